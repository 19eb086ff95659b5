import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { saysItActs } from './acts.ts';

export const CONTROLS = 'button,[role=button],a';

/** Nothing much but controls, of which one says that it acts, or three that are no links: a text with links in it is none. */
export function isBar(row: Element): boolean {
	if (deepAll('textarea,[contenteditable=true],[role=textbox]', row).length > 0) return false;
	const controls = deepAll(CONTROLS, row);
	const outer = controls.filter((el) => !controls.some((other) => other !== el && contains(other, el)));
	const length = (el: Element) => shownText(el).replace(/\P{L}+/gu, '').length;
	if (length(row) - outer.reduce((sum, el) => sum + length(el), 0) > 20) return false;
	return outer.some(saysItActs) || outer.filter((el) => !el.matches('a[href]')).length >= 3;
}

/**
 * A bar of what can be done with a post stands in it above a box, with the post's own words above the bar: nobody writes below his own
 * bar, and what others say stands there.
 */
export function isBelowBar(post: Element, box: Element): boolean {
	const { top } = box.getBoundingClientRect();
	return deepAll(CONTROLS, post).some((el) => {
		if (contains(box, el) || !isShown(el)) return false;
		const row = [parentOf(el), parentOf(parentOf(el) ?? el)].find(
			(up) => up && up !== post && contains(post, up) && deepAll(CONTROLS, up).length >= 2,
		);
		if (!row || contains(row, box) || el.closest('form') || shownText(row).length > LONGEST) return false;
		return row.getBoundingClientRect().bottom <= top + 4 && isBar(row) && hasWordsAbove(post, row);
	});
}

/**
 * A box stands in the post's own words: below some of them, and above its bar of what can be done with it, with no such bar above the box.
 * What can be done with a remark stands in one box with it, and no words before it.
 */
export function isAboveBar(post: Element, box: Element): boolean {
	if (isBelowBar(post, box)) return false;
	let own = box;
	for (let up = parentOf(own); up && up !== post && !saysBefore(up, box); up = parentOf(up)) own = up;
	const { bottom } = box.getBoundingClientRect();
	return deepAll(CONTROLS, post).some((el) => {
		if (contains(own, el) || !isShown(el) || el.closest('form')) return false;
		const row = [parentOf(el), parentOf(parentOf(el) ?? el)].find(
			(up) => up && up !== post && contains(post, up) && deepAll(CONTROLS, up).length >= 2,
		);
		if (!row || contains(row, box) || shownText(row).length > LONGEST) return false;
		return row.getBoundingClientRect().top >= bottom - 4 && isBar(row);
	});
}

function saysBefore(around: Element, box: Element): boolean {
	const isAfter = (el: Element) =>
		el === box || (box.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
	return shownText(around, isAfter).trim() !== '';
}

/** Letters of all that a bar says, and of words above it that are more than who and when. */
const LONGEST = 300;
const WORDS = 20;

function hasWordsAbove(post: Element, row: Element): boolean {
	const isBelow = (el: Element) =>
		el === row || (row.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
	const above = shownText(post, (el) => isBelow(el) || el.matches('button,[role=button],a,time'));
	return above.replace(/\P{L}+/gu, '').length >= WORDS;
}
