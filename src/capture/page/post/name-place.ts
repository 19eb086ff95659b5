import { isFace } from '../comments/small-face.ts';
import { buildOf } from '../tree/build.ts';
import { deepAll, isShown, shownText, webAddress } from '../tree/dom.ts';
import { once } from '../tree/once.ts';
import { parentOf } from '../tree/tree.ts';
import { nameBesideTime } from './nameplate.ts';
import { bare } from './permalink.ts';

/** Boxes built like a post beside it that are asked, and those that must answer alike. */
const NEAR = 6;
const LEAST = 2;
/** CSS pixels between a face and the name beside it or below it. */
const BESIDE = 48;

/** What readers are asked to do, and nobody is called unless all of the page says so: it may stand before a name, floated to the right. */
const ASKS =
	/^(?:\+ ?)?(?:följ|follow|svara|reply|gilla|like|prenumerera|subscribe|logga in|log ?in|sign (?:in|up)|kopiera länk|copy link)$/iu;

/**
 * A word that may also say what can be done, or who may see it, stands where a name does: it begins the post, as initials at most stand
 * before it; and a face stands beside it, or it stands beside the time and leads where the same word leads in all that is built alike, or the page is called so.
 * What can be done with a post leads elsewhere in each, and stands below it.
 * @param skip what is none of the post's own, as comments
 */
export function isInNamesPlace(
	el: Element,
	name: string,
	root: Element,
	skip: (el: Element) => boolean,
): boolean {
	const [first = '', second = ''] = shownText(root, skip).split('\n').filter(Boolean);
	const begin = first.length <= 3 && name.startsWith(first.charAt(0)) && first !== name ? second : first;
	if (!begin.startsWith(name) || /^\p{L}/u.test(begin.slice(name.length))) return false;
	if (isCalled(name)) return true;
	if (ASKS.test(name)) return false;
	return hasFaceBefore(el, root, skip) || (isBesideTime(name, root, skip) && leadsToOne(el, name, root));
}

/** Nothing but a handle stands between the two. */
export function isBesideTime(name: string, root: Element, skip: (el: Element) => boolean): boolean {
	const plate = nameBesideTime(root, skip);
	return plate?.name === name && plate.head.replace(/@\S+/g, '').trim() === name;
}

/** A control may have a face beside it as well, below the words: this one stands before the word, or above it. */
function hasFaceBefore(name: Element, root: Element, skip: (el: Element) => boolean): boolean {
	const { top, bottom, left } = name.getBoundingClientRect();
	return deepAll('img,canvas,svg,i,span,div', root).some((face) => {
		const box = face.getBoundingClientRect();
		if (box.bottom < top - BESIDE || box.top > bottom || box.left > left + box.width) return false;
		return (
			(face.compareDocumentPosition(name) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
			!face.contains(name) &&
			isFace(face) &&
			!skip(face)
		);
	});
}

/** Whoever writes in an account's feed has one page. */
function leadsToOne(el: Element, name: string, root: Element): boolean {
	const to = leadOf(el.closest('a[href]') ?? el.querySelector('a[href]'));
	if (to === undefined || to === bare(location.origin)) return false;
	const row = [...(parentOf(root)?.children ?? [])];
	const at = row.indexOf(root);
	const build = buildOf(root);
	const beside = row
		.slice(Math.max(0, at - NEAR), at + NEAR + 1)
		.filter((other) => other !== root && buildOf(other) === build && isShown(other));
	const alike = beside.filter((other) =>
		deepAll('a[href]', other).some((link) => shownText(link).trim() === name && leadOf(link) === to),
	);
	return alike.length >= LEAST && alike.length === beside.length;
}

function leadOf(link: Element | null): string | undefined {
	const address = webAddress(link?.getAttribute('href'));
	return address === undefined ? undefined : bare(address);
}

function isCalled(name: string): boolean {
	return wholeNames().includes(name.toLowerCase());
}

/** What the page says of itself, each time whole, in lower case: its title, its headings of the first rank, what it declares. */
const wholeNames = once((): string[] => {
	const meta = [...document.querySelectorAll('meta[property="og:title"],meta[property="og:site_name"]')].map(
		(el) => el.getAttribute('content') ?? '',
	);
	const headings = deepAll('h1')
		.filter(isShown)
		.map((el) => shownText(el));
	return [document.title, ...meta, ...headings].map((text) => text.replace(/\s+/g, ' ').trim().toLowerCase());
});

/** What may stand after a name in what the page says of itself: “Bibliotek · Umeå kommun | Torget”. */
const EDGE = /^\s*(?:$|[|•·,(–—:-])/u;

/** The page states a name whole, with the dot in it: then nothing of it is where somebody lives. */
export function isStatedWhole(name: string): boolean {
	const said = name.replace(/\s+/g, ' ').trim().toLowerCase();
	return wholeNames().some((text) => text.startsWith(said) && EDGE.test(text.slice(said.length)));
}
