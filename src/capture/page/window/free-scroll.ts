import { isShown } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';
import { parentOf } from '../tree/tree.ts';
import { documentScroller, frames, scroller } from './scroller.ts';

/** Shares of the window that a frame must fill to be what the page is seen through. */
const WIDE = 0.5;
const HIGH = 0.8;
/** CSS pixels that must lie beyond its edge. */
const BEYOND = 200;
/** How far the wheel is turned, and how long the page gets to follow it, milliseconds. */
const TURN = 240;
const FOLLOW_MS = 900;

/**
 * Makes a page scroll as a document that a script moves by itself behind a frame of the window's size, when the wheel is turned: it
 * cannot be walked else. Only where turning the wheel does move it; what is cut off for good, as behind a login, stays so.
 * @returns whether it was freed
 */
export async function freeScroll(): Promise<boolean> {
	const root = documentScroller();
	if (root.scrollHeight - window.innerHeight > 80 || scroller() !== root) return false;
	const frame = cutsOff();
	const moved = frame && tallIn(frame);
	if (!frame || !moved || !(await followsWheel(moved))) return false;
	lay(moved, 'transform', 'none');
	lay(moved, 'translate', 'none');
	for (let up: Element | null = frame; up; up = parentOf(up)) {
		if (!(up instanceof HTMLElement)) continue;
		if (/fixed|absolute/.test(getComputedStyle(up).position)) lay(up, 'position', 'relative');
		for (const property of ['height', 'max-height'])
			lay(up, property, property === 'height' ? 'auto' : 'none');
		lay(up, 'overflow', 'visible');
	}
	touched();
	await frames(2);
	return root.scrollHeight - window.innerHeight > 80;
}

/** For good: the print of the page after its walk is to be whole too. */
function lay(el: HTMLElement, property: string, value: string): void {
	el.style.setProperty(property, value, 'important');
}

/** What fills the window, shows a part of what is in it, and has no bar to scroll it by. */
function cutsOff(): HTMLElement | undefined {
	const met = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2);
	for (let up: Element | null = met; up && up !== document.body; up = parentOf(up)) {
		const { width, height } = up.getBoundingClientRect();
		if (
			!(up instanceof HTMLElement) ||
			width < window.innerWidth * WIDE ||
			height < window.innerHeight * HIGH
		)
			continue;
		if (!/hidden|clip/.test(getComputedStyle(up).overflowY)) continue;
		if (height <= window.innerHeight + 80 && tallIn(up)) return up;
	}
	return undefined;
}

/** The part of it that is taller than it. */
function tallIn(frame: HTMLElement): HTMLElement | undefined {
	const least = frame.clientHeight + BEYOND;
	return [...frame.querySelectorAll<HTMLElement>(':scope > *, :scope > * > *')].find(
		(el) => el.offsetHeight > least && isShown(el),
	);
}

async function followsWheel(el: HTMLElement): Promise<boolean> {
	const turn = (deltaY: number) =>
		el.dispatchEvent(new WheelEvent('wheel', { deltaY, bubbles: true, cancelable: true, composed: true }));
	const before = el.getBoundingClientRect().top;
	turn(TURN);
	for (const end = performance.now() + FOLLOW_MS; performance.now() < end; ) {
		await frames(1);
		if (el.getBoundingClientRect().top < before - 4) {
			turn(-TURN * 4);
			return true;
		}
	}
	return false;
}
