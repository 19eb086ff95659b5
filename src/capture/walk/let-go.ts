import { relieve } from '../browser/relieve.ts';
import type { Session } from '../session.ts';
import { pictureHeight } from './tile.ts';

/**
 * Height in pixels above which the live page is not printed: a print of it costs more memory than the whole walk did,
 * and more time than one composed. From there on nothing is taken from what lies far above any more.
 */
export const TALLEST_LIVE = 200_000;
/** Rows after which the browser is asked to let go of what it keeps of those that are taken; where far posts are emptied, so often that what they leave is gone before it adds up. */
const RELIEF = { near: 64_000, far: 48_000 } as const;
const LET_GO = 'posts far above the window were emptied once their tiles were taken, at the height they had';

/**
 * Keeps the memory of a long walk flat. To be called after each tile.
 * @param offset pixels that the page is scrolled
 * @param last height of the picture when the browser last let go, CSS pixels
 * @returns the same for the next call
 */
export async function letGo(session: Session, offset: number, last: number): Promise<number> {
	const { world, changes } = session;
	const isFar = offset > TALLEST_LIVE;
	const height = pictureHeight(session);
	if (height - last < RELIEF[isFar ? 'far' : 'near']) return last;
	if (isFar) {
		const emptied = await world.call('letGo');
		if (emptied > 0 && !changes.includes(LET_GO)) changes.push(LET_GO);
	}
	await relieve(session);
	return height;
}
