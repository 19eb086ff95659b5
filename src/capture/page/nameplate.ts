import { deepAll, isShown } from './dom.ts';
import { isName } from './remarks.ts';
import { isTimeOnly } from './times.ts';
import { contains, parentOf } from './tree.ts';

const TIMES = 'time,[datetime],abbr[title],a,span,small,div,p,li,em,i,b,dd,cite';
/** Boxes around a time in which the name beside it may stand. */
const MOST_OUTWARD = 3;
const NO_NAME = 'button,[role=button],input,textarea,svg,script,style,[aria-hidden=true]';

/** Who says something, by standing before its time in one box with it, and the words up to the time. */
interface Nameplate {
	readonly name: string;
	readonly head: string;
}

/** The name before the first time in a box, where no markup and no link says whose it is. `skip` leaves answers out. */
export function nameBesideTime(root: Element, skip: (el: Element) => boolean): Nameplate | undefined {
	const time = deepAll(TIMES, root).find((el) => isTime(el) && !skip(el) && isShown(el));
	if (!time) return undefined;
	let box = parentOf(time);
	for (let height = 0; box && height < MOST_OUTWARD; height++, box = parentOf(box)) {
		const words = wordsBefore(box, time, skip);
		const [first, second] = words;
		// The initials of the name may stand before it, for a face.
		const isInitials = first && second && first.length <= 3 && first[0] === second[0];
		const name = isInitials ? second : first;
		if (name !== undefined) return isName(name) ? { name, head: words.join(' ') } : undefined;
		if (box === root) return undefined;
	}
	return undefined;
}

function isTime(el: Element): boolean {
	if (el.childElementCount > 0 && !el.matches('time,[datetime]')) return false;
	const text = (el.textContent ?? '').trim();
	return text.length >= 2 && text.length <= 32 && (el.matches('time,[datetime]') || isTimeOnly(text));
}

/** Pieces of text in a box up to something in it, in their order. */
function wordsBefore(box: Element, until: Element, skip: (el: Element) => boolean): string[] {
	const words: string[] = [];
	const visit = (node: Node): boolean => {
		if (node === until) return true;
		if (node.nodeType === Node.TEXT_NODE) {
			const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
			if (/[\p{L}\p{N}]/u.test(text)) words.push(text);
			return false;
		}
		if (!(node instanceof Element) || node.matches(NO_NAME)) return false;
		if (skip(node) && !contains(node, until)) return false;
		for (const child of (node.shadowRoot ?? node).childNodes) if (visit(child)) return true;
		return false;
	};
	visit(box);
	return words;
}
