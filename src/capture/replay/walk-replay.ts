import type { View } from '../page/scroller.ts';
import { pause } from '../pause.ts';
import { PageGone } from '../world.ts';
import type { Replay } from './open-replay.ts';
import type { ShownInReplay } from './shown.ts';

/** What an answer from the disk may take; the page's own timers are most of it. */
const GROW_MS = 2000;
const TRIES = 2;
const SETTLE_MS = 8000;
const ANSWER_MS = 3000;
const MOST_UNFOLDINGS = 12;
const MOST_VISITS = 3;
const OVERLAP = 120;
/** Windows in a row without a post that was not met before; no post is that tall. */
const MOST_IDLE = 12;

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
 * more. It harvests and unfolds as the capture did, and takes no tiles.
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
	const notShown: string[] = [];
	for (const address of pages) {
		const status = await replay.show(address, signal);
		if (status === undefined || status >= 400) notShown.push(`${address}: status ${status ?? 'unknown'}`);
		for (let visits = 0; visits < MOST_VISITS; visits++) {
			try {
				await settled(replay, signal);
				await answerConsent(signal);
				if (await walkOne(replay, shown, until, signal)) return { notShown };
				break;
			} catch (error) {
				// It went on by itself, as after an answer to a consent page: what is there now is walked.
				if (!(error instanceof PageGone)) throw error;
			}
		}
		if (Date.now() >= until) return { notShown, cut: 'its time was over' };
	}
	return { notShown };
}

/** @returns true when everything has been shown */
async function walkOne(
	replay: Replay,
	shown: ShownInReplay,
	until: number,
	signal: AbortSignal,
): Promise<boolean> {
	const { world } = replay;
	let at = await world.call('scrollTo', 0);
	let [met, idle] = [-1, 0];
	let [metAtEnd, barren] = [-1, 0];
	while (Date.now() < until) {
		signal.throwIfAborted();
		await readHere(replay, at, shown, signal);
		if (shown.all) return true;
		// For an answer that it has not, a replayer may give a similar one: then the feed repeats itself without an end.
		idle = shown.met > met ? 0 : idle + 1;
		met = shown.met;
		if (idle > MOST_IDLE) return false;
		const from = at.offset;
		at = await world.call('scrollTo', from + (at.bottom - at.top) - OVERLAP);
		if (at.offset > from + 1) continue;
		// What says "loading" and "failed" by turns changes its height and never brings a post.
		barren = met > metAtEnd ? 0 : barren + 1;
		metAtEnd = met;
		if (barren > 1 || !(await grew(replay, at, until, signal))) return false;
	}
	return false;
}

async function readHere(replay: Replay, at: View, shown: ShownInReplay, signal: AbortSignal): Promise<void> {
	const { world } = replay;
	await answered(replay, signal);
	for (let round = 0; round < MOST_UNFOLDINGS; round++) {
		const { pressed } = await world.call('unfold', at.top, at.bottom);
		if (pressed.length === 0) break;
		await answered(replay, signal);
		await world.call('layoutStill', 40, 500);
	}
	const { posts } = await world.call('harvest', at.top - 40, at.bottom + 40, Date.now());
	shown.add(posts);
}

/** At the end of what is loaded: presses "show more", goes away and comes back, and waits. */
async function grew({ world }: Replay, at: View, until: number, signal: AbortSignal): Promise<boolean> {
	const { height, state } = await world.call('pulse');
	for (let tries = 0; tries < TRIES && Date.now() < until; tries++) {
		if (tries > 0) await world.call('scrollTo', Math.max(0, at.offset - 600));
		await world.call('scrollTo', at.height + 10_000);
		await world.call('pressMore');
		for (const began = Date.now(); Date.now() - began < GROW_MS; ) {
			const now = await world.call('pulse');
			if (now.height > height + 40 || now.state !== state) return true;
			await pause(30, signal);
		}
	}
	return false;
}

/** Until two looks agree that the page has something to show. */
async function settled(replay: Replay, signal: AbortSignal): Promise<void> {
	let last = '';
	for (const began = Date.now(); Date.now() - began < SETTLE_MS; ) {
		await answered(replay, signal);
		const { key, empty } = await replay.world.call('bulk');
		if (!empty && key === last) return;
		last = key;
		await pause(80, signal);
	}
}

/** Until the replayed page has its answers, or has waited long enough. */
async function answered(replay: Replay, signal: AbortSignal): Promise<void> {
	const end = Date.now() + ANSWER_MS;
	for (let calm = 0; calm < 2 && Date.now() < end; ) {
		calm = replay.underWay() === 0 ? calm + 1 : 0;
		await pause(calm ? 15 : 25, signal);
	}
}
