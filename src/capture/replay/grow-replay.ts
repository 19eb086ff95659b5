import type { View } from '../page/window/scroller.ts';

import { pastTheEnd } from '../walk/grow.ts';
import { LOWEST_WINDOW, mayNeedLowWindow, throughPage } from '../walk/low-windows.ts';

import { turnWheel } from '../walk/press.ts';
import type { Replay } from './open-replay.ts';

/** What an answer from the disk may take; the page's own timers are most of it. */
const GROW_MS = 1500;
const TRIES = 2;
/** As the live walk tells a page that has scrolled itself to its end (walk/above.ts). */
const LEAST_SCROLLED = 40;
const NEAR_END = 100;

/**
 * At the end of what is loaded: waits, presses "show more", goes away and comes back, turns the wheel. All that made the live
 * page grow must be tried here, or a whole recording would be said to lack what came by it.
 * @param before the page as it was read last, so that what has come since is growth
 * @param until the clock at which it stops
 */
export async function grew(
	replay: Replay,
	at: View,
	before: { readonly height: number; readonly state: string },
	until: number,
	signal: AbortSignal,
): Promise<boolean> {
	const { world } = replay;
	for (let tries = 0; tries < TRIES && Date.now() < until; tries++) {
		signal.throwIfAborted();
		if (tries > 0) {
			await pastTheEnd(replay, at.bottom - at.top);
			await world.call('scrollTo', Math.max(0, at.offset - 600));
		}
		await world.call('scrollTo', at.height + 10_000);
		if (tries > 0) await turnWheel(replay, at);
		const pressed =
			(await world.call('pressMore')) ??
			(tries > 0 ? ((await world.call('pressBelow', true)) ?? (await world.call('turnPage'))) : null);
		const ms = pressed || tries > 0 ? GROW_MS * 2 : GROW_MS;
		if (await world.call('awaitGrowth', before.height, before.state, ms)) return true;
		if (await getFree(replay)) return true;
	}
	if (!mayNeedLowWindow(at) || Date.now() >= until) return false;
	await replay.resize('lowest');
	await throughPage(world, at.height, LOWEST_WINDOW);
	if (await world.call('awaitGrowth', before.height, before.state, GROW_MS)) return true;
	if (!(await world.call('pressMore'))) return false;
	return world.call('awaitGrowth', before.height, before.state, GROW_MS);
}

/** What came over the page while it was live, and kept it from scrolling, comes again. @returns whether it scrolls again */
async function getFree({ world }: Replay): Promise<boolean> {
	if ((await world.call('lockedAt')) === null) return false;
	await world.call('clearOver', true);
	await world.call('unlock');
	return (await world.call('lockedAt')) === null;
}

/**
 * Has the newer posts shown that a page holds back, and loads what stands above where a page has scrolled itself to its end, as a feed does that has its newest post at the bottom.
 * @param read called after each growth: a feed that recycles its posts holds only some of them at a time
 */
export async function growAbove(
	{ world }: Replay,
	read: () => Promise<boolean>,
	until: number,
	signal: AbortSignal,
): Promise<void> {
	const { height: before, state: shown } = await world.call('pulse');
	if (await world.call('pressNewer')) await world.call('awaitGrowth', before, shown, GROW_MS);
	const start = await world.call('view');
	const below = start.height - start.offset - (start.bottom - start.top);
	if (start.offset < LEAST_SCROLLED || below > NEAR_END) return;
	for (let tries = 0; tries < TRIES && Date.now() < until; ) {
		signal.throwIfAborted();
		if (await read()) return;
		const { height, state } = await world.call('pulse');
		await world.call('scrollTo', 600);
		await world.call('scrollTo', 0);
		tries = (await world.call('awaitGrowth', height, state, GROW_MS)) ? 0 : tries + 1;
	}
}
