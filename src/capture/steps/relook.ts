import type { Step } from '../step.ts';
import { tellLater } from '../walk/picture-and-read.ts';

/** Looks again after the walk: a wall may have come up on the way, and a consent dialog may have come back. */
export const relook: Step = {
	name: 'relook',
	when: 'account',
	deadline: () => 20_000,
	async run(session) {
		const { world, seen } = session;
		// What hung over the page was hidden for the tiles; a wall that came up is among it.
		tellLater(session, await world.call('laterPictures', true));
		await world.call('restick');
		seen.after = await world.call('signs');
		await world.call('unstick', 'rest');
		// A feed that did not end is left where it stalled; printed there, a page that hangs at each scroll hangs once more.
		if (seen.stop !== 'end-of-feed') await world.call('scrollTo', 0);
		seen.interruptions = world.interruptions;
		return { outcome: 'done' };
	},
};
