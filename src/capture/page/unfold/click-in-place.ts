import { isShown } from '../tree/dom.ts';

/**
 * Clicks a control. A link to a place that the page shows already, as to the comments below, would scroll there, and the walk would
 * lose its place: its scripts are told of the click all the same.
 */
export function clickInPlace(el: HTMLElement): void {
	const link = el.closest('a[href^="#"]');
	const target = link && document.getElementById(decoded(link.getAttribute('href')?.slice(1) ?? ''));
	if (!target || !isShown(target)) {
		el.click();
		return;
	}
	const stay = (event: Event): void => event.preventDefault();
	window.addEventListener('click', stay);
	el.click();
	window.removeEventListener('click', stay);
}

function decoded(id: string): string {
	try {
		return decodeURIComponent(id);
	} catch {
		// A lone percent sign is part of the id as it is.
		return id;
	}
}
