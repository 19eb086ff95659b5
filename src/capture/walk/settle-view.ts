import type { ImagesInView } from '../page/pictures/images.ts';
import { pause } from '../pause.ts';
import type { Session } from '../session.ts';

/**
 * Waits until the pictures between two rows of the viewport are loaded and decoded and the network has answered.
 * After traffic two looks must agree, because an answer may bring pictures that only then are asked for.
 * @param first a look that was just taken, at the same rows
 * @returns pictures that were still not there when the wait was given up
 */
export async function settleView(
	session: Session,
	from: number,
	to: number,
	signal: AbortSignal,
	first?: ImagesInView,
): Promise<number> {
	const { world, recorder, seen, changes } = session;
	let look = first;
	const began = Date.now();
	const end = began + longestWait(session.waited.inVain) * Math.max(1, (to - from) / ORDINARY);
	let wasBusy = false;
	let told = 0;
	for (let calm = 0; ; ) {
		const images = look ?? (await world.call('imagesIn', from, to));
		look = undefined;
		if (images.again > 0 && !changes.includes(AGAIN)) changes.push(AGAIN);
		const waiting = images.waiting || (await drawnWaiting(session, from, to, began));
		const busy = recorder.traffic.inFlight() > 0 && !gaveUpOnQuiet(session, waiting, began);
		const given = Date.now() >= end;
		if ((waiting === 0 && !busy) || given) {
			calm++;
			if (given || calm >= (wasBusy ? 2 : 1)) {
				for (const address of images.seen) seen.images.seen.add(address);
				for (const address of images.broken) seen.images.broken.add(address);
				seen.images.unloaded += given ? waiting : 0;
				if (given) {
					session.waited.inVain += waiting > 0 ? Date.now() - began : 0;
					await world.call('stopWaiting');
				}
				if (images.boxes > 0 && (await scrollBoxes(session, from, to, signal)))
					return settleView(session, from, to, signal);
				if (session.secrets) await world.call('markSecrets', session.secrets.shown, false);
				return given ? waiting : 0;
			}
			await world.call('frames', 1);
			continue;
		}
		calm = 0;
		wasBusy = true;
		if (images.kept > 0 && Date.now() - began >= (TELL_AT_MS[told] ?? Infinity)) {
			told++;
			await world.call('tellScrolled');
			if (!changes.includes(TOLD)) changes.push(TOLD);
		}
		// A placeholder that no request is fetching waits for a timer of the page's own: look less often.
		await pause(busy ? 20 : 60, signal);
	}
}

/**
 * Scrolls the boxes in posts that have more in them than they show, so that what comes only then is loaded and read, and opens them to
 * their full height. @returns whether one was opened
 */
async function scrollBoxes(
	session: Session,
	from: number,
	to: number,
	signal: AbortSignal,
): Promise<boolean> {
	const { world, recorder, request, changes } = session;
	if (request.level === 'overview') return false;
	if (!changes.includes(SCROLLED)) changes.push(SCROLLED);
	while ((await world.call('stepBoxes', from, to, Date.now())) > 0) {
		const end = Date.now() + patienceOf(session);
		do await pause(BOX_MS, signal);
		while (recorder.traffic.inFlight() > 0 && Date.now() < end);
	}
	await world.call('frames', 2);
	if ((await world.call('openBoxes', from, to)) === 0) return false;
	if (!changes.includes(OPENED)) changes.push(OPENED);
	await world.call('layoutStill', BOX_MS, 2000);
	return true;
}

const OPENED = 'boxes in posts that scroll by themselves were given the height of what is in them';
const TOLD = 'the page was told once more that it had been scrolled, for pictures that it had not asked for';
const AGAIN = 'pictures that did not come whole were asked for once more';
const SCROLLED = 'boxes in posts that scroll by themselves were scrolled to their end and put back';
/** How long a box is given to draw, or to ask for more, after each step. */
const BOX_MS = 120;
/**
 * When a page that keeps back pictures in view is told again that it has been scrolled, milliseconds: ever later, since one that waits
 * until nobody scrolls any more would else wait for ever.
 */
const TELL_AT_MS = [1000, 3000, 6500];
/** Longest wait for the pictures of an ordinary window, milliseconds; a taller one has as many times as many. */
const MOST_MS = 12_000;
const ORDINARY = 1600;
/** With every picture in place, what is still under way gets this long; on a page that is never quiet, a tenth of it. */
const OTHERS_MS = 3000;

/** What a capture has waited in vain, milliseconds, from which on it waits less, and how long then. */
const LESS_MS = [
	{ after: 5 * MOST_MS, most: 3000 },
	{ after: 10 * MOST_MS, most: 1000 },
] as const;

/**
 * How long the pictures of an ordinary window are waited for, milliseconds: many that never come would cost many minutes, and each is
 * told of however long it was waited for.
 * @param inVain what the capture has waited for pictures that did not come, milliseconds
 */
export function longestWait(inVain: number): number {
	return LESS_MS.findLast(({ after }) => inVain >= after)?.most ?? MOST_MS;
}

/** Pictures of backgrounds and the like that are under way when all else would no longer be waited for. */
async function drawnWaiting(session: Session, from: number, to: number, began: number): Promise<number> {
	const { world, recorder } = session;
	if (Date.now() - began < patienceOf(session)) return 0;
	const underWay = recorder.traffic.pictures();
	return underWay.length > 0 ? world.call('drawnOf', from, to, underWay) : 0;
}

function patienceOf({ restless }: Session): number {
	return restless >= 3 ? OTHERS_MS / 10 : OTHERS_MS;
}

/** A page that polls without end is never quiet: after a few waits in vain it is no longer waited for. */
function gaveUpOnQuiet(session: Session, waiting: number, began: number): boolean {
	if (waiting > 0) return false;
	if (Date.now() - began < patienceOf(session)) return false;
	session.restless++;
	return true;
}
