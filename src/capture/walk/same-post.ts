import type { Post } from '../../records/post.ts';
import { letters } from '../witness/letters.ts';

type Said = Omit<Post, 'position'>;

/** Letters that two texts must share to be one. */
export const WORDS = 24;
/** Letters that a text which has folded again lacks at least; what lacks fewer may be another that ends otherwise. */
const FOLDED = 10;

/** One is the other, or its beginning, as where a text has folded again. */
export function beginsAlike(a: string, b: string): boolean {
	if (a === b) return true;
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	return short.length >= WORDS && long.length - short.length >= FOLDED && long.startsWith(short);
}

/** Written by one author at one moment, and both lead to one place that is not the author's. */
export function isTheVerySame(a: Said, b: Said): boolean {
	const isMoment = a.time?.from === 'datetime-attribute' && (a.time.iso ?? '').length > DAY;
	if (!isMoment || a.time?.iso !== b.time?.iso || a.author?.name !== b.author?.name) return false;
	const own = new Set([a.author?.address, b.author?.address]);
	return a.links.some(({ address }) => !own.has(address) && b.links.some((link) => link.address === address));
}

/** Characters of a day without a clock. */
const DAY = 10;

/**
 * Of one of them it is known that the page may show it twice, as pinned and in the feed: written by one author, at one time as far as that is
 * shown, with one text or its beginning.
 */
export function isTwin(a: Said, b: Said): boolean {
	const isTime = a.time?.iso !== undefined && a.time.iso === b.time?.iso;
	const isShown = a.time?.shown !== undefined && a.time.shown === b.time?.shown;
	const [one, other] = [letters(a.text), letters(b.text)];
	const isSaid = one.length >= WORDS && other.length >= WORDS && beginsAlike(one, other);
	return isSaid && (isTime || isShown) && a.author !== undefined && a.author.name === b.author?.name;
}
