import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { OgonblickError } from '../../errors.ts';
import { capturedPages } from '../beyond/coverage.ts';
import { answerOnce, asksForConsent, MOST_PRESSES } from '../consent/answer.ts';
import { KNOWN_PLATFORM, knownPlatform } from '../consent/known-platforms.ts';
import { pause } from '../pause.ts';
import { knowledgeOf } from '../platforms/known.ts';
import { shownByChance } from '../replay/chance.ts';
import { openReplayer, type Replay } from '../replay/open-replay.ts';
import { findReplayer } from '../replay/replayer.ts';
import { ShownInReplay } from '../replay/shown.ts';
import { walkReplay } from '../replay/walk-replay.ts';
import type { ReplayTestimony, Session } from '../session.ts';
import { type Step, shortMessage } from '../step.ts';

/** Posts that a replay is asked for; a longer feed is asked for its first. */
const MOST_POSTS = 100;
/**
 * What the walk of a replay may take at most: a share of what the capture has taken so far, so that a slow machine gets
 * more, within bounds in milliseconds. It ends as soon as everything has been shown, which is far earlier.
 */
const SHARE = 0.75;
const LEAST_MS = 30_000;
const MOST_MS = 120_000;

/**
 * Replays the recording in a browser without a network and looks there for the posts that were harvested live. The replayer
 * (wabac) is other people's work: neither the recorder nor the judge made what it shows.
 */
export const replay: Step = {
	name: 'replay',
	when: 'account',
	deadline: () => MOST_MS + 60_000,
	async run(session, signal) {
		const { seen } = session;
		if (seen.posts.length === 0) return { outcome: 'nothing', detail: 'no posts to ask for' };
		// Nothing is asked of the live page any more, and two pages take twice the memory.
		await session.context.close();
		try {
			seen.replay = await askReplay(session, signal);
		} catch (error) {
			const isOurs = error instanceof OgonblickError && error.advice !== 'report-fault';
			if (signal.aborted || isOurs) throw error;
			seen.replay = { notAsked: shortMessage(error) };
		} finally {
			await closeReplayer(session);
		}
		return { outcome: 'done', detail: inWords(seen.replay) };
	},
};

/** Starts what will replay the recording, before there is one. Without posts, or the optional package, nothing is started. */
export function startReplayer(session: Session, signal: AbortSignal): void {
	const { request, seen, launched } = session;
	const replayer = findReplayer();
	if (!replayer || session.replayer || seen.posts.length === 0) return;
	const where = { browser: launched.browser, config: request.config };
	const files = { replayer, recording: recordingOf(session) };
	session.replayer = openReplayer(where, files, knowledgeOf(seen.platform?.name)?.page, signal);
	// What fails before it is needed is thrown where it is awaited, not as an unhandled rejection.
	session.replayer.catch(() => undefined);
}

/** Closes what was started, wherever the capture ended. */
export async function closeReplayer(session: Session): Promise<void> {
	const { replayer } = session;
	delete session.replayer;
	// One that did not start has closed itself, and why it did not is told by what needed it.
	const started = await replayer?.catch(() => undefined);
	await started?.close();
}

function recordingOf({ request }: Session): string {
	return join(request.dir, 'replay.wacz');
}

async function askReplay(session: Session, signal: AbortSignal): Promise<ReplayTestimony> {
	const { seen, request } = session;
	startReplayer(session, signal);
	if (!session.replayer) return { notAsked: 'the optional package @webrecorder/wabac is not installed' };
	if (!seen.recording || seen.recording.broken) return { notAsked: 'the recording is not whole' };
	const at = new Date(seen.walkedAt ?? session.startedAt);
	const address = seen.openedFrame ?? seen.loadedFrom ?? seen.main.finalAddress;
	const recording = recordingOf(session);
	try {
		await request.makeWacz({ warc: seen.recording.file, address, at }, recording, signal);
		const replayed = await (await session.replayer).load(at, signal);
		return await compareWith(replayed, session, address, signal);
	} finally {
		await rm(recording, { force: true });
	}
}

async function compareWith(
	replayed: Replay,
	session: Session,
	first: string,
	signal: AbortSignal,
): Promise<ReplayTestimony> {
	const { seen, startedAt, recorder } = session;
	const inFeed = seen.inFeed ?? seen.posts;
	const posts = inFeed.slice(0, MOST_POSTS);
	const isRecorded = (address: string) => recorder.recordOf(address) !== undefined;
	const shown = new ShownInReplay(posts, replayed.original, isRecorded);
	const pages = [first, ...seen.pages.slice(seen.openedFrame ? 2 : 1)];
	const budget = Math.min(MOST_MS, Math.max(LEAST_MS, (Date.now() - startedAt) * SHARE));
	const answer = (stop: AbortSignal) => answerAsLive(session, replayed, stop);
	const { cut, notShown } = await walkReplay(replayed, pages, shown, answer, Date.now() + budget, signal);
	const byChance =
		shown.all && cut === undefined
			? await shownByChance(replayed, [...replayed.asked], first, isRecorded, signal)
			: undefined;
	return {
		posts: { asked: posts.length, unknown: shown.missing },
		missingAt: shown.missingAt,
		texts: shown.texts,
		pictures: shown.pictures.testimony,
		of: seen.posts.length,
		notTried: capturedPages(seen).length,
		notShown,
		// An answer that said 404 when the page was live says so in the replay too.
		unanswered: [...replayed.unanswered].filter((address) => !isRecorded(address)),
		refused: [...replayed.refused],
		...(byChance === undefined ? {} : { byChance }),
		...(cut === undefined ? {} : { cut }),
	};
}

/** A dialog that asked when the page was live asks again: no cookie of the capture is in the recording. */
async function answerAsLive({ seen }: Session, played: Replay, signal: AbortSignal): Promise<void> {
	if (seen.consent.length === 0) return;
	if (seen.consent.some((said) => said.includes(KNOWN_PLATFORM))) await knownPlatform(played.page, signal);
	for (let round = 0; round < MOST_PRESSES && (await asksForConsent(played)); round++) {
		if (!(await answerOnce(played, round))) return;
		await pause(200, signal);
	}
}

function inWords(told: ReplayTestimony): string {
	if ('notAsked' in told) return `not asked: ${told.notAsked}`;
	const { posts, texts, of, cut, refused } = told;
	const part = posts.asked < of ? `the first ${posts.asked} of ${of} posts were asked for; ` : '';
	const known = (asked: number, unknown: readonly string[]) => `${asked - unknown.length} of ${asked}`;
	const asked = refused[0] ? `; ${refused.length} requests found no network, such as ${refused[0]}` : '';
	const ended = cut ? `; ended because ${cut}` : '';
	return `${part}${known(posts.asked, posts.unknown)} posts and ${known(texts.asked, texts.unknown)} texts in the replay${asked}${ended}`;
}
