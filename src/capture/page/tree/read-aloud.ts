/** CSS pixels of a box that nobody sees, which is there for those who have pages read to them. */
const NOTHING = 1;

/**
 * Words for those who have pages read to them, in a box of one pixel out of the flow: what a person sees says the same beside it, or says it by its place. What a
 * control says it does is read with them all the same.
 */
export function isReadAloud(el: Element): boolean {
	if (el.firstChild === null || isAllThatIsSaid(el)) return false;
	const { width, height } = el.getBoundingClientRect();
	if (width > NOTHING || height > NOTHING) return false;
	const { position, overflow } = getComputedStyle(el);
	return /absolute|fixed/.test(position) && /hidden|clip/.test(overflow);
}

/** A link's only words, and those whose twin is kept from such readers and so is not read here either. */
function isAllThatIsSaid(el: Element): boolean {
	const words = (x: Element | null | undefined) => (x?.textContent ?? '').trim();
	const link = el.closest('a[href]');
	if (link && words(link) === words(el)) return true;
	const beside = [...(el.parentElement?.children ?? [])];
	return beside.some((x) => x !== el && x.matches('[aria-hidden=true]') && /\p{L}/u.test(words(x)));
}
