import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { isTimeLabel } from './labelled-time.ts';

const TIMES = 'time,[datetime],abbr,a,span,small,div,p,li,dd,td,em,b,strong';
/** What a post is called, what leads somewhere, and what is pressed is no label. */
const NO_LABEL = 'a,button,h1,h2,h3,h4,h5,h6,summary,blockquote';
/** CSS pixels between a label and the time below it. */
const ABOVE = 24;
/** Letters beside the two in one paragraph from which on it is a sentence. */
const SENTENCE = 24;

/**
 * What only says that the time beside it is when the post was written, in an element of its own (“Publicerad”, “Created”), or in one with
 * the time; and the time itself, which has a field of its own. A title or a link that is such a word is none, nor is what stands in a sentence.
 * @param shown the post's time, as read
 * @param skip what is none of the post's own words in any case, such as comments
 */
export function timeLabels(
	post: Element,
	shown: string | undefined,
	skip: (el: Element) => boolean,
): Element[] {
	const when = plain(shown ?? '');
	if (when.length < 4) return [];
	const time = deepAll(TIMES, post).find(
		(el) => !skip(el) && plain(el.textContent ?? '') === when && isShown(el),
	);
	const before = time && textBefore(time, post, skip);
	const label = before?.parentElement;
	if (!time || !label || !isTimeLabel(before.data) || label.closest(NO_LABEL)) return [];
	if (!isBeside(label, time) || isInSentence(label, time, post)) return [];
	if (label !== post && contains(label, time))
		return plain(label.textContent ?? '') === plain(before.data + when) ? [label] : [];
	return plain(label.textContent ?? '') === plain(before.data) ? [label, time] : [];
}

/** The last words before an element in a box, past signs and drawings. */
function textBefore(stop: Element, box: Element, skip: (el: Element) => boolean): Text | undefined {
	let last: Text | undefined;
	const visit = (node: Node): boolean => {
		if (node === stop) return true;
		if (node instanceof Text && /[\p{L}\p{N}]/u.test(node.data)) last = node;
		if (node instanceof Element && (node.matches('script,style,svg') || skip(node))) return false;
		const inside = node instanceof Element ? (node.shadowRoot ?? node) : node;
		for (const child of inside.childNodes) if (visit(child)) return true;
		return false;
	};
	return visit(box) ? last : undefined;
}

function isBeside(label: Element, time: Element): boolean {
	const [one, other] = [label.getBoundingClientRect(), time.getBoundingClientRect()];
	return isShown(label) && one.top <= other.bottom && one.bottom >= other.top - ABOVE;
}

/** The smallest box around both is a paragraph that says more. */
function isInSentence(label: Element, time: Element, post: Element): boolean {
	let box: Element | null = label;
	while (box && box !== post && !contains(box, time)) box = parentOf(box);
	const words = box?.closest('p,li,dd,td');
	if (!words || words === post || contains(words, post)) return false;
	const letters = (text: string) => text.replace(/\P{L}+/gu, '').length;
	return letters(shownText(words)) - letters(shownText(label)) - letters(shownText(time)) >= SENTENCE;
}

function plain(text: string): string {
	return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}
