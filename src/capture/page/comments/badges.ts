import { isTimeOnly } from '../time/times.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { SENTENCE } from './comment-head.ts';

/** Characters and words of a badge, at most. */
const LONGEST = 24;
const WORDS = 3;
const SAID = /[.!?…:]$|\p{Extended_Pictographic}/u;
const NAME_LINES = 2;

/**
 * Badges beside a name that begins a comment, in one line with it: what it was written with, a rank (“Chrome 123”, “Nivå 3”). Each
 * is set in smaller letters than what is said below, or no larger and on a ground or in a frame of its own: what somebody says beside
 * their name is neither. Empty where no words stand outside the box that holds name and badges.
 * @param name the element that shows it
 * @param skip other comments within this one
 * @param says whether words are left that somebody says
 */
export function badgesBeside(
	name: Element,
	comment: Element,
	skip: (el: Element) => boolean,
	says: (without: Element) => boolean,
): Element[] {
	const named = shownText(name).split('\n')[0] ?? '';
	let head: Element | null = parentOf(name);
	while (head && head !== comment && shownText(head) === named) head = parentOf(head);
	if (!head || head === comment || !contains(comment, head)) return [];
	const badges = deepAll('span,small,em,i,b,label', head).filter((el) => mayBeBadge(el, name));
	if (badges.length === 0) return [];
	const begin = shownText(comment, skip).split('\n').slice(0, NAME_LINES);
	if (!begin.some((line) => line.startsWith(named)) || !says(head)) return [];
	const size = sizeOfWords(comment, (el) => skip(el) || contains(head, el));
	return badges.filter((el) => {
		const own = Number.parseFloat(getComputedStyle(el).fontSize);
		return (own < size && !isSentence(el)) || (own <= size && isDressed(el));
	});
}

function mayBeBadge(el: Element, name: Element): boolean {
	if (el.childElementCount > 0 || contains(name, el) || contains(el, name) || !isShown(el)) return false;
	if (el.closest('a,button,[role=button],time,p')) return false;
	const said = shownText(el);
	if (said === '' || said.length > LONGEST || said.split(/\s+/).length > WORDS) return false;
	if (SAID.test(said) || isTimeOnly(said)) return false;
	const [box, beside] = [el.getBoundingClientRect(), name.getBoundingClientRect()];
	const middle = (box.top + box.bottom) / 2;
	return middle > beside.top && middle < beside.bottom && box.left >= beside.right - 1;
}

/** Of the longest words that are said, CSS pixels. */
export function sizeOfWords(comment: Element, skip: (el: Element) => boolean): number {
	let [longest, size] = [0, 0];
	for (const el of deepAll('*', comment)) {
		if (skip(el) || el.closest('a,button,[role=button],time') || !isShown(el)) continue;
		const own = [...el.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
		const length = own.map((node) => (node.textContent ?? '').trim()).join('').length;
		if (length > longest) [longest, size] = [length, Number.parseFloat(getComputedStyle(el).fontSize)];
	}
	return size;
}

/** “Tack så mycket” in small letters is what somebody says beside their name; a rank of one or two words begins as a sentence does. */
function isSentence(el: Element): boolean {
	const said = shownText(el);
	return said.split(/\s+/).length >= WORDS && SENTENCE.test(said);
}

/** It has a ground or a frame of its own. */
function isDressed(el: Element): boolean {
	const { backgroundColor, borderTopWidth, borderTopStyle } = getComputedStyle(el);
	const hasGround = !/^(?:transparent|rgba\(.*, 0\))$/.test(backgroundColor);
	return hasGround || (Number.parseFloat(borderTopWidth) > 0 && borderTopStyle !== 'none');
}
