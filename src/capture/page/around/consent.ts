import { findFeed } from '../feed/feed.ts';
import { postSigns } from '../feed/post-signs.ts';
import { deepAll, isShown, labelOf, shownText } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';
import { contains } from '../tree/tree.ts';
import { saysItActs } from '../unfold/acts.ts';

/** What a question for consent is about, in its words or by what builders call it. */
const COOKIES = /cookie|kakor|evästee|informasjonskapsl/i;
const CONSENT = /cookie|kakor|samtycke|consent|gdpr|personuppgift|evästee|informasjonskapsl/i;
/** What such a dialog is about where it avoids the word; only where it can be refused and accepted. */
const PRIVACY =
	/integritet|privacy|privatliv|personvern|yksityisyy|datenschutz|privatsphäre|vie privée|privacidad|prywatnoś|spår(?:ning|are|ar )|tracking|tracker|sporing|seuranta|tredje ?part|third.part/i;
/** What consent is asked for as well, and is not ours to give: a conversation, a letter, a survey, an errand, a place. */
const ERRAND =
	/chatt?(?!\p{Ll}{6})|chatbot|nyhetsbrev|newsletter|prenumer|subscri|enkät|survey|undersökning|ansök|application|bokning|booking|begäran|anmälan|formulär|avisering|notiser|notification|plats(?:tjänst|information|data)|din plats|position|your location|villkor för medlem|betal|payment/iu;
const FILLED_IN = 'input:is(:not([type]),[type=text],[type=email],[type=tel],[type=password])';
const REJECT =
	/^(?:(?:jag )?(?:godkänner|accepterar|samtycker|tillåter|godkänn|acceptera|tillåt) (?:inte|ej|inga|inget)|(?:i )?(?:do not|don.t) (?:accept|agree|allow|consent)|avvisa|neka|vägra|avböj|avstå|nej|(?:(?:jag )?(?:godkänn(?:er)?|accepterar?|tillåt(?:er)?|använd) (?:(?:bara|endast|enbart) )?|(?:bara|endast|enbart) )(?:de )?(?:nödvändiga|obligatoriska)(?! (?:och|samt|&))|fortsätt utan|reject|decline|deny|refuse|no,? thanks|only (?:necessary|essential)|(?:necessary|essential|required) (?:cookies )?only|(?:accept|allow) (?:only )?(?:necessary|essential|required)|use necessary|continue without|avvis|afvis|kun nødvendige|hylkää|vain välttämättömät|ablehnen|nur notwendige|refuser|tout refuser|rechazar|odrzuć)/i;
const ACCEPT =
	/^(?:godkänn|acceptera|tillåt|jag (?:godkänner|förstår)|okej?|ok$|jag samtycker|accept|allow|agree|i agree|got it|godta|hyväksy|akzeptieren|alle akzeptieren|accepter|aceptar|zgadzam)/i;
/** What shows the choices of a dialog whose first layer offers no refusal. */
const SETTINGS =
	/^(?:(?:visa |öppna |ändra |hantera |anpassa )?(?:mina |dina |alla )?(?:(?:kakor|kak|cookies?|integritets?|samtyckes?)[- ]?)?(?:inställning(?:ar|arna)?|alternativ|val)(?: för .{1,24})?$|anpassa|hantera|fler (?:val|alternativ)|visa (?:detaljer|alternativ|inställningar)|gör (?:egna|dina) val|välj själv|(?:change |open |show |view )?(?:my |your |all )?(?:(?:cookie|privacy|consent)s? )?(?:settings|preferences|options|choices)$|more options|manage|customi[sz]e|let me choose|show (?:details|purposes)|(?:informasjonskapsel)?innstillinger|tilpass|administrer|flere (?:valg|muligheter|muligheder)|(?:cookie-?)?indstillinger|vis detaljer|(?:eväste)?asetukset|mukauta|hallinnoi|muokkaa|(?:cookie-|datenschutz-?)?einstellungen|anpassen|verwalten|mehr optionen|paramétrer|paramètres|personnaliser|gérer|configurar|gestionar|preferencias|ustawienia|dostosuj|zarządzaj|instellingen|aanpassen|beheren)/i;
/** What keeps the choices as they were made. */
const SAVE =
	/^(?:spara|(?:bekräfta|uppdatera) (?:mina |dina )?(?:val|inställningar|samtycken?)|tillåt (?:urval|valda)|godkänn (?:urval|valda|mina val)|acceptera (?:urval|valda)|save|(?:confirm|update|submit) (?:my |your )?(?:choices?|selection|preferences|consent)|(?:allow|accept) (?:the )?select(?:ion|ed)|lagre|bekreft (?:mine )?valg|gem |tillad (?:valgte|udvalgte)|bekræft (?:mine )?valg|tallenna|vahvista valin|speichern|auswahl (?:speichern|bestätigen|erlauben)|einstellungen speichern|enregistrer|guardar|zapisz|opslaan)/i;
const CHOICE = 'input[type=checkbox],[role=switch],[role=checkbox]';

/** What people ask each other is answered with the same words as a consent dialog, and not by us. */
const BETWEEN_PEOPLE =
	/inbjud|invit|(?:vän|följar|meddelande|chatt|friend|follow|message|connection) ?(?:förfråg|request)|vill (?:ansluta|följa|bli)|wants? to (?:connect|follow|be)/i;
const WRITTEN_IN = 'textarea,[contenteditable=""],[contenteditable=true],[role=textbox]';

export interface Answered {
	readonly label: string;
	/** `choices`: what shows them was pressed, `save`: they were kept with everything optional off. */
	readonly answer: 'reject' | 'save' | 'choices' | 'accept';
}

/** What showed choices, so that no dialog is asked for them twice. */
const opened = new WeakSet<Element>();
let openedAt = Number.NEGATIVE_INFINITY;
/** Milliseconds in which what comes up is the second layer of the dialog whose choices were asked for. */
const SECOND_LAYER_MS = 10_000;

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
	const isSecondLayer =
		performance.now() - openedAt < SECOND_LAYER_MS &&
		deepAll(CHOICE, el).length > 0 &&
		saves(el) !== undefined;
	if (isSecondLayer || isAboutConsent(el, text, `${el.id} ${el.className}`)) return true;
	return PRIVACY.test(text) && !ERRAND.test(text) && offersBoth(el);
}

function offersBoth(box: Element): boolean {
	const labels = buttonsOf(box).map(labelOf);
	return labels.some((label) => REJECT.test(label)) && labels.some((label) => ACCEPT.test(label));
}

/** It speaks of cookies; or of consent alone, and neither of an errand that it is asked for nor of anything to fill in. */
function isAboutConsent(el: Element, text: string, called: string): boolean {
	if (COOKIES.test(text) || COOKIES.test(called)) return true;
	if (!CONSENT.test(text) && !CONSENT.test(called)) return false;
	// Not by its names: a box is called `position-fixed` for how it stands.
	return !ERRAND.test(text) && !deepAll(FILLED_IN, el).some(isShown);
}

/** Is a consent box in view? */
export function asksConsent(): boolean {
	const boxes = consentBoxes();
	return (
		isConsentPage() ||
		boxes.some(
			(box) =>
				saves(box) || buttonsOf(box).some((el) => REJECT.test(labelOf(el)) || ACCEPT.test(labelOf(el))),
		)
	);
}

/** A page that is nothing but the question: a frame's own, or one that stands before the account. */
function isConsentPage(): boolean {
	const text = document.body ? shownText(document.body) : '';
	// The second layer of a frame's dialog speaks of choices alone, and our script in a frame remembers nothing of the first.
	if (window !== window.top && saves(document) && buttonsOf(document).some((el) => ACCEPT.test(labelOf(el))))
		return true;
	const called = `${location.href} ${document.title}`;
	if (!isAboutConsent(document.body, text.slice(0, 1500), called)) return false;
	if (window !== window.top) return true;
	if (text.length > 3000 || findFeed().posts.length > 1) return false;
	const buttons = buttonsOf(document);
	return buttons.some((el) => REJECT.test(labelOf(el))) && buttons.some((el) => ACCEPT.test(labelOf(el)));
}

/**
 * Answers a consent box by one press: reject where that is offered; where it is not, its choices with all that is optional off,
 * or what shows the choices, to be answered by the next call; accept only where nothing else is.
 * @param mayOpen false once choices were asked for and nothing came of it
 */
export function answerConsent(mayOpen: boolean): Answered | null {
	const boxes: (Element | Document)[] = consentBoxes();
	if (isConsentPage()) boxes.push(document);
	const firstOf = (find: (box: Element | Document) => Element | undefined) =>
		boxes.map(find).find((el) => el !== undefined);
	const says = (words: RegExp) => (box: Element | Document) =>
		buttonsOf(box).find((el) => words.test(labelOf(el)));
	const reject = firstOf(says(REJECT));
	if (reject) return press(reject, 'reject');
	const save = firstOf((box) => (saves(box) && switchesOff(box) ? saves(box) : undefined));
	if (save) return press(save, 'save');
	const settings = mayOpen ? (firstOf(settingsOf) ?? firstOf(otherThanAccept)) : undefined;
	if (settings) {
		opened.add(settings);
		openedAt = performance.now();
		return press(settings, 'choices');
	}
	const accept = firstOf(says(ACCEPT));
	return accept ? press(accept, 'accept') : null;
}

function press(el: Element, answer: Answered['answer']): Answered {
	const label = labelOf(el);
	(el as HTMLElement).click();
	touched();
	return { label, answer };
}

/** What shows the choices of a box that would else have to be accepted. */
function settingsOf(box: Element | Document): Element | undefined {
	const buttons = buttonsOf(box);
	if (!buttons.some((el) => ACCEPT.test(labelOf(el)))) return undefined;
	return buttons.find((el) => SETTINGS.test(labelOf(el)) && !opened.has(el));
}

const NO_CHOICES =
	'[role=tab],[role=switch],[aria-checked],[aria-pressed],[aria-expanded],[aria-haspopup=menu]';

/** A box that can be accepted has one or two buttons more, in whatever words: one of them leads to a refusal, if any does. */
function otherThanAccept(box: Element | Document): Element | undefined {
	const buttons = buttonsOf(box).filter((el) => !el.matches('a') && /\p{L}{2}/u.test(labelOf(el)));
	const others = buttons.filter((el) => !ACCEPT.test(labelOf(el)) && !el.matches(NO_CHOICES));
	if (others.length === buttons.length || others.length > MOST_OTHERS) return undefined;
	// Who asks for consent before a conversation or a newsletter offers that beside it.
	const isChoice = (el: Element) => !saysItActs(el) || OPTIONS.test(labelOf(el));
	return others.findLast((el) => !opened.has(el) && isChoice(el));
}

const MOST_OTHERS = 2;
/** On a post, what opens a menu; in a question for consent, what there is to choose among. */
const OPTIONS = /(?<!\p{L})(?:alternativ|options)(?!\p{L})/iu;

/** What keeps the choices that a box shows; undefined where it shows none. */
function saves(box: Element | Document): Element | undefined {
	if (deepAll(CHOICE, box).length === 0) return undefined;
	return buttonsOf(box).find((el) => SAVE.test(labelOf(el)));
}

/** Switches off everything optional in a box. @returns whether it is off */
function switchesOff(box: Element | Document): boolean {
	const on = (el: Element) =>
		el instanceof HTMLInputElement ? el.checked : el.getAttribute('aria-checked') === 'true';
	const optional = deepAll(CHOICE, box).filter(
		(el) => !el.matches(':disabled,[aria-disabled=true]') && el.closest('[aria-disabled=true]') === null,
	);
	for (const el of optional) if (on(el)) (el as HTMLElement).click();
	return !optional.some(on);
}

/** What is approved or refused there, where that is said and is no consent: “Godkänn ansökan”, “Tillåt aviseringar”. */
const SOMETHING_ELSE =
	/^(?:godkänn|acceptera|tillåt|neka|avvisa|avböj|accept|allow|approve|decline|reject|deny) (?:\p{L}+ )?(?:ansök|begäran|förfråg|inbjud|inlägg|kommentar|medlem|avisering|notis|plats|position|betal|köp|request|invit|post|comment|member|notification|location|payment|offer|call|samtal)/iu;

/** What can be pressed in a box without leaving the page. */
function buttonsOf(box: Element | Document): Element[] {
	return deepAll('button,[role=button],input[type=button],input[type=submit],a', box).filter((el) => {
		if (!isShown(el) || labelOf(el).length > 60 || SOMETHING_ELSE.test(labelOf(el))) return false;
		return el.tagName !== 'A' || /^(#|javascript:|$)/.test(el.getAttribute('href') ?? '');
	});
}
