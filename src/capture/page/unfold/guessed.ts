import { shownText } from '../tree/dom.ts';
import { mayActAlone, saysItActs } from './acts.ts';
import { isInBar, letters, MENU, NO_TEXT, TEXT } from './fold-kinds.ts';
import { foldLabel } from './fold-label.ts';
import { UNFOLD } from './fold-words.ts';

const BUTTON = 'button,[role=button]';

/** Beginnings of labels that answer a question of the page, or do something with a post or an event. */
const ANSWERS =
	/^\P{L}*(?:(?:ja|jo|nej|kanske|vet (?:ej|inte)|yes|yeah|no|nope|maybe|kyllä|joo|ei|ehkä|nei|kanskje|måske|nein|vielleicht|oui|non|s[ií]|tak|nie|da|ne|да|нет|نعم|لا|כן|לא|bra|dåligt?|good|bad|ring|call|book|order|apply|going|print|play|copy)(?!\p{L})|tumm|thumb|upvot|downvot|hjälp(?:sam|te)|helpful|useful|användbar|hyödylli|boka|bokning|bokmärk|bookmark|reserv|delta(?!lj)|jag (?:vill|kommer|deltar|ska)|attend|join|osallistu|intress|interest|kiinnost|gå med|donera|donat|skänk|stöd(?!\p{L})|beställ|ansök|favorit|favou?rit|kopiera|skriv|ladda ne[dr]|download|lyssna|listen|spela)/iu;
/** What is shown once somebody has answered or voted. */
const ANSWERED =
	/^\P{L}*(?:tack för (?:di|at|er)|thank(?:s| you) for (?:your|the|let)|kiitos palaut|takk for (?:di|at)|tak for (?:di|at))|\d\s*(?:röst|vote|ään|stemme)/iu;

const guesses = new WeakSet<Element>();

/**
 * Right beside a button stands a text that is not shown, with hardly anything to press in it, and nothing says that the button is for
 * anything else, in any language. It is a guess all the same: see `isGuess`.
 */
export function standsBesideHidden(el: Element): boolean {
	const isOne = el.matches(BUTTON) && !mayBeAnother(el) && isBesideHidden(el);
	if (isOne) guesses.add(el);
	return isOne;
}

/** A text stands right beside it that is not shown, and no menu. */
export function isBesideHidden(el: Element): boolean {
	return beside(el).some(isHiddenText);
}

/** Nothing but its place tells what it is for: it is pressed only for a visitor who is nobody, and while the page can send nothing. */
export function isGuess(el: Element): boolean {
	return guesses.has(el) && !UNFOLD.test(foldLabel(el));
}

/** It acts, answers or counts, or is one of several to choose among. */
function mayBeAnother(el: Element): boolean {
	if (mayActAlone(el) || isInBar(el)) return true;
	const said = [shownText(el), el.getAttribute('aria-label') ?? '', el.getAttribute('title') ?? ''];
	if (said.some((words) => ANSWERS.test(words))) return true;
	const isCounter = /\p{N}/u.test(shownText(el)) && (shownText(el).match(/\p{L}+/gu) ?? []).length < 2;
	return isCounter || beside(el).some((other) => other.matches(BUTTON) && !saysItActs(other));
}

function beside(el: Element): Element[] {
	return [el.previousElementSibling, el.nextElementSibling].filter((other) => other !== null);
}

function isHiddenText(el: Element): boolean {
	if (el.matches(NO_TEXT) || el.checkVisibility() || letters(el.textContent) < TEXT) return false;
	if (ANSWERED.test(el.textContent ?? '')) return false;
	return el.querySelectorAll(`${BUTTON},input,select,textarea`).length < MENU;
}
