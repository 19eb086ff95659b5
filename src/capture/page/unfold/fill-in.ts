import { hasTime, saysWhen } from '../feed/post-signs.ts';
import { readText } from '../post/post.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { contains } from '../tree/tree.ts';

/** Letters beside a form, from which on it is a part of what somebody said. */
const AROUND_FORM = 24;

const WRITTEN = 'textarea,[contenteditable=true],[contenteditable=""],[role=textbox]';

const LINES = 'input:not([type]),input[type=text],input[type=email],input[type=url]';
/** Letters of what a field is called. */
const LABEL = 40;

/**
 * No comment: what a field is called, with or without the field; what fields stand in that are called so, and nothing else; and what
 * holds such a form above what others have said, as a box around all of a talk does.
 */
export function isPartOfForm(el: Element): boolean {
	if (el.closest('label,legend,fieldset')) return true;
	const fields = deepAll(`${WRITTEN},${LINES}`, el).filter(isShown);
	const [first] = fields;
	if (!first) return false;
	if (hasTime(el)) {
		const above = wordsBefore(el, first);
		return fields.length > 1 && !saysWhen(above) && !hasTimeBefore(el, first);
	}
	const isCalled = (x: Element) => x.matches('label,legend,h1,h2,h3,h4,h5,h6');
	const rest = shownText(el, (x) => isCalled(x) || x.matches('button,[role=button]'));
	if (fields.length === 1) return rest.replace(/\P{L}+/gu, '') === '';
	const lines = rest.split('\n').filter((line) => /\p{L}/u.test(line));
	// Each of several fields has its name before it; whoever wrote something says more, or in other words.
	return lines.length <= fields.length && lines.every((line) => line.length <= LABEL && !/[.!?]$/.test(line));
}

function wordsBefore(el: Element, field: Element): string {
	const range = document.createRange();
	range.setStart(el, 0);
	range.setEndBefore(field);
	return range.toString();
}

function hasTimeBefore(el: Element, field: Element): boolean {
	const { DOCUMENT_POSITION_FOLLOWING } = Node;
	return deepAll('time,[datetime]', el).some(
		(time) => (time.compareDocumentPosition(field) & DOCUMENT_POSITION_FOLLOWING) !== 0,
	);
}

/** A form for a comment of one's own, or a part of it: with hardly more around it than what it is called. */
export function isToFillIn(el: Element, post: Element): boolean {
	// Some sites have one form around all of a page.
	const form = el.closest('form');
	if (form && form !== post && contains(post, form)) return true;
	const isForm = deepAll('form', el).some(isShown);
	// Programs that draw their fields without a form: what somebody said has a time, also where one may answer it.
	if (!isForm && (hasTime(el) || !deepAll(WRITTEN, el).some(isShown))) return false;
	return readText(el, (x) => x.matches('form,label')).replace(/\P{L}+/gu, '').length < AROUND_FORM;
}
