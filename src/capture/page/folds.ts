import { mayAct, saysItActs } from './acts.ts';
import { closedParts, openParts } from './beside.ts';
import { deepAll, isShown, labelOf, shownText } from './dom.ts';
import { postsAtHand } from './feed.ts';
import { endsClipped, endsInDots, foldedAway, isSwitchedOn, openAway } from './fold-kinds.ts';
import { UNFOLD } from './fold-words.ts';
import { layOpen } from './laid-open.ts';
import { touched } from './once.ts';
import { isNeverPressed, platformPage } from './platform.ts';
import { hasTime } from './post-signs.ts';
import { childrenOf, contains, parentOf } from './tree.ts';

const PRESSABLE =
	'label[for],button,[role=button],summary,a:not([href]),a[href=""],a[href="#"],a[href^="#"],a[href^="javascript:"],[aria-expanded=false],[tabindex="0"],[onclick]';
/** What may be pressed although nothing but the hand says so. */
const PLAIN = 'span,div,p,b,strong,small,em';
/** A list of comments by its name alone; pressed where the control says that it opens and closes something. */
const COMMENT_LIST =
	/^(?:(?:alla|all) )?(?:\d[\d .,]* )?(?:kommentarer(?:na)?|kommentarsfält(?:et)?|comments|replies|discussions?|diskussion(?:en)?|kommentare|commentaires|comentarios|komentarze)(?: ?[(:]? ?\d[\d .,]*\)?)?$/iu;
/** A number, which says how many and not of what. */
const NUMBER = /^\d[\d .,\u00a0]*\s?(?:k|tn|m|mn)?$/i;
/** What folds again, posts, likes, follows, leaves, buys or signs in. Never pressed. */
const NEVER =
	/^(svara|reply|gilla|like|unlike|följ|follow|unfollow|dela|share|repost|boost|skicka|send|publicera|post|rapportera|report|ta bort|delete|remove|redigera|edit|logga|log ?in|sign|registrera|register|skapa|create|prenumerera|subscribe|köp|buy|betala|pay|blockera|block|spara|save|visa mindre|show less|see less|läs mindre|dölj|hide|översätt|translate|visa översättning|see translation|kommentera$|comment$|skriv|write)/i;

/** What puts other words in the place of the post's own, or those back, wherever it says so. Never pressed. */
const TRANSLATES =
	/översätt|translat|käännö|käännä|oversett|oversæt|übersetz|tradu[icz]|przetłum|vertaal|(?<!\p{L})(?:på|in|auf|en|til|po) (?:svenska|engelska|finska|swedish|english|finnish|schwedisch|englisch|anglais|suédois|inglés|sueco|engelsk|svensk|norsk|dansk)(?!\p{L})|original(?:et|text|språk| text| language)?$/iu;

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
}
const COMMENTS = /kommentar|comment|\bsvar\b|repl(?:y|ies)|dis[ck]ussion/i;
/** The sign for what people say, alone or with how many there are: “💬 3”. */
const SPOKEN = /^(\d[\d .,\u00a0]*)?\s*[💬🗨💭]\uFE0F?\s*(\d[\d .,\u00a0]*)?$/u;
/** What a post showed before its comments were asked for: what has come since is comments, whatever it is called. */
const beforeComments = new WeakMap<Element, ReadonlySet<Element>>();

export function shownSinceComments(post: Element): Element[] {
	const before = beforeComments.get(post);
	return before ? deepAll('*', post).filter((el) => !before.has(el)) : [];
}

/** What a post showed before anything in it was unfolded. */
const beforeUnfolding = new WeakMap<Element, ReadonlySet<Element>>();

/** Posts that showed a time before anything in them was unfolded. */
const timedBefore = new WeakSet<Element>();

/** Whether a post showed a time before anything in it was unfolded: the first that it shows since is its own, drawn anew or not. */
export function wasTimed(post: Element): boolean {
	return timedBefore.has(post);
}

/** Whether an element of a post is shown only since something in the post was unfolded. */
export function isUnfolded(post: Element, el: Element): boolean {
	return beforeUnfolding.get(post)?.has(el) === false;
}

/** Controls whose box lies open in the post. */
const laidOpenBy = new WeakSet<Element>();

const pressedBefore = new WeakMap<Element, Pressed>();
/** What a control says whose text or comments did not come. */
const RETRIES =
	/^(?:försök igen|försök på nytt|ladda om|try again|retry|yritä uudelleen|prøv igjen|prøv igen)[.!…]?$/iu;
const MOST_RETRIES = 2;
/** Labels of controls that have several rounds and keep their place until the last. */
const ROUNDS = /\b(?:fler|flere|more|previous|tidigare|äldre|earlier)\b/i;

/**
 * Opens folded text, comments and replies whose control lies between two rows of the viewport. Only inside posts,
 * only controls that cannot navigate, each at most a few times (a "show more comments" may have several rounds).
 */
export function unfold(from: number, to: number): Unfolded {
	const pressed = openParts(from, to);
	if (pressed.length > 0) touched();
	for (const el of gapsIn(from, to)) {
		filled.set(el, (filled.get(el) ?? 0) + 1);
		(el as HTMLElement).click();
		touched();
		pressed.push(labelOf(el).slice(0, 60));
	}
	for (const { el, post } of foldsIn(from, to)) {
		// It stays among what is left: that it must not be pressed opens nothing.
		const away = foldedAway(el);
		if (isNeverPressed(el) || (away && !contains(post, away))) continue;
		const label = foldLabel(el);
		rememberShown(post, COMMENTS.test(label));
		const times = (pressedBefore.get(el)?.times ?? 0) + 1;
		// What the server does not give is asked for again, and not for ever: it stays among what is left.
		if (RETRIES.test(label) && times > MOST_RETRIES) continue;
		pressedBefore.set(el, { times, label, length: shownText(post).length });
		if (el instanceof HTMLDetailsElement) {
			// Of those that share a name only one is open at a time: each would fold the one before.
			el.removeAttribute('name');
			el.open = true;
		} else if (away) openAway(away);
		else (el as HTMLElement).click();
		if (layOpen(post) > 0) laidOpenBy.add(el);
		touched();
		pressed.push(label.slice(0, 60));
	}
	return { pressed, left: foldsLeft(from, to) };
}

function rememberShown(post: Element, asksForComments: boolean): void {
	const isKnown = beforeUnfolding.has(post) && (!asksForComments || beforeComments.has(post));
	if (isKnown) return;
	const shown = new Set(deepAll('*', post).filter(isShown));
	if (!beforeUnfolding.has(post)) {
		beforeUnfolding.set(post, shown);
		if (hasTime(post)) timedBefore.add(post);
	}
	if (asksForComments && !beforeComments.has(post)) beforeComments.set(post, shown);
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
		for (const el of deepAll('details:not([open])', post)) if (inRows(el, from, to)) found.push({ el, post });
		for (const el of new Set([...deepAll(PRESSABLE, post), ...plainControls(post), ...knownControls(post)])) {
			if (isFold(el, post) && inRows(el, from, to) && !isOpened(el, post)) found.push({ el, post });
		}
	}
	return found.filter(({ el }) => !found.some((other) => other.el !== el && contains(el, other.el)));
}

/** How often a control between posts has been pressed. */
const filled = new WeakMap<Element, number>();
const MOST_FILLED = 3;
const GAP =
	/^(?:visa|ladda|hämta|läs in|show|load|see|view|vis|hent|last inn|näytä|lataa|zeige|lade)\b.{0,30}\b(?:fler|flere|mer|more|lisää|weitere|mehr)\b.{0,30}$/iu;

/** A link to another place, or part of a form. */
function mayLead(el: Element): boolean {
	const link = el.closest('a[href]');
	return (
		el.closest('form') !== null ||
		(link !== null && !/^(#|javascript:|$)/.test(link.getAttribute('href') ?? ''))
	);
}

/** Controls that stand between two posts, in none, and say that there are more: a timeline that leaves some out in its middle. */
function gapsIn(from: number, to: number): Element[] {
	const posts = postsAtHand();
	const own = new Set(posts);
	const last = posts.at(-1);
	const parents = new Set(posts.map((post) => parentOf(post)).filter((el) => el !== null));
	return [...parents].flatMap((parent) =>
		childrenOf(parent).flatMap((beside) => {
			if (own.has(beside) || !inRows(beside, from, to) || posts.some((post) => beside.contains(post)))
				return [];
			const isBefore = last && beside.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_FOLLOWING;
			if (!isBefore) return [];
			return [beside, ...deepAll(PRESSABLE, beside)].filter(
				(el) =>
					el.matches(PRESSABLE) &&
					(filled.get(el) ?? 0) < MOST_FILLED &&
					GAP.test(foldLabel(el)) &&
					!NEVER.test(foldLabel(el)) &&
					!mayLead(el),
			);
		}),
	);
}

/** Words that unfold and show the hand; looked for by their words first, since a style costs more to ask for. */
function plainControls(post: Element): Element[] {
	return deepAll(PLAIN, post).filter((el) => {
		const text = (el.textContent ?? '').trim();
		if (text.length === 0 || text.length > 60 || el.matches(PRESSABLE) || !UNFOLD.test(text)) return false;
		return getComputedStyle(el).cursor === 'pointer';
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
	const before = pressedBefore.get(el);
	if (!before) return false;
	if (laidOpenBy.has(el)) return true;
	if (RETRIES.test(foldLabel(el))) return false;
	if (before.times >= 30) return true;
	const gained = shownText(post).length > before.length;
	// Dots that bring nothing opened a menu after all, or nothing.
	if (!gained) return endsInDots(el, before.label);
	return foldLabel(el) === before.label && !ROUNDS.test(before.label);
}

/** Arrows, lines of a tree and balloons that stand before the words of a control. */
const SIGNS_BEFORE =
	/^(?:[\u2190-\u21ff\u2500-\u257f\u25a0-\u25ff\u2900-\u297f\u2b00-\u2bff]|\ufe0e|\ufe0f|\u{1f4ac}|\s)+(?=[\p{L}\p{N}])/u;

/** What a control says, or, where it is nothing but a sign or a number, what that is called if it has to do with comments. */
function foldLabel(el: Element): string {
	// “(more)” is “more”, and “↳ 1 svar” is “1 svar”.
	const signed = labelOf(el).replace(/^[([]\s*(.+?)\s*[)\]]$/u, '$1');
	const label = signed.replace(SIGNS_BEFORE, '');
	const spoken = SPOKEN.exec(signed);
	if (spoken) {
		const count = (spoken[1] ?? spoken[2] ?? '').trim();
		// What is to be written says so in its name.
		return saysItActs(el) || NEVER.test(el.getAttribute('aria-label') ?? '')
			? label
			: `${count} comments`.trim();
	}
	if (label && !(NUMBER.test(label) && el.hasAttribute('aria-expanded'))) return label;
	const sign = el.querySelector('svg[aria-label],[role=img][aria-label]')?.getAttribute('aria-label');
	const told = [el.getAttribute('aria-label'), el.getAttribute('title'), sign].find(
		(t) => t && COMMENTS.test(t),
	);
	return told?.trim() ?? label;
}

function inRows(el: Element, from: number, to: number): boolean {
	const box = el.getBoundingClientRect();
	return isShown(el) && box.bottom >= from && box.top <= to;
}

function isFold(el: Element, post: Element): boolean {
	if (
		el === post ||
		el.tagName === 'SUMMARY' ||
		(el instanceof HTMLButtonElement && (el.disabled || (el.type === 'submit' && el.form)))
	)
		return false;
	if (el.getAttribute('aria-expanded') === 'true' || isSwitchedOn(el)) return false;
	const popup = el.getAttribute('aria-haspopup');
	if (popup && popup !== 'false') return false;
	if (el.closest('[role=menu],[role=menubar],[role=tablist],[role=toolbar],nav')) return false;
	const link = el.closest('a[href]');
	if (link && !/^(#|javascript:|$)/.test(link.getAttribute('href') ?? '')) return false;
	const label = foldLabel(el);
	if (NEVER.test(label) || TRANSLATES.test(label)) return false;
	if (el.hasAttribute('popovertarget') || el.hasAttribute('commandfor'))
		return UNFOLD.test(label) && (foldedAway(el) !== undefined || COMMENTS.test(label));
	if (label.length <= 60 && (UNFOLD.test(label) || RETRIES.test(label))) return true;
	if (el.tagName === 'LABEL') return false;
	if (endsInDots(el, label)) return true;
	if (el.getAttribute('aria-expanded') === 'false' && COMMENT_LIST.test(label))
		return !el.hasAttribute('aria-pressed') && !el.closest('form');
	// Without words for it, structure only guesses; what the platform's own names say of the control is better known.
	if (isNeverPressed(el)) return false;
	const { unfold: known } = platformPage();
	return (known !== undefined && el.matches(known)) || unfoldsByStructure(el, label, post);
}

/** In any language: a collapsed control that says which region of the post it opens, or one that ends a clipped text. */
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
	return !el.hasAttribute('aria-expanded') && label !== '' && !mayAct(el) && endsClipped(el);
}
