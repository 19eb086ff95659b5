import { deepAll, isShown, shownText } from './dom.ts';
import { contains, parentOf } from './tree.ts';

/**
 * Where neither markup nor names help: boxes with a small face, a name and words. The face at the head of the post is
 * the account's own.
 */
export function byFaces(post: Element): Element[] {
	const head = post.getBoundingClientRect().top;
	const faces = deepAll('img', post).filter((img) => {
		const box = img.getBoundingClientRect();
		return (
			box.width >= 16 &&
			box.width <= 64 &&
			box.height >= 16 &&
			box.height <= 64 &&
			box.top - head > 80 &&
			// What was pressed in answer, as a heart with a number.
			img.closest('button,[role=button]') === null &&
			isShown(img)
		);
	});
	const found = new Set<Element>();
	for (const face of faces) {
		for (let up = parentOf(face); up && up !== post; up = parentOf(up)) {
			if (faces.some((other) => other !== face && contains(up, other))) break;
			const lines = shownText(up).split('\n').filter(Boolean);
			if (lines.length < 2) continue;
			if (lettersBefore(face, up) < MOST_BEFORE) found.add(up);
			break;
		}
	}
	return [...found];
}

/** Letters that may stand before the face of who speaks, as a name does; more are somebody else's words, below which it stands. */
const MOST_BEFORE = 60;

function lettersBefore(face: Element, box: Element): number {
	const range = document.createRange();
	range.setStart(box, 0);
	range.setEndBefore(face);
	return range.toString().replace(/\P{L}+/gu, '').length;
}
