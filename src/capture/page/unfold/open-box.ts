import { boxedCount } from '../comments/boxed-comments.ts';
import { readComments } from '../comments/comments.ts';
import { postsAtHand } from '../feed/at-hand.ts';
import { findQuoted } from '../post/quoted.ts';
import { shownText } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { frames, scroller } from '../window/scroller.ts';
import { boxesRead, boxOpened } from './inner-boxes.ts';

/** CSS pixels of what is in a box, above which it stays as it is: one tile after another of one post's comments. */
const TALLEST = 20_000;
/** How long a page gets to make room for what has been opened, milliseconds. */
const ROOM_MS = 600;

/** Boxes that were read and could not be opened. */
const shut = new WeakSet<Element>();

/**
 * Gives the boxes of posts between two rows that scroll by themselves, and have been read to their end, the height of what is in them,
 * so that tiles show all of it in its place. One that is then cut off, lies over other posts, or does not draw what it was read to
 * hold, is put back. @returns how many were opened
 */
export async function openBoxes(from: number, to: number): Promise<number> {
	let opened = 0;
	for (const { post, box } of boxesRead(from, to)) {
		if (!(box instanceof HTMLElement) || shut.has(box)) continue;
		const putBack = box.scrollHeight <= TALLEST ? heighten(box) : undefined;
		touched();
		if (putBack && (await hasRoom(post, box))) {
			opened++;
			continue;
		}
		putBack?.();
		shut.add(box);
		touched();
		await frames(1);
	}
	return opened;
}

/** Beginnings of the posts between two rows that hold a box which could not be opened: of it, tiles show the upper part alone. */
export function shutBoxes(from: number, to: number): string[] {
	return boxesRead(from, to)
		.filter(({ box }) => shut.has(box))
		.map(({ post }) => shownText(post).replace(/\s+/g, ' ').slice(0, 60));
}

function heighten(box: HTMLElement): () => void {
	const parent = parentOf(box);
	const isInColumn =
		parent !== null &&
		/^column/.test(getComputedStyle(parent).flexDirection) &&
		/flex/.test(getComputedStyle(parent).display);
	const height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
	const wanted = {
		height,
		'min-height': height,
		'max-height': 'none',
		...(isInColumn ? { 'flex-basis': 'auto', 'flex-shrink': '0' } : {}),
	};
	const before = Object.keys(wanted).map(
		(name) => [name, box.style.getPropertyValue(name), box.style.getPropertyPriority(name)] as const,
	);
	const { boxSizing } = getComputedStyle(box);
	before.push([
		'box-sizing',
		box.style.getPropertyValue('box-sizing'),
		box.style.getPropertyPriority('box-sizing'),
	]);
	for (const [name, value] of Object.entries(wanted)) box.style.setProperty(name, value, 'important');
	if (boxSizing !== 'border-box') box.style.setProperty('box-sizing', 'border-box', 'important');
	boxOpened(box, true);
	// What draws only the part in view looks again when it is told that it was scrolled.
	box.dispatchEvent(new Event('scroll'));
	return () => {
		boxOpened(box, false);
		for (const [name, value, priority] of before) {
			if (value) box.style.setProperty(name, value, priority);
			else box.style.removeProperty(name);
		}
		box.dispatchEvent(new Event('scroll'));
	};
}

async function hasRoom(post: Element, box: HTMLElement): Promise<boolean> {
	for (const end = performance.now() + ROOM_MS; ; ) {
		await frames(2);
		touched();
		if (isWhole(box) && !isOverOthers(post, box) && showsAll(post)) return true;
		if (performance.now() >= end) return false;
	}
}

/** Nothing of it is left to scroll, and nothing around it cuts it off. */
function isWhole(box: HTMLElement): boolean {
	if (box.scrollHeight - box.clientHeight > 4) return false;
	const { bottom } = box.getBoundingClientRect();
	const feed = scroller();
	for (
		let up = parentOf(box);
		up && up !== feed && up !== document.documentElement && up !== document.body;
		up = parentOf(up)
	)
		if (getComputedStyle(up).overflowY !== 'visible' && up.getBoundingClientRect().bottom < bottom - 4)
			return false;
	return true;
}

function isOverOthers(post: Element, box: HTMLElement): boolean {
	const a = box.getBoundingClientRect();
	return postsAtHand().some((other) => {
		if (other === post || contains(other, box) || contains(post, other)) return false;
		const b = other.getBoundingClientRect();
		const [width, height] = [
			Math.min(a.right, b.right) - Math.max(a.left, b.left),
			Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
		];
		return width > 4 && height > 4;
	});
}

function showsAll(post: Element): boolean {
	const read = boxedCount(post);
	return read === 0 || readComments(post, Date.now(), findQuoted(post)).tree.length >= read;
}
