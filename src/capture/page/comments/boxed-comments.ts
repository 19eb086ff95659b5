import type { Comment } from '../../../records/post.ts';
import { findQuoted } from '../post/quoted.ts';
import { touched } from '../tree/once.ts';
import { beginnings, isStill } from '../unfold/beginnings.ts';
import { boxDone, boxesWaiting } from '../unfold/inner-boxes.ts';
import { readComments } from './comments.ts';

/** More steps than any list of comments is walked in. */
const MOST_STEPS = 200;
/** Share of its window that a box is moved by, so that nothing passes unseen. */
const STEP = 0.7;

/** How far a box has come: its height when its end was seen first tells whether it has grown since. */
interface Going {
	readonly steps: number;
	readonly endAt: number;
}
const going = new WeakMap<Element, Going>();
/** What was read of each post while its boxes were scrolled, in that order: some draw no more than what is in view. */
const read = new WeakMap<Element, Map<string, Comment>>();
/** What a post said whose comments were read in a box over the page: its node may go to another. */
const readOver = new WeakMap<
	Element,
	{ readonly lines: readonly string[]; readonly said: Map<string, Comment> }
>();

/**
 * Reads the comments of the posts between two rows as far as they are shown, and moves each box that they scroll in by a
 * step; one whose end has been in view twice, with time to grow between, is put back to its beginning.
 * @returns boxes that have not come to their end
 */
export function stepBoxes(from: number, to: number, now: number): number {
	const waiting = boxesWaiting(from, to);
	for (const post of new Set(waiting.map((one) => one.post))) remember(post, now);
	let left = 0;
	for (const { box } of waiting) {
		const { steps, endAt } = going.get(box) ?? { steps: 0, endAt: -1 };
		const isAtEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
		if ((isAtEnd && endAt === box.scrollHeight) || steps >= MOST_STEPS) {
			boxDone(box, isAtEnd);
			box.scrollTo({ top: 0, behavior: 'instant' });
			continue;
		}
		left++;
		going.set(box, { steps: steps + 1, endAt: isAtEnd ? box.scrollHeight : -1 });
		if (!isAtEnd) box.scrollBy({ top: box.clientHeight * STEP, behavior: 'instant' });
	}
	if (waiting.length > 0) touched();
	return left;
}

function remember(post: Element, now: number): void {
	const known = read.get(post) ?? new Map<string, Comment>();
	read.set(post, known);
	for (const comment of readComments(post, now, findQuoted(post)).tree) keep(known, comment);
}

/** The same node may hold one comment after another: who and what must be the same too. */
function keep(known: Map<string, Comment>, comment: Comment): void {
	const key = JSON.stringify([comment.id, comment.author?.name, comment.text]);
	const had = known.get(key);
	if (!had || had.replies.length < comment.replies.length) known.set(key, comment);
}

/** Keeps comments of a post that the page showed in a box over it, each once. @returns how many there are by now */
export function keepSaid(post: Element, comments: readonly Comment[]): number {
	const known = readOver.get(post);
	const { lines, said } =
		known && isStill(post, known.lines)
			? known
			: { lines: beginnings(post), said: new Map<string, Comment>() };
	for (const comment of comments) keep(said, comment);
	readOver.set(post, { lines, said });
	return said.size;
}

/** The comments that a post shows, with those that it showed while its boxes were scrolled. */
export function withBoxed(post: Element, shown: readonly Comment[]): readonly Comment[] {
	const over = readOver.get(post);
	const before = [...(read.get(post) ?? []), ...(over && isStill(post, over.lines) ? over.said : [])];
	if (before.length === 0) return shown;
	const all = new Map(before);
	for (const comment of shown) keep(all, comment);
	return [...all.values()];
}

/** How many were read in that way. */
export function boxedCount(post: Element): number {
	return (read.get(post)?.size ?? 0) + (readOver.get(post)?.said.size ?? 0);
}
