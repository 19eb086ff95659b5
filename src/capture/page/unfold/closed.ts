import { deepAll, isShown } from '../tree/dom.ts';
import { childrenOf, contains, parentOf } from '../tree/tree.ts';

/** What may open a part of the page, besides what says so by `aria-expanded`. */
export const OPENS =
	'details:not([open]),[aria-expanded=false],a[href^="#"]:not([href="#"]),[data-target^="#"],[data-bs-target^="#"]';
const HEADINGS = 'h2,h3,h4,h5,h6,[role=heading],dt,legend';

/** The part of the page that a control opens and closes: what it names, or, of one in a heading, what comes after that. */
export function partOf(control: HTMLElement): Element | null {
	if (control instanceof HTMLDetailsElement) return control;
	const popup = control.getAttribute('aria-haspopup');
	if (
		(popup && popup !== 'false') ||
		control.matches('input,select,[role=combobox],[aria-pressed],[role=tab]')
	)
		return null;
	if (control instanceof HTMLButtonElement && control.form) return null;
	const named = namedBy(control);
	if (named) return control.hasAttribute('aria-controls') || comesAfter(control, named) ? named : null;
	if (!control.hasAttribute('aria-expanded')) return null;
	const heading = control.closest(HEADINGS);
	return heading?.nextElementSibling ?? null;
}

/** It is there for a part of this page, open or closed, and not for another page. */
export function opensPart(el: Element): boolean {
	if (el.hasAttribute('aria-expanded')) return true;
	const named = namedBy(el);
	return named !== null && el instanceof HTMLElement && comesAfter(el, named);
}

function namedBy(control: Element): Element | null {
	const of = (name: string) => control.getAttribute(name) ?? '';
	const id = [of('aria-controls'), of('data-bs-target'), of('data-target'), of('href')]
		.map((value, i) => (i === 0 ? value : value.startsWith('#') ? value.slice(1) : ''))
		.find((value) => value !== '');
	return id === undefined ? null : document.getElementById(id);
}

/**
 * The part follows its control, with nothing between them, as it does where parts lie below one another. Tabs stand beside
 * each other before all of theirs, and one of those hides the others.
 */
function comesAfter(control: Element, part: Element): boolean {
	let low = control;
	for (let up = parentOf(low); up; up = parentOf(up)) {
		if (contains(up, part)) {
			const children = childrenOf(up).filter((el) => isShown(el) || contains(el, part));
			const next = children[children.indexOf(low) + 1];
			return next !== undefined && (next === part || onlyHolds(next, part));
		}
		low = up;
	}
	return false;
}

function onlyHolds(box: Element, part: Element): boolean {
	return deepAll('*', box).every((el) => contains(el, part) || contains(part, el));
}
