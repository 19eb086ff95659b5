import type { ResponseFact } from '../recorder/response-fact.ts';
import type { Session } from '../session.ts';
import type { Pace } from './pace.ts';

/**
 * Requests that may have been for more of the feed and failed since it last grew, and were not made good by asking for
 * the same again. From before the walk only what a server or network does: that a visitor without a login is
 * refused this and that while a page loads is common, and no feed.
 */
export function failuresOf({ recorder }: Session, pace: Pace): readonly ResponseFact[] {
	const { traffic } = recorder;
	const isServers = (f: ResponseFact) => f.failed !== undefined || f.status === 429 || f.status >= 500;
	const isMadeGood = (f: ResponseFact) => traffic.responses.some((r) => r.at > f.at && makesGood(r, f));
	return traffic
		.failures()
		.slice(pace.failuresBefore)
		.filter((f, i) => i + pace.failuresBefore >= pace.failuresAtStart || isServers(f))
		.filter((f) => !isMadeGood(f));
}

/**
 * Whether an answer is one to the same question, and a good one. A place that all of a page's requests go to answers
 * polls for news while it refuses the feed: what was asked there must be the same too.
 */
export function makesGood(answer: ResponseFact, failed: ResponseFact): boolean {
	if (answer.status !== 200 || answer.failed !== undefined || answer.errors) return false;
	if (answer.method !== failed.method || answer.asked !== failed.asked || failed.asked === 'unknown')
		return false;
	return withoutClock(answer) === withoutClock(failed);
}

const HOUR_MS = 3_600_000;

/** The address without what it says of the time at which it was asked for: many add that so that no cache answers. */
function withoutClock({ url, at }: ResponseFact): string {
	return url.replace(/(?<=[?&][^=&]*=)\d{10}(?:\d{3})?(?=&|#|$)/g, (digits) => {
		const time = Number(digits) * (digits.length === 10 ? 1000 : 1);
		return Math.abs(time - at) < HOUR_MS ? 'now' : digits;
	});
}
