import { isShown } from '../tree/dom.ts';
import { keepTarget, targetRules } from './kept-targets.ts';

/**
 * Clicks a control. A link to a place that the page shows already, as to the comments below, would scroll there, and the walk would
 * lose its place: its scripts are told of the click all the same.
 */
export function clickInPlace(el: HTMLElement): void {
	const link = el.closest('a[href^="#"]');
	const target = link && document.getElementById(decoded(link.getAttribute('href')?.slice(1) ?? ''));
	if (!target || !isShown(target) || opensAsTarget(target)) {
		el.click();
		if (target) keepTarget(target);
		return;
	}
	const stay = (event: Event): void => event.preventDefault();
	window.addEventListener('click', stay);
	el.click();
	window.removeEventListener('click', stay);
}

/** A style shows something within it, or beside it, that is hidden as long as no link to it is followed. */
function opensAsTarget(target: Element): boolean {
	const id = `#${CSS.escape(target.id)}`;
	return targetRules().some((rule) => {
		const opened = rule.selectorText.replace(/:target(?![\w-])/g, id);
		const shows = rule.style.display || rule.style.visibility || rule.style.maxHeight || rule.style.height;
		return (
			shows !== '' && shows !== 'none' && [...document.querySelectorAll(opened)].some((el) => !isShown(el))
		);
	});
}

function decoded(id: string): string {
	try {
		return decodeURIComponent(id);
	} catch {
		// A lone percent sign is part of the id as it is.
		return id;
	}
}
