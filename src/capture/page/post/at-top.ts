/** Characters that stand above what a post says: a name, a place. */
const ABOVE = 120;

/** Stands in a post above what it says, where who and when are told. */
export function isAtTop(el: Element, root: Element): boolean {
	const range = document.createRange();
	range.setStart(root, 0);
	range.setEndBefore(el);
	return range.toString().replace(/\s+/g, ' ').length <= ABOVE;
}
