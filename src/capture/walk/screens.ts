import type { StopReason } from '../../records/capture.ts';
import { pause } from '../pause.ts';
import type { Session } from '../session.ts';
import { failuresOf } from './failures.ts';
import { asksForMore, NOTICED_MS } from './has-grown.ts';
import { limitReached } from './limits.ts';
import { turnWheel } from './press.ts';
import type { Walking } from './walking.ts';

/** More screens than any page is walked in, and those in a row without a post that was not known, after which it is left. */
const MOST_SCREENS = 600;
const MOST_KNOWN = 8;
/** How long a page gets to begin to move and to come to rest, milliseconds: it passes over in half a second or a whole one. */
const BEGIN_MS = 1200;
const REST_MS = 3000;
const LOOK_MS = 120;
/** How long an answer is waited for at the last screen, milliseconds. */
const ANSWER_MS = 20_000;
/** Share of the points of the window that must show something else: what turns by itself is a part of it. */
const OTHER = 0.3;
const TURNED =
	'a page that shows one screen at a time was turned by the wheel and by keys, screen after screen';

/** One way to go on to the next screen, and the same back. */
type Way = 'wheel' | 'PageDown' | 'ArrowDown';
const WAYS: readonly Way[] = ['wheel', 'PageDown', 'ArrowDown'];
const BACK = { PageDown: 'PageUp', ArrowDown: 'ArrowUp' } as const;

/**
 * Whether the page shows one screen at a time and the wheel or a key brings the next, as pages do that have no height to be scrolled.
 * It is left at its first screen. @returns how it is turned
 */
export async function turnsByScreens(session: Session, signal: AbortSignal): Promise<Way | undefined> {
	const { world, seen, changes } = session;
	if (!(await world.call('isOneScreen'))) return undefined;
	const first = await world.call('screenState');
	const restless = await settled(session, first, signal);
	// What changes by itself says nothing of what a wheel does.
	if (isOther(first, restless)) return undefined;
	const { offset } = await world.call('view');
	for (const way of WAYS) {
		if (!(await turned(session, way, 1, signal))) continue;
		// A script that scrolls the document by the wheel shows no screens: it is walked as documents are.
		if ((await world.call('view')).offset !== offset) {
			await world.call('goTo', offset);
			return undefined;
		}
		if (!changes.includes(TURNED)) changes.push(TURNED);
		for (let tries = 0; tries < 3; tries++) {
			if (!isOther(first, await world.call('screenState'))) return way;
			await turned(session, way, -1, signal);
		}
		if (isOther(first, await world.call('screenState'))) seen.joins.broken.push({ at: 0 });
		return way;
	}
	return undefined;
}

/**
 * Takes screen after screen until no other comes. One that is left while it could still be turned has not been seen to its end.
 * @param take makes the screen ready, reads it and takes its tile
 */
export async function walkScreens(
	walking: Walking,
	way: Way,
	take: () => Promise<unknown>,
	signal: AbortSignal,
): Promise<StopReason> {
	const { session, joiner, pace, shown } = walking;
	const { seen, world, request } = session;
	const ways = [way, ...WAYS.filter((other) => other !== way)];
	const met = new Set<string>();
	let [screens, known] = [0, 0];
	for (; screens < MOST_SCREENS && known < MOST_KNOWN; screens++) {
		signal.throwIfAborted();
		const before = joiner.size;
		const state = (await world.call('screenState')).join();
		// Some go round, and begin with the first again.
		if (met.has(state)) break;
		met.add(state);
		walking.last = undefined;
		walking.place = await world.call('goTo', 0);
		await take();
		session.show();
		known = joiner.size > before ? 0 : known + 1;
		const reached = limitReached(session, joiner.size);
		if (reached) {
			seen.limit = reached;
			return reached.stop;
		}
		if (request.level === 'overview' && screens >= 2) return 'level';
		if (!(await turnedOn(session, ways, signal))) break;
	}
	seen.joins.broken.push(...shown.lost(), ...shown.unknown(await world.call('postsSaid')));
	const isHeldBack = asksForMore(session, pace, NOTICED_MS) || failuresOf(session, pace).length > 0;
	const isLeft = screens >= MOST_SCREENS || known >= MOST_KNOWN;
	return isHeldBack || isLeft ? 'stalled' : 'end-of-feed';
}

/** To the next screen, tried as often as the end of a feed is, with a quiet network between. */
async function turnedOn(session: Session, ways: readonly Way[], signal: AbortSignal): Promise<boolean> {
	const { FEED_TRIES, FEED_QUIET_SECONDS } = session.request.config;
	for (let tries = 0; tries < FEED_TRIES; tries++) {
		for (const way of ways) if (await turned(session, way, 1, signal)) return true;
		const { traffic } = session.recorder;
		const end = Date.now() + ANSWER_MS;
		for (let since = Date.now(); Date.now() - since < FEED_QUIET_SECONDS * 1000; await pause(LOOK_MS, signal))
			if (traffic.inFlight() > 0 && session.restless < 3 && Date.now() < end) since = Date.now();
	}
	return false;
}

/** Turns it by one screen. @returns whether it shows another when it has come to rest */
async function turned(session: Session, way: Way, by: 1 | -1, signal: AbortSignal): Promise<boolean> {
	const { world, page } = session;
	if (way !== 'wheel' && (await world.call('takesKeys'))) return false;
	// Many are deaf until they hear that their passing over has ended.
	await world.call('letPass', true);
	try {
		const before = await world.call('screenState');
		if (way === 'wheel') await turnWheel(session, await world.call('view'), by);
		else await world.patiently(page.keyboard.press(by === 1 ? way : BACK[way]));
		for (const end = Date.now() + BEGIN_MS; Date.now() < end; await pause(LOOK_MS, signal))
			if (isOther(before, await world.call('screenState')))
				return isOther(before, await settled(session, before, signal));
		return false;
	} finally {
		await world.call('letPass', false);
	}
}

/** Waits until two looks are alike. @returns the last */
async function settled({ world }: Session, first: readonly string[], signal: AbortSignal): Promise<string[]> {
	let last: readonly string[] = first;
	for (const end = Date.now() + REST_MS; ; ) {
		await pause(LOOK_MS * 2, signal);
		const now = await world.call('screenState');
		if (now.join() === last.join() || Date.now() >= end) return now;
		last = now;
	}
}

function isOther(one: readonly string[], other: readonly string[]): boolean {
	const changed = one.filter((state, i) => state !== other[i]).length;
	return changed >= Math.max(1, one.length * OTHER);
}
