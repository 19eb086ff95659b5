import type { View } from '../page/window/scroller.ts';
import { pause } from '../pause.ts';
import type { Session } from '../session.ts';
import { isAllStated } from './all-stated.ts';
import { failuresOf } from './failures.ts';
import { asksForMore, grewAnew, grewWithin, HUNG_MS, NOTICED_MS } from './has-grown.ts';
import { LOW_WINDOW, LOWEST_WINDOW, mayNeedLowWindow, throughPage } from './low-windows.ts';
import type { Pace, Paging } from './pace.ts';
import { pressUnsaid, turnWheel } from './press.ts';

export type Growth = 'grew' | 'end' | 'stalled';

export function newPace({ recorder, seen }: Pick<Session, 'recorder' | 'seen'>, paging?: Paging): Pace {
	const polls = new Set(recorder.traffic.unanswered().map((request) => request.place));
	const failuresAtStart = recorder.traffic.failures().length;
	return {
		slowest: 0,
		grown: 0,
		byWheel: false,
		failuresBefore: seen.failuresFrom ?? 0,
		failuresAtStart,
		polls,
		ends: new Map(),
		...(paging ? { paging } : {}),
	};
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
	const started = await world.call('pulse');
	// Many feeds load only where their very end is in view, which the walk has not reached yet.
	await toTheEnd(session, at);
	if (pace.byWheel) await turnWheel(session, at);
	let reached = Date.now();
	let backOffs = 0;
	const next = await goesOn(session, pace);
	const most = next === null ? FEED_TRIES : 1;
	for (let tries = 0; tries < most; ) {
		const quietMs = Math.min(
			next === null ? FEED_QUIET_SECONDS * 1000 : HURRIED_MS,
			patienceOf(session, pace, Math.max(posts, started.posts)),
		);
		if (await grewAnew(session, at.height, started.state, quietMs, pace, signal)) {
			pace.slowest = Math.max(pace.slowest, Date.now() - reached);
			pace.byWheel ||= tries > 0;
			return grown(session, pace);
		}
		if (asksForMore(session, pace, HUNG_MS)) return 'stalled';
		const asked = failuresOf(session, pace).findLast(
			(f) => f.status === 429 || (f.status === 503 && f.retryAfterMs !== undefined),
		);
		if (asked && backOffs < 4) {
			backOffs++;
			const wait = asked.retryAfterMs ?? 2000 * 2 ** backOffs;
			// To ask sooner than the server said is worse than to have a part of the feed.
			if (wait > MOST_WAIT_MS) return 'stalled';
			session.show(`waiting ${Math.ceil(wait / 1000)} s, as the server asks`);
			await pause(wait, signal);
			tries = 0;
		} else tries++;
		await nudge(session, at);
		reached = Date.now();
		const pressed = await world.call('pressMore', next);
		if (pressed) {
			session.changes.push(`pressed “${pressed}” to load more`);
			if (await grewAnew(session, at.height, started.state, FEED_QUIET_SECONDS * 1000, pace, signal)) {
				const turned = await world.call('turnedPage');
				if (turned === 'no') return grown(session, pace);
				session.changes.push(`went back from the page that “${pressed}” had turned to`);
				if (turned === 'gone') session.seen.failedPages.push({ sign: 'replaces-posts', says: pressed });
				await toTheEnd(session, await world.call('view'));
			}
		} else if (next === null) {
			const grew = () => grewAnew(session, at.height, started.state, UNSAID_MS, pace, signal);
			if (await pressUnsaid(session, Math.max(posts, started.posts), grew)) return grown(session, pace);
		}
	}
	if (next === null) {
		if (await grewInLowWindow(session, at, started.state, pace, signal)) return grown(session, pace);
		// What came of all that may be nothing but a control for more.
		const pressed = await world.call('pressMore');
		if (pressed) session.changes.push(`pressed “${pressed}” to load more`);
		if (pressed && (await grewAnew(session, at.height, started.state, UNSAID_MS, pace, signal)))
			return grown(session, pace);
	}
	if (pace.paging) {
		pace.paging.hurried = next !== null;
		if (next === null) pace.paging.proven++;
	}
	const isHeldBack = asksForMore(session, pace, NOTICED_MS) || failuresOf(session, pace).length > 0;
	return isHeldBack || (await world.call('isBusy')) ? 'stalled' : 'end';
}

/**
 * The address of the feed's next page, where an earlier page has shown that those of this feed do not grow: what is not
 * here comes there, and the last page is given all the time. Null where this page must show its end by itself.
 */
async function goesOn({ world, seen }: Session, { paging }: Pace): Promise<string | null> {
	return paging && paging.proven > 0 && !paging.grew ? await world.call('nextPage', seen.pages) : null;
}

/**
 * How long one try waits on a quiet network, milliseconds. Short only where the account's own number says that all
 * posts are there; a page may well rest a second or two before it asks for more.
 */
function patienceOf(session: Session, pace: Pace, posts: number): number {
	const stated = session.seen.profile?.statedPosts;
	if ((stated !== undefined && posts < stated) || failuresOf(session, pace).length > 0)
		return Number.POSITIVE_INFINITY;
	// A number that only the platform's file found must not be what ends a feed sooner.
	const isShown = isAllStated(session.seen.profile, posts);
	return !isShown ? Number.POSITIVE_INFINITY : Math.max(450, pace.slowest * 2);
}

export function grown({ recorder }: Session, pace: Pace): Growth {
	pace.grown++;
	if (pace.paging) pace.paging.grew = true;
	pace.failuresBefore = recorder.traffic.failures().length;
	// What was answered and brought more is the feed, though it was under way when the walk began.
	const waiting = new Set(recorder.traffic.unanswered().map((request) => request.place));
	for (const place of pace.polls) if (!waiting.has(place)) pace.polls.delete(place);
	return 'grew';
}

/**
 * What is lower than the window cannot be scrolled, and feeds that ask for more when somebody scrolls never do; nor do those
 * that ask when their end comes into view, where it has never left it. The window is made as low as a small screen's, the
 * page is gone through, and the window put back.
 */
async function grewInLowWindow(
	session: Session,
	at: View,
	state: string,
	pace: Pace,
	signal: AbortSignal,
): Promise<boolean> {
	const { page, request, world, changes } = session;
	const end = (await world.call('endOfFeed')) ?? at.height;
	// In a window that holds all posts and their end, nothing that waits for the end to come into view hears of it twice.
	if (at.windowHeight <= LOW_WINDOW || (!mayNeedLowWindow(at) && end > at.windowHeight + 40)) return false;
	const { VIEWPORT_WIDTH, VIEWPORT_HEIGHT: height } = request.config;
	const width = page.viewportSize()?.width ?? VIEWPORT_WIDTH;
	try {
		await page.setViewportSize({ width, height: LOW_WINDOW });
		const before = await world.call('pulse');
		const passed = await pastTheEnd(session, LOW_WINDOW);
		if (passed && (await grewWithin(session, before.height, state, UNSAID_MS, pace, signal)))
			return noted(changes);
		const low = await scrolledInLow(session, width);
		// It all stands in a low window too, and nothing asks for more.
		if (!low) return false;
		await turnWheel(session, low.view);
		const grew = () => grewWithin(session, low.height, state, UNSAID_MS, pace, signal);
		// What came into view may be a control and no posts.
		if (!(await grew()) && !(await pressesMore(session, grew))) return false;
		return noted(changes);
	} finally {
		await page.setViewportSize({ width, height });
	}
}

function noted(changes: string[]): true {
	const how = 'made the window lower for a moment, so that a page that filled it could be scrolled';
	if (!changes.includes(how)) changes.push(how);
	return true;
}

/**
 * Scrolls so that the end of the posts is below the window, and then so that it comes into it, where the page goes on below
 * them: what waits there for a reader hears of it. @returns false where nothing is below, or there is no room
 */
export async function pastTheEnd({ world }: Pick<Session, 'world'>, window: number): Promise<boolean> {
	const end = await world.call('endOfFeed');
	const { height } = await world.call('pulse');
	if (end === null || height - end < 100 || end < window) return false;
	await world.call('scrollTo', Math.max(0, end - window - 200));
	await world.call('scrollTo', Math.max(0, end - window / 2));
	return true;
}

async function pressesMore({ world, changes }: Session, grew: () => Promise<boolean>): Promise<boolean> {
	const pressed = await world.call('pressMore', null);
	if (pressed) changes.push(`pressed “${pressed}” to load more`);
	return pressed !== null && (await grew());
}

/** To the end of the page in the first window that is low enough for it to be scrolled. @returns how it stands there */
async function scrolledInLow(
	{ page, world }: Session,
	width: number,
): Promise<{ readonly height: number; readonly view: View } | undefined> {
	for (const height of [LOW_WINDOW, LOWEST_WINDOW]) {
		await page.setViewportSize({ width, height });
		const low = await world.call('pulse');
		const view = await throughPage(world, low.height, height);
		if (view.offset >= 1) return { height: low.height, view };
	}
	return undefined;
}

/** Away from the end and back, and a turn of the wheel there: observers that fire only on a change of visibility fire again. */
async function nudge(session: Session, at: View): Promise<void> {
	const end = Math.max(0, at.height - (at.bottom - at.top));
	await pastTheEnd(session, at.bottom - at.top);
	await session.world.call('scrollTo', Math.max(0, end - 600));
	await toTheEnd(session, at);
	await turnWheel(session, at);
}

async function toTheEnd({ world }: Session, at: View): Promise<void> {
	await world.call('scrollTo', at.height + 10_000);
}

/** How long a page must be quiet that goes on at the next. */
const HURRIED_MS = 600;
/** How long a page must be quiet after a press that may be for something else. */
const UNSAID_MS = 1200;
/** Longest wait that a server is given when it asks for one. */
export const MOST_WAIT_MS = 120_000;
