import { deepAll, isShown } from '../tree/dom.ts';

/** A count as pages show one, and no day, clock or telephone: thousands are in threes, and one place stands behind a point. */
export const COUNT =
	/^[+-]?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:[ .,\u00a0\u202f]\d{3})+|\d{1,3}[.,]\d)\s?(?:k|tn|m|mn)?$/iu;
/** What texts are written in, and what is called by telephone. */
const SAID = 'p,blockquote,dd,li,code,pre,a[href^=tel]';
const PRESSED = 'button,[role=button]';

/** What a number is of, as a screen reader is told. */
const TOLD =
	/^\d[\d .,\u00a0\u202f]*(?:k|tn|m|mn)?\s(?:visning|views?(?!\p{L})|kommentar|comment|svar(?!t)|repl(?:y|ies)|gilla|likes?(?!\p{L})|delning|shares?(?!\p{L})|reaktion|reaction|repost|återpublicer|boost|favorit|favou?rite|bokmärk|bookmark)/iu;

/** A number alone that is called by what it counts, or in a row of what can be pressed, as between the arrows of a vote: it counts, and is no word of the post. */
export function isCounter(el: Element): boolean {
	const isTold = TOLD.test(el.getAttribute('aria-label') ?? '');
	if ((el.childElementCount > 1 && !isTold) || el.matches(SAID) || !isNumber(el)) return false;
	if (isTold) return true;
	const kids = [...(el.parentElement?.children ?? [])].filter((other) => other === el || isShown(other));
	const at = kids.indexOf(el);
	const beside = kids.filter((other) => other !== el);
	const isPressed = (x: Element) =>
		x.matches(PRESSED) || (deepAll(PRESSED, x).length > 0 && isNothingElse(x));
	const row = [...(el.parentElement?.childNodes ?? [])];
	const isAlone = row.every(
		(node) => node.nodeType !== Node.TEXT_NODE || (node.textContent ?? '').trim() === '',
	);
	if (!isAlone || !beside.some(isPressed)) return false;
	// Below a number, too, one may like and answer: it is what somebody says there, where it stands before all controls and those are words.
	const isBetween = kids.slice(0, at).some(isPressed) && kids.slice(at + 1).some(isPressed);
	if (!isBetween && beside.some((x) => /\p{L}/u.test(x.textContent ?? ''))) return false;
	return beside.every((x) => isPressed(x) || isNumber(x));
}

function isNothingElse(el: Element): boolean {
	const said = (el.textContent ?? '').replace(/\s+/g, '').length;
	return (
		deepAll(PRESSED, el).reduce((sum, x) => sum + (x.textContent ?? '').replace(/\s+/g, '').length, 0) >= said
	);
}

function isNumber(el: Element): boolean {
	return COUNT.test((el.textContent ?? '').trim());
}

const MORE = /^\+\s?\d{1,3}$/u;
/** Boxes around a number in which the picture that it lies on may stand. */
const OUTWARD = 4;

/** “+3” on a picture: how many more there are, and no word of the post. */
export function isMoreCount(el: Element): boolean {
	if (el.childElementCount > 0 || !MORE.test((el.textContent ?? '').trim())) return false;
	const { left, right, top, bottom } = el.getBoundingClientRect();
	const [x, y] = [(left + right) / 2, (top + bottom) / 2];
	let up = el.parentElement;
	for (let out = 0; up && out < OUTWARD; out++, up = up.parentElement) {
		const lies = deepAll('img,video,canvas,[style*=background]', up).some((picture) => {
			const box = picture.getBoundingClientRect();
			const isLarge = box.width >= LARGE && box.height >= LARGE && !picture.contains(el);
			return isLarge && x > box.left && x < box.right && y > box.top && y < box.bottom;
		});
		if (lies) return true;
	}
	return false;
}

/** Sides of a picture that is one, CSS pixels. */
const LARGE = 60;
