import { isTimeOnly } from '../time/times.ts';
import { deepAll, isShown } from '../tree/dom.ts';
import { contains, parentOf } from '../tree/tree.ts';
import { areInitials, isName } from './is-name.ts';

const TIMES = 'time,[datetime],abbr[title],a,span,small,div,p,li,em,i,b,dd,cite';
/** Boxes around a time in which the name beside it may stand. */
const MOST_OUTWARD = 3;
const NO_NAME = 'button,[role=button],input,textarea,svg,script,style,[aria-hidden=true]';

/** Who says something, by standing before its time in one box with it, and the words up to the time. */
interface Nameplate {
	readonly name: string;
	readonly head: string;
	/** What shows the name. */
	readonly holder: Element | null;
	/** What else stands before the name in all of the box that was asked, and in no sentence. */
	readonly before: string;
}

/** The name before the first time in a box, where no markup and no link says whose it is. `skip` leaves answers out. */
export function nameBesideTime(root: Element, skip: (el: Element) => boolean): Nameplate | undefined {
	const time = deepAll(TIMES, root).find((el) => isTime(el) && !skip(el) && isShown(el));
	if (!time) return undefined;
	let box = parentOf(time);
	for (let height = 0; box && height < MOST_OUTWARD; height++, box = parentOf(box)) {
		const pieces = piecesBefore(box, time, skip);
		const words = pieces.map(({ text }) => text);
		const [first, second] = words;
		// The initials of the name may stand before it, for a face.
		const isInitials = first && second && areInitials(first, second);
		const name = isInitials ? second : first;
		const node = pieces[isInitials ? 1 : 0]?.node;
		if (name !== undefined && node) {
			const before = piecesBefore(root, node, skip).filter((piece) => !isInSentence(piece));
			return isName(name)
				? {
						name,
						holder: node.parentElement,
						head: words.join(' '),
						before: before.map(({ text }) => text).join(' '),
					}
				: undefined;
		}
		if (box === root) return undefined;
	}
	return undefined;
}

function isTime(el: Element): boolean {
	if (el.childElementCount > 0 && !el.matches('time,[datetime]')) return false;
	const text = (el.textContent ?? '').trim();
	return text.length >= 2 && text.length <= 32 && (el.matches('time,[datetime]') || isTimeOnly(text));
}

interface Piece {
	readonly text: string;
	readonly node: Node;
}

/** Whoever is named at the beginning of a paragraph is spoken to. */
function isInSentence({ text, node }: Piece): boolean {
	const around = node.parentElement?.closest('p,blockquote');
	return (
		around !== null && around !== undefined && (around.textContent ?? '').trim().length > text.length + 2
	);
}

/** Pieces of text in a box up to something in it, in their order. */
function piecesBefore(box: Element, until: Node, skip: (el: Element) => boolean): Piece[] {
	const pieces: Piece[] = [];
	const end = until instanceof Element ? until : until.parentElement;
	const visit = (node: Node): boolean => {
		if (node === until) return true;
		if (node.nodeType === Node.TEXT_NODE) {
			const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
			if (/[\p{L}\p{N}]/u.test(text)) pieces.push({ text, node });
			return false;
		}
		if (!(node instanceof Element) || node.matches(NO_NAME)) return false;
		if (skip(node) && !(end && contains(node, end))) return false;
		for (const child of (node.shadowRoot ?? node).childNodes) if (visit(child)) return true;
		return false;
	};
	visit(box);
	return pieces;
}
