import type { Session } from '../session.ts';
import { settleView } from './settle-view.ts';
import { pictureSlides } from './slide-tiles.ts';

/** More slides than any carousel is turned to. */
const MOST_TURNS = 60;
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
		const turned = await world.call('turnSlides', from, to);
		if (turned === 0 && !(await world.call('slidesWait', from, to))) break;
		if (!changes.includes(TURNED)) changes.push(TURNED);
	}
	await settleView(session, from, to, signal);
	await world.call('layoutStill', 120, 2000);
}
