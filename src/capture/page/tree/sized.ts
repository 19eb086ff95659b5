import { buildOf } from './build.ts';
import { isShown, isVisible, plainText } from './dom.ts';
import { isHeld, notInHeld } from './held.ts';

/** CSS pixels: a line of text, and by how much boxes of one column differ. */
const LINE = 14;
const SAME_WIDTH = 8;

/**
 * Of what calls itself a post, what is large enough to be one, and a line that is built and as wide as those are: a short answer in a
 * forum is no less one.
 */
export function sized(els: readonly Element[]): readonly Element[] {
	const large = notInHeld(els).filter(isPostSized);
	if (large.length < 2 || large.length === els.length) return large;
	const known = new Set(large);
	const widths = new Map(large.filter((el) => !isHeld(el)).map((el) => [buildOf(el), widthOf(el)]));
	const isLikeThem = (el: Element) =>
		Math.abs((widths.get(buildOf(el)) ?? Number.NaN) - widthOf(el)) < SAME_WIDTH &&
		el.getBoundingClientRect().height >= LINE &&
		isShown(el) &&
		plainText(el).trim() !== '';
	return els.filter((el) => known.has(el) || isLikeThem(el));
}

/** To be asked of what stands in no post that is held. */
function isPostSized(el: Element): boolean {
	if (isHeld(el)) return true;
	const box = el.getBoundingClientRect();
	return box.width >= 120 && box.height >= 40 && isVisible(el);
}

function widthOf(el: Element): number {
	return el.getBoundingClientRect().width;
}
