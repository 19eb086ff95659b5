import type { FeedBuild } from '../page/feed/expected.ts';
import type { View } from '../page/window/scroller.ts';
import { pause } from '../pause.ts';
import { readCommentsOver } from '../walk/comments-over.ts';
import { textsInFrames } from '../walk/embeds.ts';
import { PageGone } from '../world.ts';
import { grew, growAbove } from './grow-replay.ts';
import type { Replay } from './open-replay.ts';
import type { ShownInReplay } from './shown.ts';
import { throughRows } from './sideways-replay.ts';

const SETTLE_MS = 8000;
const ANSWER_MS = 3000;
const MOST_UNFOLDINGS = 12;
const MOST_VISITS = 3;
const OVERLAP = 120;
/** Pixels; with less than that below the window, hardly anything is scrolled. */
const LEAST_TO_SCROLL = 400;
/** Pixels by which a page is taller than its window, as the live walk tells it (walk/grow.ts). */
const LEAST_TO_BE_TALLER = 40;
/** Addresses of pictures tried on one page; a picture that is there answers in a few milliseconds. */
const MOST_TRIED = 100;
/** Rows of the viewport, farther than any page reaches. */
const ANYWHERE = 10_000_000;
/** Windows in a row without a post that was not met before; no post is that tall. */
const MOST_IDLE = 12;
/** Leaps in a row that brought no post: what says "loading" and "failed" by turns changes for ever. */
const MOST_IN_VAIN = 6;

/** What answers a consent dialog in a replayed page; nothing where the live page did not ask. */
export type AnswerConsent = (signal: AbortSignal) => Promise<void>;

export interface Walked {
	/** Why it stopped before the end; absent where it came there, or saw all. */
	readonly cut?: string;
	/** Pages that the replay could not show, with their status. */
	readonly notShown: readonly string[];
}

/**
 * Walks the replayed pages of a feed, one after the other, until everything asked for has been shown or there is no
 * more. It harvests and unfolds as the capture did, and takes no tiles. What a leap through a page has not found is looked
 * for step by step before it is called missing.
 * @param until the clock (`Date.now()`) at which it stops
 */
export async function walkReplay(
	replay: Replay,
	pages: readonly string[],
	shown: ShownInReplay,
	answerConsent: AnswerConsent,
	until: number,
	signal: AbortSignal,
): Promise<Walked> {
	const notShown = new Set<string>();
	for (const walk of [leap, step]) {
		// What is known by its words is known without pictures, and those are most of what a replay has to load.
		await replay.showPictures(walk === step || !shown.byWords);
		let build: FeedBuild | null = null;
		let grows: boolean | undefined;
		for (const address of pages) {
			await replay.resize(walk === step ? 'as-live' : 'tall');
			const status = await replay.show(address, signal);
			if (status === undefined || status >= 400) notShown.add(`${address}: status ${status ?? 'unknown'}`);
			const whole = async () => {
				if (build) await replay.world.call('expectFeed', build);
				// As the live walk does: of a feed whose first page ends by itself, the next are left for those that follow.
				const mayGrow = grows !== false || address === pages.at(-1);
				const grew = await walk(replay, shown, until, signal, mayGrow);
				if (mayGrow) grows = grows === true || grew === true;
				if (pages.length > 1) build ??= await replay.world.call('feedBuild');
				await lookForPictures(replay, shown);
			};
			await walkAddress(replay, whole, answerConsent, signal);
			if (shown.allAndPictures) return { notShown: [...notShown] };
			if (Date.now() >= until) return { notShown: [...notShown], cut: 'its time was over' };
		}
	}
	return { notShown: [...notShown] };
}

/** One page, and where it goes on by itself, as after an answer to a consent page, what it has become. */
async function walkAddress(
	replay: Replay,
	walk: () => Promise<void>,
	answerConsent: AnswerConsent,
	signal: AbortSignal,
): Promise<void> {
	for (let visits = 0; visits < MOST_VISITS; visits++) {
		try {
			// As when it was live: some pages run nothing before.
			await replay.page.mouse.move(2, 2);
			await replay.page.mouse.move(3, 3);
			await settled(replay, signal);
			await answerConsent(signal);
			await replay.world.call('holdReloads');
			await walk();
			return;
		} catch (error) {
			if (!(error instanceof PageGone)) throw error;
		}
	}
}

/**
 * Reads all that stands in the page, in view or not, and goes straight to its end: most feeds show everything so.
 * @param mayGrow waits at its end for more of it
 * @returns whether it has grown
 */
async function leap(
	replay: Replay,
	shown: ShownInReplay,
	until: number,
	signal: AbortSignal,
	mayGrow: boolean,
): Promise<boolean> {
	let hasGrown = false;
	const { world } = replay;
	const readAbove = async () => {
		const here = await world.call('readAll', Date.now());
		if ('posts' in here) shown.add(here.posts);
		return shown.all;
	};
	await growAbove(replay, readAbove, until, signal);
	await makeScrollable(replay, LEAST_TO_SCROLL);
	let [met, inVain, unfoldings] = [-1, 0, 0];
	while (Date.now() < until && inVain <= MOST_IN_VAIN) {
		await answered(replay, signal);
		await world.call('lockedAt');
		const here = await world.call('readAll', Date.now(), unfoldings < MOST_UNFOLDINGS);
		if ('pressed' in here) {
			unfoldings++;
			await answered(replay, signal);
			await world.call('layoutStill', 40, 500);
		}
		// Asked about after the last press as well: what waited for an answer leads away when nothing is left to press.
		const led = unfoldings > 0 && (await world.call('comeBack', !('pressed' in here)));
		const over = await readCommentsOver(world, -ANYWHERE, ANYWHERE, () => answered(replay, signal), until);
		if ('pressed' in here || led || over) continue;
		unfoldings = 0;
		shown.add(here.posts);
		await readFrames(replay, shown);
		if (shown.all) return hasGrown;
		inVain = shown.met > met ? 0 : inVain + 1;
		met = shown.met;
		const { offset, top, bottom } = here.view;
		const lowest = here.posts.reduce((low, post) => Math.max(low, post.top + post.height), bottom);
		const at = await world.call(
			'scrollTo',
			Math.max(offset + bottom - top - OVERLAP, offset + lowest - bottom),
		);
		const isAtEnd = at.offset <= offset + 1 || at.offset + (at.bottom - at.top) >= at.height - 1;
		if (!isAtEnd) continue;
		if (!mayGrow || !(await grew(replay, at, here, until, signal))) break;
		hasGrown = true;
	}
	await throughBoxes(replay, -ANYWHERE, ANYWHERE, signal);
	const last = await world.call('readAll', Date.now());
	if ('posts' in last) shown.add(last.posts);
	await readAsText(replay, shown);
	return hasGrown;
}

/**
 * What asks for more where it is scrolled, or where its end comes into view, never does in a window that its posts do not fill,
 * which is then made as low as the live walk makes it.
 */
async function makeScrollable(replay: Replay, least: number): Promise<void> {
	for (const window of ['as-live', 'low'] as const) {
		const { height, top, bottom } = await replay.world.call('view');
		const end = (await replay.world.call('endOfFeed')) ?? height;
		if (Math.min(height, end) - (bottom - top) >= (window === 'low' ? LEAST_TO_BE_TALLER : least)) return;
		await replay.resize(window);
		await replay.world.call('frames', 2);
	}
}

/** Scrolls the boxes in posts as the capture did; their posts are to be read afterwards. */
async function throughBoxes(replay: Replay, from: number, to: number, signal: AbortSignal): Promise<void> {
	while ((await replay.world.call('stepBoxes', from, to, Date.now())) > 0) {
		await replay.world.call('frames', 2);
		await answered(replay, signal);
	}
}

/** Goes window by window and reads what is in view: some pages show a thing only where a reader has come to it. */
async function step(replay: Replay, shown: ShownInReplay, until: number, signal: AbortSignal): Promise<void> {
	const { world } = replay;
	const readAbove = async () => {
		await readHere(replay, await world.call('view'), shown, until, signal);
		return shown.all;
	};
	await growAbove(replay, readAbove, until, signal);
	await makeScrollable(replay, LEAST_TO_BE_TALLER);
	let at = await world.call('scrollTo', 0);
	let [met, idle] = [-1, 0];
	let [metAtEnd, barren] = [-1, 0];
	while (Date.now() < until) {
		await readHere(replay, at, shown, until, signal);
		if (shown.allAndPictures) return;
		// For an answer that it has not, a replayer may give a similar one: then the feed repeats itself without an end.
		idle = shown.met > met ? 0 : idle + 1;
		met = shown.met;
		if (idle > 0) await readAsText(replay, shown);
		if (shown.allAndPictures || idle > MOST_IDLE) return;
		const from = at.offset;
		at = await world.call('scrollTo', from + (at.bottom - at.top) - OVERLAP);
		if (at.offset > from + 1) continue;
		// Only a picture is looked for, and there are no more posts that might have it.
		if (shown.all) return;
		// What says "loading" and "failed" by turns changes its height and never brings a post.
		barren = met > metAtEnd ? 0 : barren + 1;
		metAtEnd = met;
		if (barren > 1 || !(await grew(replay, at, await world.call('pulse'), until, signal))) return;
	}
}

async function readHere(
	replay: Replay,
	at: View,
	shown: ShownInReplay,
	until: number,
	signal: AbortSignal,
): Promise<void> {
	const { world } = replay;
	await answered(replay, signal);
	await world.call('lockedAt');
	for (let round = 0; round < MOST_UNFOLDINGS; round++) {
		let { pressed } = await world.call('unfold', at.top, at.bottom);
		// A replay can send nothing, whatever is pressed in it.
		if (pressed.length === 0) pressed = await world.call('pressGuesses', at.top, at.bottom);
		if (pressed.length > 0) {
			await answered(replay, signal);
			await world.call('layoutStill', 40, 500);
		}
		const led = (pressed.length > 0 || round > 0) && (await world.call('comeBack', pressed.length === 0));
		const wasOver = await readCommentsOver(world, at.top, at.bottom, () => answered(replay, signal), until);
		if (pressed.length === 0 && !led && !wasOver) break;
	}
	await throughBoxes(replay, at.top, at.bottom, signal);
	const { posts } = await world.call('harvest', at.top - 40, at.bottom + 40, Date.now());
	shown.add(posts);
	await throughRows(replay, at, shown, () => answered(replay, signal), until);
	await readFrames(replay, shown);
}

/** Costs nothing where the posts had no frames with words, or all of those have been met. */
async function readFrames({ frame }: Replay, shown: ShownInReplay): Promise<void> {
	if (!shown.lacksFrames) return;
	for (const text of await textsInFrames(frame)) shown.addText(text);
}

/** Where the page shows other pictures than were recorded: whether the recording has an answer for those. */
async function lookForPictures(replay: Replay, { pictures }: ShownInReplay): Promise<void> {
	const { world } = replay;
	if (pictures.unseen.length > 0) pictures.keepUnseen(await world.call('notInSource', pictures.unseen));
	const strange = pictures.toTry(MOST_TRIED);
	if (strange.length === 0) return;
	await replay.showPictures(true);
	// In the page's own world: what another asks for goes past the replayer.
	pictures.lack(await replay.frame.evaluate(withoutAnswer, strange));
}

/** Runs in the replayed page. @returns those of some addresses that get no good answer */
async function withoutAnswer(addresses: readonly string[]): Promise<string[]> {
	const lacking: string[] = [];
	for (const address of addresses) {
		const answer = await fetch(address).catch(() => undefined);
		if (!answer?.ok) lacking.push(address);
		await answer?.body?.cancel();
	}
	return lacking;
}

/** What a reader sees is shown, also where it is not recognised as a post: a replay changes the page's structure a little. */
async function readAsText({ world }: Replay, shown: ShownInReplay): Promise<void> {
	shown.addText(await world.call('pageText'));
}

/** Until two looks agree that the page has something to show. */
async function settled(replay: Replay, signal: AbortSignal): Promise<void> {
	let last = '';
	for (const began = Date.now(); Date.now() - began < SETTLE_MS; ) {
		await answered(replay, signal);
		const { key, empty } = await replay.world.call('bulk');
		if (!empty && key === last) return;
		last = key;
		await pause(50, signal);
	}
}

/** Until the replayed page has its answers, or has waited long enough; what asks for nothing is not waited for. */
async function answered({ world, underWay }: Replay, signal: AbortSignal): Promise<void> {
	for (const end = Date.now() + ANSWER_MS; underWay() > 0 && Date.now() < end; ) {
		await pause(10, signal);
		// What an answer brings may ask for more in its turn.
		await world.call('frames', 1);
	}
}
