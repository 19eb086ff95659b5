import type { PostImage } from '../../records/post.ts';
import { saysOf } from './anchors.ts';
import { deepAll } from './dom.ts';
import { postsAtHand } from './feed.ts';
import { touched } from './once.ts';
import { readImages, readText } from './post.ts';
import { frames } from './scroller.ts';
import { controls, findStages, isFurther, type Stage, shownIn, slidesIn } from './stages.ts';
import { contains } from './tree.ts';

/** Slides that are turned to in one carousel, and how long the page gets to show the next one, milliseconds. */
const MOST_SLIDES = 40;
const CHANGE_MS = 800;
/** Letters from which on a line is words of a slide, and no counter. */
const WORDS = 10;

/** One carousel, from its first slide on and back to it. */
interface Turning {
	readonly stage: Stage;
	/** What it showed, slide by slide; the first is where it is put back to. */
	readonly showed: string[];
	first: ReadonlySet<string>;
	readonly images: Map<string, PostImage>;
	/** Lines of text that only other slides than the first show. */
	readonly lines: Set<string>;
	firstLines: ReadonlySet<string>;
	/** Steps that the carousel is away from its first slide. */
	away: number;
	/** It has shown all and is back at its first slide. */
	done: boolean;
}
interface Asked {
	key: string;
	readonly turnings: readonly Turning[];
}
const asked = new WeakMap<Element, Asked>();

/** What tells that a node shows another post by now, or has got its carousel since it was asked. */
function keyOf(post: Element, turnings: readonly Turning[]): string {
	const says = saysOf(post);
	if (turnings.length > 0) return says;
	const complete = deepAll('img', post).filter((el) => (el as HTMLImageElement).complete).length;
	return `${says}/${deepAll('*', post).length}/${complete}`;
}

function isKnown(post: Element, { key, turnings }: Asked): boolean {
	// While it is turned the post says something else with each slide.
	const isUnderWay = turnings.some(({ showed, done }) => showed.length > 0 && !done);
	return isUnderWay || key === keyOf(post, turnings);
}

function askedOf(post: Element): Asked {
	const known = asked.get(post);
	if (known && isKnown(post, known)) return known;
	const turnings = findStages(post).map(
		(stage): Turning => ({
			stage,
			showed: [],
			first: new Set(),
			images: new Map(),
			lines: new Set(),
			firstLines: new Set(),
			away: 0,
			done: false,
		}),
	);
	const fresh = { key: keyOf(post, turnings), turnings };
	asked.set(post, fresh);
	return fresh;
}

interface Waiting {
	readonly post: Element;
	readonly asked: Asked;
	readonly turning: Turning;
}

/** Carousels whose middle is between two rows of the viewport and that have not been turned yet: what comes into view loads. */
function waiting(from: number, to: number): Waiting[] {
	return postsAtHand().flatMap((post) => {
		const box = post.getBoundingClientRect();
		if (box.bottom < from || box.top > to) return [];
		const asked = askedOf(post);
		return asked.turnings
			.filter(({ stage, done }) => !done && isInRows(stage.box, from, to))
			.map((turning) => ({ post, asked, turning }));
	});
}

function isInRows(el: Element, from: number, to: number): boolean {
	const { top, bottom } = el.getBoundingClientRect();
	const middle = (top + bottom) / 2;
	return middle >= from && middle <= to;
}

export function slidesWait(from: number, to: number): boolean {
	return waiting(from, to).length > 0;
}

/**
 * Turns each carousel between two rows one slide further; one that has shown all is put back to its first. To be called
 * again when what came is loaded. @returns carousels that have more to show, perhaps
 */
export async function turnSlides(from: number, to: number): Promise<number> {
	const open = waiting(from, to);
	const moved: Moved[] = [];
	for (const { turning } of open) {
		const from = whereIs(turning);
		if (take(turning) && step(turning, 1)) moved.push(from);
	}
	touched();
	await untilChanged(moved);
	const under = new Set<Turning>();
	for (const { turning, before } of moved) {
		if (stateOf(turning.stage) === before) continue;
		turning.away++;
		under.add(turning);
	}
	for (const { post, asked, turning } of open) {
		if (under.has(turning)) continue;
		await putBack(turning);
		// One that cannot be put back shows another slide in the tile.
		turning.first = new Set(shownIn(turning.stage));
		turning.done = true;
		asked.key = keyOf(post, asked.turnings);
	}
	touched();
	return under.size;
}

/** Keeps the pictures that are there now. @returns false where nothing more can come */
function take(turning: Turning): boolean {
	const { stage, images, showed } = turning;
	const shows = shownIn(stage);
	if (showed.length === 0) turning.first = new Set(shows);
	const known = images.size;
	for (const image of imagesNow(stage)) images.set(image.address, image);
	const lines = readText(stage.box, () => false).split('\n');
	if (showed.length === 0) turning.firstLines = new Set(lines);
	for (const line of lines) {
		const isNew = !turning.firstLines.has(line) && line.replace(/\P{L}+/gu, '').length >= WORDS;
		if (isNew) turning.lines.add(line);
	}
	const isAgain = showed.includes(shows.join()) && images.size === known && stage.way !== 'scroll';
	showed.push(shows.join());
	const most = Math.min(MOST_SLIDES, stage.stated ?? MOST_SLIDES);
	// All of it is in the page and loaded: turning would only show it.
	return !isAgain && showed.length < most && loaded(images) < most;
}

function imagesNow({ box }: Stage): PostImage[] {
	const slides = new Set(slidesIn(box).map(({ address }) => address));
	return readImages(box).filter(({ address }) => slides.has(address));
}

function loaded(images: ReadonlyMap<string, PostImage>): number {
	return [...images.values()].filter((i) => i.width > 40 || i.kind !== 'img' || i.broken).length;
}

/** One step further or back. @returns false where there is nothing to turn with, or no further slide */
function step({ stage }: Turning, by: 1 | -1): boolean {
	if (stage.way === 'scroll') {
		if (!isFurther(stage.box, by)) return false;
		const sign = getComputedStyle(stage.box).direction === 'rtl' ? -by : by;
		stage.box.scrollBy({ left: sign * stage.box.clientWidth, behavior: 'instant' });
		return true;
	}
	const control = controls(stage)[by === 1 ? 'next' : 'previous'];
	control?.click();
	return control !== undefined;
}

async function putBack(turning: Turning): Promise<void> {
	const { stage, showed } = turning;
	if (stage.way === 'scroll') stage.box.scrollTo({ left: 0, behavior: 'instant' });
	const isFirst = () => turning.first.size === 1 && shownIn(stage).join() === showed[0];
	for (; stage.way === 'press' && turning.away > 0 && !isFirst(); turning.away--) {
		const from = whereIs(turning);
		if (!step(turning, -1)) break;
		await untilChanged([from]);
	}
}

/** A carousel, and what it was like before it was moved. */
interface Moved {
	readonly turning: Turning;
	readonly before: string;
	readonly showed: string;
}

function whereIs(turning: Turning): Moved {
	return { turning, before: stateOf(turning.stage), showed: picturesOf(turning.stage) };
}

function stateOf({ box, way }: Stage): string {
	return way === 'scroll' ? `${box.scrollLeft}` : `${shownIn({ box }).join()}${box.outerHTML}`;
}

/**
 * Waits until what was moved shows another picture and keeps still: a counter often says the next number before its
 * picture is there.
 */
async function untilChanged(moved: readonly Moved[]): Promise<void> {
	if (moved.length === 0) return;
	const end = performance.now() + CHANGE_MS;
	for (let last: string[] = []; performance.now() < end; ) {
		await frames(1);
		const now = moved.map(({ turning }) => stateOf(turning.stage));
		const isChanged = moved.every(({ turning, showed }) => picturesOf(turning.stage) !== showed);
		if (isChanged && now.every((state, i) => state === last[i])) return;
		last = now;
	}
}

function picturesOf(stage: Stage): string {
	return stage.way === 'scroll' ? stateOf(stage) : shownIn(stage).join();
}

/** How many carousels of a post have been turned: it is to be read again when there is one more. */
export function slidesDone(post: Element): number {
	return asked.get(post)?.turnings.filter(({ done }) => done).length ?? 0;
}

/** What the carousels of a post have shown. */
export interface Slides {
	/** Pictures of all slides, in their order; `turned` where another slide than the one in the tile shows them. */
	readonly images: readonly PostImage[];
	/** Lines of text that only other slides than the first show. */
	readonly lines: readonly string[];
	/** Pictures that the post says it has and that could not be had. */
	readonly unread: number;
}

/** @param within part of the post that is meant */
export function slidesOf(post: Element, within: Element = post): Slides {
	const known = asked.get(post);
	if (!known?.turnings.length || !isKnown(post, known)) return { images: [], lines: [], unread: 0 };
	const turnings = known.turnings.filter(
		// Before it is turned, nothing is known of its slides.
		({ stage, showed }) => showed.length > 0 && (!stage.box.isConnected || contains(within, stage.box)),
	);
	return {
		images: turnings.flatMap(imagesOf),
		lines: turnings.flatMap(({ lines }) => [...lines]),
		unread: turnings.reduce((sum, turning) => sum + unreadOf(turning), 0),
	};
}

function imagesOf({ stage, first, images }: Turning): PostImage[] {
	const all = new Map(images);
	for (const image of imagesNow(stage)) if (!all.has(image.address)) all.set(image.address, image);
	if (stage.way === 'none') return [...all.values()];
	return [...all.values()].map((image) => (first.has(image.address) ? image : { ...image, turned: true }));
}

function unreadOf({ stage, showed, images }: Turning): number {
	if (stage.stated === undefined) return showed.length >= MOST_SLIDES ? 1 : 0;
	const had = stage.way === 'none' ? slidesIn(stage.box).length : new Set(showed).size;
	return Math.max(0, stage.stated - Math.max(loaded(images), had));
}

/** A post's pictures with those of all slides, in their order, where the first of them stands. */
export function withSlides(images: readonly PostImage[], slides: readonly PostImage[]): PostImage[] {
	const ofSlides = new Set(slides.map(({ address }) => address));
	const at = images.findIndex(({ address }) => ofSlides.has(address));
	const others = (from: number, to?: number) =>
		images.slice(from, to).filter(({ address }) => !ofSlides.has(address));
	return at < 0 ? [...images, ...slides] : [...others(0, at), ...slides, ...others(at)];
}

/** A post's text, and below it what only other slides than the first say. */
export function withLines(text: string, lines: readonly string[]): string {
	const missing = lines.filter((line) => !text.includes(line));
	return [text, ...missing].filter(Boolean).join('\n');
}
