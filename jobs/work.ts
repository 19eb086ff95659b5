import { OgonblickError } from '../src/errors.ts';
import { copyOwed } from '../src/work/copies/copy-owed.ts';
import { indexBundles } from '../src/work/find/index-bundles.ts';
import { recover } from '../src/work/recover.ts';
import type { SnapshotResult } from '../src/work/snapshot-result.ts';
import { type RestingOrder, whatRests } from '../src/work/what-is-due.ts';
import { workOrders, worstOf } from '../src/work/work-orders.ts';
import { startJob, UNEXPECTED } from './start-job.ts';

interface Worked {
	readonly orders: readonly object[];
	/** Orders that could not be carried out, and wait again. */
	readonly postponed: readonly { readonly order: string; readonly code: string; readonly exit: number }[];
	/** Orders that wait and are not taken yet, these among them. */
	readonly resting: readonly RestingOrder[];
	/** What was copied to the second store; absent where none is set up, or nothing was owed. */
	readonly second?: object;
}

/** What is left after it waits for the next run, or for the night's. */
const COPYING_SECONDS = 300;
/** Of each run, for what was filed before there was a search; the rest comes into it in the next ones. */
const INDEXING_SECONDS = 60;

/** Carries out the orders that wait, one at a time, beside any number of others that do, and ends with the exit code of the gravest. SIGTERM gives the order under way back. */
await startJob<Worked>(
	'work',
	{ orders: [], postponed: [], resting: [] },
	async (office, { signal, log }) => {
		await recover(office);
		const postponed: { order: string; code: string; exit: number }[] = [];
		const results = await workOrders(office, {
			...{ concurrency: 1, signal, show: (progress) => log.debug({ progress }, 'progress') },
			onPostponed: (order, error) => {
				const { code, exit } = error instanceof OgonblickError ? error : UNEXPECTED;
				postponed.push({ order, code, exit });
			},
		});
		const exit = worstOf(
			results,
			postponed.map((p) => p.exit),
		);
		// What is filed stands, whatever becomes of its copy: that tells no scheduler that an order went wrong.
		const copied = await copyOwed(office, signal, { seconds: COPYING_SECONDS });
		await indexBundles(office, signal, { seconds: INDEXING_SECONDS });
		const { copied: ids, owed, away } = copied ?? { copied: [], owed: 0 };
		return {
			...{ orders: results.map(inShort), postponed, resting: await whatRests(office), exit },
			...(ids.length + owed > 0 ? { second: { copied: ids.length, owed, away: away ?? null } } : {}),
		};
	},
	true,
);

function inShort({ outcome, order, account, bundle, path, attempt, findings }: SnapshotResult): object {
	return {
		...{ order, address: account.address, outcome, findings: findings.map((f) => f.code) },
		bundle: bundle ?? null,
		path: path ?? attempt ?? null,
	};
}
