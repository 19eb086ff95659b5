import { isTimeOnly } from '../time/times.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { isDeed } from '../unfold/foot.ts';
import { sizeOfWords } from './badges.ts';

/** What a page says of words that were changed later. */
export const EDITED =
	/^[([]?\s*(?:redigera[dt]|ändra[dt]|uppdatera[dt]|edited|modified|updated|redigert|redigeret|bearbeitet|muokattu|modifié|editado|bewerkt|edytowan[oy])\s*[)\]]?$/iu;
const TIMES = 'time,[datetime],abbr,span,small,a,div,em,i';
const PRESSED = 'button,[role=button],a';

/**
 * “Redigerad” in one line with the time of a comment or with what can be done with it, or in smaller letters than its words: the page says
 * that, and nobody else. As a line like the others it is somebody's word.
 * @param skip other comments within this one
 */
export function editedMarks(comment: Element, skip: (el: Element) => boolean): Element[] {
	const marks = deepAll('*', comment).filter(
		(el) =>
			el.childElementCount === 0 && EDITED.test(el.textContent?.trim() ?? '') && !skip(el) && isShown(el),
	);
	if (marks.length === 0) return [];
	const beside = deepAll(`${TIMES},${PRESSED}`, comment).filter(
		(el) => !skip(el) && isShown(el) && (isPressed(el) || isTimeOnly(shownText(el))),
	);
	return marks.filter((el) => {
		if (isAllThatIsSaid(el, comment, (other) => skip(other) || beside.some((one) => one.contains(other))))
			return false;
		if (beside.some((other) => !other.contains(el) && areLevel(el, other))) return true;
		if (endsSeveral(el, comment)) return true;
		const own = Number.parseFloat(getComputedStyle(el).fontSize);
		return own < sizeOfWords(comment, (other) => skip(other) || other === el);
	});
}

/** It stands last of what is said, in a box of its own, and another comment beside this one ends so too: no two people write that. */
function endsSeveral(mark: Element, comment: Element): boolean {
	if (mark.matches('p') || !isLastSaid(mark, comment)) return false;
	const beside = [...(comment.parentElement?.children ?? [])];
	return beside.some(
		(other) =>
			other !== comment &&
			deepAll(mark.tagName, other).some(
				(el) => EDITED.test(el.textContent?.trim() ?? '') && isLastSaid(el, other),
			),
	);
}

function isLastSaid(mark: Element, comment: Element): boolean {
	const said = shownText(comment, (el) => isPressed(el))
		.split('\n')
		.filter((line) => !isTimeOnly(line));
	return said.length >= 3 && said.at(-1) === shownText(mark).trim();
}

/** A link may be the name of who says it. */
function isPressed(el: Element): boolean {
	return el.matches(PRESSED) && (!el.matches('a') || isDeed(shownText(el)));
}

/** It follows the name, before any time or control, and nobody says anything else: “Kommunen Ändrat 2 v”, as an answer in one line. */
function isAllThatIsSaid(mark: Element, comment: Element, skip: (el: Element) => boolean): boolean {
	const walker = document.createTreeWalker(comment, NodeFilter.SHOW_TEXT);
	const pieces: Element[] = [];
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const at = node.parentElement;
		if (at && /[\p{L}\p{N}]/u.test(node.textContent ?? '') && isShown(at)) pieces.push(at);
	}
	const [name, said, ...more] = pieces;
	return name !== undefined && !skip(name) && said === mark && more.every(skip);
}

function areLevel(el: Element, other: Element): boolean {
	const [a, b] = [el.getBoundingClientRect(), other.getBoundingClientRect()];
	return Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2;
}
