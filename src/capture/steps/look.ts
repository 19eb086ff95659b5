import { nothingBeyond } from '../beyond/beyond.ts';
import { identityOf, leadsToAnother, leadsToLongerName } from '../judge/account.ts';
import { readWall } from '../judge/wall.ts';
import type { Profile } from '../page/around/profile.ts';
import { pause } from '../pause.ts';
import { KNOWN } from '../platforms/known.ts';
import type { Session } from '../session.ts';
import type { Step } from '../step.ts';
import { intoTheFrame } from './into-frame.ts';
import { settle } from './settle.ts';

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
		await askWhatPlatform(session);
		seen.before = await world.call('signs');
		for (let waited = 0; waited < 12_000 && couldPassByItself(session); waited += 1000) {
			await pause(1000, signal);
			seen.before = await world.call('signs');
			seen.main.finalAddress = page.url();
		}
		await intoTheFrame(session, signal);
		if (!seen.openedFrame) await awaitContents(session, signal);
		seen.profile = await world.call('profile');
		if (session.request.evidenceOf) {
			seen.profile = withoutStated(seen.profile);
			await world.call('askForPost', session.request.address, session.request.evidenceOf.account);
		}
		if (!seen.openedFrame) seen.main.finalAddress = page.url();
		// Sought before the walk, which hides what hangs over the page; a frame that was gone into has no tabs of the account's.
		if (session.request.level === 'full')
			seen.beyond = { ...nothingBeyond(), found: seen.openedFrame ? [] : await world.call('findTabs') };
		const identity = identityOf(session.request.address);
		if (identity) {
			const { address } = session.request;
			const another = leadsToAnother(seen, address) || leadsToLongerName(seen.main.finalAddress, address);
			seen.main.namesIdentity = await world.call('names', identity, another ? 'declared' : 'anywhere');
		}
		const wall = readWall(seen, session.request.address);
		session.wall = wall !== undefined;
		return {
			outcome: 'done',
			detail: wall ? `${wall.code}: ${wall.detail}` : `${seen.before.posts} posts in the page`,
		};
	},
};

/** Where the address does not say what platform this is, the page may. */
async function askWhatPlatform({ seen, world }: Session): Promise<void> {
	if (seen.platform) return;
	const declaring = KNOWN.flatMap((k) => (k.declares ? [{ ...k, declares: k.declares }] : []));
	const declares = declaring.map((k) => k.declares);
	const which = await world.call('firstDeclared', declares);
	const knowledge = which === null ? undefined : declaring[which];
	if (!knowledge) return;
	seen.platform = { name: knowledge.name, from: 'page' };
	await world.know(knowledge.page);
}

function couldPassByItself({ seen }: Session): boolean {
	const before = seen.before;
	if (!before || before.posts > 0) return false;
	return (before.challenges.length > 0 || before.refreshes) && before.textLength < 1500;
}

/**
 * A page that shows next to nothing may still be about to draw itself: its feed waits for a timer, or is asked for in
 * another way where the first was refused. Only such a page is waited for.
 */
async function awaitContents(session: Session, signal: AbortSignal): Promise<void> {
	const { seen, world, request, recorder } = session;
	const isBare = () => /^(?:no-content|blank)$/.test(readWall(seen, request.address)?.code ?? '');
	if (!isBare()) return;
	const began = Date.now();
	const mayCome = () =>
		Date.now() - began < (recorder.traffic.inFlight() > 0 ? LATEST_MS : LATE_MS) && isBare();
	while (mayCome()) {
		await pause(200, signal);
		seen.before = await world.call('signs');
	}
	if (isBare()) return;
	await settle.run(session, signal);
	seen.before = await world.call('signs');
}

/** Longer than pages wait before they ask in another way, and, where an answer is under way, for how long it may be. */
const LATE_MS = 5000;
const LATEST_MS = 12_000;

function withoutStated({ statedPosts: _, statedBy: __, ...profile }: Profile): Profile {
	return profile;
}
