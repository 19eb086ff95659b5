import { buildOf } from '../tree/build.ts';
import { deepAll, isShown } from '../tree/dom.ts';
import { childrenOf, contains, parentOf } from '../tree/tree.ts';

/** Parts of a comment that must be built the same. */
const LEAST_PARTS = 2;
/** Boxes with no more than one part in each other, inside of which the parts of a comment may stand. */
const DEEPEST = 3;

/**
 * Boxes that are built inside as comments are, and are called otherwise: builders name what begins a thread, and not what answers it.
 * Looked for in the smallest box around the comments.
 */
export function builtAlike(comments: readonly Element[], post: Element): Element[] {
	const own = comments.flatMap((el) => insideOf(el) ?? []);
	if (own.length === 0) return [];
	const builds = [...new Map(own.map((inside) => [JSON.stringify(inside.parts), inside.parts])).values()];
	const taken = new Set([...comments, ...own.map(({ core }) => core)]);
	const tags = [...new Set(comments.map((el) => el.tagName.toLowerCase()))].join(',');
	const found: Element[] = [];
	for (const el of deepAll(tags, around(comments, post))) {
		const inside = taken.has(el) || !isShown(el) ? undefined : insideOf(el);
		if (!inside || !builds.some((parts) => areAlike(parts, inside.parts)) || taken.has(inside.core)) continue;
		taken.add(inside.core);
		found.push(el);
	}
	return found;
}

/** The smallest box that holds them all; of one alone, the box around it that holds anything else. */
function around(comments: readonly Element[], post: Element): Element {
	const [first] = comments;
	for (let up = first && parentOf(first); up && up !== post; up = parentOf(up)) {
		const box = up;
		if (box.childElementCount > 1 && comments.every((el) => contains(box, el))) return box;
	}
	return post;
}

/** How a part is built, and what stands in it. */
interface Part {
	readonly build: string;
	readonly holds: readonly string[];
}

/**
 * The same parts that hold the same. What somebody says is a part as well, and may hold anything, as what it answers: one of them may
 * differ where another that holds something does not.
 */
function areAlike(one: readonly Part[], other: readonly Part[]): boolean {
	if (one.length !== other.length || one.some(({ build }, i) => build !== other[i]?.build)) return false;
	const same = one.filter(({ holds }, i) => holds.join() === other[i]?.holds.join());
	return (
		same.length === one.length ||
		(same.length === one.length - 1 && same.some((part) => part.holds.length > 0))
	);
}

/** Its parts, and the box that they stand in; undefined where it has too few to be known by. */
function insideOf(el: Element): { readonly core: Element; readonly parts: readonly Part[] } | undefined {
	let core = el;
	for (let depth = 0; depth < DEEPEST; depth++) {
		const parts = childrenOf(core);
		if (parts.length >= LEAST_PARTS)
			return {
				core,
				parts: parts.map((part) => ({ build: buildOf(part), holds: childrenOf(part).map(buildOf) })),
			};
		const [only] = parts;
		if (!only) return undefined;
		core = only;
	}
	return undefined;
}
