import { recover } from '../src/work/recover.ts';
import type { LookResult } from '../src/work/watch/look-at-account.ts';
import { watchAccounts, worstOfLooks } from '../src/work/watch-accounts.ts';
import { startJob } from './start-job.ts';

interface WatchedSummary {
	/** How many accounts were looked at. */
	readonly looks: number;
	/** Looks that have something to say: a change, a finding that began or ended, a page that was not seen. */
	readonly news: readonly object[];
	/** Accounts that could not be looked at, and are due still. */
	readonly postponed: readonly { readonly address: string; readonly code: string; readonly exit: number }[];
	/** Another process is at it; nothing was done here, and nothing is amiss. */
	readonly overlap: boolean;
}

const NOTHING: WatchedSummary = { looks: 0, news: [], postponed: [], overlap: false };

/**
 * Looks at every account that is due. Exit 0 all looked at, or another process is at it · 10 all looked at, and there is news: a change that nobody
 * had announced, or something to say of an account that there was not before · 75 some are tried again, such as a page that was not seen once, or a signal ended it · 2 · 70.
 */
await startJob<WatchedSummary>('watch', NOTHING, async (office, { signal, log }) => {
	await recover(office);
	const watched = await watchAccounts(office, {
		...{ concurrency: 1, signal, show: (progress) => log.debug({ progress }, 'progress') },
	});
	const postponed = watched.postponed.map(({ account: { address }, code, exit }) => ({
		address,
		code,
		exit,
	}));
	return {
		...{ looks: watched.looks.length, news: watched.looks.filter(isNews).map(inShort), postponed },
		...{ overlap: watched.isOverlap, exit: worstOfLooks(watched) },
	};
});

function isNews({ look: { failure, changes, begun, ended } }: LookResult): boolean {
	return failure !== undefined || changes.length + begun.length + ended.length > 0;
}

function inShort({ account, look, isAnnounced, announcement }: LookResult): object {
	return {
		...{ address: account.address, unit: account.unit.name, failure: look.failure?.code ?? null },
		...{ changes: look.changes, begun: look.begun, ended: look.ended },
		...{ announced: isAnnounced ?? null, announcement: announcement ?? null, order: look.orderId ?? null },
	};
}
