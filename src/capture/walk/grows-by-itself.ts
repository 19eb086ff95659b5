import type { Pulse } from '../page/harvest.ts';
import type { View } from '../page/window/scroller.ts';
import { pause } from '../pause.ts';
import type { Session } from '../session.ts';
import { failuresOf } from './failures.ts';
import { grown, MOST_WAIT_MS } from './grow.ts';
import { lookUntilGrown } from './has-grown.ts';
import type { Pace } from './pace.ts';

/** How long a page must be quiet, milliseconds: the ordinary window waits for longer. */
const QUIET_MS = 600;
/**
 * Whether the feed grows where its end has come into view, with nothing but that: less than that says nothing of its end. Stays at the
 * end for some batches more, since each way to it and back has the browser draw the page twice.
 * @param isEnough whether as many posts as the page has now are as many as are wanted
 */
export async function growsByItself(
	session: Session,
	at: View,
	pace: Pace,
	isEnough: (posts: number) => boolean,
	signal: AbortSignal,
): Promise<boolean> {
	const { world } = session;
	let { height } = at;
	let posts = 0;
	let known: Pulse | undefined;
	// It has been quiet here: what is to be tried besides is the ordinary window's.
	if (pace.quietAt === height) return false;
	for (let batches = 0; batches < MOST_BATCHES_AT_ONCE; batches++) {
		if (batches > 0 && isEnough(posts)) return true;
		await world.call('scrollTo', height + 10_000, 1);
		const now = await lookForMore(session, height, known, pace, signal);
		if (!now) {
			await waitAsAsked(session, pace, signal);
			const isQuiet = batches > 0 && failuresOf(session, pace).length === 0;
			if (isQuiet) pace.quietAt = height;
			return isQuiet;
		}
		// What keeps its posts and adds others shows nothing else on the way to its end: no look is needed to know that.
		known = posts > 0 && now.posts > posts && now.height > height ? now : undefined;
		({ height, posts } = now);
		grown(session, pace);
	}
	return true;
}

async function lookForMore(
	session: Session,
	height: number,
	known: Pulse | undefined,
	pace: Pace,
	signal: AbortSignal,
) {
	let there = known ?? (await session.world.call('pulse'));
	// What it asks for is not there at once.
	await pause(ANSWER_MS, signal);
	for (let looks = 0; looks < MOST_LOOKS; looks++) {
		const now = await lookUntilGrown(session, height, there.state, QUIET_MS, pace, signal);
		if (!now || now.height > height + 40 || now.posts > there.posts) return now;
		// On the way there a list that recycles its nodes shows others: that is no growth.
		there = now;
	}
	return undefined;
}

/** As long as the server has asked for, where it has: to ask sooner, if only by being at the end once more, is to hammer it. */
async function waitAsAsked(session: Session, pace: Pace, signal: AbortSignal): Promise<void> {
	const asked = failuresOf(session, pace).findLast(({ retryAfterMs }) => retryAfterMs !== undefined);
	const wait = asked?.retryAfterMs ?? 0;
	if (wait === 0 || wait > MOST_WAIT_MS) return;
	session.show(`waiting ${Math.ceil(wait / 1000)} s, as the server asks`);
	await pause(wait, signal);
}

/** A list that shows others again and again does not grow. */
const MOST_LOOKS = 3;
/** What a page is given before it is looked at again: each look costs a long page about as much. */
const ANSWER_MS = 20;
/** Of what is loaded ahead of a walk in a tall window: one that recycles its nodes draws all that is passed over. */
const MOST_BATCHES_AT_ONCE = 8;
