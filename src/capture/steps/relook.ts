import type { Step } from '../step.ts';

/** Looks again after the walk: a wall may have come up on the way, and a consent dialog may have come back. */
export const relook: Step = {
	name: 'relook',
	when: 'account',
	deadline: () => 20_000,
	async run({ world, seen }) {
		seen.after = await world.call('signs');
		seen.interruptions = world.interruptions;
		return { outcome: 'done' };
	},
};
