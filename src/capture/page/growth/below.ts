import { isNeverPressed } from '../around/platform.ts';
import { hangs } from '../feed/anchors.ts';
import { postSet, postsAtHand } from '../feed/at-hand.ts';
import { findFeed } from '../feed/feed.ts';
import { ownPage } from '../feed/own-page.ts';
import { buildOf } from '../tree/build.ts';
import { deepAll, isShown, labelOf, shownText } from '../tree/dom.ts';
import { hearsClicks } from '../tree/hears-clicks.ts';
import { contains, isWithin, parentOf } from '../tree/tree.ts';
import { saysItActs } from '../unfold/acts.ts';
import { view } from '../window/scroller.ts';
import { revealedTo } from '../window/unrevealed.ts';
import { isOff, MORE, NEVER } from './grow.ts';
import { NEXT } from './next-words.ts';
import { leadsBack } from './turned.ts';

const CONTROLS =
	'button,[role=button],input[type=button],a:not([href]),a[href="#"],a[href^="javascript:"],[onclick],[tabindex="0"]';
/** What else a person would press, or fill in, beside a control. */
const BESIDE = `${CONTROLS},a,input:not([type=hidden]),select,textarea`;
/** Where controls stand that are none of the feed's. */
const ELSEWHERE =
	'form,footer,nav,aside,header,dialog,[role=dialog],[role=navigation],[role=contentinfo],[role=complementary],[role=banner],[role=toolbar],[role=tablist],[role=menu],[role=listbox],[role=search]';
/** Switches, and what opens a menu or a box of its own. */
const SWITCH =
	'[aria-pressed],[aria-checked],[role=switch],[aria-haspopup]:not([aria-haspopup=false]),[popovertarget],[commandfor],[download],[type=submit][form]';
/** What has nothing to do with more posts, by the beginnings of its words … */
const OTHERWISE =
	/(?<!\p{L})(?:toppen|top(?!\p{L})|tillbak|skriv|utskrift|print|tulosta|lyssna|listen|kuuntele|spela|play|paus|stäng|clos|sulje|dölj|hid(?:e|ing)|mindre|färre|less(?!\p{L})|fewer|kak(?:or|in|a(?!\p{L}))|cookie|eväste|samtyck|consent|integritet|privacy|tema|theme|mörk|ljus|dark|light|kontrast|contrast|språk|langu|kieli|translat|översätt|sök|search|haku|filt|sort|hjälp|help|tyck|synpunkt|feedback|betyg|kommenter|reagera|tips|kopier|copy|rss|kart|map(?!\p{L})|bok(?:a|ning)|book|beställ|ansök|ring(?!\p{L})|mejl|e-?post|mail|kontakt|ladda ne[rd]|download|uppdater|oppdater|opdater|päivitä|refresh|reload|ladda om|last på nytt|aktuali[sz]|actuali[sz]|godkän|accept|avvis|neka|reject|agree|välkom|öppettid)/iu;
/** … or as a whole. */
const SHORT =
	/^(?:ja|nej|yes|no|ok|okej|upp?|▲|↑|⬆|⇧|\^|[x×✕✖✗✘❌]|[+−–＋➕✚✛-]|a[+-]?|[♡♥❤★☆✓✔✅👍👎🔔⚑⚐✉]\ufe0f?)$/iu;
/** May well be for more, in what it says. */
const WORDED =
	/(?<!\p{L})(?:fler|mer(?!\p{L})|mera|äldre|tidigare|nästa|vidare|resten|fortsätt|försök|more|older|earlier|previous|next|rest(?!\p{L})|continue|retry|again|enemmän|lisää|seuraava|neste|næste|eldre|ældre|weiter|mehr|suivant|plus|más|eanet)/iu;
const RETRY = /försök igen|try again|retry|yritä uud|prøv ig|erneut|réessay|reintent/iu;
const LOGIN = /(?<!\p{L})(?:logga in|log ?in|sign (?:in|up)|registrera|kirjaudu|anmelden)/iu;
/** How far below the last post its feed's control stands at most, CSS pixels. */
const REACH = 300;
/** Words between the two above which it is another part of the page. */
const MOST_WORDS = 160;

/** Where the posts end and how wide they stand, in rows and columns of the viewport. */
interface End {
	readonly bottom: number;
	readonly left: number;
	readonly right: number;
	readonly last: Element;
}

/** A control right below the posts, and what is to be done with it. */
export interface Below {
	readonly el: HTMLElement;
	readonly label: string;
	/** `press`: may be pressed · `ask`: pressed by nobody who is logged in · `leave`: never, and it may be for more. */
	readonly may: 'press' | 'ask' | 'leave';
}

/**
 * Controls that stand right below the last post, in the column of the posts, and that may be for more of them,
 * whatever they say. Not among them: what stands in a form or another part of the page, leads away, hangs over the
 * window, switches something, belongs to each post, or says that it does something else.
 */
export function controlsBelow(): Below[] {
	const end = endOfPosts();
	if (!end) return [];
	const all = deepAll(`${CONTROLS},div,span,p,li`).filter(
		(el): el is HTMLElement => el instanceof HTMLElement && isRightBelow(el, end) && isControl(el, end),
	);
	const outer = all.filter((el) => !all.some((other) => other !== el && contains(other, el)));
	return outer.flatMap((el) => {
		const label = labelOf(el).slice(0, 60);
		const may = whatTo(el, label, end);
		return may === null ? [] : [{ el, label, may }];
	});
}

/** Something says, right below the last post, that all is not well: an alert without a control. */
export function alertBelow(): string | null {
	const end = endOfPosts();
	if (!end) return null;
	const alert = deepAll('[role=alert]').find((el) => isRightBelow(el, end) && isShown(el) && !hangs(el));
	const words = alert ? shownText(alert).replace(/\s+/g, ' ') : '';
	return words.length >= 5 && words.length <= MOST_WORDS ? words.slice(0, 80) : null;
}

/** It asks to be pressed again after a failure. */
export function asksToRetry(label: string): boolean {
	return RETRY.test(label);
}

/**
 * CSS pixels of the window below the last post, where its end is in view with something else after it; 0 elsewhere, and where
 * the posts are not drawn yet. All of the window where posts that come would move those that are there.
 */
export function roomBelow(): number {
	if (fillColumns()) return window.innerHeight;
	const end = endOfPosts();
	const { top, bottom } = view();
	if (!end || end.bottom <= 0 || end.bottom >= bottom) return 0;
	// What is still to be revealed are posts, most likely.
	return revealedTo(top, bottom) < bottom ? 0 : bottom - end.bottom;
}

/** Where the last post ends, in pixels of what scrolls; null where there is none, or where others flow beside it. */
export function endOfFeed(): number | null {
	const end = endOfPosts();
	const { offset, top } = view();
	return end ? offset + end.bottom - top : null;
}

/** The posts flow through columns of one box: each that comes moves the others, so that none is to be walked before all have come. */
function fillColumns(): boolean {
	const box = parentOf(postsAtHand().at(-1) ?? document.documentElement);
	if (!box) return false;
	const { columnCount, columnWidth } = getComputedStyle(box);
	return (Number(columnCount) > 1 || columnWidth !== 'auto') && findFeed().posts.length > 2;
}

function endOfPosts(): End | undefined {
	// A page that is one post has its comments and its bars below it.
	if (ownPage()) return undefined;
	const posts = postsAtHand().slice(-24);
	const boxes = posts
		.map((el) => ({ el, box: el.getBoundingClientRect() }))
		.filter(({ box }) => box.height > 0);
	const lowest = boxes.reduce<(typeof boxes)[number] | undefined>(
		(low, at) => (low && low.box.bottom >= at.box.bottom ? low : at),
		undefined,
	);
	if (!lowest || findFeed().posts.length < 2) return undefined;
	return {
		bottom: lowest.box.bottom,
		left: Math.min(...boxes.map(({ box }) => box.left)),
		right: Math.max(...boxes.map(({ box }) => box.right)),
		last: lowest.el,
	};
}

function isRightBelow(el: Element, { bottom, left, right }: End): boolean {
	const { top, width, height, x } = el.getBoundingClientRect();
	if (height < 8 || height > 200 || top < bottom - 4 || top > bottom + REACH) return false;
	const middle = x + width / 2;
	const isAsWide = x <= left + 8 && x + width >= right - 8;
	return isAsWide || (middle >= left - 8 && middle <= right + 8);
}

/** Stands right below the last post, in the column of the posts. */
export function isRightBelowPosts(el: Element): boolean {
	const end = endOfPosts();
	return end !== undefined && isRightBelow(el, end);
}

function isControl(el: HTMLElement, { last }: End): boolean {
	if (!isShown(el) || isOff(el) || isWithin(postSet(), el) || el.matches(SWITCH) || isNeverPressed(el))
		return false;
	if (el.getAttribute('aria-expanded') === 'true' || (el.textContent ?? '').length > 80) return false;
	if (!el.matches('button,[role=button],input,a,[onclick]') && !isPressed(el)) return false;
	if (el instanceof HTMLButtonElement && el.form) return false;
	return !standsElsewhere(el, last) && !hangs(el);
}

/** Nothing but the hand, or a script that listens there, says that it can be pressed. */
function isPressed(el: Element): boolean {
	return getComputedStyle(el).cursor === 'pointer' || hearsClicks(el);
}

/** Whether it leads away, or stands in a part of the page that is none of the feed's: one that does not hold its posts. */
export function standsElsewhere(el: Element, post: Element | undefined): boolean {
	for (let up: Element | null = el; up; up = parentOf(up)) {
		if (up.matches('a[href]') && !/^(?:#$|javascript:)/.test(up.getAttribute('href') ?? '')) return true;
		if (up.matches(ELSEWHERE) && !(post && contains(up, post))) return true;
	}
	return false;
}

/** Whether a control says that it acts, or does something else than to show more. */
export function saysOtherwise(el: Element, label: string): boolean {
	return saysItActs(el) || NEVER.test(label) || OTHERWISE.test(label) || SHORT.test(label);
}

function whatTo(el: HTMLElement, label: string, end: End): Below['may'] | null {
	if (!isFirstBelow(el, end) || isOfEachPost(el, label, end)) return null;
	// Whoever does not log in does not get what it holds back.
	if (LOGIN.test(label) && WORDED.test(label)) return 'leave';
	// What is known by its words is pressed for them.
	if (saysOtherwise(el, label) || MORE.test(label)) return null;
	// What turns the page takes the posts away: it is pressed when they have been walked.
	if (NEXT.test(label) || /^\d{1,3}$/.test(label) || leadsBack(label)) return null;
	const beside = besideOf(el);
	if (beside.some((other) => other.matches('input:not([type=button]),select,textarea'))) return null;
	if (beside.length === 0 || (el.getAttribute('aria-expanded') === 'false' && label))
		return WORDED.test(label) ? 'press' : 'ask';
	const picturesBeside = deepAll('img,video').some((pic) => pic.clientWidth >= 60 && isLevelWith(pic, el));
	return picturesBeside ? null : 'leave';
}

/** Neither a heading nor pictures, fields or longer texts stand between the last post and it: those begin another part. */
function isFirstBelow(el: Element, { bottom, left, right }: End): boolean {
	const { top } = el.getBoundingClientRect();
	let words = 0;
	for (const other of deepAll(
		'h1,h2,h3,h4,h5,h6,[role=heading],img,video,iframe,input,textarea,select,p,li,dd',
	)) {
		const box = other.getBoundingClientRect();
		if (box.height < 1 || box.top < bottom - 4 || box.bottom > top + 4) continue;
		if (box.right < left || box.left > right || !isShown(other) || isWithin(postSet(), other)) continue;
		if (!other.matches('p,li,dd,img,video,iframe') || (other.matches('img,video,iframe') && box.width >= 60))
			return false;
		words += shownText(other).length;
	}
	return words <= MOST_WORDS;
}

/** Each post has one like it, in it or below it. */
function isOfEachPost(el: Element, label: string, { bottom }: End): boolean {
	const bare = (words: string) => words.replace(/\d+/g, '#');
	const build = buildOf(el);
	return deepAll(el.tagName.toLowerCase()).some(
		(other) =>
			other !== el &&
			buildOf(other) === build &&
			other.getBoundingClientRect().top < bottom - 4 &&
			bare(labelOf(other)) === bare(label) &&
			isShown(other),
	);
}

/** What else can be pressed or filled in on the same line. */
function besideOf(el: Element): Element[] {
	return deepAll(BESIDE).filter(
		(other) =>
			!contains(other, el) &&
			!contains(el, other) &&
			isLevelWith(other, el) &&
			isShown(other) &&
			!hangs(other) &&
			!isWithin(postSet(), other),
	);
}

function isLevelWith(other: Element, el: Element): boolean {
	const a = other.getBoundingClientRect();
	const b = el.getBoundingClientRect();
	return (
		a.height > 0 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2
	);
}
