import { buildOf } from '../tree/build.ts';
import { plainText } from '../tree/dom.ts';
import { childrenOf, contains } from '../tree/tree.ts';
import { hasTime } from './post-signs.ts';

/** Of a row, see `rows.ts`. */
interface Boxes {
	readonly posts: readonly Element[];
	readonly like: { readonly timed: boolean };
}

/** In each outer box a narrow one stands beside a wide one: who says it, and what is said. */
export function areSides(outer: readonly Element[], inner: readonly Element[]): boolean {
	const sided = outer.filter((el) => {
		const [a, b, ...more] = inner.filter((i) => contains(el, i)).map((i) => i.getBoundingClientRect());
		if (!a || !b || more.length > 0 || Math.abs(a.top - b.top) > 8) return false;
		return Math.max(a.width, b.width) > Math.min(a.width, b.width) * SIDE;
	});
	return sided.length >= outer.length * 0.8;
}

/**
 * The outer boxes are dated and the inner ones are not, but for one at the same place in each, the first or the last of them that
 * says when: the head, the body and the foot of posts. What stands under a day, or in a column, is no part.
 */
export function areParts(outer: Boxes, inner: Boxes): boolean {
	if (outer.like.timed && areHeadAndBody(outer.posts, inner.posts)) return true;
	if (!outer.like.timed || inner.like.timed || inner.posts.length > outer.posts.length * MOST_PARTS)
		return false;
	const sample = outer.posts.slice(0, SAMPLE);
	const dated = sample.flatMap((el) => {
		const when = inner.posts.filter((i) => contains(el, i)).map(hasTime);
		return when.includes(true) ? [[when.indexOf(true), when.length - when.lastIndexOf(true)] as const] : [];
	});
	const alike = [0, 1].map((end) => Math.max(0, ...counted(dated.map((at) => `${at[end]}`)).values()));
	return Math.max(...alike) >= sample.length * 0.6;
}

/**
 * In most outer boxes each inner one is built otherwise than those beside it, and the first of them says little more than who and
 * when, and is built like the first one in the others. Which parts follow differs: not every post has a picture.
 */
function areHeadAndBody(outer: readonly Element[], inner: readonly Element[]): boolean {
	const sample = outer.slice(0, SAMPLE).map((el) => inner.filter((i) => contains(el, i)));
	const headed = sample.filter(([head, ...others]) => {
		if (!head || others.length === 0 || others.length >= MOST_PARTS || !hasTime(head)) return false;
		const builds = new Set([head, ...others].map(partOf));
		return plainText(head).replace(/\P{L}+/gu, '').length <= HEAD && builds.size > others.length;
	});
	const alike = counted(headed.flatMap(([head]) => (head ? [partOf(head)] : [])));
	return Math.max(0, ...alike.values()) >= sample.length * 0.6;
}

/** How a part of a post is built, also where classes say nothing of it. */
function partOf(el: Element): string {
	return [el, ...childrenOf(el)].map(buildOf).join('>');
}

/** Letters of a head: a name, a place, a time and who may see it. */
const HEAD = 50;
const MOST_PARTS = 6;
const SAMPLE = 24;

/** How much wider a text is than what stands at its side; cards that stand beside one another differ less. */
const SIDE = 2.5;

/** How many there are of each. */
export function counted(words: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}
