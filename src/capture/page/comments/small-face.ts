import { deepAll, isShown } from '../tree/dom.ts';

/** A picture that is no face: some say nothing with words. */
export function showsPicture(el: Element, skip: (x: Element) => boolean): boolean {
	return deepAll('img,video,canvas', el).some((picture) => {
		const { width, height } = picture.getBoundingClientRect();
		return width >= 60 && height >= 40 && !isFace(picture) && !skip(picture) && isShown(picture);
	});
}

/** Small, about as wide as high, and a picture, at most initials in a rounded box, or one or two capitals on a ground of their own. */
export function isFace(el: Element): boolean {
	const { width, height } = el.getBoundingClientRect();
	const [small, large] = [Math.min(width, height), Math.max(width, height)];
	// Long words beside it may squeeze it.
	if (small < 16 || large > 72 || large > small * 1.6 || !isShown(el)) return false;
	if (el.matches('img,canvas')) return true;
	const { borderTopLeftRadius, backgroundColor } = getComputedStyle(el);
	const says = (el.textContent ?? '').trim();
	if (says.length <= 3 && Number.parseFloat(borderTopLeftRadius) >= width * 0.2) return true;
	return /^\p{Lu}{1,2}$/u.test(says) && !el.matches('button,a') && !/^rgba\(.*, 0\)$/.test(backgroundColor);
}
