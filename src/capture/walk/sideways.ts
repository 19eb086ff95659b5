import { pause } from '../pause.ts';
import { readEmbeds } from './embeds.ts';
import { failuresOf } from './failures.ts';
import { asksForMore, NOTICED_MS } from './has-grown.ts';
import { limitReached } from './limits.ts';
import { settleView } from './settle-view.ts';
import { keepAside } from './slide-tiles.ts';
import { pictureHeight } from './tile.ts';
import type { Walking } from './walking.ts';

/** More steps than any row of posts is walked in. */
const MOST_STEPS = 400;
const LOOK_MS = 60;
const MOVED =
	'rows of posts that reach beyond the edge of the window were moved sideways, photographed for tiles of their own, and put back';

/**
 * Moves what stands between two rows of the viewport and reaches beyond the edge of what shows it, step by step to its end, and reads
 * and photographs what comes. A row that brings more at its end is waited for as a feed is. The pictures wait with the slides until the
 * tiles of the page have all been taken.
 */
export async function walkSideways(
	walking: Walking,
	from: number,
	to: number,
	signal: AbortSignal,
): Promise<void> {
	const { session, joiner } = walking;
	const { world, changes, seen } = session;
	const y = pictureHeight(session);
	if (!(await world.call('beginSideways', from, to))) return;
	if (!changes.includes(MOVED)) changes.push(MOVED);
	try {
		for (let steps = 0; steps < MOST_STEPS; steps++) {
			signal.throwIfAborted();
			await settleView(session, from, to, signal);
			const { posts } = await world.call('harvest', from - 40, to + 40, Date.now());
			// Where they stand in the row, not where it has been moved to.
			const moved = await world.call('movedSideways');
			const inRow = posts.map((post) => ({ ...post, left: post.left + moved }));
			joiner.add(await readEmbeds(session, inRow), (row) => Math.round(y + row - from));
			const part = await world.call('partSideways', from, to);
			if (part) await keepAside(session, part, { x: part.begins, y: Math.round(y + part.top - from) });
			session.show();
			if (limitReached(session, joiner.size)) return;
			if ((await world.call('stepSideways')) || (await growsSideways(walking, signal))) continue;
			return;
		}
		seen.joins.broken.push({ at: walking.place.view.offset });
	} finally {
		await world.call('endSideways', from, to);
	}
}

/** At the end of a row: whether more comes. What was asked for and did not come leaves the feed stalled. */
async function growsSideways(walking: Walking, signal: AbortSignal): Promise<boolean> {
	const { session, pace } = walking;
	const { FEED_TRIES, FEED_QUIET_SECONDS } = session.request.config;
	const { traffic } = session.recorder;
	if (!(await session.world.call('mayGrowSideways'))) return false;
	for (let tries = 0; tries < FEED_TRIES; tries++) {
		await session.world.call('nudgeSideways');
		for (
			let since = Date.now();
			Date.now() - since < FEED_QUIET_SECONDS * 1000;
			await pause(LOOK_MS, signal)
		) {
			if (await session.world.call('stepSideways')) return true;
			if (asksForMore(session, pace, 0) && traffic.inFlight() > 0) since = Date.now();
		}
	}
	await session.world.call('endedSideways');
	if (asksForMore(session, pace, NOTICED_MS) || failuresOf(session, pace).length > 0)
		walking.stop = 'stalled';
	return false;
}
