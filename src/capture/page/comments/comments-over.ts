import type { Comment } from '../../../records/post.ts';
import type { Hanging } from '../around/hanging.ts';
import { closerOf, isGone, newBoxesOver, OVER, press } from '../around/over.ts';
import { deepAll, isShown, labelOf, plainText } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { onTrial, settle, type Trial, toPress, waitsOver, wasAsked } from '../unfold/asked-over.ts';
import { foldsIn, unfoldBox } from '../unfold/folds.ts';
import { askedForAll } from '../unfold/shown-before.ts';
import { keepWords, showsMore, wordsInBox, wordsOver } from '../unfold/words-over.ts';
import { unlock } from '../window/lock.ts';
import { frames, view } from '../window/scroller.ts';
import { hide } from '../window/stilled.ts';
import { keepSaid } from './boxed-comments.ts';
import { findComments, readComments } from './comments.ts';

/** More steps than any list of comments is walked in, and the share of its window that it is moved by. */
const MOST_STEPS = 200;
const STEP = 0.7;
/** Letters from which on what the box shows and the post says too is the post once more. */
const SAME = 40;
/** CSS pixels; a line of a text is taller. */
const LEAST_GAIN = 8;

/** A box over the page with the comments of a post. */
interface Open extends Trial {
	readonly box: Element;
	/** What scrolls in it and holds the comments; absent where nothing does. */
	readonly scrolls: Element | undefined;
	readonly label: string;
	/** Rows of what scrolls that a picture has been taken of. */
	done: number;
	/** All of it has been in a picture so far. */
	isWhole: boolean;
	steps: number;
	endAt: number;
}
let open: Open | undefined;
let asking: Trial | undefined;

/** A box has come up over the page since a control for comments was pressed alone. */
export function cameOver(): boolean {
	return onTrial() !== undefined && newBoxesOver().length > 0;
}

/**
 * Waits until it is seen where comments come that a control was pressed for alone: in its post, or over the page.
 * @returns whether a box has come up over the page
 */
export async function awaitTrial(ms: number): Promise<boolean> {
	for (const end = performance.now() + ms; performance.now() < end; await frames(2)) {
		const trial = onTrial();
		touched();
		if (!trial || hasGrown(trial)) return false;
		if (newBoxesOver().length > 0) return true;
	}
	return false;
}

/** What was asked for has come in the post. */
function hasGrown({ post, length, height }: Trial): boolean {
	return plainText(post).length > length || post.getBoundingClientRect().height > height + LEAST_GAIN;
}

/** Controls between two rows wait to be pressed, whose comments come up over the page. */
export function overWaits(from: number, to: number): boolean {
	return foldsIn(from, to).some(({ el, post }) => waitsOver(el, post));
}

/** Presses the next control between two rows whose comments come up over the page, or takes what is up already. @returns what it says */
export function openOver(from: number, to: number): string | null {
	const trial = onTrial();
	if (trial) {
		// Where it holds no comments, no control of that build is pressed again.
		settle('stays-over');
		asking = trial;
	} else {
		const next = foldsIn(from, to).find(({ el, post }) => waitsOver(el, post));
		asking = next && toPress(next.el, next.post);
		(next?.el as HTMLElement | undefined)?.click();
		touched();
	}
	if (!asking) return null;
	// Until it is read, it counts as asked for and not had.
	wasAsked(asking.control, asking.post, false);
	return labelOf(asking.control).slice(0, 60);
}

/** Waits until the box is up and holds comments. @returns false where it does not within the time */
export async function awaitOver(ms: number): Promise<boolean> {
	if (!asking) return false;
	for (const end = performance.now() + ms; performance.now() < end; await frames(2)) {
		touched();
		const box = asking.asks === 'words' ? boxWithWords(asking.post) : boxWithComments();
		if (!box) continue;
		settle('over', asking);
		const comments = findComments(box);
		const scrolls = scrollerOf(box, asking.asks === 'words' ? deepAll('*', box) : comments);
		const label = labelOf(asking.control).slice(0, 60);
		open = { ...asking, box, scrolls, label, done: 0, isWhole: true, steps: 0, endAt: -1 };
		return true;
	}
	return false;
}

/** Unfolds what is folded in the box, and reads the comments that it shows. @returns how many folds were pressed */
export function unfoldOver(now: number): number {
	if (!open?.box.isConnected) return 0;
	const { box, post, steps } = open;
	const own = letters(plainText(post));
	const isOwn = ({ text }: Comment) => letters(text).length >= SAME && own.includes(letters(text));
	const { tree, elements } = readComments(box, now);
	const words = wordsInBox(box, post, (el) =>
		elements.some((said) => contains(said, el) && !isOwnWords(said, own)),
	);
	if (words !== undefined) keepWords(post, words);
	const repeated = tree.filter(isOwn).flatMap(({ replies }) => replies);
	keepSaid(post, [...tree.filter((comment) => !isOwn(comment)), ...repeated]);
	if (steps >= MOST_STEPS) return 0;
	open.steps++;
	return unfoldBox(box);
}

/** The part of the box that no picture shows yet; null where there is none in the window. */
export function partOver(): Hanging | null {
	if (!open?.box.isConnected) return null;
	const { box, scrolls } = open;
	const panel = deepAll(OVER, box).find((el) => isShown(el) && (!scrolls || contains(el, scrolls))) ?? box;
	const around = panel.getBoundingClientRect();
	const [left, right] = [Math.max(0, Math.floor(around.left)), Math.min(innerWidth, Math.ceil(around.right))];
	let [top, bottom] = [Math.max(0, Math.floor(around.top)), Math.min(innerHeight, Math.ceil(around.bottom))];
	if (scrolls) {
		const rows = scrolls.getBoundingClientRect();
		const first = rows.top + scrolls.clientTop;
		const end = Math.min(bottom, first + scrolls.clientHeight);
		if (open.done > 0) {
			top = Math.round(first + open.done - scrolls.scrollTop);
			bottom = Math.floor(end);
		}
		if (top < first - 1 && open.done > 0) open.isWhole = false;
		top = Math.max(top, 0);
		open.done = Math.max(open.done, Math.floor(end - first + scrolls.scrollTop));
	} else {
		if (open.done > 0) return null;
		open.done = around.height;
		if (around.top < 0 || around.bottom > innerHeight + 1) open.isWhole = false;
	}
	if (bottom - top < 2 || right - left < 16) return null;
	const { inner, offset } = view();
	return { left, top, bottom, width: right - left, scrolled: inner ? 0 : offset };
}

/** Scrolls the box a step further. @returns false where its end has been in view twice, with time to grow between */
export function scrollOver(): boolean {
	if (!open?.scrolls || open.steps >= MOST_STEPS) return false;
	const { scrolls, endAt } = open;
	open.steps++;
	const isAtEnd = scrolls.scrollTop + scrolls.clientHeight >= scrolls.scrollHeight - 2;
	if (isAtEnd && endAt === scrolls.scrollHeight) return false;
	open.endAt = isAtEnd ? scrolls.scrollHeight : -1;
	if (!isAtEnd) scrolls.scrollBy({ top: scrolls.clientHeight * STEP, behavior: 'instant' });
	return true;
}

/** What came of a box. */
export interface ReadOver {
	readonly label: string;
	/** Comments of the post that it showed, answers not counted. */
	readonly comments: number;
	/** It was asked for the rest of the post's text, and showed it. */
	readonly words: boolean;
	/** The beginning of its post, where pictures do not show all of the box. */
	readonly shut?: string;
}

/** Closes the box, and gives its comments to the post. @returns null where none was up: then the post's comments were not had */
export async function closeOver(): Promise<ReadOver | null> {
	const was = open;
	open = undefined;
	asking = undefined;
	if (!was) return null;
	const { box, control, post, label, isWhole } = was;
	const comments = keepSaid(post, []);
	const isRead = was.asks === 'words' ? wordsOver(post) !== undefined : comments > 0;
	const closer = box.isConnected ? closerOf(box) : undefined;
	if (closer) press(closer);
	if (!(await isGone(box))) {
		const pressed = { key: 'Escape', code: 'Escape', bubbles: true, cancelable: true, composed: true };
		box.dispatchEvent(new KeyboardEvent('keydown', pressed));
	}
	if (!(await isGone(box))) {
		if (box instanceof HTMLDialogElement) box.close();
		hide(box);
		await unlock();
		settle('stays-over', was);
	}
	wasAsked(control, post, isRead);
	touched();
	const says = plainText(post).replace(/\s+/g, ' ').trim().slice(0, 60);
	return { label, comments, words: was.asks === 'words' && isRead, ...(isWhole ? {} : { shut: says }) };
}

function boxWithComments(): Element | undefined {
	return newBoxesOver().find((box) => {
		askedForAll(box);
		return findComments(box).length > 0;
	});
}

/** The box that shows the post's text whole; beside a shade that lies over the page, which shows nothing. */
function boxWithWords(post: Element): Element | undefined {
	const up = newBoxesOver();
	const beside = up.flatMap((box) =>
		plainText(box).trim() === '' ? [...(parentOf(box)?.children ?? [])] : [],
	);
	const isOver = (el: Element) => el.matches(OVER) || /fixed|absolute/.test(getComputedStyle(el).position);
	return [...up, ...beside.filter((el) => isShown(el) && isOver(el)), ...deepAll(OVER).filter(isShown)].find(
		(box) => !contains(box, post) && !contains(post, box) && showsMore(box, post),
	);
}

/** What was read as if others had said it, and is the post once more. */
function isOwnWords(said: Element, own: string): boolean {
	const text = letters(plainText(said));
	return own.includes(text.slice(0, SAME));
}

/** The smallest box around the comments that scrolls. */
function scrollerOf(box: Element, comments: readonly Element[]): Element | undefined {
	for (let up: Element | null = comments[0] ?? null; up; up = parentOf(up)) {
		const isTaller = up.scrollHeight - up.clientHeight > 2 && up.clientHeight > 60;
		if (isTaller && /auto|scroll/.test(getComputedStyle(up).overflowY)) return up;
		if (up === box) return undefined;
	}
	return undefined;
}

function letters(text: string): string {
	return text.replace(/[^\p{L}\p{N}]+/gu, '');
}
