import { isCovered, stillCovered } from './around/over.ts';
import { commentPages } from './comments/comment-pages.ts';
import { cameOver, overWaits } from './comments/comments-over.ts';
import { cutNow, saysOf, setAnchors } from './feed/anchors.ts';
import { postsAtHand } from './feed/at-hand.ts';
import { coveredPosts } from './feed/covered-posts.ts';
import { ownPage } from './feed/own-page.ts';
import { unboxedPosts } from './feed/unboxed.ts';
import { roomBelow } from './growth/below.ts';
import { type Harvest, harvest } from './harvest.ts';
import { type ImagesInView, imagesCame, imagesIn } from './pictures/images.ts';
import { type LaterPictures, laterPictures, rememberPictures } from './pictures/later-pictures.ts';
import { slidesWait } from './pictures/turnings.ts';
import { veiledPictures } from './pictures/veiled.ts';
import { unreadBetween } from './post/embedded.ts';
import { strangersBetween } from './strangers/strangers.ts';
import { isShown, plainText } from './tree/dom.ts';
import { parentOf } from './tree/tree.ts';
import { clampedLeft, openClamped } from './unfold/clamped.ts';
import { guessesIn, unfold } from './unfold/folds.ts';
import { boxesNotRead } from './unfold/inner-boxes.ts';
import { leftFolded } from './unfold/left-folded.ts';
import { shutBoxes } from './unfold/open-box.ts';
import { seeColumns } from './window/beyond-edge.ts';
import { lockedAt } from './window/lock.ts';
import { rememberPlaces } from './window/moved.ts';
import { frames, scrollTo, type View, view } from './window/scroller.ts';
import { sidewaysWaits } from './window/sideways.ts';
import { endAnimations, type Unstuck, unstick } from './window/stilled.ts';
import { type TextBox, textBoxes } from './window/text-boxes.ts';
import { revealedTo } from './window/unrevealed.ts';

/** A place of the walk: the view, and the row where the last cut is now. */
export interface Place {
	readonly view: View;
	readonly cut: number | null;
}

/** A place after scrolling, with a first look at it. */
export interface Arrival extends Place {
	/** Elements that were made to appear once. */
	readonly changed: number;
	/** See `roomBelow`. */
	readonly room: number;
	/** Those of the view's rows, see `imagesIn`. */
	readonly images: ImagesInView;
	/** See `lockedAt`. */
	readonly lockedAt: number | null;
}

/**
 * Scrolls there and looks about, in one call: every question by itself costs a long page more than its answer does.
 * @param unstuck what is made to appear once before the window moves on; see `unstick`
 */
export async function goTo(offset: number, unstuck?: Unstuck): Promise<Arrival> {
	const changed = unstuck ? unstick(unstuck) : 0;
	const at = await scrollTo(offset);
	const place = { view: at, cut: cutNow(), changed, room: roomBelow(), lockedAt: lockedAt() };
	return { ...place, images: await imagesIn(at.top, at.bottom) };
}

/** A place where nothing is left to unfold or to clear away: what is read and pictured of it stands still. */
export interface Ready extends Place {
	/** Rows of the viewport that the tile takes. */
	readonly top: number;
	readonly bottom: number;
	/** Height of the tallest post in view, CSS pixels. */
	readonly tallest: number;
}

/** All that is read of a place when it is ready for its tile. */
export interface Reading {
	readonly harvest: Harvest;
	readonly texts: readonly TextBox[];
	readonly foldsLeft: number;
	/** The beginnings of posts that others lie over. */
	readonly covered: readonly string[];
	/** Which part of each post the tile shows, as shares of its height. */
	readonly shows: readonly {
		readonly post: string;
		/** Its beginning. */
		readonly says: string;
		readonly from: number;
		readonly to: number;
	}[];
	/** The beginnings of posts with a box that scrolls by itself and that tiles show the upper part of. */
	readonly shut: readonly string[];
	/** What stands among the posts and is in none of them. */
	readonly unread: readonly string[];
	/** How advertisements and suggestions begin that stand among the posts. */
	readonly beside: readonly string[];
	/** The same of those that are dated as the posts are, and labelled: each may be a post. */
	readonly doubted: readonly string[];
	/** A picture has come, or another in its place, since the place was settled: a tile of that moment may lack it. */
	readonly isLate: boolean;
	/** Of the tiles before. */
	readonly later: LaterPictures;
}

/** Something was unfolded, and the place is to be looked at again when it has come to rest. */
export interface Unfolding {
	readonly pressed: number;
	/** Texts that were cut off and are shown whole by a style of ours. */
	readonly opened?: number;
}

/** Carousels wait to be turned, see `turnSlides`; then the place is to be looked at again. */
export interface SlidesWaiting {
	readonly slides: true;
}

/** What was unfolded has moved the page, so that rows between the last tile and its window would be lost. */
export interface Slid {
	/** Where it is to be scrolled to. */
	readonly backTo: number;
}

/** A row of posts reaches beyond what shows it, see `walkSideways`; then the place is to be looked at again. */
export interface Wide {
	readonly wide: true;
}

/** Something lies over the posts that is to be cleared away first, see `clearOver`. */
export interface Covering {
	readonly over: true;
}

/** Comments of a post in view come up in a box over the page, to be read there, see `readOver`; then the place is to be looked at again. */
export interface Spoken {
	readonly spoken: true;
}

/** Controls wait that are only guessed to unfold something, to be pressed by `pressGuesses`; then the place is to be looked at again. */
export interface Guessing {
	readonly guesses: true;
}

/**
 * Unfolds what lies in the rows `unfoldTo` says, unless the presses of a place are `spent`, or, where nothing is left to unfold, says
 * which rows the tile takes.
 * @param from row of the tile's top where no anchor knows better
 * @param wholeWindow takes the window and not the scroller's part of it
 * @param mayGoBack says where to go back to, where the page has moved on under what was unfolded
 * @param mayGuess says where controls wait that are only guessed to unfold something; never where somebody is logged in
 */
export function makeReady(
	from: number,
	wholeWindow: boolean,
	unfoldTo: { readonly from: number; readonly to: number; readonly spent?: boolean } | null,
	mayGoBack = false,
	mayGuess = false,
): Ready | Unfolding | Guessing | SlidesWaiting | Slid | Covering | Spoken | Wide {
	if (unfoldTo && cameOver()) return { spoken: true };
	if (isCovered(wholeWindow)) return { over: true };
	const at = view();
	if (unfoldTo && !unfoldTo.spent) {
		placesAtPress = placesOfPosts();
		const { pressed } = unfold(unfoldTo.from, unfoldTo.to);
		if (pressed.length > 0) return { pressed: pressed.length };
		if (mayGuess && guessesIn(unfoldTo.from, unfoldTo.to).length > 0) return { guesses: true };
		const opened = openClamped(unfoldTo.from, unfoldTo.to);
		if (opened > 0) return { pressed: 0, opened };
		if (overWaits(unfoldTo.from, unfoldTo.to)) return { spoken: true };
	}
	// What is pressed in vain, or again and again, keeps no picture from being turned to.
	if (unfoldTo) {
		if (slidesWait(at.top, at.bottom)) return { slides: true };
		if (sidewaysWaits(at.top, at.bottom)) return { wide: true };
	}
	endAnimations();
	const cut = wholeWindow ? null : cutNow();
	const above = wholeWindow ? at.offset : at.top - (cut ?? at.top);
	if (mayGoBack && above > 1 && at.offset > 0) return { backTo: Math.max(0, at.offset - above) };
	const top = Math.max(wholeWindow ? 0 : at.top, cut ?? from);
	const bottom = wholeWindow && at.inner ? at.windowHeight : revealedTo(top, at.bottom);
	const tallest = Math.max(0, ...near().map(({ box }) => box.height));
	rememberPlaces(top, bottom);
	return { view: at, cut, top, bottom, tallest };
}

/**
 * Reads what stands between two rows of the viewport and remembers the lower one, to join the next tile there. Nothing of the
 * page is changed by it, so that the tile can be taken meanwhile: the picture needs the page until its next frame, and longer by
 * itself than this takes.
 */
export async function readPlace(top: number, bottom: number, now: number): Promise<Reading> {
	await frames(1);
	// The first tile takes the window, also what stands below a box that scrolls: of the feed it shows no more than that box does.
	const shownTo = Math.min(bottom, view().bottom);
	const reading = {
		isLate: imagesCame(top, bottom),
		later: laterPictures(),
		harvest: harvest(top - 40, bottom + 40, now),
		texts: textBoxes(top, bottom, Math.ceil((24 * (bottom - top)) / 1600)),
		foldsLeft:
			leftFolded(top, bottom, now) +
			clampedLeft(top, bottom) +
			commentPages(top, bottom) +
			boxesNotRead(top, bottom) +
			veiledPictures(top, bottom),
		covered: [...new Set([...coveredPosts(top, bottom), ...stillCovered(top, bottom)])],
		shows: partsShown(top, shownTo),
		shut: shutBoxes(top, bottom),
		beside: strangersBetween(top, bottom, false),
		doubted: strangersBetween(top, bottom, true),
		unread: ownPage()
			? unreadBetween(top, bottom)
			: [...unreadBetween(top, bottom), ...unboxedPosts(top, bottom)],
	};
	seeColumns(top, shownTo);
	setAnchors(shownTo);
	rememberPictures(top, bottom);
	return reading;
}

/**
 * Waits until the posts in view have kept their places for a while: what unfolds pushes what is below it, and lists that
 * place their posts themselves do so a moment later. Where the browser places them, what has changed is in its place
 * at the next frame. @returns false when they still move after `mostMs`
 */
export async function layoutStill(mostCalmMs: number, mostMs: number): Promise<boolean> {
	const began = performance.now();
	const hasChanged = placesOfPosts() !== placesAtPress;
	const calmMs = hasChanged && inFlow() ? Math.min(mostCalmMs, FLOW_MS) : mostCalmMs;
	let last = '';
	for (let since = began; ; ) {
		const now = performance.now();
		const places = placesOfPosts();
		if (places !== last) since = now;
		last = places;
		if (now - since >= calmMs) return true;
		if (now - began >= mostMs) return false;
		await frames(1);
	}
}

/** Two frames of a page that draws at leisure. */
const FLOW_MS = 34;
/** Where the posts in view stood when something was last pressed to unfold. */
let placesAtPress = '';

function near(): { readonly el: Element; readonly box: DOMRect }[] {
	return postsAtHand()
		.map((el) => ({ el, box: el.getBoundingClientRect() }))
		.filter(({ box }) => box.bottom > -200 && box.top < window.innerHeight + 400);
}

function placesOfPosts(): string {
	return near()
		.map(({ box }) => `${Math.round(box.top)},${Math.round(box.height)}`)
		.join(' ');
}

/** None of the posts in view stands where a script put it, nor in a box that does. */
function inFlow(): boolean {
	return near().every(({ el }) => {
		let up: Element | null = el;
		for (let height = 0; up && up !== document.body && height < 4; height++, up = parentOf(up)) {
			const { position, transform, translate } = getComputedStyle(up);
			if (/absolute|fixed/.test(position) || transform !== 'none' || translate !== 'none') return false;
		}
		return true;
	});
}

/** Letters that a post must have to be known again by what it says. */
const WORDS = 24;

function partsShown(top: number, bottom: number): Reading['shows'] {
	// A page that is one post grows while it is walked, and its parts are shares of another height each time.
	if (ownPage()) return [];
	return postsAtHand().flatMap((el) => {
		const box = el.getBoundingClientRect();
		const from = Math.max(top, box.top);
		const to = Math.min(bottom, box.bottom);
		// Also those just beside the tile: one that no tile shows must be known to be missing.
		if (box.height < 1 || box.bottom < top - 40 || box.top > bottom + 40) return [];
		const says = beginningOf(el);
		if (says === undefined) return [];
		const share = (row: number) => Math.min(1, Math.max(0, (row - box.top) / box.height));
		return [{ post: saysOf(el), says, from: share(from), to: Math.max(share(from), share(to)) }];
	});
}

/** Undefined for one without words (not drawn yet, or a picture alone): it cannot be told from its neighbours. */
function beginningOf(post: Element): string | undefined {
	const words = plainText(post).replace(/\s+/g, ' ').trim();
	return words.length < WORDS ? undefined : words.slice(0, 60);
}

/** How the posts begin that the page shows now, wherever they stand: what no tile has told of by the end was not known for a post. */
export function postsSaid(): string[] {
	if (ownPage()) return [];
	return postsAtHand().flatMap((el) => (isShown(el) ? (beginningOf(el) ?? []) : []));
}

/** What tells each post from the others that the page shows now, wherever it stands, by `saysOf`. */
export function postsNow(): string[] {
	return ownPage() ? [] : postsAtHand().filter(isShown).map(saysOf);
}
