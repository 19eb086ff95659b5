import type { View } from '../page/window/scroller.ts';
import type { Replay } from './open-replay.ts';
import type { ShownInReplay } from './shown.ts';

/** What an answer from the disk may take; the page's own timers are most of it. */
const GROW_MS = 1500;
const TRIES = 2;

/**
 * Moves the rows of posts in view sideways as the live walk does (walk/sideways.ts), and reads what they bring.
 * @param answered waits until the page has its answers
 * @param until the clock at which it stops
 */
export async function throughRows(
	{ world }: Replay,
	{ top, bottom }: View,
	shown: ShownInReplay,
	answered: () => Promise<void>,
	until: number,
): Promise<void> {
	const goesOn = () => !shown.all && Date.now() < until;
	if (!goesOn() || !(await world.call('beginSideways', top, bottom))) return;
	const grows = async () => {
		for (let tries = 0; tries < TRIES; tries++) {
			await world.call('nudgeSideways');
			for (const end = Date.now() + GROW_MS; Date.now() < end; await world.call('frames', 2))
				if (await world.call('stepSideways')) return true;
		}
		return false;
	};
	do {
		await answered();
		const { posts } = await world.call('harvest', top - 40, bottom + 40, Date.now());
		shown.add(posts);
	} while (goesOn() && ((await world.call('stepSideways')) || (await grows())));
	await world.call('endSideways', top, bottom);
}
