import type { PostImage } from '../../../records/post.ts';
import { readImages, readText } from '../post/post.ts';
import { touched } from '../tree/once.ts';
import { contains } from '../tree/tree.ts';
import { frames } from '../window/scroller.ts';
import { letPass } from '../window/stilled.ts';
import { furtherBy, placesIn, shownIn, slidesIn, wholeIn } from './stage-pictures.ts';
import { controls, type Stage } from './stages.ts';
import { keyOf, type Turning, turningsOf, type Waiting, waiting } from './turnings.ts';

/** Slides that are turned to in one carousel, and how long the page gets to show the next one, milliseconds. */
const MOST_SLIDES = 40;
const CHANGE_MS = 800;
/** How long it may take to pass over to it. */
const PASS_MS = 2000;
/** Letters from which on a line is words of a slide, and no counter. */
const WORDS = 10;

/** What became of the carousels between two rows. */
export interface Turned {
	/** Those that have more to show, perhaps, or are not back at their first slide yet. */
	readonly open: number;
	/** Of them, those that show no other picture since they were pressed: a server may have been asked for what comes. */
	readonly unanswered: number;
}

/**
 * Turns each carousel between two rows one slide further; one that has shown all is put back to its first. To be called
 * again when what came is loaded, and what has been asked of the network is answered.
 */
export async function turnSlides(from: number, to: number): Promise<Turned> {
	const open = waiting(from, to);
	if (open.length === 0) return { open: 0, unanswered: 0 };
	letPass(true);
	try {
		return await turn(open);
	} finally {
		letPass(false);
		touched();
	}
}

async function turn(open: readonly Waiting[]): Promise<Turned> {
	const moved = open.flatMap(({ turning }) => (goFurther(turning) ? [turning] : []));
	touched();
	await untilChanged(moved);
	// A sign that it is loading is no other picture.
	let unanswered = moved.filter(showsTheSame).length;
	for (const turning of moved) {
		if (isStill(turning)) continue;
		turning.away++;
		turning.pressed = undefined;
	}
	let under = 0;
	for (const { post, asked, turning } of open) {
		if (!turning.goesBack || !(await putBack(turning))) {
			under++;
			if (turning.goesBack) unanswered++;
			continue;
		}
		// One that cannot be put back shows another slide in the tile.
		turning.first = new Set(wholeIn(turning.stage));
		turning.done = true;
		asked.key = keyOf(post, asked.turnings);
	}
	return { open: under, unanswered };
}

/** What stands still after a press and all answers to it is pressed once more: some are deaf for a moment after they have moved. */
const MOST_PRESSES = 2;

/** @returns whether it was pressed, or has moved since it was; what has no further slide goes back from now on */
function goFurther(turning: Turning): boolean {
	if (turning.goesBack) return false;
	if (turning.pressed && !isStill(turning)) return true;
	const mayGo = turning.pressed ? turning.pressed.times < MOST_PRESSES : take(turning);
	if (mayGo && press(turning, 1)) return true;
	turning.pressed = undefined;
	turning.goesBack = true;
	return false;
}

/** @returns false where there is nothing to turn with, or no further slide */
function press(turning: Turning, by: 1 | -1): boolean {
	const { stage, pressed } = turning;
	const now = { before: stateOf(stage), showed: picturesOf(stage), times: (pressed?.times ?? 0) + 1 };
	if (!step(turning, by)) return false;
	turning.pressed = now;
	return true;
}

function isStill({ stage, pressed }: Turning): boolean {
	return pressed !== undefined && stateOf(stage) === pressed.before;
}

function showsTheSame({ stage, pressed }: Turning): boolean {
	return pressed !== undefined && picturesOf(stage) === pressed.showed;
}

/** Keeps the pictures that are there now. @returns false where nothing more can come */
function take(turning: Turning): boolean {
	const { stage, images, showed } = turning;
	const shows = shownIn(stage);
	if (showed.length === 0) turning.first = new Set(wholeIn(stage));
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
	return !isAgain && showed.length < most && (loaded(images) < most || !areSeen(turning));
}

/** Each picture that is known is in a tile: the one of the place, or one of its own. */
function areSeen({ images, first, pictured }: Turning): boolean {
	return [...images.values()].every(
		({ address, broken }) => broken || first.has(address) || pictured.has(address),
	);
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
		const further = furtherBy(stage.box);
		if (further === 0) return false;
		unsnap(stage.box);
		stage.box.scrollBy({ left: further, behavior: 'instant' });
		return true;
	}
	const control = controls(stage)[by === 1 ? 'next' : 'previous'];
	control?.click();
	return control !== undefined;
}

const snapped = new WeakMap<HTMLElement, readonly [value: string, priority: string]>();
const SNAP = 'scroll-snap-type';

/** A strip that snaps stops where it likes, and would jump over pictures that are half in view at two of its stops. */
function unsnap(strip: Element): void {
	if (!(strip instanceof HTMLElement) || snapped.has(strip)) return;
	snapped.set(strip, [strip.style.getPropertyValue(SNAP), strip.style.getPropertyPriority(SNAP)]);
	strip.style.setProperty(SNAP, 'none', 'important');
}

function snapAgain(strip: Element): void {
	const was = strip instanceof HTMLElement ? snapped.get(strip) : undefined;
	if (!was || !(strip instanceof HTMLElement)) return;
	snapped.delete(strip);
	strip.style.setProperty(SNAP, ...was);
}

/** @returns false where it stands still after a press: it is to be asked again when the network has answered */
async function putBack(turning: Turning): Promise<boolean> {
	const { stage, showed } = turning;
	if (stage.way === 'scroll') {
		stage.box.scrollTo({ left: 0, behavior: 'instant' });
		snapAgain(stage.box);
	}
	const isFirst = () => shownIn(stage).length === 1 && shownIn(stage).join() === showed[0];
	while (stage.way === 'press' && turning.away > 0 && !isFirst()) {
		if (!turning.pressed || isStill(turning)) {
			if (turning.pressed?.times === MOST_PRESSES || !press(turning, -1)) break;
		}
		await untilChanged([turning]);
		if (isStill(turning)) return false;
		turning.away--;
		turning.pressed = undefined;
	}
	turning.pressed = undefined;
	return true;
}

function stateOf({ box, way }: Stage): string {
	return way === 'scroll' ? `${box.scrollLeft}` : `${shownIn({ box }).join()}${box.outerHTML}`;
}

/**
 * Waits until what was moved shows another picture and keeps still: a counter often says the next number before its
 * picture is there, and a style sheet moves pictures whose markup no longer changes. Until then most take no further step.
 */
async function untilChanged(moved: readonly Turning[]): Promise<void> {
	if (moved.length === 0) return;
	const began = performance.now();
	for (let last: string[] = []; performance.now() - began < PASS_MS; ) {
		await frames(1);
		const now = moved.map(({ stage }) => `${stateOf(stage)}${placesIn(stage)}`);
		const isChanged = !moved.some(showsTheSame);
		const isDue = isChanged || performance.now() - began > CHANGE_MS;
		if (isDue && now.every((state, i) => state === last[i])) return;
		last = now;
	}
}

function picturesOf(stage: Stage): string {
	return stage.way === 'scroll' ? stateOf(stage) : shownIn(stage).join();
}

/** What the carousels of a post have shown. */
export interface Slides {
	/** Pictures of all slides, in their order; `turned` where another slide than the one in the tile shows them. */
	readonly images: readonly PostImage[];
	/** Lines of text that only other slides than the first show. */
	readonly lines: readonly string[];
	/** Pictures that the post says it has and that could not be had; absent where nothing is known of them now. */
	readonly unread?: number;
}

/** @param within part of the post that is meant */
export function slidesOf(post: Element, within: Element = post): Slides {
	const turnings = (turningsOf(post) ?? []).filter(
		// Before it is turned, nothing is known of its slides.
		({ stage, showed }) => showed.length > 0 && (!stage.box.isConnected || contains(within, stage.box)),
	);
	return {
		images: turnings.flatMap(imagesOf),
		lines: turnings.flatMap(({ lines }) => [...lines]),
		...(turnings.length > 0 ? { unread: turnings.reduce((sum, turning) => sum + unreadOf(turning), 0) } : {}),
	};
}

function imagesOf({ stage, first, images }: Turning): PostImage[] {
	const all = new Map(images);
	for (const image of imagesNow(stage)) if (!all.has(image.address)) all.set(image.address, image);
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
