import { isNeverPressed, platformPage } from '../around/platform.ts';
import { caughtLinks, clickCaught, isCaught } from '../comments/caught-links.ts';
import { postsAtHand } from '../feed/at-hand.ts';
import { fillGaps, inRows } from '../growth/gaps.ts';
import { deepAll, isShown, shownText } from '../tree/dom.ts';
import { hearsClicks } from '../tree/hears-clicks.ts';
import { touched } from '../tree/once.ts';
import { contains } from '../tree/tree.ts';
import { isCalledADeed, mayAct, saysItActs } from './acts.ts';
import { isKnownBuild, opensOver, pressedAlone, wasReadOver } from './asked-over.ts';
import { beginnings, isStill } from './beginnings.ts';
import { closedParts, openParts } from './beside.ts';
import { clickInPlace } from './click-in-place.ts';
import {
	endsClipped,
	endsInDots,
	endsText,
	foldedAway,
	hidesContent,
	isSwitchedOn,
	isThumbnail,
	openAway,
} from './fold-kinds.ts';
import { foldLabel } from './fold-label.ts';
import {
	BARE_MORE,
	COMMENT_LIST,
	COMMENTS,
	ENLARGES,
	NEVER,
	RETRIES,
	TRANSLATES,
	UNFOLD,
} from './fold-words.ts';
import { rememberBeside } from './grown-beside.ts';
import { isBesideHidden, isGuess, standsBesideHidden } from './guessed.ts';
import { layOpen } from './laid-open.ts';
import { beforePress, beforePresses, endsByLeading, leadsAway, ledAway } from './led-away.ts';
import { restIsElsewhere } from './rest-is-elsewhere.ts';
import { rememberShown } from './shown-before.ts';
import { endsCutText } from './without-hand.ts';

const PRESSABLE =
	'label[for],button,[role=button],summary,a:not([href]),a[href=""],a[href="#"],a[href^="#"],a[href^="javascript:"],[aria-expanded=false],[tabindex="0"],[onclick]';
/** What may be pressed although nothing but the hand, its place, or the page's script says so. */
const PLAIN = 'span,div,p,b,strong,small,em,i,u';
export interface Unfolded {
	/** Labels of what was pressed, for the record. */
	readonly pressed: readonly string[];
	/** What still looks folded in the range. */
	readonly left: number;
}

interface Pressed {
	readonly times: number;
	readonly label: string;
	/** Length of what the post showed before the press: what comes may have stood in it, hidden. */
	readonly length: number;
	/** CSS pixels. */
	readonly height: number;
	/** How the lines of the post began: a list may give control and all to another post. */
	readonly lines: readonly string[];
}
/** Controls that have folded again what they had unfolded: they say the same whether it is open or not. */
const switches = new WeakSet<Element>();
/** Controls whose box lies open in the post. */
const laidOpenBy = new WeakSet<Element>();

const pressedBefore = new WeakMap<Element, Pressed>();
const MOST_RETRIES = 2;
/** Labels of controls that have several rounds and keep their place until the last. */
const ROUNDS =
	/(?<!\p{L})(?:fler|flere|more|previous|tidigare|äldre|earlier|lisää|aiem\p{L}+|aikaisem\p{L}+|eanet|weitere|ältere|eldre|ældre|mehr|plus|más|meer|więcej)(?!\p{L})/iu;

/**
 * Opens folded text, comments and replies whose control lies between two rows of the viewport. Only inside posts,
 * only controls that cannot navigate, each at most a few times (a "show more comments" may have several rounds).
 */
export function unfold(from: number, to: number): Unfolded {
	const pressed = openParts(from, to);
	if (pressed.length > 0) touched();
	const gaps = fillGaps(from, to);
	// Whether one of them led away is asked before anything else is pressed.
	if (gaps.length > 0) return { pressed: [...pressed, ...gaps], left: foldsLeft(from, to) };
	const folds = foldsIn(from, to).filter(({ el }) => !opensOver(el) && !leadsAway(el) && !isGuess(el));
	// Where comments come is seen only where one control is pressed alone; it holds for all of its kind.
	const trial = folds.find(({ el, post }) => mayOpenOver(el, post) && !isKnownBuild(el));
	if (trial) pressedAlone(trial.el, trial.post);
	pressed.push(...pressInTurn(trial ? [trial] : folds));
	return { pressed, left: foldsLeft(from, to) };
}

function pressInTurn(folds: readonly Fold[]): string[] {
	const pressed: string[] = [];
	for (const { el, post } of folds.slice(0, beforePresses(folds.length))) {
		beforePress(el);
		const label = pressFold(el, post);
		if (label !== undefined) pressed.push(label.slice(0, 60));
		if (endsByLeading()) break;
	}
	return pressed;
}

/** Presses what is only guessed to unfold something: while the page can send nothing, and where nobody is logged in. @returns what it says */
export function pressGuesses(from: number, to: number): string[] {
	return pressInTurn(guessesIn(from, to));
}

export function guessesIn(from: number, to: number): Fold[] {
	return foldsIn(from, to).filter(({ el }) => isGuess(el) && !leadsAway(el) && !isNeverPressed(el));
}

/** It asks for comments, or for the rest of a text, which come where the page's script puts them. */
function mayOpenOver(el: Element, post: Element): boolean {
	if (el instanceof HTMLDetailsElement || foldedAway(el) || isNeverPressed(el)) return false;
	return COMMENTS.test(foldLabel(el)) || (!hidesContent(el) && restIsElsewhere(el, post));
}

/** Opens what is folded in a box that lies over the page, in view or not. @returns how many */
export function unfoldBox(box: Element): number {
	const folds = foldsOf(box).filter((el) => isShown(el) && !opensOver(el) && !leadsAway(el) && !isGuess(el));
	return folds.filter((el) => pressFold(el, box) !== undefined).length;
}

/** @returns what it says; undefined where it is not to be pressed, and then it stays among what is left */
function pressFold(el: Element, post: Element): string | undefined {
	const away = foldedAway(el);
	if (isNeverPressed(el) || isCalledADeed(el) || (away && !contains(post, away))) return undefined;
	const label = foldLabel(el);
	rememberBeside(post, postsAtHand());
	rememberShown(post, COMMENTS.test(label));
	const times = (pressesOf(el, post)?.times ?? 0) + 1;
	// What the server does not give is asked for again, and not for ever.
	if (RETRIES.test(label) && times > MOST_RETRIES) return undefined;
	pressedBefore.set(el, {
		times,
		label,
		length: shownText(post).length,
		height: heightOf(post),
		lines: beginnings(post),
	});
	if (el instanceof HTMLDetailsElement) {
		// Of those that share a name only one is open at a time: each would fold the one before.
		el.removeAttribute('name');
		el.open = true;
	} else if (away) openAway(away);
	else if (isCaught(el)) {
		if (!clickCaught(el)) ledAway(el);
	} else clickInPlace(el as HTMLElement);
	if (layOpen(post) > 0) laidOpenBy.add(el);
	touched();
	return label;
}

export function foldsLeft(from: number, to: number): number {
	return foldsIn(from, to).length + closedParts(from, to).length;
}

export interface Fold {
	readonly el: Element;
	readonly post: Element;
}

/** What is folded between two rows of the viewport. */
export function foldsIn(from: number, to: number): Fold[] {
	const found: Fold[] = [];
	for (const post of postsAtHand()) {
		const box = post.getBoundingClientRect();
		if (box.bottom < from || box.top > to) continue;
		for (const el of foldsOf(post)) if (inRows(el, from, to)) found.push({ el, post });
	}
	return found.filter(({ el }) => !found.some((other) => other.el !== el && contains(el, other.el)));
}

function foldsOf(post: Element): Element[] {
	const controls = new Set([
		...deepAll(PRESSABLE, post),
		...plainControls(post),
		...knownControls(post),
		...caughtLinks(post),
	]);
	const folded = [...controls].filter((el) => isFold(el, post) && !isOpened(el, post));
	return [...deepAll('details:not([open])', post), ...folded];
}

/** Words that unfold and show the hand, end a text that is cut off, or are listened on; looked for by their words first, since a style costs more to ask for. */
function plainControls(post: Element): Element[] {
	return deepAll(PLAIN, post).filter((el) => {
		const text = (el.textContent ?? '').trim();
		if (text.length === 0 || text.length > 60 || el.matches(PRESSABLE) || !UNFOLD.test(text)) return false;
		return getComputedStyle(el).cursor === 'pointer' || endsCutText(el) || hearsClicks(el);
	});
}

/** What is known to unfold on this platform, whatever its element. */
function knownControls(post: Element): Element[] {
	const { unfold: selector } = platformPage();
	return selector ? deepAll(selector, post) : [];
}

/**
 * Pressed before, and the post has gained by it: a switch that stays would fold again at the next press. What has
 * further rounds, or another label by now, is pressed again as long as each press brings something.
 */
function isOpened(el: Element, post: Element): boolean {
	if (wasReadOver(el, post)) return true;
	const before = pressesOf(el, post);
	if (!before) return false;
	// A guess that brought nothing was wrong, and nothing is folded there.
	if (laidOpenBy.has(el) || isGuess(el)) return true;
	if (RETRIES.test(foldLabel(el))) return false;
	if (before.times >= 30) return true;
	const length = shownText(post).length;
	const height = heightOf(post);
	const gained = length > before.length || height > before.height + LEAST_GAIN;
	if (switches.has(el)) return gained;
	if (!gained && before.times > 1 && (length < before.length || height < before.height - LEAST_GAIN))
		switches.add(el);
	// Dots that bring nothing opened a menu after all, or nothing.
	if (!gained) return endsInDots(el, before.label);
	return foldLabel(el) === before.label && !ROUNDS.test(before.label);
}

/** CSS pixels; a line of a text is taller. */
const LEAST_GAIN = 8;

/** How often it was pressed, and what there was before, in the post that it stands in by now. */
function pressesOf(el: Element, post: Element): Pressed | undefined {
	const before = pressedBefore.get(el);
	if (!before || isStill(post, before.lines)) return before;
	pressedBefore.delete(el);
	laidOpenBy.delete(el);
	switches.delete(el);
	return undefined;
}

function heightOf(post: Element): number {
	return post.getBoundingClientRect().height;
}

function isFold(el: Element, post: Element): boolean {
	if (
		el === post ||
		// What stands in a summary is pressed with it.
		el.closest('summary') !== null ||
		(el instanceof HTMLButtonElement && (el.disabled || (el.type === 'submit' && el.form)))
	)
		return false;
	if (el.getAttribute('aria-expanded') === 'true' || isSwitchedOn(el)) return false;
	const popup = el.getAttribute('aria-haspopup');
	if (popup && popup !== 'false') return false;
	if (el.closest('[role=menu],[role=menubar],[role=tablist]')) return false;
	const label = foldLabel(el);
	// A bar of what can be done with a post may hold what shows its comments.
	const bar = el.closest('[role=toolbar],nav');
	if (bar && !(contains(post, bar) && UNFOLD.test(label) && COMMENTS.test(label))) return false;
	const link = el.closest('a[href]');
	if (link && !/^(#|javascript:|$)/.test(link.getAttribute('href') ?? '')) return isCaught(el);
	if (NEVER.test(label) || TRANSLATES.test(label)) return false;
	if (el.hasAttribute('popovertarget') || el.hasAttribute('commandfor'))
		return UNFOLD.test(label) && (foldedAway(el) !== undefined || COMMENTS.test(label));
	if (ENLARGES.test(label)) return isThumbnail(el);
	// A sign that is called “Mer” has a menu behind it, unless it ends a text that is cut off.
	if (BARE_MORE.test(label) && shownText(el).trim() === '') return endsText(el) || isBesideHidden(el);
	if (label.length <= 60 && (UNFOLD.test(label) || RETRIES.test(label))) return true;
	if (el.tagName === 'LABEL') return false;
	if (hidesContent(el)) return true;
	if (endsInDots(el, label)) return true;
	if (el.getAttribute('aria-expanded') === 'false' && COMMENT_LIST.test(label))
		return !el.hasAttribute('aria-pressed') && !el.closest('form');
	// Without words for it, structure only guesses; what the platform's own names say of the control is better known.
	if (isNeverPressed(el)) return false;
	const { unfold: known } = platformPage();
	return (known !== undefined && el.matches(known)) || unfoldsByStructure(el, label, post);
}

/** In any language: a collapsed control that says which region of the post it opens, or one that ends a clipped text or stands beside a hidden one. */
function unfoldsByStructure(el: Element, label: string, post: Element): boolean {
	if (label.length > 60) return false;
	if (el.getAttribute('aria-expanded') === 'false') {
		const controlled = document.getElementById(el.getAttribute('aria-controls') ?? '');
		if (controlled && contains(post, controlled)) return !saysItActs(el) && !el.closest('form');
		if (el.matches('input,select,[role=combobox],[role=menuitem]')) return false;
		// A sign says nothing, but that it is closed and that it ends a text that is cut off.
		if (label.length === 0) return endsClipped(el) && !saysItActs(el) && !el.closest('form');
		return !mayAct(el) && !el.querySelector('img');
	}
	if (el.hasAttribute('aria-expanded') || label === '') return false;
	return (endsClipped(el) && !mayAct(el)) || standsBesideHidden(el);
}
