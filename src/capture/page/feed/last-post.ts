import { isoFromShown, isTimeOnly } from '../time/times.ts';
import { deepAll, plainText, shortHash } from '../tree/dom.ts';
import { saysWhen } from './post-signs.ts';

/** Letters that have stayed as they were, from which on a post is still the one that it was. */
const STAYED = 24;
/** Letters of a piece of text that a page counts or tells the time in, and how many of those one post may have. */
const LIVE = 30;
const MOST_LIVE = 4;

interface Reading {
	readonly el: Element;
	readonly whole: string;
	readonly pieces: readonly string[];
	readonly sources: string;
	readonly state: string;
}

let known: Reading | undefined;

/**
 * What the last post of a feed shows, as a hash: another post there is growth. A clock, a number of viewers or “3 seconds ago” is
 * not, where all else in the same element stays as it was: its words, where its links lead, its pictures. Where nothing but numbers
 * tells it from the post above it, they are what it is known by, and another number is another post.
 * @param above the post before it
 */
export function stateOfLast(el: Element, above?: Element): string {
	const whole = shortHash(plainText(el));
	if (known?.el === el && known.whole === whole) return known.state;
	const [pieces, sources] = [piecesOf(el), sourcesOf(el)];
	const isSame =
		known?.el === el &&
		known.sources === sources &&
		isStill(known.pieces, pieces) &&
		!(above && areToldByNumbers(known.pieces, piecesOf(above)));
	const state = isSame && known ? known.state : whole;
	known = { el, whole, pieces, sources, state };
	return state;
}

/** Nothing differs but numbers and times in a few short pieces, beside enough that is the same. */
function isStill(before: readonly string[], now: readonly string[]): boolean {
	if (before.length !== now.length) return false;
	const changed = now.flatMap((piece, i) => (piece === before[i] ? [] : [[before[i] ?? '', piece] as const]));
	const same = now.filter((piece, i) => piece === before[i]);
	const stayed = Math.max(0, ...same.map(lettersOf));
	return stayed >= STAYED && changed.length <= MOST_LIVE && changed.every(([was, is]) => isLive(was, is));
}

/** A list of rows that say the same but for a number in each, as “Protokoll 12” and “Protokoll 13” do. */
function areToldByNumbers(one: readonly string[], other: readonly string[]): boolean {
	const isAlike = (piece: string, i: number) => withoutNumbers(piece) === withoutNumbers(other[i] ?? '');
	return one.length === other.length && one.every(isAlike) && one.join('\n') !== other.join('\n');
}

function isLive(was: string, is: string): boolean {
	if (lettersOf(was) > LIVE || lettersOf(is) > LIVE) return false;
	// “För en minut sedan” ages; “13 november” does not: another day is another post's.
	const [day, other] = [fixedDay(was), fixedDay(is)];
	if (day !== undefined && other !== undefined && day !== other) return false;
	const isTime = (piece: string) => isTimeOnly(piece) || saysWhen(piece);
	return withoutNumbers(was) === withoutNumbers(is) || (isTime(was) && isTime(is));
}

const DAYS = 2 * 24 * 3_600_000;

/** The day that it says, where that is the same whenever it is read. */
function fixedDay(piece: string): string | undefined {
	const now = Date.now();
	const iso = isoFromShown(piece, now);
	return iso !== undefined && iso === isoFromShown(piece, now + DAYS) ? iso.slice(0, 10) : undefined;
}

function withoutNumbers(piece: string): string {
	return piece.replace(/\p{N}+/gu, '');
}

function lettersOf(piece: string): number {
	return piece.replace(/\P{L}+/gu, '').length;
}

/** Its pieces of text in their order, without white space around them. */
function piecesOf(el: Element): string[] {
	const pieces: string[] = [];
	for (const root of [el, ...deepAll('*', el).flatMap(({ shadowRoot }) => shadowRoot ?? [])]) {
		const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const piece = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
			if (piece !== '' && !node.parentElement?.matches('script,style')) pieces.push(piece);
		}
	}
	return pieces;
}

function sourcesOf(el: Element): string {
	const all = [
		el,
		...deepAll('a[href],img,source,video,[datetime],[id],[data-id],[data-index],[aria-posinset]', el),
	];
	const named = [
		'href',
		'src',
		'srcset',
		'poster',
		'datetime',
		'id',
		'data-id',
		'data-index',
		'aria-posinset',
	];
	return all.map((x) => named.map((name) => x.getAttribute(name) ?? '').join('\n')).join('\n');
}
