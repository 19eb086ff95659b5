/** How an element is built: tag, role and class names, with counters in them made equal. */
export function buildOf(el: Element): string {
	return `${el.tagName}${el.getAttribute('role') ?? ''}.${namesOf(el).sort().join('.')}`;
}

/** Its class names, with counters in them made equal. */
export function namesOf(el: Element): string[] {
	return [...el.classList].map((name) => name.replace(/\d+/g, '#'));
}
