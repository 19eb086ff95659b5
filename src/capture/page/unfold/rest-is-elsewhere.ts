import { wordsBefore } from '../post/words-in.ts';
import { deepAll } from '../tree/dom.ts';
import { foldLabel } from './fold-label.ts';
import { UNFOLD } from './fold-words.ts';

/** A text that is cut off by dots, as programs do it … */
const CUT = /(?:…|\.{3})[\])]?\s*$/u;
/** … or in the midst of a sentence, and letters from which on it is one. */
const UNENDED = /[\p{L}\p{N},;–—-]\s*$/u;
const SENTENCE = 40;
/** Letters from which on what is hidden may be the rest, and CSS pixels of a text below its box. */
const LEAST = 12;
const BELOW = 6;

/**
 * A control ends a text that is cut off, and the rest of it does not stand hidden in the post: it comes from a script, and where that
 * puts it is seen only when it is pressed.
 */
export function restIsElsewhere(control: Element, post: Element): boolean {
	const words = wordsBefore(post, control, () => false);
	const isUnended = UNENDED.test(words) && words.replace(/\P{L}+/gu, '').length >= SENTENCE;
	if (!UNFOLD.test(foldLabel(control)) || !(CUT.test(words) || isUnended)) return false;
	return !deepAll('*', post).some((el) => hidesWords(el) || cutsWords(el));
}

function hidesWords(el: Element): boolean {
	if (el.matches('script,style,template,svg *')) return false;
	const own = [...el.childNodes].map((node) => (node instanceof Text ? node.data : '')).join('');
	return own.replace(/\P{L}+/gu, '').length >= LEAST && !el.checkVisibility({ visibilityProperty: true });
}

function cutsWords(el: Element): boolean {
	if (el.scrollHeight <= el.clientHeight + BELOW || el.clientHeight === 0) return false;
	return /hidden|clip/.test(getComputedStyle(el).overflowY);
}
