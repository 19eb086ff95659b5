import type { Session } from '../session.ts';
import { failuresOf } from './failures.ts';
import { newPace } from './grow.ts';
import { grewWithin } from './has-grown.ts';
import type { PostJoiner } from './join.ts';
import { limitReached } from './limits.ts';

const TRIES = 2;
/** Pixels that a page has scrolled itself by at least, and how near to its end that took it. */
const LEAST_SCROLLED = 40;
const NEAR_END = 100;

/** Presses that bring newer posts one after another are for ever where each brings the next. */
const MOST_PRESSES = 3;
/** Longer than an answer takes that is asked for by a press. */
const NEWER_MS = 1500;

/** Has the page show the newer posts that it holds back above those that it shows, until somebody asks for them. */
export async function showNewer(session: Session, signal: AbortSignal): Promise<void> {
	const { world, changes } = session;
	const pace = newPace(session);
	for (let presses = 0; presses < MOST_PRESSES; presses++) {
		const { height } = await world.call('pulse');
		const pressed = await world.call('pressNewer');
		if (!pressed) return;
		changes.push(`pressed “${pressed}” above the posts, to have the newer ones shown`);
		const { state } = await world.call('pulse');
		await grewWithin(session, height, state, NEWER_MS, pace, signal);
		await world.call('scrollTo', 0);
	}
}

/**
 * What has come above the posts since, once the page is walked: what holds newer ones back, or a post that the page has put there
 * by itself.
 */
export async function newerLeft(
	{ world }: Session,
	joiner: Pick<PostJoiner, 'knows'>,
): Promise<string | null> {
	// What hangs over the page was hidden for the tiles.
	await world.call('restick');
	const held = await world.call('newerLeft');
	if (held !== null) return held;
	const { top, bottom } = await world.call('scrollTo', 0);
	const { posts } = await world.call('harvest', top, bottom, Date.now());
	const fresh = posts.find(
		(post) => post.text.replace(/\P{L}+/gu, '').length >= LETTERS && !joiner.knows(post),
	);
	return fresh ? fresh.text.replace(/\s+/g, ' ').slice(0, 60) : null;
}

/** Letters from which on a post is known by what it says. */
const LETTERS = 24;

/**
 * Loads what stands above, where the page has scrolled itself to its end by the time it has settled: a feed with its newest
 * post at the bottom grows upwards. To be called before the walk. A limit that is reached on the way stops the walk too.
 * @returns false where older posts could not be had
 */
export async function loadAbove(session: Session, signal: AbortSignal): Promise<boolean> {
	const { world, request } = session;
	const start = await world.call('view');
	const below = start.height - start.offset - (start.bottom - start.top);
	if (start.offset < LEAST_SCROLLED || below > NEAR_END) return true;
	const pace = newPace(session);
	const quietMs = request.config.FEED_QUIET_SECONDS * 1000;
	for (let tries = 0; tries < TRIES; ) {
		signal.throwIfAborted();
		const { height, state, posts } = await world.call('pulse');
		if (limitReached(session, posts)) return true;
		session.show(`loading older posts above, ${posts} so far`);
		await world.call('scrollTo', 600);
		await world.call('scrollTo', 0);
		tries = (await grewWithin(session, height, state, quietMs, pace, signal)) ? 0 : tries + 1;
	}
	return failuresOf(session, pace).length === 0;
}
