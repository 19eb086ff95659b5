import type { Pulse } from '../page/harvest.ts';
import type { Session } from '../session.ts';
import type { Pace } from './pace.ts';

/** CSS pixels by which a page is taller that has grown. */
const TALLER = 40;
/** How long pictures and the like may keep a feed from being quiet; what may be more of it is waited for by itself. */
const OTHERS_MS = 8000;
/** A page that asks for small things all the time has one of them under way at nearly every look. */
export const NOTICED_MS = 300;
/** Slower than any feed that answers, shorter than the patience for one that is under way. */
export const HUNG_MS = 30_000;

/** Whether the page became taller or its last post another before the network had been quiet for so long. */
export async function grewWithin(...asked: Parameters<typeof lookUntilGrown>): Promise<boolean> {
	return (await lookUntilGrown(...asked)) !== undefined;
}

/**
 * The same, where the end has been gone to from somewhere above it: a list that recycles its nodes shows others there, which is
 * growth only where that end has not been seen before. Taken for growth each time, no control below the list was ever pressed. What
 * takes turns among ends that are known is as quiet as what stays: a slow answer is waited for all the same.
 */
export async function grewAnew(...[session, height, state, ...rest]: Parameters<typeof lookUntilGrown>) {
	const [, { ends }] = rest;
	const isNew = (now: Pulse) => {
		// Rows that are drawn in full where they are in view alone make the page taller each time that its end is gone to.
		const tallest = Math.max(height, ends.get(now.state) ?? 0);
		return now.height > tallest + TALLER || !(ends.has(now.state) || now.state === state);
	};
	const now = await lookUntilGrown(session, height, isNew, ...rest);
	if (!now) return false;
	if (now.height > height + TALLER) ends.clear();
	ends.set(now.state, now.height);
	return true;
}

/**
 * Waits for that. @returns what the page was when it had grown; undefined where it did not
 * @param state what the page shows by now, or what is growth
 */
export async function lookUntilGrown(
	session: Session,
	height: number,
	state: string | ((now: Pulse) => boolean),
	quietMs: number,
	pace: Pace,
	signal: AbortSignal,
): Promise<Pulse | undefined> {
	const { traffic } = session.recorder;
	// On a page that polls without end, traffic says nothing of the feed: only growth does.
	const isNew =
		typeof state === 'string' ? (now: Pulse) => now.height > height + TALLER || now.state !== state : state;
	const patience = Date.now() + (session.restless >= 3 ? 0 : OTHERS_MS);
	const began = Date.now();
	let quietSince = began;
	for (;;) {
		const now = await session.world.call('pulse');
		if (isNew(now)) return now;
		// The quiet time counts only while nothing is under way: a slow answer is not the end.
		if (traffic.inFlight() > 0) {
			if (Date.now() < patience || asksForMore(session, pace, NOTICED_MS)) quietSince = Date.now();
			else if (patience > began) session.restless++;
		}
		if (Date.now() - quietSince >= quietMs || asksForMore(session, pace, HUNG_MS)) return undefined;
		signal.throwIfAborted();
		await session.world.call('comes', 40);
	}
}

/** A script's request that began during the walk and has been unanswered for so long. */
export function asksForMore({ recorder }: Session, pace: Pace, ms: number): boolean {
	return recorder.traffic.unanswered().some((r) => r.ms >= ms && !pace.polls.has(r.place));
}
