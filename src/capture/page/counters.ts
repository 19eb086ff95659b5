import { deepAll, isShown } from './dom.ts';

const NUMBER = /^[+-]?\d[\d .,\u00a0]*\s?(?:k|tn|m|mn)?$/iu;
/** What texts are written in, and what is called by telephone. */
const SAID = 'p,blockquote,dd,li,code,pre,a[href^=tel]';
const PRESSED = 'button,[role=button]';

/** A number alone in a row of what can be pressed, as between the arrows of a vote: it counts, and is no word of the post. */
export function isCounter(el: Element): boolean {
	if (el.matches(SAID) || el.childElementCount > 1 || !NUMBER.test((el.textContent ?? '').trim()))
		return false;
	const kids = [...(el.parentElement?.children ?? [])].filter((other) => other === el || isShown(other));
	const at = kids.indexOf(el);
	const beside = kids.filter((other) => other !== el);
	const isPressed = (x: Element) =>
		x.matches(PRESSED) || (deepAll(PRESSED, x).length > 0 && isNothingElse(x));
	const row = [...(el.parentElement?.childNodes ?? [])];
	const isAlone = row.every(
		(node) => node.nodeType !== Node.TEXT_NODE || (node.textContent ?? '').trim() === '',
	);
	// Below a number, too, one may like and answer: it is what somebody says there, where neither side is pressed and the controls are words.
	const isBetween = kids.slice(0, at).some(isPressed) && kids.slice(at + 1).some(isPressed);
	if (!isBetween && beside.some((x) => /\p{L}/u.test(x.textContent ?? ''))) return false;
	return isAlone && beside.every((x) => isPressed(x) || isNumber(x));
}

function isNothingElse(el: Element): boolean {
	const said = (el.textContent ?? '').replace(/\s+/g, '').length;
	return (
		deepAll(PRESSED, el).reduce((sum, x) => sum + (x.textContent ?? '').replace(/\s+/g, '').length, 0) >= said
	);
}

function isNumber(el: Element): boolean {
	return NUMBER.test((el.textContent ?? '').trim());
}
