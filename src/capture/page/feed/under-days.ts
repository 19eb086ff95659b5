import type { PostTime } from '../../../records/post.ts';
import { isTimeOnly, timeFromShown } from '../time/times.ts';
import { isShown, shownText } from '../tree/dom.ts';
import { childrenOf, parentOf } from '../tree/tree.ts';

/** An hour that a box begins with, and what may stand before it. */
const CLOCK = /^(?:kl\.? ?)?(\d{1,2}[:.]\d{2})(?![\d:.])/iu;
/** Letters of what stands under a day from which on it says something, and characters of the day. */
const LETTERS = 24;
const LONGEST = 40;
/** Boxes around an entry in which its day may stand, above it. */
const MOST_OUTWARD = 3;

/**
 * Where each of the boxes begins with a day and nothing else: what stands in them under it and begins with an hour. Those are the
 * posts, and the boxes are their days; none where one of the boxes is otherwise, most have nothing under them, or they are no more
 * than the boxes. A day with nothing under it stays a post, so that what it says is in one.
 */
export function entriesUnderDays(boxes: readonly Element[]): Element[] {
	if (boxes.some((box) => dayOf(box, Date.now()) === undefined)) return [];
	const each = boxes.map(entriesIn);
	if (each.filter((entries) => entries.length > 0).length * 2 < boxes.length) return [];
	const all = boxes.flatMap((box, i) => (each[i]?.length ? each[i] : [box]));
	return all.length > boxes.length ? all : [];
}

function entriesIn(box: Element): Element[] {
	for (const holder of [box, ...childrenOf(box)]) {
		const found = childrenOf(holder).filter((el) => isShown(el) && clockOf(el) !== undefined);
		// Those that say little, or show a picture, are entries among those that say more.
		if (found.length > 0 && found.filter(saysMore).length * 2 >= found.length) return found;
	}
	return [];
}

function clockOf(el: Element): string | undefined {
	return CLOCK.exec(shownText(el))?.[1];
}

function saysMore(el: Element): boolean {
	return (el.textContent ?? '').replace(/\P{L}+/gu, '').length >= LETTERS;
}

/** The words of the first part of a box, where they are a day. */
function dayOf(box: Element, now: number): string | undefined {
	const first = childrenOf(box).find(isShown);
	const words = (first?.textContent ?? '').replace(/\s+/g, ' ').trim();
	if (words === '' || words.length > LONGEST || !isTimeOnly(words)) return undefined;
	return timeFromShown(words, now)?.iso.length === 'yyyy-mm-dd'.length ? words : undefined;
}

/** The hour that a post begins with, on the day that it stands under. */
export function timeUnderDay(root: Element, now: number): PostTime | undefined {
	const clock = clockOf(root);
	if (clock === undefined) return undefined;
	let up = parentOf(root);
	for (let height = 0; up && height < MOST_OUTWARD; height++, up = parentOf(up)) {
		const day = dayOf(up, now);
		const told = day === undefined ? undefined : timeFromShown(`${day} ${clock}`, now);
		if (told) return { shown: clock, ...told, from: 'shown' };
	}
	return undefined;
}
