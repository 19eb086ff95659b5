import { deepAll, isShown, labelOf, shownText } from './dom.ts';
import { findFeed } from './feed.ts';
import { touched } from './once.ts';
import { postSigns } from './post-signs.ts';
import { contains } from './tree.ts';

const CONSENT = /cookie|kakor|samtycke|consent|gdpr|personuppgift|evästee|informasjonskapsl/i;
const REJECT =
	/^(?:avvisa|neka|vägra|avböj|avstå|nej|bara nödvändiga|endast nödvändiga|bara nödvändiga|godkänn endast nödvändiga|acceptera endast nödvändiga|tillåt endast nödvändiga|fortsätt utan|reject|decline|deny|refuse|no,? thanks|only (?:necessary|essential)|necessary only|use necessary|continue without|avvis|afvis|kun nødvendige|hylkää|vain välttämättömät|ablehnen|nur notwendige|refuser|tout refuser|rechazar|odrzuć)/i;
const ACCEPT =
	/^(?:godkänn|acceptera|tillåt|jag (?:godkänner|förstår)|okej?|ok$|jag samtycker|accept|allow|agree|i agree|got it|godta|hyväksy|akzeptieren|alle akzeptieren|accepter|aceptar|zgadzam)/i;

/** What people ask each other is answered with the same words as a consent dialog, and not by us. */
const BETWEEN_PEOPLE =
	/inbjud|invit|(?:vän|följar|meddelande|chatt|friend|follow|message|connection) ?(?:förfråg|request)|vill (?:ansluta|följa|bli)|wants? to (?:connect|follow|be)/i;
const WRITTEN_IN = 'textarea,[contenteditable=""],[contenteditable=true],[role=textbox]';

export interface Answered {
	readonly label: string;
	readonly answer: 'reject' | 'accept';
}

/** Boxes that lie over the page (fixed, sticky, dialog) and speak of cookies, or belong to a consent frame. */
function consentBoxes(): Element[] {
	return deepAll(
		'dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true],div,section,aside,form',
	).filter((el) => {
		if (!isShown(el)) return false;
		const over =
			el.matches('dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]') ||
			/fixed|sticky/.test(getComputedStyle(el).position);
		if (!over) return false;
		return isConsentBox(el);
	});
}

/** Whether a box that lies over the page speaks of cookies. */
export function isConsentBox(el: Element): boolean {
	const text = shownText(el).slice(0, 4000);
	if (BETWEEN_PEOPLE.test(text) || deepAll(WRITTEN_IN, el).length > 0) return false;
	// An application that stands in one fixed box is no dialog over itself.
	if (findFeed().posts.some((post) => contains(el, post) && postSigns(post) >= 2)) return false;
	return CONSENT.test(text) || CONSENT.test(`${el.id} ${el.className}`);
}

/** Is a consent box in view? */
export function asksConsent(): boolean {
	const boxes = consentBoxes();
	return (
		isConsentPage() ||
		boxes.some((box) => buttonsOf(box).some((el) => REJECT.test(labelOf(el)) || ACCEPT.test(labelOf(el))))
	);
}

/** A page that is nothing but the question: a frame's own, or one that stands before the account. */
function isConsentPage(): boolean {
	const text = document.body ? shownText(document.body) : '';
	if (!CONSENT.test(`${location.href} ${document.title} ${text.slice(0, 1500)}`)) return false;
	if (window !== window.top) return true;
	if (text.length > 3000 || findFeed().posts.length > 1) return false;
	const buttons = buttonsOf(document);
	return buttons.some((el) => REJECT.test(labelOf(el))) && buttons.some((el) => ACCEPT.test(labelOf(el)));
}

/** Answers a consent box: reject where that is offered, accept only where nothing else is. */
export function answerConsent(): Answered | null {
	const boxes: (Element | Document)[] = consentBoxes();
	if (isConsentPage()) boxes.push(document);
	for (const [words, answer] of [
		[REJECT, 'reject'],
		[ACCEPT, 'accept'],
	] as const) {
		for (const box of boxes) {
			for (const el of buttonsOf(box)) {
				const label = labelOf(el);
				if (!words.test(label)) continue;
				(el as HTMLElement).click();
				touched();
				return { label, answer };
			}
		}
	}
	return null;
}

/** What can be pressed in a box without leaving the page. */
function buttonsOf(box: Element | Document): Element[] {
	return deepAll('button,[role=button],input[type=button],input[type=submit],a', box).filter((el) => {
		if (!isShown(el) || labelOf(el).length > 60) return false;
		return el.tagName !== 'A' || /^(#|javascript:|$)/.test(el.getAttribute('href') ?? '');
	});
}
