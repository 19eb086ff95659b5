import { remarkAt } from './remarks.ts';
import { contains, parentOf } from './tree.ts';

/**
 * The comment that this one answers: the one that holds it, or the nearest of those that stand higher up in a box they share.
 * Two of the same depth in a shared box are neighbours.
 */
export function parentComment(el: Element, before: readonly Element[], post: Element): Element | undefined {
	let depth = 0;
	for (let up = parentOf(el); up && up !== post; up = parentOf(up)) {
		depth++;
		if (before.includes(up)) return up;
		const box = up;
		const here = depth;
		const higher = before.filter((other) => contains(box, other) && depthIn(other, box) < here);
		const left = leftOf(el) - 4;
		const [first] = higher;
		if (first) return higher.findLast((other) => leftOf(other) < left) ?? first;
	}
	return outdented(el, before);
}

/** Of neighbours in one column: the nearest above that stands further to the left, as indented threads are drawn. */
function outdented(el: Element, before: readonly Element[]): Element | undefined {
	const left = leftOf(el);
	return [...before].reverse().find((other) => standAlike(other, el) && leftOf(other) < left - 8);
}

/** Where its words begin, where that is known: a box may be as wide as others and have its words further in. */
function leftOf(el: Element): number {
	const { left } = (remarkAt(el)?.nameplate ?? el).getBoundingClientRect();
	return left;
}

/** Children of one box, or of boxes of one box: beside each of them its face may stand. */
function standAlike(a: Element, b: Element): boolean {
	const [one, other] = [a.parentElement, b.parentElement];
	return one === other || (one?.parentElement !== null && one?.parentElement === other?.parentElement);
}

function depthIn(el: Element, box: Element): number {
	let depth = 0;
	for (let up: Element | null = el; up && up !== box; up = parentOf(up)) depth++;
	return depth;
}
