/** How an element is built: tag, role and class names, with counters in them made equal. */
export function buildOf(el: Element): string {
	return `${el.tagName}${el.getAttribute('role') ?? ''}.${namesOf(el).sort().join('.')}`;
}

/** Its class names, with counters in them made equal. */
export function namesOf(el: Element): string[] {
	return [...el.classList].map((name) => name.replace(/\d+/g, '#'));
}

/**
 * The class names of a box, or, where a list has put a bare box around what it shows, as those do that measure or recycle, of the only
 * thing in it.
 */
export function coreNames(el: Element): string[] {
	const names = namesOf(el);
	const [inner, ...others] = el.children;
	return names.length > 0 || !inner || others.length > 0 ? names : coreNames(inner);
}
