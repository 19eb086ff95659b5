import type { View } from '../page/scroller.ts';
import { pause } from '../pause.ts';
import type { Session } from '../session.ts';

export type Growth = 'grew' | 'end' | 'stalled';

/** What the feed has shown of its pace, so that a slow one gets more patience and a quick one less. */
export interface Pace {
	/** Longest time from reaching the end to growth, milliseconds. */
	slowest: number;
	grown: number;
	/** Requests of the feed that failed and no growth after them. */
	failures: number;
	/** A request was under way for so long, on a page that is quiet otherwise, that it is not coming. */
	hung: boolean;
}

export function newPace(): Pace {
	return { slowest: 0, grown: 0, failures: 0, hung: false };
}

/**
 * Called where the view is at the end of what is loaded. Waits for growth, presses "show more", comes back to the
 * end again, and says that the feed has ended only after several tries without growth on a quiet network.
 * A rate-limited answer is waited for as the server asks; it is not an end.
 */
export async function growFeed(
	session: Session,
	at: View,
	posts: number,
	pace: Pace,
	signal: AbortSignal,
): Promise<Growth> {
	const { world, request } = session;
	const { FEED_TRIES, FEED_QUIET_SECONDS } = request.config;
	const reached = Date.now();
	const stated = session.seen.profile?.statedPosts;
	const since = session.recorder.traffic.failures().length;
	const started = (await world.call('pulse')).state;
	let backOffs = 0;
	for (let tries = 0; tries < FEED_TRIES; ) {
		const short = stated !== undefined && posts < stated;
		const quietMs =
			short || pace.failures > 0
				? FEED_QUIET_SECONDS * 1000
				: Math.min(FEED_QUIET_SECONDS * 1000, Math.max(450, pace.slowest * 2));
		if (await grewWithin(session, at.height, started, quietMs, pace, signal)) {
			pace.slowest = Math.max(pace.slowest, Date.now() - reached);
			pace.grown++;
			return 'grew';
		}
		const refused = session.recorder.traffic.failures().slice(since);
		const asked = refused.find((f) => f.status === 429 || (f.status === 503 && f.retryAfterMs !== undefined));
		if (asked && backOffs < 4) {
			backOffs++;
			const wait = Math.min(60_000, asked.retryAfterMs ?? 2000 * 2 ** backOffs);
			session.show(`waiting ${Math.ceil(wait / 1000)} s, as the server asks`);
			await pause(wait, signal);
			tries = 0;
		} else tries++;
		await nudge(session, at);
		const pressed = await world.call('pressMore');
		if (pressed) {
			session.changes.push(`pressed “${pressed}” to load more`);
			if (await grewWithin(session, at.height, started, FEED_QUIET_SECONDS * 1000, pace, signal)) {
				pace.grown++;
				return 'grew';
			}
		}
	}
	const failed = session.recorder.traffic.failures().slice(since);
	pace.failures += failed.length;
	return pace.hung || failed.length > 0 || (await world.call('isBusy')) ? 'stalled' : 'end';
}

/** Away from the end and back: observers that fire only on a change of visibility fire again. */
async function nudge({ world }: Session, at: View): Promise<void> {
	const end = Math.max(0, at.height - (at.bottom - at.top));
	await world.call('scrollTo', Math.max(0, end - 600));
	await world.call('scrollTo', end + 10_000);
}

async function grewWithin(
	session: Session,
	height: number,
	state: string,
	quietMs: number,
	pace: Pace,
	signal: AbortSignal,
): Promise<boolean> {
	const { traffic } = session.recorder;
	// On a page that polls without end, traffic says nothing of the feed: only growth does.
	const patience = Date.now() + (session.restless >= 3 ? 0 : 45_000);
	const began = Date.now();
	let quietSince = began;
	for (;;) {
		const now = await session.world.call('pulse');
		if (now.height > height + 40 || now.state !== state) return true;
		// The quiet time counts only while nothing is under way: a slow answer is not the end.
		if (traffic.inFlight() > 0) {
			if (Date.now() - began > HUNG_MS && session.restless === 0) pace.hung = true;
			if (Date.now() < patience) quietSince = Date.now();
			else if (patience > began) session.restless++;
		}
		if (Date.now() - quietSince >= quietMs) return false;
		await pause(40, signal);
	}
}

/** Slower than any feed that answers, shorter than the patience for one that is under way. */
const HUNG_MS = 20_000;
