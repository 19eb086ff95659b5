import { deepAll, isShown } from '../tree/dom.ts';
import { isDeed } from '../unfold/foot.ts';

/** A piece of text and what holds it. */
export interface Piece {
	readonly text: string;
	readonly holder: Element;
}

/**
 * What somebody is besides the name, as “Rektor på Lillby skola”: it stands before the time and looks as the time does, and what
 * looks otherwise comes after the time, in words that are neither a number of likes nor in one line with what can be pressed.
 * @param further what stands in the boxes around it
 */
export function isByline(words: readonly Piece[], time: Element, further: readonly Piece[]): boolean {
	const { DOCUMENT_POSITION_PRECEDING, DOCUMENT_POSITION_FOLLOWING } = Node;
	const look = looksOf(time);
	const stands = (where: number, { holder }: Piece) => (time.compareDocumentPosition(holder) & where) !== 0;
	const isSmall = (piece: Piece) =>
		!holds(piece, time) && stands(DOCUMENT_POSITION_PRECEDING, piece) && looksOf(piece.holder) === look;
	const isSaid = (piece: Piece) =>
		!holds(piece, time) &&
		stands(DOCUMENT_POSITION_FOLLOWING, piece) &&
		looksOf(piece.holder) !== look &&
		!TALLY.test(piece.text) &&
		!isBesideControl(piece.holder);
	return words.length > 0 && words.every(isSmall) && further.some(isSaid);
}

const TALLY = /^\d[\d\s.,]*(?:\s\p{L}+){0,4}$/u;

function isBesideControl(el: Element): boolean {
	const { top, bottom } = el.getBoundingClientRect();
	return deepAll('button,[role=button],a', el.parentElement ?? el).some((control) => {
		if (!isDeed(control.textContent ?? '') || !isShown(control)) return false;
		const box = control.getBoundingClientRect();
		return Math.min(bottom, box.bottom) - Math.max(top, box.top) > 1;
	});
}

function holds({ holder }: Piece, time: Element): boolean {
	return holder.contains(time);
}

function looksOf(el: Element): string {
	const { fontSize, color } = getComputedStyle(el);
	return `${fontSize} ${color}`;
}

const ANSWER =
	/^(?:svara|reply|vastaa|svar|besvar|antworten|répondre|responder|rispondi|odpowiedz|beantwoorden)$/iu;

/** A link to where one answers it, as sites show to those who are not logged in. */
export function isAnswerable(box: Element): boolean {
	return deepAll('a[href]', box).some(
		(link) => ANSWER.test((link.textContent ?? '').trim()) && isShown(link),
	);
}
