import { postsAtHand } from '../feed/at-hand.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { adoptEverywhere } from '../window/stilled.ts';

/** Elements that hold a text as a block; what holds pictures, films or fields is cut off for their sake. */
const BLOCKS = 'p,div,span,blockquote,section,a,h1,h2,h3,h4,h5,h6,li,dd';
const NO_TEXT = 'img,video,iframe,canvas,picture,input,textarea,select,button,[role=button]';
/** Letters of a text, and CSS pixels of it below its box, from which on it counts as cut off. */
const LETTERS = 60;
const BELOW = 6;
/** Less than that is hidden from the eye on purpose. */
const LEAST = { width: 100, height: 16 };
const MARK = 'data-ogonblick-whole';
const WHOLE = { '-webkit-line-clamp': 'none', 'max-height': 'none', height: 'auto', 'mask-image': 'none' };

const sheet = new CSSStyleSheet();
/** Those that were shown whole, and those that could not be. */
const opened = new WeakSet<Element>();
const shut = new WeakSet<Element>();

/**
 * Shows whole the texts of posts between two rows of the viewport that their box cuts off, once nothing is left that would unfold
 * them: a card shows three lines of a text whose end stands in the page and in no picture. One that then lies over another post is
 * put back. @returns how many were opened
 */
export function openClamped(from: number, to: number): number {
	let count = 0;
	for (const { el, post } of clampedIn(from, to)) {
		const before = el.getAttribute('style');
		for (const [name, value] of Object.entries(WHOLE)) el.style.setProperty(name, value, 'important');
		// What fades the last lines out is drawn over them.
		if (sheet.cssRules.length === 0)
			sheet.replaceSync(`[${MARK}]::before,[${MARK}]::after{background:none!important}`);
		adoptEverywhere(sheet);
		el.setAttribute(MARK, '');
		touched();
		if (!isCutOff(el) && !liesOverOthers(post)) {
			opened.add(el);
			count++;
			continue;
		}
		el.removeAttribute(MARK);
		if (before === null) el.removeAttribute('style');
		else el.setAttribute('style', before);
		shut.add(el);
		touched();
	}
	return count;
}

/** How many such texts between two rows could not be shown whole. */
export function clampedLeft(from: number, to: number): number {
	return candidates(from, to).filter(({ el }) => shut.has(el) && isCutOff(el)).length;
}

/** A text of the post was cut off and is shown whole. */
export function isShownWhole(post: Element): boolean {
	return deepAll(`[${MARK}]`, post).length > 0;
}

interface Clamped {
	readonly el: HTMLElement;
	readonly post: Element;
}

function clampedIn(from: number, to: number): Clamped[] {
	return candidates(from, to).filter(({ el }) => !opened.has(el) && !shut.has(el) && isCutOff(el));
}

function candidates(from: number, to: number): Clamped[] {
	return postsAtHand().flatMap((post) => {
		const box = post.getBoundingClientRect();
		if (box.bottom < from || box.top > to) return [];
		return deepAll(BLOCKS, post).flatMap((el) => {
			if (!(el instanceof HTMLElement) || el === post) return [];
			if (el.scrollHeight <= el.clientHeight + BELOW && !opened.has(el) && !shut.has(el)) return [];
			const { top, bottom } = el.getBoundingClientRect();
			return bottom >= from && top <= to ? [{ el, post }] : [];
		});
	});
}

/** It cuts off the end of its text, and stands in the flow of its post. */
function isCutOff(el: HTMLElement): boolean {
	if (el.clientHeight < LEAST.height || el.clientWidth < LEAST.width || !isShown(el)) return false;
	if (shownText(el).replace(/\P{L}+/gu, '').length < LETTERS || deepAll(NO_TEXT, el).length > 0) return false;
	if (!/hidden|clip/.test(getComputedStyle(el).overflowY)) return false;
	const end = lastText(el);
	if (!end) return false;
	const range = document.createRange();
	range.selectNodeContents(end);
	if (range.getBoundingClientRect().bottom <= el.getBoundingClientRect().bottom + BELOW) return false;
	for (let up: Element | null = el; up; up = parentOf(up)) {
		if (/absolute|fixed/.test(getComputedStyle(up).position)) return false;
		if (up.matches('article,li,[role=article]')) break;
	}
	return true;
}

/** The last text that is shown in it, also where it comes through a slot. */
function lastText(node: Node): Text | undefined {
	if (node instanceof Text) return node.data.trim() === '' ? undefined : node;
	if (!(node instanceof Element) || node.matches('script,style,template')) return undefined;
	const given = node instanceof HTMLSlotElement ? node.assignedNodes({ flatten: true }) : [];
	const kids = given.length > 0 ? given : [...(node.shadowRoot ?? node).childNodes];
	for (const kid of kids.toReversed()) {
		const last = lastText(kid);
		if (last) return last;
	}
	return undefined;
}

function liesOverOthers(post: Element): boolean {
	const box = post.getBoundingClientRect();
	return postsAtHand().some((other) => {
		if (other === post || contains(other, post) || contains(post, other)) return false;
		const { top, bottom, left, right } = other.getBoundingClientRect();
		return (
			Math.min(bottom, box.bottom) - Math.max(top, box.top) > 4 &&
			Math.min(right, box.right) - Math.max(left, box.left) > 4
		);
	});
}
