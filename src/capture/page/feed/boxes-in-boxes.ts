import { isWithin, parentOf } from '../tree/tree.ts';
import { areaOf } from './rows.ts';

/** Those of the outer boxes in which one of the inner stands. */
export function holdersOf(inner: readonly Element[], outer: ReadonlySet<Element>): Set<Element> {
	const holders = new Set<Element>();
	for (const el of inner)
		for (let up: Element | null = el; up; up = parentOf(up)) if (outer.has(up)) holders.add(up);
	return holders;
}

/** Those that stand in none of the others. */
export function outermost(els: readonly Element[]): Element[] {
	const set = new Set(els);
	// Most have one parent, and what that stands in is the same for all of them.
	const inOthers = new Map<Element, boolean>();
	return els.filter((el) => {
		const up = parentOf(el);
		if (up === null) return true;
		const is = inOthers.get(up) ?? isWithin(set, up);
		inOthers.set(up, is);
		return !is;
	});
}

/** CSS pixels, squared. */
export function totalArea(els: readonly Element[]): number {
	return els.reduce((sum, el) => sum + areaOf(el), 0);
}
