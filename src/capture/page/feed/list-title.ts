import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';

/** Boxes around a list in which its heading may stand, and characters that are told of it. */
const OUTWARD = 3;
const LONGEST = 80;
const HEADING = 'h1,h2,h3,h4,h5,h6,[role=heading]';

/** The heading above the first entry of a list, in no box that holds one of the others; undefined where none stands there. */
export function listTitle(entries: readonly Element[], others: ReadonlySet<Element>): string | undefined {
	const isEntry = (el: Element) => entries.some((entry) => contains(entry, el));
	const [first] = entries;
	let inner = first;
	let up = first ? parentOf(first) : null;
	for (let height = 0; up && height < OUTWARD; height++, up = parentOf(up)) {
		const box = up;
		const isShared = [...others].some((post) => !contains(post, box) && contains(box, post));
		const heading = isShared
			? headingRightAbove(inner)
			: deepAll(HEADING, box).find((el) => isShown(el) && !isEntry(el));
		if (heading) return shownText(heading).slice(0, LONGEST);
		if (isShared) break;
		inner = box;
	}
	return undefined;
}

/** What stands right before it, in a box that holds other lists too, where that is a heading. */
function headingRightAbove(el: Element | undefined): Element | undefined {
	let before = el?.previousElementSibling;
	while (before && !isShown(before)) before = before.previousElementSibling;
	return before?.matches(HEADING) ? before : undefined;
}

/** How a list's first entry begins, for one without a heading. */
export function beginningOfList([first]: readonly Element[]): string {
	return (first ? shownText(first) : '').split('\n', 1)[0]?.slice(0, LONGEST) ?? '';
}
