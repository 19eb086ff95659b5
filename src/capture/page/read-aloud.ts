/** CSS pixels of a box that nobody sees, which is there for those who have pages read to them. */
const NOTHING = 1;

/**
 * Words for those who have pages read to them, in a box of one pixel out of the flow: what a person sees says the same beside it, or says it by its place. What a
 * control says it does is read with them all the same.
 */
export function isReadAloud(el: Element): boolean {
	if (el.firstChild === null) return false;
	const { width, height } = el.getBoundingClientRect();
	if (width > NOTHING || height > NOTHING) return false;
	const { position, overflow } = getComputedStyle(el);
	return /absolute|fixed/.test(position) && /hidden|clip/.test(overflow);
}
