import type { View } from '../page/window/scroller.ts';
import type { World } from '../world.ts';

/** Height of a window that most short pages are taller than, CSS pixels. */
export const LOW_WINDOW = 600;

/** Height of one that also most of what was made for a small frame is taller than, CSS pixels. */
export const LOWEST_WINDOW = 280;

/** Windows up to which a page may be tall, and what stands at the end of its posts never have been out of view. */
const NEVER_LEFT = 2;

/** What asks for more when it comes into view may have been there all the time, or the page does not scroll at all. */
export function mayNeedLowWindow(at: View): boolean {
	return at.height <= at.windowHeight * NEVER_LEFT && at.windowHeight > LOW_WINDOW;
}

/** From the top of the page to its end, so that all of it comes into view in its turn. @returns the view there */
export async function throughPage(world: Pick<World, 'call'>, height: number, window: number): Promise<View> {
	for (let at = 0; at < height - window; at += window * 0.6) await world.call('scrollTo', at);
	return world.call('scrollTo', height + 10_000);
}
