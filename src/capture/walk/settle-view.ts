import { pause } from '../pause.ts';
import type { Session } from '../session.ts';

/**
 * Waits until the pictures between two rows of the viewport are loaded and decoded and the network has answered.
 * After traffic two looks must agree, because an answer may bring pictures that only then are asked for.
 * @returns pictures that were still not there when the wait was given up
 */
export async function settleView(
	session: Session,
	from: number,
	to: number,
	signal: AbortSignal,
): Promise<number> {
	const { world, recorder, seen } = session;
	const began = Date.now();
	const end = began + MOST_MS;
	let wasBusy = false;
	for (let calm = 0; ; ) {
		const images = await world.call('imagesIn', from, to);
		const busy = recorder.traffic.inFlight() > 0 && !gaveUpOnQuiet(session, images.waiting, began);
		const given = Date.now() >= end;
		if ((images.waiting === 0 && !busy) || given) {
			calm++;
			if (given || calm >= (wasBusy ? 2 : 1)) {
				for (const address of images.seen) seen.images.seen.add(address);
				for (const address of images.broken) seen.images.broken.add(address);
				seen.images.unloaded += given ? images.waiting : 0;
				if (given) await world.call('stopWaiting');
				if (session.secrets) await world.call('markSecrets', session.secrets.shown, false);
				return given ? images.waiting : 0;
			}
			await world.call('frames', 1);
			continue;
		}
		calm = 0;
		wasBusy = true;
		// A placeholder that no request is fetching waits for a timer of the page's own: look less often.
		await pause(busy ? 20 : 60, signal);
	}
}

const MOST_MS = 12_000;
/** With every picture in place, what is still under way gets this long; on a page that is never quiet, a tenth of it. */
const OTHERS_MS = 3000;

/** A page that polls without end is never quiet: after a few waits in vain it is no longer waited for. */
function gaveUpOnQuiet(session: Session, waiting: number, began: number): boolean {
	if (waiting > 0) return false;
	const most = session.restless >= 3 ? OTHERS_MS / 10 : OTHERS_MS;
	if (Date.now() - began < most) return false;
	session.restless++;
	return true;
}
