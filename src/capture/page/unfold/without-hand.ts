import { wordsBefore } from '../post/words-in.ts';
import { parentOf } from '../tree/tree.ts';
import { endsClipped, letters } from './fold-kinds.ts';

const CUT = /(?:…|\.{3})[\])]?\s*$/u;
const BEGINS = /^\s*[[(]?(?:…|\.{3})/u;
/** Letters from which on what is cut off is a text. */
const LEAST = 20;

/**
 * Words that unfold and no hand, role or attribute says that they can be pressed, as where a script listens and the style was
 * forgotten: they end a text that is cut off, by dots or by its box, and nothing comes behind them in their line.
 */
export function endsCutText(el: Element): boolean {
	const box = parentOf(el);
	if (!box || el.closest('a,button,form,header,label,summary,blockquote') || goesOnBehind(el)) return false;
	const before = wordsBefore(box, el, () => false);
	const isCut = CUT.test(before) || BEGINS.test(el.textContent ?? '');
	return (isCut && letters(before) >= LEAST) || endsClipped(el);
}

function goesOnBehind(el: Element): boolean {
	for (let next = el.nextSibling; next; next = next.nextSibling) {
		if (next instanceof Element && !isInline(next)) return false;
		if (letters(next.textContent) > 0) return true;
	}
	return false;
}

function isInline(el: Element): boolean {
	return /^(?:inline|contents)/.test(getComputedStyle(el).display) && el.tagName !== 'BR';
}
