import type { PostTime } from '../../../records/post.ts';
import { deepAll, isShown } from '../tree/dom.ts';
import { isTimeOnly, timeFromShown } from './times.ts';

const MARKED = 'em,i,b,strong,cite,font,header';

/** A time in bold or slanted letters, which stands where who and when are told: a day that is stressed in what somebody writes has words beside it. */
export function markedTime(
	root: Element,
	now: number,
	skip: (el: Element) => boolean,
	isAtTop: (el: Element) => boolean,
): PostTime | undefined {
	for (const el of deepAll(MARKED, root)) {
		const shown = (el.textContent ?? '').replace(/\s+/g, ' ').trim();
		if (el.childElementCount > 0 || shown.length < 4 || shown.length > 32 || skip(el)) continue;
		if (!isTimeOnly(shown) || !isAtTop(el) || hasWordsBeside(el) || !isShown(el)) continue;
		const read = timeFromShown(shown, now);
		if (read) return { shown, ...read, from: 'shown' };
	}
	return undefined;
}

function hasWordsBeside(el: Element): boolean {
	return goesOn(el, 'previousSibling') || goesOn(el, 'nextSibling');
}

/** Words in no element of their own stand in one line with it. */
function goesOn(el: Element, way: 'previousSibling' | 'nextSibling'): boolean {
	for (let node = el[way]; node; node = node[way]) {
		if (node instanceof Text && /\p{L}/u.test(node.data)) return true;
		if (node instanceof Element && (node.tagName === 'BR' || !isInLine(node))) return false;
	}
	return false;
}

function isInLine(el: Element): boolean {
	return getComputedStyle(el).display.startsWith('inline');
}
