import { pause } from '../pause.ts';
import type { Asked, Replay } from './open-replay.ts';

/**
 * What `crypto.randomUUID()` gives. A replayer has its own clock and `Math.random()`, which give every visit the same; of this
 * it knows nothing (wabac 2.27).
 */
const LOTS = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi;
/** Letters before a lot that tell what it is for: `"id":"`, `&nonce=`. */
const BEFORE = 10;
/** Kinds of requests that are tried, and how often each. */
const MOST_ASKED = 12;
const TIMES = 3;
const SETTLE_MS = 2500;

/**
 * Whether what the replay showed may have been chance. A page that puts lots of its own into what it asks for finds no answer
 * under the same address again, and a replayer gives the most similar one: with other lots, as each visit draws them, that
 * may be another. So the page is loaded once more, which tells its own lots from those that the server gave, and what it
 * asked for is asked for again with others.
 * @param asked what the page asked for while it was walked
 * @param first the page's address
 * @returns an address that another answer came from, by which it was captured; undefined where there is none
 */
export async function shownByChance(
	replay: Replay,
	asked: readonly Asked[],
	first: string,
	isRecorded: (address: string) => boolean,
	signal: AbortSignal,
): Promise<string | undefined> {
	const doubtful = asked.filter(
		(one) => lotsOf(one).length > 0 && (one.body !== '' || !isRecorded(replay.original(one.url))),
	);
	if (doubtful.length === 0) return undefined;
	const again = replay.asked.length;
	await replay.show(first, signal);
	for (const end = Date.now() + SETTLE_MS; Date.now() < end; ) {
		await pause(100, signal);
		if (replay.underWay() === 0 && replay.asked.length > again) break;
	}
	const own = ownLots(doubtful, replay.asked.slice(again));
	for (const one of doubtful.slice(0, MOST_ASKED)) {
		if (!lotsOf(one).some(({ key }) => own.has(key))) continue;
		const answers = new Set<string>();
		for (let time = 0; time < TIMES; time++) {
			const other = time === 0 ? one : { ...one, ...redrawn(one, own) };
			answers.add((await replay.frame.evaluate(ask, other)).replace(LOTS, ''));
		}
		if (answers.size > 1) return replay.original(one.url);
	}
	return undefined;
}

interface Lot {
	/** Where it stands: the place that was asked, and what is before it. */
	readonly key: string;
	readonly value: string;
}

function lotsOf({ method, url, body }: Asked): Lot[] {
	const place = `${method} ${url.split('?', 1)[0]?.replace(LOTS, '')}`;
	return [url, body].flatMap((text) =>
		[...text.matchAll(LOTS)].map((found) => ({
			key: `${place} ${text.slice(Math.max(0, found.index - BEFORE), found.index)}`,
			value: found[0],
		})),
	);
}

/** Keys of lots that the page drew anew when it was loaded anew; one that the server gave it is the same again. */
function ownLots(before: readonly Asked[], after: readonly Asked[]): ReadonlySet<string> {
	const drawn = new Map<string, Set<string>>();
	for (const { key, value } of before.flatMap(lotsOf))
		drawn.set(key, (drawn.get(key) ?? new Set()).add(value));
	const anew = after.flatMap(lotsOf).filter(({ key, value }) => drawn.get(key)?.has(value) === false);
	return new Set(anew.map(({ key }) => key));
}

function redrawn(asked: Asked, own: ReadonlySet<string>): Pick<Asked, 'url' | 'body'> {
	const keys = lotsOf(asked).map(({ key }) => key);
	let at = 0;
	const anew = (text: string) =>
		text.replace(LOTS, (value) => (own.has(keys[at++] ?? '') ? crypto.randomUUID() : value));
	return { url: anew(asked.url), body: anew(asked.body) };
}

/** Runs in the replayed page. @returns status and answer */
async function ask({ method, url, body, mediaType }: Asked): Promise<string> {
	const sent = body === '' ? {} : { body, headers: mediaType ? { 'content-type': mediaType } : {} };
	const answer = await fetch(url, { method, ...sent }).catch(() => undefined);
	return answer ? `${answer.status} ${await answer.text()}` : 'none';
}
