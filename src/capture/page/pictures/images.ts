import { postsAtHand } from '../feed/at-hand.ts';
import { deepAll, isShown, webAddress } from '../tree/dom.ts';
import { BLANK } from '../tree/held.ts';
import { once } from '../tree/once.ts';
import { boxesWaiting } from '../unfold/inner-boxes.ts';
import { pause } from '../window/pause.ts';
import { frames } from '../window/scroller.ts';
import { isUnrevealed } from '../window/unrevealed.ts';
import { drawnBy } from './drawn.ts';
import { isKeptBack } from './kept-back.ts';
import { isCutAway } from './stage-pictures.ts';
import { isNew, isUnfilled, LAZY_ATTRIBUTES, unfilledBoxes } from './unfilled.ts';

export interface ImagesInView {
	/** Pictures between the rows, icons left out. */
	readonly all: number;
	/** Not yet complete, or still a placeholder. */
	readonly waiting: number;
	/** Of those, the ones whose address the page keeps until a script of its own asks for it. */
	readonly kept: number;
	readonly broken: readonly string[];
	readonly seen: readonly string[];
	/** Asked for once more so far, in all of the page, since their answer did not come whole. */
	readonly again: number;
	/** Boxes that posts scroll by themselves and that were not scrolled through, see `stepBoxes`. */
	readonly boxes: number;
}

/** Makes every picture load eagerly: a lazy picture that the browser never gets round to would hold the walk for ever. */
export function eager(): number {
	let changed = 0;
	for (const el of [...allImages(), ...deepAll('iframe[loading=lazy]')]) {
		if (el.getAttribute('loading') !== 'lazy') continue;
		el.setAttribute('loading', 'eager');
		changed++;
	}
	return changed;
}

/** Every picture of the page, but for those of posts that are held. */
const allImages = once(() =>
	deepAll('img').filter(
		(el): el is HTMLImageElement => el instanceof HTMLImageElement && el.getAttribute('src') !== BLANK,
	),
);

/** Milliseconds that a picture is given to be revealed. */
const REVEALED_MS = 1500;

let lastWaiting: readonly Element[] = [];
const givenUp = new WeakSet<Element>();

/** What was waited for in vain is not waited for at the next place again. */
export function stopWaiting(): void {
	for (const el of lastWaiting) givenUp.add(el);
}

/** A loaded picture lies over it: the blurred one below has served, and may stay. */
function isUnder(img: HTMLImageElement): boolean {
	const box = img.getBoundingClientRect();
	return deepAll('img', img.parentElement ?? document)
		.filter((el): el is HTMLImageElement => el instanceof HTMLImageElement && el !== img)
		.some((el) => {
			const other = el.getBoundingClientRect();
			const covers = other.left <= box.left + 2 && other.right >= box.right - 2 && other.top <= box.top + 2;
			return covers && other.bottom >= box.bottom - 2 && el.complete && el.naturalWidth > 40 && isShown(el);
		});
}

/** Beside the window of a carousel, where nobody sees it: what comes when it is turned to is asked for then. */
function isBeyond(img: HTMLImageElement): boolean {
	return isCutAway(img, document.documentElement);
}

/** A small one that was shown until the true one, which lies over it now, had come: it is no picture of the post. */
export function hasServed(img: HTMLImageElement): boolean {
	return isPlaceholder(img) && isUnder(img);
}

/** Addresses of the pictures of the last look, whatever element shows them: a list may draw itself anew. */
let looked: ReadonlySet<string> = new Set();

/** A picture stands between two rows that the last look did not see, or not as it is now: a tile that is taken by then may lack it. */
export function imagesCame(from: number, to: number): boolean {
	return allImages().some(
		(el) =>
			(between(el, from, to) && el.currentSrc !== '' && !looked.has(el.currentSrc)) ||
			// One that nobody has waited for, since it has come after the last look.
			(!givenUp.has(el) && inRowsOrFlat(el, from, to) && isKeptBack(el)),
	);
}

/** State of the pictures between two rows of the viewport, after those that are complete have been decoded. Makes new ones load eagerly. */
export async function imagesIn(from: number, to: number): Promise<ImagesInView> {
	eager();
	const images = allImages().filter((el) => between(el, from, to));
	const decoding = images.filter((i) => i.complete && i.naturalWidth > 0 && !isDecoded(i)).map(decode);
	await Promise.race([Promise.all(decoding), pause(2000)]);
	const unshown = images.filter(
		(i) => i.complete && i.naturalWidth === 0 && webAddress(i.currentSrc || i.getAttribute('src')),
	);
	const again = unshown.filter(askAgain);
	const broken = unshown.filter((i) => !again.includes(i));
	const kept = allImages().filter(
		(i) =>
			!givenUp.has(i) &&
			((inRowsOrFlat(i, from, to) && isKeptBack(i)) ||
				(between(i, from, to) && isPlaceholder(i) && !isUnder(i) && !isBeyond(i))),
	);
	const waiting: Element[] = images.filter(
		(i) => !givenUp.has(i) && !kept.includes(i) && (!i.complete || again.includes(i) || isUnfilled(i)),
	);
	waiting.push(...kept);
	waiting.push(...allImages().filter((i) => inRows(i, from, to) && isUnrevealed(i) && isNew(i, REVEALED_MS)));
	waiting.push(...unfilledBoxes(from, to).filter((el) => !givenUp.has(el) && isShown(el)));
	lastWaiting = waiting;
	looked = new Set(images.map((el) => el.currentSrc));
	return {
		all: images.length,
		waiting: waiting.length,
		kept: kept.length,
		again: asks,
		broken: broken.map((i) => i.currentSrc || i.src),
		seen: images
			.filter((i) => i.complete && i.naturalWidth > 0 && i.getBoundingClientRect().width >= 48)
			.map((i) => i.currentSrc),
		boxes: boxesWaiting(from, to).length,
	};
}

const askedAgain = new Set<string>();
let asks = 0;

/** Has a picture that did not come, or not whole, asked for once more, as a visitor does who loads it again; not one that the server refuses. */
function askAgain(img: HTMLImageElement): boolean {
	const address = img.currentSrc || img.src;
	if (askedAgain.has(address)) return false;
	askedAgain.add(address);
	const told = performance.getEntriesByName(address, 'resource').at(-1);
	if (told instanceof PerformanceResourceTiming && told.responseStatus >= 400) return false;
	asks++;
	const by = img.hasAttribute('src') ? 'src' : 'srcset';
	img.setAttribute(by, img.getAttribute(by) ?? '');
	return true;
}

/**
 * Boxes of the posts between two rows that draw one of these pictures, which are under way: only the network knows that
 * the picture of a background has not come.
 */
export function drawnOf(from: number, to: number, underWay: readonly string[]): number {
	const addresses = new Set(underWay);
	const boxes = postsAtHand()
		.filter((post) => between(post, from, to))
		.flatMap((post) => deepAll('*', post))
		.filter(
			(el) =>
				!givenUp.has(el) &&
				between(el, from, to) &&
				drawnBy(el).some(({ address }) => addresses.has(address)),
		);
	lastWaiting = [...lastWaiting, ...boxes];
	return boxes.length;
}

interface Decoded {
	readonly address: string;
	readonly at: number;
}
const decoded = new WeakMap<HTMLImageElement, Decoded>();
/** Milliseconds for which the browser is believed to keep what it has decoded and is in view. */
const KEPT_MS = 1500;

function isDecoded(img: HTMLImageElement): boolean {
	const known = decoded.get(img);
	return known?.address === img.currentSrc && performance.now() - known.at < KEPT_MS;
}

async function decode(img: HTMLImageElement): Promise<void> {
	const address = img.currentSrc;
	// One that cannot be decoded is told of as broken.
	const done = await img.decode().then(
		() => true,
		() => false,
	);
	if (done) decoded.set(img, { address, at: performance.now() });
}

function between(el: Element, from: number, to: number): boolean {
	return inRows(el, from, to) && isShown(el);
}

function inRows(el: Element, from: number, to: number): boolean {
	const box = el.getBoundingClientRect();
	return box.bottom > from && box.top < to && box.width > 1;
}

/** Also what has no height and no width until it is shown. */
function inRowsOrFlat(el: Element, from: number, to: number): boolean {
	const box = el.getBoundingClientRect();
	return box.bottom >= from && box.top < to;
}

/** A stand-in until the real picture comes: its real address waits in an attribute, or it is a few pixels blown up. */
function isPlaceholder(img: HTMLImageElement): boolean {
	for (const name of LAZY_ATTRIBUTES) {
		const wanted = img.getAttribute(name)?.split(/[\s,]/)[0];
		const address = webAddress(wanted);
		if (address && address !== img.currentSrc && address !== img.src && !img.srcset.includes(wanted ?? '\0'))
			return true;
	}
	const box = img.getBoundingClientRect();
	return (
		img.naturalWidth > 0 && img.naturalWidth <= 40 && box.width >= img.naturalWidth * 4 && box.height >= 80
	);
}

/** Fonts loaded, first pictures complete, layout painted; `ms` caps the wait. */
export async function fontsReady(ms: number): Promise<boolean> {
	const done = await Promise.race([document.fonts.ready.then(() => true), pause(ms).then(() => false)]);
	await frames(1);
	return done;
}
