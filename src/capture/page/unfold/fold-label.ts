import { labelOf } from '../tree/dom.ts';
import { saysItActs } from './acts.ts';
import { COMMENTS, NEVER } from './fold-words.ts';

/** A number, which says how many and not of what. */
const NUMBER = /^\d[\d .,\u00a0]*\s?(?:k|tn|m|mn)?$/i;
/** The sign for what people say, alone or with how many there are: “💬 3”. */
const SPOKEN = /^(\d[\d .,\u00a0]*)?\s*[💬🗨💭]\uFE0F?\s*(\d[\d .,\u00a0]*)?$/u;
/** Arrows, lines of a tree and balloons that stand before the words of a control. */
const SIGNS_BEFORE =
	/^(?:[\u2190-\u21ff\u2500-\u257f\u25a0-\u25ff\u2900-\u297f\u2b00-\u2bff]|\ufe0e|\ufe0f|\u{1f4ac}|\s)+(?=[\p{L}\p{N}])/u;

/** What a control says, or, where it is nothing but a sign or a number, what that is called if it has to do with comments. */
export function foldLabel(el: Element): string {
	// “(more)” is “more”, and “↳ 1 svar” is “1 svar”.
	const signed = labelOf(el).replace(/^[([]\s*(.+?)\s*[)\]]$/u, '$1');
	const label = signed.replace(SIGNS_BEFORE, '');
	const spoken = SPOKEN.exec(signed);
	if (spoken) {
		const count = (spoken[1] ?? spoken[2] ?? '').trim();
		// What is to be written says so in its name.
		return saysItActs(el) || NEVER.test(el.getAttribute('aria-label') ?? '')
			? label
			: `${count} comments`.trim();
	}
	if (label && !(NUMBER.test(label) && el.hasAttribute('aria-expanded'))) return label;
	const sign = el.querySelector('svg[aria-label],[role=img][aria-label]')?.getAttribute('aria-label');
	const told = [el.getAttribute('aria-label'), el.getAttribute('title'), sign].find(
		(t) => t && COMMENTS.test(t),
	);
	return told?.trim() ?? label;
}
