import { deepAll, shownText } from '../tree/dom.ts';
import { NEVER } from './fold-words.ts';

/** Beginnings of words, anywhere in a label, of what does something in somebody's name or opens what is between people. */
const ACTS =
	/(?<!\p{L})(?:gilla|tykk|gefällt|j.aime|me gusta|like(?!ly)|unlike|heart|hjärta|reag|reakt|react|följ(?!and)|follow|dela(?!r|kt)|share|repost|boost|marknadsför|promot|skicka|send(?!a)|publicera|publish|meddeland|message|chatt?(?!\p{Ll}{6})|kontakta|contact|inbjud|bjud in|invit|anslut|connect|vänförfråg|friend|prenumer|subscri|rösta|vote|rapportera|report(?!s)|anmäl|blockera|block(?!\p{L})|ta bort|delete|remove|redigera|edit(?!\p{L})|logga|log ?(?:in|out)(?!\p{L})|sign|registrera|register|skapa|create|köp|buy|betala|pay(?!\p{L})|spara|save|notis|notific|alternativ|options|meny|menu|إعجاب|مشاركة|متابعة|إرسال|أرسل|אהבתי|שתף|עקוב|שלח)/iu;

/** Whether a control says, in what it shows or is called, that it acts. */
export function saysItActs(el: Element): boolean {
	const said = [shownText(el), el.getAttribute('aria-label'), el.getAttribute('title')];
	return said.some((words) => words !== null && ACTS.test(words));
}

const SHOWS_MORE =
	/(?:visa|läs|se|vis|les|læs|show|read|see|view)\s.*(?:mer|mera|mere|fler|flere|hela|hele|resten|more|all|full|rest)(?!\p{L})/iu;

/**
 * Whether a control whose words would unfold is called a deed to those who do not see it, or where the pointer rests: “Visa mer”
 * with the name “Gilla”. Which of the two it does is seen when it is pressed, and then it is done.
 */
export function isCalledADeed(el: Element): boolean {
	return [el.getAttribute('aria-label'), el.getAttribute('title')].some(
		(name) => name !== null && NEVER.test(name.trim()) && !SHOWS_MORE.test(name),
	);
}

const CONTROLS =
	'button,[role=button],a,summary,[tabindex="0"],[onclick],input[type=submit],input[type=button]';
/** Controls beside each other that make a bar of what can be done with a post. */
const BAR = 3;

/**
 * Whether a control that does not say in words what it is for may do something else than to show more: it is a switch,
 * sends a form, has no word at all, or stands in a bar of several.
 */
export function mayAct(el: Element): boolean {
	if (mayActAlone(el)) return true;
	const row = el.parentElement;
	return [row, row?.parentElement].some(
		(bar) => bar && (bar.textContent ?? '').length < 400 && deepAll(CONTROLS, bar).length >= BAR,
	);
}

/** As `mayAct`, wherever it stands. */
export function mayActAlone(el: Element): boolean {
	if (el.hasAttribute('aria-pressed') || el.matches('input') || el.closest('form')) return true;
	return !/\p{L}/u.test(shownText(el)) || saysItActs(el);
}
