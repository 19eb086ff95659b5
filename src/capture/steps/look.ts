import { identityOf } from '../judge/account.ts';
import { readWall } from '../judge/wall.ts';
import { pause } from '../pause.ts';
import type { Session } from '../session.ts';
import type { Step } from '../step.ts';

/**
 * Looks at what the page is before anything is walked. A "checking your browser" page gets some seconds to let us
 * through by itself, as it would a person; nothing is done to get past it.
 */
export const look: Step = {
	name: 'look',
	when: 'account',
	deadline: () => 40_000,
	async run(session, signal) {
		const { seen, world, page } = session;
		seen.before = await world.call('signs');
		for (let waited = 0; waited < 12_000 && couldPassByItself(session); waited += 1000) {
			await pause(1000, signal);
			seen.before = await world.call('signs');
			seen.main.finalAddress = page.url();
		}
		seen.profile = await world.call('profile');
		seen.main.finalAddress = page.url();
		const identity = identityOf(session.request.address);
		if (identity) seen.main.namesIdentity = await world.call('names', identity);
		const wall = readWall(seen, session.request.address);
		session.wall = wall !== undefined;
		return {
			outcome: 'done',
			detail: wall ? `${wall.code}: ${wall.detail}` : `${seen.before.posts} posts in the page`,
		};
	},
};

function couldPassByItself({ seen }: Session): boolean {
	const before = seen.before;
	if (!before || before.posts > 0) return false;
	return (before.challenges.length > 0 || before.refreshes) && before.textLength < 1500;
}
