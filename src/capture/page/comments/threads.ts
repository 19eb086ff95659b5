import type { Comment } from '../../../records/post.ts';
import { buildOf } from '../tree/build.ts';
import { deepAll } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { remarkAt } from './remarks.ts';
import { isFace } from './small-face.ts';

/**
 * Comments as a tree, each with an id of its own: the same person may say the same twice.
 * @param read what each of the elements says, in the same order
 */
export function threaded(
	elements: readonly Element[],
	read: readonly Omit<Comment, 'replies'>[],
	post: Element,
): Comment[] {
	const lefts = leftsOfAll(elements);
	const isIn: FurtherIn = (el, other, by) => {
		if (areBeside(el, other)) return false;
		const [one, two] = [lefts.get(el) ?? leftsOf(el), lefts.get(other) ?? leftsOf(other)];
		if (two.words < one.words - by && two.begins < one.begins - by) return true;
		// Whose face did not come, his words may have moved to where it would be: then the boxes tell.
		return one.isFaceless !== two.isFaceless && two.box < one.box - by;
	};
	const parents = elements.map((el, i) => parentComment(el, elements.slice(0, i), post, isIn));
	const taken = new Set<string>();
	const free = (id: string): string => {
		let own = id;
		for (let number = 2; taken.has(own); number++) own = `${id}~${number}`;
		taken.add(own);
		return own;
	};
	const named = read.map((comment) => ({ ...comment, id: free(comment.id) }));
	const build = (parent: Element | undefined): Comment[] =>
		elements.flatMap((el, i) => {
			const comment = parents[i] === parent ? named[i] : undefined;
			return comment ? [{ ...comment, replies: build(el) }] : [];
		});
	return build(undefined);
}

/**
 * The comment that this one answers: the one that holds it, or the nearest of those that stand higher up in a box they share.
 * Two of the same depth in a shared box are neighbours.
 */
function parentComment(
	el: Element,
	before: readonly Element[],
	post: Element,
	isFurtherIn: FurtherIn,
): Element | undefined {
	let depth = 0;
	let others = before;
	let branch = el;
	for (let up = parentOf(el); up && up !== post; up = parentOf(up)) {
		depth++;
		if (before.includes(up)) return up;
		const box = up;
		const here = depth;
		const beside = neighbours(el, branch, box, others);
		others = others.filter((other) => !beside.some((one) => one === other || contains(one, other)));
		branch = box;
		const higher = others.filter((other) => contains(box, other) && depthIn(other, box) < here);
		const [first] = higher;
		if (first) return higher.findLast((other) => isFurtherIn(el, other, 4)) ?? first;
	}
	return outdented(el, others, isFurtherIn);
}

/**
 * Boxes beside the one that a comment stands in, built like it and with somebody's words in the same column: neither answers the
 * other, though the comment be read from further inside, as one whose box holds its answers is.
 */
function neighbours(el: Element, branch: Element, box: Element, before: readonly Element[]): Element[] {
	if (branch === el || branch.parentElement !== box) return [];
	const build = buildOf(branch);
	const at = wordsAt(el);
	return [...box.children].filter(
		(one) =>
			one !== branch &&
			buildOf(one) === build &&
			before.some(
				(other) => (one === other || contains(one, other)) && Math.abs(wordsAt(other) - at) <= SAME,
			),
	);
}

/** Where the first words of it begin, CSS pixels from the side that is read from. */
function wordsAt(el: Element): number {
	const texts = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
	const range = document.createRange();
	for (let text = texts.nextNode(); text; text = texts.nextNode()) {
		if (!/\p{L}/u.test(text.textContent ?? '')) continue;
		range.selectNodeContents(text);
		const { left, right, width } = range.getBoundingClientRect();
		if (width > 1) return getComputedStyle(el).direction === 'rtl' ? -right : left;
	}
	return el.getBoundingClientRect().left;
}

/** Of neighbours in one column: the nearest above that stands further to the left, as indented threads are drawn. */
function outdented(el: Element, before: readonly Element[], isFurtherIn: FurtherIn): Element | undefined {
	return [...before].reverse().find((other) => standAlike(other, el) && isFurtherIn(el, other, 8));
}

/** CSS pixels of a column, at least: a few words in a bubble are no wider than an answer is drawn in. */
const COLUMN = 120;

/** In columns: what is drawn further in than a comment stands below it, and not where that ends. */
function areBeside(el: Element, other: Element): boolean {
	const [one, two] = [el.getBoundingClientRect(), other.getBoundingClientRect()];
	if (Math.abs(one.left - two.left) < COLUMN) return false;
	return one.left >= two.right - SAME || two.left >= one.right - SAME;
}

/** Whether one stands further in than another, by so many CSS pixels and wherever either begins. */
type FurtherIn = (el: Element, other: Element, by: number) => boolean;

interface Lefts {
	readonly words: number;
	readonly begins: number;
	/** Of the box that holds all of it. */
	readonly box: number;
	readonly isFaceless: boolean;
}

/** CSS pixels by which things differ that begin at the same place. */
const SAME = 4;

/** Whose face did not come and whose words stand where those of others do beside theirs, begins where they begin. */
function leftsOfAll(elements: readonly Element[]): Map<Element, Lefts> {
	const own = new Map(elements.map((el) => [el, leftsOf(el)]));
	const faced = [...own.values()].filter(({ isFaceless }) => !isFaceless);
	return new Map(
		[...own].map(([el, lefts]) => {
			const like = lefts.isFaceless && faced.find(({ words }) => Math.abs(words - lefts.words) <= SAME);
			return [el, like && lefts.box < lefts.words - SAME ? { ...lefts, begins: like.begins } : lefts];
		}),
	);
}

/**
 * Where its words begin, where that is known, since a box may be as wide as others and have its words further in; and where it begins
 * with the face beside them. Not everybody has a face, and some faces do not come.
 */
function leftsOf(el: Element): Lefts {
	const remark = remarkAt(el);
	const { left, top } = (remark?.nameplate ?? el).getBoundingClientRect();
	const beside = remark ? remark.around : el.previousElementSibling;
	const faces = beside ? [beside, ...deepAll('img,canvas,i,span,div', beside)].filter(isFace) : [];
	const lefts = faces
		.map((face) => face.getBoundingClientRect())
		.filter((box) => box.right <= left + 4 && box.bottom > top)
		.map((box) => box.left);
	const begins = Math.min(left, ...lefts);
	const box = Math.min((remark?.around ?? el).getBoundingClientRect().left, begins);
	return { words: left, begins, box, isFaceless: lefts.length === 0 };
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
