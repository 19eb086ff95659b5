import { deepAll, isShown } from './dom.ts';
import { readText } from './post.ts';
import { hasTime } from './post-signs.ts';
import { contains } from './tree.ts';

/** Letters beside a form, from which on it is a part of what somebody said. */
const AROUND_FORM = 24;

const WRITTEN = 'textarea,[contenteditable=true],[contenteditable=""],[role=textbox]';

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
