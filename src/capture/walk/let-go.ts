import { relieve } from '../browser/relieve.ts';
import type { Session } from '../session.ts';

/**
 * Height in pixels above which the live page is not printed: a print of it costs more memory than the whole walk did,
 * and more time than one composed. From there on nothing is taken from what lies far above any more.
 */
export const TALLEST_LIVE = 200_000;
/** Tiles after which the browser is asked to let go of what it keeps of those that are taken; where far posts are emptied, so often that what they leave is gone before it adds up. */
const RELIEF = { near: 40, far: 20 } as const;
const LET_GO = 'posts far above the window were emptied once their tiles were taken, at the height they had';

/**
 * Keeps the memory of a long walk flat. To be called after each tile.
 * @param offset pixels that the page is scrolled
 */
export async function letGo(session: Session, offset: number): Promise<void> {
	const { seen, world, changes } = session;
	const isFar = offset > TALLEST_LIVE;
	if (seen.tiles.length % RELIEF[isFar ? 'far' : 'near'] !== 0) return;
	if (isFar) {
		const emptied = await world.call('letGo');
		if (emptied > 0 && !changes.includes(LET_GO)) changes.push(LET_GO);
	}
	await relieve(session);
}
