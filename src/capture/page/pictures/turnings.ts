import type { PostImage } from '../../../records/post.ts';
import { saysOf } from '../feed/anchors.ts';
import { postsAtHand } from '../feed/at-hand.ts';
import { deepAll } from '../tree/dom.ts';
import { findStages, type Stage } from './stages.ts';

/** One carousel, from its first slide on and back to it. */
export interface Turning {
	readonly stage: Stage;
	/** Its own, in the order that carousels were met in. */
	readonly number: number;
	/** What it showed, slide by slide; the first is where it is put back to. */
	readonly showed: string[];
	/** Pictures that the tile of the place shows whole. */
	first: ReadonlySet<string>;
	/** Pictures that a tile of their own shows. */
	readonly pictured: Set<string>;
	readonly images: Map<string, PostImage>;
	/** Lines of text that only other slides than the first show. */
	readonly lines: Set<string>;
	firstLines: ReadonlySet<string>;
	/** Steps that the carousel is away from its first slide. */
	away: number;
	/** It shows nothing else since it was pressed: a script may have asked a server for what comes. */
	pressed?: Pressed | undefined;
	/** It has shown all and is on its way to its first slide. */
	goesBack: boolean;
	/** It has shown all and is back at its first slide. */
	done: boolean;
}

/** A carousel that was pressed, and what it was like before. */
export interface Pressed {
	readonly before: string;
	readonly showed: string;
	readonly times: number;
}

export interface Asked {
	key: string;
	readonly turnings: readonly Turning[];
}
const asked = new WeakMap<Element, Asked>();
let met = 0;

/** What tells that a node shows another post by now, or has got its carousel since it was asked. */
export function keyOf(post: Element, turnings: readonly Turning[]): string {
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

/** What has been found out of the carousels of a post; undefined where it was not asked, or shows another post by now. */
export function turningsOf(post: Element): readonly Turning[] | undefined {
	const known = asked.get(post);
	return known && isKnown(post, known) ? known.turnings : undefined;
}

/** How many carousels of a post have been turned: it is to be read again when there is one more. */
export function slidesDone(post: Element): number {
	return asked.get(post)?.turnings.filter(({ done }) => done).length ?? 0;
}

function askedOf(post: Element): Asked {
	const known = asked.get(post);
	if (known && isKnown(post, known)) return known;
	const turnings = findStages(post).map(
		(stage): Turning => ({
			stage,
			number: ++met,
			showed: [],
			first: new Set(),
			pictured: new Set(),
			images: new Map(),
			lines: new Set(),
			firstLines: new Set(),
			away: 0,
			goesBack: false,
			done: false,
		}),
	);
	const fresh = { key: keyOf(post, turnings), turnings };
	asked.set(post, fresh);
	return fresh;
}

export interface Waiting {
	readonly post: Element;
	readonly asked: Asked;
	readonly turning: Turning;
}

/** Carousels whose middle is between two rows of the viewport and that have not been turned yet: what comes into view loads. */
export function waiting(from: number, to: number): Waiting[] {
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
