import { nameBesideTime } from '../post/nameplate.ts';
import { readText } from '../post/post.ts';
import { isTimeOnly } from '../time/times.ts';
import { buildOf } from '../tree/build.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { contains } from '../tree/tree.ts';
import { badgesBeside } from './badges.ts';

/** Lines of a link that holds a name and what its bearer is, at most, and characters of each. */
const LINES = 4;
const LONGEST = 120;
/** What a platform calls whoever speaks: the writer of the post, one who keeps order. Alone in a line, below the name. */
const ROLE =
	/^(?:(?:inläggets )?(?:författare|skapare|upphovsperson)|trådskapare|author|(?:original )?poster|creator|op|admin(?:istratör|istrator)?|moderator|moderatör|redaktör|redaktionen|personal|staff|topp-?fan|top fan|forfatter|kirjoittaja|verfasser(?:in)?|auteur)$/iu;
const CONTROLS =
	/^(?:svara|reply|gilla|like|dela|share|rapportera|report|redigera|edit|visa mer|see more)$/iu;

/**
 * What stands in a comment's head below the name and is no word of what is said: in one link with the name what its bearer is
 * (“Siv Ek / Medborgare i Ängby”), or the role that the platform gives them (“Författare”); badges also beside a name without a link. Empty
 * where nothing else would be said.
 * @param skip other comments within this one
 */
export function besideName(comment: Element, skip: (el: Element) => boolean): Element[] {
	const link = deepAll('a[href]', comment).find(
		(el) => !skip(el) && isShown(el) && shownText(el) !== '' && !isTimeOnly(shownText(el)),
	);
	const isLeft = (head: Element) => says(readText(comment, (x) => skip(x) || x === head));
	const plain = nameBesideTime(comment, skip)?.holder;
	if (plain && plain !== comment && !(link && isNotAfter(link, plain)))
		return badgesBeside(plain, comment, skip, isLeft);
	if (!link) return [];
	const [name = '', ...lines] = shownText(link).split('\n');
	if (name.length > 60 || lines.length >= LINES || lines.some((line) => line.length > LONGEST)) return [];
	const inLink = deepAll('*', link).filter((el) => isOneOf(el, lines, name));
	const roles = rolesAfter(link, comment, skip);
	const badges = badgesBeside(link, comment, skip, isLeft);
	const beside = [...inLink, ...roles, ...badges];
	const isApart = (x: Element) => skip(x) || x === link || beside.includes(x);
	return beside.length > 0 && says(readText(comment, isApart)) ? beside : [];
}

/** It begins no later than the other, or holds it. */
function isNotAfter(el: Element, other: Element): boolean {
	return contains(el, other) || (other.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}

function isOneOf(el: Element, lines: readonly string[], name: string): boolean {
	const said = shownText(el);
	return said !== '' && said !== name && said.split('\n').every((line) => lines.includes(line));
}

/** Right below the link: the first words after it. */
function rolesAfter(link: Element, comment: Element, skip: (el: Element) => boolean): Element[] {
	const after = deepAll('span,div,small,em,b,strong,p,label', comment).find(
		(el) =>
			Boolean(link.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) &&
			!contains(link, el) &&
			!skip(el) &&
			isShown(el) &&
			shownText(el) !== '',
	);
	return after && ROLE.test(shownText(after)) && !isFirstOfItsKind(after) ? [after] : [];
}

/** What follows is built like it and says something: both are what somebody wrote, and one word may be the first of it. */
function isFirstOfItsKind(el: Element): boolean {
	const next = el.nextElementSibling;
	return next !== null && buildOf(next) === buildOf(el) && isShown(next) && says(shownText(next));
}

/** Words are left that somebody says. */
function says(text: string): boolean {
	return text
		.split('\n')
		.some((line) => /[\p{L}\p{Extended_Pictographic}]/u.test(line) && !line.split(/[·•|]/u).every(isFoot));
}

/** Words of a count, with its number. */
const COUNTED_WORDS = 5;

/** When, how many, and what may be pressed: it stands below a comment that is a link as a whole, and nobody says it. */
function isFoot(part: string): boolean {
	const said = part.trim();
	const words = said.split(/\s+/);
	const isCount = /^\d/.test(said) && words.length <= COUNTED_WORDS && !/[.!?]$/.test(said);
	return (
		said === '' ||
		isCount ||
		isTimeOnly(said) ||
		words.every((word) => CONTROLS.test(word)) ||
		CONTROLS.test(said)
	);
}
