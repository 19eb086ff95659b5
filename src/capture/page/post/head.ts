import type { PostSharer, PostTime } from '../../../records/post.ts';
import { isNameWithPlace } from '../comments/comment-head.ts';
import { isTimeOnly } from '../time/times.ts';
import { deepAll, isShown, shownText, webAddress } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { isAtTop } from './at-top.ts';
import { readAuthor } from './author.ts';
import { HANDLES, isByline, plain } from './head-line.ts';
import { lineAbove } from './line-above.ts';
import { bare } from './permalink.ts';

/** Not “@kommunen”. */
const IS_NAMED = /^[^@]/u;

type Name = { readonly name: string; readonly address?: string };

/** Longest line of a head, in characters, and how many lines above a text may be its head. */
const LONGEST = 60;
const MOST = 5;
/** Letters that must be left of a text for what stands above it to be its head. */
const LEFT = 20;
/** What says that somebody shared a post. */
export const SHARES =
	/boost|reblog|repost|retweet|(?:åter|om)?post[ae]de|återpublicer|delade|delat|delt|delte|shared|shares|geteilt|teilt|partag|compart|jakoi|jaettu|udostępni|condivi/iu;

/** A post's text without its head, and what of the head is neither author nor time. */
export interface Headless {
	readonly text: string;
	/** Lines such as “1 234 följare”; empty where there are none. */
	readonly byline: string;
}

/**
 * The text without the lines above it that only say who and when: those have fields of their own.
 * @param address of the author's page, which a handle in a line of its own is known by
 */
export function withoutHead(
	text: string,
	author: string | undefined,
	shown: string | undefined,
	address?: string,
): string {
	const lines = text.split('\n');
	const when = tidy(shown ?? '');
	let isTaken = false;
	for (let most = 5; most > 0 && lines.length > 0; most--) {
		const line = tidy(lines[0] ?? '');
		const isHead =
			line === '' ||
			line === when ||
			(author !== undefined && isByline(line, author, when)) ||
			(author !== undefined && isAboveByline(line, tidy(lines[1] ?? ''), author, when)) ||
			(author !== undefined &&
				when !== '' &&
				tidy(lines[1] ?? '') === when &&
				isNameWithPlace(line, author)) ||
			isOwnHandle(line, when, address);
		if (!isHead) break;
		if (line !== '') isTaken = true;
		lines.shift();
	}
	// What stands below a head that has been taken is the writer's, a day that something happens on too.
	return (isTaken ? lines : withoutByline(lines, author, when)).join('\n');
}

/** Lines below a title that are asked whether they say nothing but who and when, and letters of the words around those. */
const BELOW_TITLE = 3;
const AROUND = 16;

/** Below a title the line that says who wrote it and when, “Inskickat av Kommunen den 7 november”, or when alone, where words follow. */
function withoutByline(
	lines: readonly string[],
	author: string | undefined,
	when: string,
): readonly string[] {
	if (when === '') return lines;
	const at = lines.slice(0, BELOW_TITLE).findIndex((line) => isWhoAndWhen(tidy(line), author, when));
	const isAlone = tidy(lines[at] ?? '') === when;
	const isOnce = lines.filter((line) => (isAlone ? tidy(line) === when : line.includes(when))).length === 1;
	return at > 0 && at < lines.length - 1 && isOnce ? lines.filter((_line, i) => i !== at) : lines;
}

function isWhoAndWhen(line: string, author: string | undefined, when: string): boolean {
	if (!line.includes(when)) return false;
	if (line === when) return true;
	if (author === undefined || !line.includes(author)) return false;
	const rest = line.replace(author, ' ').replace(when, ' ');
	return plain(rest).length <= AROUND && !/[.!?]$/.test(rest.trim());
}

/** The initials of the name in place of a face, or that the post is pinned, above the name. */
function isAboveByline(line: string, next: string, author: string, when: string): boolean {
	if (!isByline(next, author, when)) return false;
	const initials = author.split(/\s+/).map((word) => word.charAt(0));
	return (
		PINNED.test(line) || (line.length <= 3 && initials.join('').toLowerCase().startsWith(line.toLowerCase()))
	);
}

const PINNED =
	/^(?:📌\s*)?(?:fäst(?:a)?(?: inlägg(?:et)?)?|klistrat|klistrad|pinned(?: post| tweet)?|festet(?: innlegg)?|fastgjort(?: opslag)?|kiinnitetty)$/iu;

/** “@kommunen · 3 h”, or the handle alone where the author's own page is called so: somebody who is spoken to is no head. */
function isOwnHandle(line: string, when: string, address: string | undefined): boolean {
	const handle = line.match(HANDLES)?.[0] ?? '';
	if (!line.startsWith('@') || plain(line.replace(handle, ' ').replace(when, ' ')) !== '') return false;
	const name = handle.slice(1).split('@')[0]?.toLowerCase() ?? '';
	const path =
		URL.parse(address ?? '')
			?.pathname.toLowerCase()
			.split('/') ?? [];
	return path.some((part) => part === name || part === `@${name}`);
}

function tidy(line: string): string {
	return line.replace(/^[·•|\s]+|[·•|\s]+$/g, '').trim();
}

/**
 * As `withoutHead`, and without the short lines that stand between author and time in one box with both, above the text:
 * followers, places, roles. Where little would be left, they are the text.
 */
export function beheaded(
	root: Element,
	whole: string,
	author: Name | undefined,
	time: PostTime | undefined,
	sharer?: string,
): Headless {
	// The line that says who shared has a field of its own as well.
	const shown = tidy(time?.shown ?? '');
	const own = sharer ? withoutStart(whole, sharer, shown) : whole;
	const isHead = (line: string) => author !== undefined && isByline(tidy(line), author.name, shown);
	const above = author && lineAbove(own, author.name, root, isHead);
	const text = withoutHead(own.slice(above?.length ?? 0), author?.name, time?.shown, author?.address);
	if (!author) return withoutNameAndTime(text, shown);
	if (above) return { text, byline: tidy(above.trim()) };
	if (shown === '') return { text, byline: '' };
	const lines = text.split('\n');
	const ends = (line: string) => line.endsWith(shown) && /[·•|]\s*$/u.test(line.slice(0, -shown.length));
	const at = lines
		.slice(0, MOST)
		.findIndex((line) => line.length < LONGEST && (tidy(line).startsWith(shown) || ends(tidy(line))));
	if (at < 0 || lines.slice(0, at).some((line) => line.length > LONGEST)) return { text, byline: '' };
	const rest = lines.slice(at + 1);
	if (rest.join('').replace(/\P{L}+/gu, '').length < LEFT) return { text, byline: '' };
	const head = headOf(root, author.name, shown);
	const inHead = new Set(head ? shownText(head).split('\n') : []);
	if (inHead.size > MOST * 2 || !lines.slice(0, at + 1).every((line) => line === '' || inHead.has(line)))
		return { text, byline: '' };
	const beside = lines.slice(0, at + 1).filter((line) => !['', plain(shown)].includes(plain(line)));
	return {
		text: withoutHead(rest.join('\n'), author.name, time?.shown, author.address),
		byline: beside.join('\n'),
	};
}

/** The text without a line that it begins with, or that stands below when it was written; also where that is broken in several. */
function withoutStart(whole: string, line: string, when: string): string {
	const lines = whole.split('\n');
	let left = line.replace(/\s+/g, '');
	for (let at = tidy(lines[0] ?? '') === when ? 1 : 0; at < lines.length; at++) {
		const next = (lines[at] ?? '').replace(/\s+/g, '');
		if (left === '') return lines.slice(at).join('\n');
		if (!left.startsWith(next)) return whole;
		left = left.slice(next.length);
	}
	return whole;
}

/** “Kommunen · 3 tim” above a text, where nothing tells that the first is a name and no kind of news. */
function withoutNameAndTime(text: string, shown: string): Headless {
	const [first = '', ...rest] = text.split('\n');
	const before = shown !== '' && first.endsWith(shown) ? first.slice(0, -shown.length) : '';
	const name = /^(.{2,60}?)\s*[·•|–—]\s*$/u.exec(before)?.[1]?.trim();
	const isLeft = rest.join('').replace(/\P{L}+/gu, '').length >= LEFT;
	return name && isLeft && !/[.!?:]$/.test(name)
		? { text: rest.join('\n').replace(/^\n+/, ''), byline: name }
		: { text, byline: '' };
}

/** The smallest box that shows both who and when. */
function headOf(root: Element, author: string, shown: string): Element | undefined {
	const time = deepAll('time,[datetime],abbr,a,span,small,p,div', root).find(
		(el) => (el.textContent ?? '').length < LONGEST && tidy(shownText(el)) === shown,
	);
	for (let up = time ?? null; up && up !== root; up = parentOf(up))
		if (shownText(up).split('\n').includes(author)) return up;
	return undefined;
}

/**
 * Who put somebody else's post into this feed, and whose it is: a short line above the box of author and time names the
 * account whose page this is, or says that somebody shared.
 */
export function readSharer(
	root: Element,
	skip: (el: Element) => boolean,
	permalink: string | undefined,
): { readonly sharedBy: PostSharer; readonly author: Name } | undefined {
	const time =
		deepAll('time,[datetime],abbr[title]', root).find((el) => !skip(el) && isShown(el)) ??
		shownTime(root, skip);
	if (!time) return undefined;
	let head: Element | undefined;
	let author: Name | undefined;
	for (
		let up = parentOf(time);
		up && up !== root && !(author && IS_NAMED.test(author.name));
		up = parentOf(up)
	) {
		const named = readAuthor(up, skip, permalink);
		// Beside the time there may stand only what machines call the account; its name stands above that.
		if (author && named?.address !== author.address) break;
		author = named ?? author;
		head = up;
	}
	if (!head || !author) return undefined;
	const top = head;
	const named = deepAll('a[href],strong,b,bdi', root).find(
		(el) => !skip(el) && isShown(el) && shownText(el) !== '',
	);
	const isAbove = (el: Element) =>
		!contains(top, el) &&
		!contains(el, top) &&
		el.getBoundingClientRect().bottom <= top.getBoundingClientRect().top + 4;
	if (!named || !isAbove(named)) return saidAbove(root, skip, author, isAbove);
	let line: Element = named;
	for (let up = parentOf(named); up && up !== root && !contains(up, top); up = parentOf(up)) {
		if (shownText(up).length > LONGEST + 30) break;
		line = up;
	}
	const shown = shownText(line).replace(/\s+/g, ' ');
	const address = webAddress(named.getAttribute('href') ?? named.closest('a[href]')?.getAttribute('href'));
	const isOwn = address !== undefined && bare(address) === bare(location.href);
	const name = sharerIn(shownText(named).replace(/\s+/g, ' '));
	const says = SHARES.test(shown);
	if (name.length < 2 || name === author.name || !(says || (isOwn && shown.length > name.length + 2)))
		return undefined;
	return { sharedBy: { name, ...(address ? { address } : {}), shown }, author };
}

/** Who shared, in a line of plain words: “Reposted by Kommunen”. */
function saidAbove(
	root: Element,
	skip: (el: Element) => boolean,
	author: Name,
	isAbove: (el: Element) => boolean,
): { readonly sharedBy: PostSharer; readonly author: Name } | undefined {
	const line = deepAll('p,div,span,small', root).find(
		(el) => SHARES.test(el.textContent ?? '') && !skip(el) && isShown(el) && isAbove(el),
	);
	const shown = line ? shownText(line).replace(/\s+/g, ' ') : '';
	const name = sharerIn(shown);
	const isLine = shown !== '' && shown.length <= LONGEST && !/[.!?:]$/.test(shown);
	return isLine && name !== shown && /^\p{Lu}/u.test(name) && name !== author.name
		? { sharedBy: { name, shown }, author }
		: undefined;
}

/** In words alone, above what the post says: “1 mån •”. */
function shownTime(root: Element, skip: (el: Element) => boolean): Element | undefined {
	return deepAll('a,span,small,p,div', root).find((el) => {
		const said = tidy(el.textContent ?? '');
		return (
			said.length >= 2 &&
			said.length <= 40 &&
			isTimeOnly(said) &&
			!skip(el) &&
			isShown(el) &&
			isAtTop(el, root)
		);
	});
}

/** The name in a line that says more: “Kommunen boostade”, “Reposted by Kommunen”. */
export function sharerIn(said: string): string {
	const words = said.split(' ');
	const at = words.findIndex((word) => SHARES.test(word));
	if (at < 0) return said;
	const by = words.findIndex((word, i) => i > at && /^(?:av|by|af|von|par|por|door|przez)$/i.test(word));
	const kept =
		by > 0
			? words.slice(by + 1)
			: words
					.slice(0, at)
					.filter((word, i, all) => i < all.length - 1 || !/^(?:har|has|hat|a|ha)$/i.test(word));
	return kept.join(' ');
}
