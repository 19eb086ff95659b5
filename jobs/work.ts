import { OgonblickError } from '../src/errors.ts';
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
}

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
		return { orders: results.map(inShort), postponed, resting: await whatRests(office), exit };
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
