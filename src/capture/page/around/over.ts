import { postsAtHand } from '../feed/at-hand.ts';
import { deepAll, isShown, labelOf, shownText } from '../tree/dom.ts';
import { touched } from '../tree/once.ts';
import { contains, elementAt, parentOf } from '../tree/tree.ts';
import { saysItActs } from '../unfold/acts.ts';
import { frames } from '../window/scroller.ts';
import { hide } from '../window/stilled.ts';
import { type Answered, answerConsent, isConsentBox } from './consent.ts';
import { asksLogin } from './signs.ts';

/** A box that lay over posts, and what was done about it. */
export interface Cleared {
	/** Its first words. */
	readonly said: string;
	/** What was pressed to close it; absent where it was hidden for the picture. */
	readonly by?: string;
	/** How a question for consent was answered by that. */
	readonly answer?: Answered['answer'];
}

export const OVER = 'dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true],[popover]';
/** Share of the window that a box must cover to be more than an ornament. */
const LEAST_SHARE = 0.06;
const CLOSE =
	/^(?:stäng|close|dismiss|luk|lukk|sulje|schließen|fermer|cerrar|chiudi|zamknij|sluiten)(?!\p{L})|^[x×✕✖⨯╳❌]$/iu;
const NO =
	/^(?:nej,? tack|inte nu|(?:kanske )?senare|hoppa över|no,? thanks|not now|(?:maybe )?later|skip|nej,? tak|nei,? takk|ikke nå|ikke nu|(?:kanskje |måske )?senere|ei kiitos|ei nyt|(?:ehkä )?myöhemmin|nein,? danke|(?:vielleicht )?später|jetzt nicht|nicht jetzt|non,? merci|plus tard|pas maintenant|ahora no|más tarde|niet nu|nie teraz)(?!\p{L})/iu;
const CLOSE_NAME = /(?:^|[-_ ])(?:close|dismiss|stang|stäng|btn-x)(?:$|[-_ ])/i;
const PRESSABLE =
	'button,[role=button],a:not([href]),a[href="#"],a[href=""],[onclick],[tabindex],span,div,i,svg';
/** Milliseconds that a box is given to go once it was closed. */
const GOING_MS = 600;
/** A page that brings box after box is left with them. */
const MOST = 8;
/** Where in the width of a post is looked, as shares of it. */
const ACROSS = [0.15, 0.5, 0.85];
const MIDDLE = [0.5];

const tried = new WeakSet<Element>();
let cleared = 0;

/**
 * Something lies over posts in the window, and nothing has been done about it yet.
 * @param closely also beside the middle: what hangs there is hidden for all tiles but the first, and hit tests cost
 * the more the longer the page is
 */
export function isCovered(closely: boolean): boolean {
	return cleared < MOST && boxesOver(closely ? ACROSS : MIDDLE).some((box) => !tried.has(box));
}

/** What lies over posts in the window, and nothing has been done about yet. */
export function newBoxesOver(): Element[] {
	return boxesOver(ACROSS).filter((box) => !tried.has(box));
}

/** Something lies over posts in the window that shows a document of its own, as a question for consent in a frame does. */
export function frameLiesOver(): boolean {
	return newBoxesOver().some((box) => box.matches('iframe') || deepAll('iframe', box).some(isShown));
}

/** Beginnings of posts between two rows that boxes lie over which would not go. */
export function stillCovered(from: number, to: number): string[] {
	if (cleared === 0) return [];
	return postsIn(from, to)
		.filter((post) => pointsOf(post, from, to, ACROSS).some((at) => tried.has(boxAt(at, post) ?? post)))
		.map((post) => (post.textContent ?? '').trim().slice(0, 60));
}

/**
 * Closes what lies over the posts by its own control for that, as a visitor would, or else hides it for the picture; a question for
 * consent, which comes up so late that it was not there to be answered, by its refusal. Left alone: a login that nothing dismisses, which
 * is told of elsewhere, and bars along the upper edge. A login that stays when it was dismissed is a wall, and stays in the picture.
 * @param mayPress false where the visitor is somebody: then nothing is pressed
 */
export async function clearOver(mayPress: boolean): Promise<Cleared[]> {
	const done: Cleared[] = [];
	for (const box of boxesOver(ACROSS)) {
		if (tried.has(box) || cleared >= MOST) continue;
		tried.add(box);
		cleared++;
		const said = shownText(box).replace(/\s+/g, ' ').slice(0, 80);
		// A login that speaks of cookies is one all the same: dismissed, or a wall that the judge is to see.
		if (isConsentBox(box) && !asksLogin(box)) {
			const answered = mayPress ? await answeredBy(box) : undefined;
			if (!answered) hide(box);
			done.push({ said, ...(answered ? { by: answered.label.slice(0, 40), answer: answered.answer } : {}) });
			continue;
		}
		const control = mayPress ? closerOf(box) : undefined;
		if (control) press(control);
		if (control && (await isGone(box))) done.push({ said, by: labelOf(control).slice(0, 40) || '×' });
		else if (!asksLogin(box)) {
			if (box instanceof HTMLDialogElement) box.close();
			hide(box);
			done.push({ said });
		}
	}
	return done;
}

/** Presses that a question for consent is given, and those of them that may ask for its choices. */
const MOST_ANSWERS = 4;
const MOST_CHOICES = 2;

/** What answered a question for consent that came up after the others had been answered; undefined where it did not go. */
async function answeredBy(box: Element): Promise<Answered | undefined> {
	for (let round = 0; round < MOST_ANSWERS; round++) {
		const answered = answerConsent(round < MOST_CHOICES);
		if (!answered) return undefined;
		if (await isGone(box)) return answered;
	}
	return undefined;
}

export function press(control: Element): void {
	const stay = (event: Event) => event.preventDefault();
	// Its own listeners have had the click by then; where it would lead, or what it would send, does not come about.
	window.addEventListener('click', stay, { once: true });
	control.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
	window.removeEventListener('click', stay);
	touched();
}

export async function isGone(box: Element): Promise<boolean> {
	for (const end = performance.now() + GOING_MS; performance.now() < end; await frames(1))
		if (!box.isConnected || !isShown(box)) return true;
	return false;
}

/** What closes the box: by its words or its sign, then by its name; never what sends a form, leads away or acts. */
export function closerOf(box: Element): Element | undefined {
	const controls = deepAll(PRESSABLE, box).filter((el) => {
		if (!isShown(el) || el.closest('a[href]:not([href="#"],[href=""])') || saysItActs(el)) return false;
		if (el instanceof HTMLButtonElement && el.form && el.type === 'submit') return false;
		return labelOf(el).length <= 40 && (el.textContent ?? '').length <= 60;
	});
	const says = (words: RegExp) => (el: Element) =>
		[labelOf(el), el.getAttribute('aria-label') ?? '', el.getAttribute('title') ?? ''].some((label) =>
			words.test(label.trim()),
		);
	const isNamed = (el: Element) =>
		labelOf(el) === '' && CLOSE_NAME.test(`${el.getAttribute('class') ?? ''} ${el.id}`) && isSmall(el);
	return controls.find(says(CLOSE)) ?? controls.find(isNamed) ?? controls.find(says(NO));
}

function isSmall(el: Element): boolean {
	const { width, height } = el.getBoundingClientRect();
	return width <= 72 && height <= 72;
}

function postsIn(from: number, to: number): Element[] {
	return postsAtHand().filter((el) => {
		const box = el.getBoundingClientRect();
		return box.bottom > from && box.top < to;
	});
}

interface Point {
	readonly x: number;
	readonly y: number;
}

function pointsOf(post: Element, from: number, to: number, columns: readonly number[]): Point[] {
	const { left, top, width, height } = post.getBoundingClientRect();
	const rows = [0.1, 0.35, 0.65, 0.9].map((share) => top + height * share);
	return rows
		.filter((y) => y > Math.max(from, 0) && y < Math.min(to, window.innerHeight))
		.flatMap((y) => columns.map((share) => ({ x: left + width * share, y })));
}

function boxesOver(columns: readonly number[]): Element[] {
	const [from, to] = [0, window.innerHeight];
	const found = new Set<Element>();
	for (const post of postsIn(from, to))
		for (const point of pointsOf(post, from, to, columns)) {
			const box = boxAt(point, post);
			if (box && !found.has(box) && isInTheWay(box)) found.add(box);
		}
	return [...found];
}

/** The box that hangs over a post there, as a whole. */
function boxAt({ x, y }: Point, post: Element): Element | undefined {
	const met = elementAt(x, y);
	let box: Element | undefined;
	for (let up = met; up && !contains(up, post); up = parentOf(up)) {
		if (up === post) return undefined;
		if (up.matches(OVER) || /fixed|absolute/.test(getComputedStyle(up).position)) box = up;
	}
	return box;
}

function isInTheWay(box: Element): boolean {
	// Its backdrop is over all of the page, however small it is itself and wherever it stands in the source.
	if (box.matches('dialog:modal')) return !asksLogin(box) || closerOf(box) !== undefined;
	const { top, width, height } = box.getBoundingClientRect();
	if (width * height < window.innerWidth * window.innerHeight * LEAST_SHARE) return false;
	const isBar = top <= 1 && width >= window.innerWidth * 0.6 && height < window.innerHeight * 0.3;
	const holdsPosts = postsAtHand().some((post) => contains(box, post) || contains(post, box));
	return !isBar && !holdsPosts && (!asksLogin(box) || closerOf(box) !== undefined);
}
