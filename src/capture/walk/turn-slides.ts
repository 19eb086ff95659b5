import { pause } from '../pause.ts';
import type { Session } from '../session.ts';
import { settleView } from './settle-view.ts';
import { pictureSlides } from './slide-tiles.ts';

/** More slides than any carousel is turned to. */
const MOST_TURNS = 120;
/** How long a server is given to tell what comes next after an arrow was pressed, and on a page that is never quiet, milliseconds. */
const ANSWER_MS = 12_000;
const RESTLESS_MS = 1000;
const TURNED =
	'carousels in posts were turned to each of their slides, for tiles of their own, and put back to the first';

/**
 * Turns the carousels of the posts that stand between two rows of the viewport to each of their slides, so that what comes only then
 * is loaded, recorded, read and photographed, and puts them back to the first.
 */
export async function turnSlides(
	session: Session,
	from: number,
	to: number,
	signal: AbortSignal,
): Promise<void> {
	const { world, changes } = session;
	for (let turns = 0; turns < MOST_TURNS; turns++) {
		await settleView(session, from, to, signal);
		await pictureSlides(session, from, to, signal);
		const { open, unanswered } = await world.call('turnSlides', from, to);
		if (open === 0 && !(await world.call('slidesWait', from, to))) break;
		if (!changes.includes(TURNED)) changes.push(TURNED);
		if (unanswered > 0) await answers(session, signal);
	}
	await settleView(session, from, to, signal);
	await world.call('layoutStill', 120, 2000);
}

/** A script may ask a server for the next picture only when its arrow is pressed: pressed once more meanwhile, it jumps over one. */
async function answers({ recorder, restless }: Session, signal: AbortSignal): Promise<void> {
	const end = Date.now() + (restless >= 3 ? RESTLESS_MS : ANSWER_MS);
	while (recorder.traffic.inFlight() > 0 && Date.now() < end) await pause(20, signal);
}
