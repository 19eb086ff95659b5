import { OgonblickError } from '../errors.ts';
import type { Office, ShowProgress } from '../office.ts';
import type { SnapshotResult } from './snapshot-result.ts';
import { takeClaimed } from './take-snapshot.ts';
import { workerName } from './while-holding.ts';

export interface WorkOptions {
	/** Captures at once. */
	readonly concurrency: number;
	/** Most orders to take; all that wait where absent. */
	readonly limit?: number;
	readonly signal: AbortSignal;
	readonly show: ShowProgress;
	/** Told of each order that could not be done now, which waits again. */
	readonly onPostponed?: (orderId: string, error: OgonblickError) => void;
}

/** How long an order rests after a try that could not be made. */
const REST_MS = 60_000;

/** Takes waiting orders until there are none, several at once where asked. Gives what became of each. */
export async function workOrders(office: Office, options: WorkOptions): Promise<readonly SnapshotResult[]> {
	const results: SnapshotResult[] = [];
	let taken = 0;
	const worker = async () => {
		while (!options.signal.aborted && taken < (options.limit ?? Number.POSITIVE_INFINITY)) {
			taken++;
			const order = await office.queue.claim(workerName());
			if (!order) return;
			try {
				results.push(await takeClaimed(order, office, options.signal, options.show));
			} catch (error) {
				if (!(error instanceof OgonblickError) || error.advice !== 'retry-later') throw error;
				options.onPostponed?.(order.id, error);
				await postpone(office, order.id, error.code);
			}
		}
	};
	await Promise.all(Array.from({ length: options.concurrency }, worker));
	return results;
}

/** Claims the order once more only to give it back with a rest; another worker that has it by now keeps it. */
async function postpone(office: Office, orderId: string, why: string): Promise<void> {
	const again = await office.queue.claim(workerName(), orderId);
	if (again) {
		await office.queue.release(orderId, workerName(), why, new Date(office.clock.now().getTime() + REST_MS));
	}
}
