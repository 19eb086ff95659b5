import { postsAtHand } from '../feed/at-hand.ts';
import { deepAll, isShown } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';

/** Radius in CSS pixels from which on nobody sees what a picture shows, and its least side. */
const BLUR = 8;
const LEAST = 100;
const PICTURES = 'img,video,canvas';

/**
 * Pictures of posts between two rows of the viewport that are shown blurred, as behind a warning: a tile shows that there is
 * one, and not the picture. A blurred one with a sharp one over it is an ornament, or has been replaced.
 */
export function veiledPictures(from: number, to: number): number {
	return postsAtHand().flatMap((post) => {
		const { top, bottom } = post.getBoundingClientRect();
		if (bottom < from || top > to) return [];
		return deepAll('img', post).filter((el) => {
			const box = el.getBoundingClientRect();
			const middle = box.y + box.height / 2;
			if (box.width < LEAST || box.height < LEAST || middle < from || middle > to) return false;
			return isBlurred(el, post) && isShown(el) && !isUnderPicture(el, box.x + box.width / 2, middle);
		});
	}).length;
}

function isBlurred(el: Element, post: Element): boolean {
	for (let up: Element | null = el; up && contains(post, up); up = parentOf(up)) {
		const radius = /blur\(([\d.]+)px\)/.exec(getComputedStyle(up).filter)?.[1];
		if (Number(radius) >= BLUR) return true;
	}
	return false;
}

function isUnderPicture(el: Element, x: number, y: number): boolean {
	const root = el.getRootNode() as Document | ShadowRoot;
	const met = root.elementsFromPoint(x, y);
	const above = met.slice(0, Math.max(0, met.indexOf(el)));
	return above.some((other) => other.matches(PICTURES) && isShown(other) && !isBlurred(other, other));
}
