import { EXIT, OgonblickError } from '../errors.ts';
import type { Office, ShowProgress } from '../office.ts';
import { type Order, restSeconds } from '../records/order.ts';
import type { SnapshotResult } from './snapshot-result.ts';
import { takeClaimed } from './take-snapshot.ts';
import { workerName } from './worker.ts';

export interface WorkOptions {
	/** Captures at once. */
	readonly concurrency: number;
	/** Most orders to take; all that wait where absent. */
	readonly limit?: number;
	readonly signal: AbortSignal;
	readonly show: ShowProgress;
	/** Told of each order that could not be carried out, which waits again; the error is ours only where it was thrown on purpose. */
	readonly onPostponed?: (orderId: string, error: unknown) => void;
}

/** How long an order rests that something else was in the way of. */
const REST_MS = 60_000;

/**
 * Takes waiting orders until there are none, several at once where asked. One that cannot be carried out rests, whatever
 * the reason, so that it keeps no other waiting. Gives what became of each that was.
 */
export async function workOrders(office: Office, options: WorkOptions): Promise<readonly SnapshotResult[]> {
	const { signal, show, onPostponed, limit = Number.POSITIVE_INFINITY } = options;
	const results: SnapshotResult[] = [];
	let taken = 0;
	const restAfter = (error: unknown, order: Order) =>
		signal.aborted ? undefined : new Date(office.clock.now().getTime() + restMs(error, order));
	const worker = async () => {
		while (!signal.aborted && taken < limit) {
			taken++;
			const order = await office.queue.claim(workerName());
			if (!order) return;
			try {
				const result = await takeClaimed(order, office, signal, show, restAfter);
				results.push(result);
				logResult(office, result);
			} catch (error) {
				// What is wrong with the catalogue itself is wrong for every order.
				if (error instanceof OgonblickError && error.code.startsWith('catalogue-')) throw error;
				if (error instanceof OgonblickError && error.code === 'order-stopped') {
					// Somebody wanted it so: no trouble, and nothing waits.
					office.log.info({ order: order.id }, 'an order was stopped by request');
					continue;
				}
				await logPostponed(office, order, error, signal.aborted);
				onPostponed?.(order.id, error);
			}
		}
	};
	await Promise.all(Array.from({ length: options.concurrency }, worker));
	return results;
}

/** Who runs this without a person before it looks at the log alone: what is not as it was ordered is said where warnings are. */
function logResult(
	{ log }: Office,
	{ outcome, order, account, findings, path, attempt }: SnapshotResult,
): void {
	const told = {
		...{ order, address: account.address, outcome, findings: findings.map((f) => f.code) },
		path: path ?? attempt,
	};
	if (outcome === 'complete') log.info(told, 'an order was carried out');
	else log.warn(told, outcome === 'failed' ? 'an order failed' : 'a snapshot is partial');
}

/** @param stopped a stop that was asked for is no trouble, whatever it broke off */
async function logPostponed(
	{ log, catalogue }: Office,
	order: Order,
	error: unknown,
	stopped: boolean,
): Promise<void> {
	const { account } = await catalogue.accountContext(order.accountId);
	const told = { order: order.id, address: account.address };
	const code = error instanceof OgonblickError ? error.code : 'unexpected';
	if (stopped) log.info({ ...told, code }, 'an order was given back, since the work is to stop');
	else log.warn({ ...told, code, err: error }, 'an order could not be carried out');
}

/**
 * What somebody has to put right first is tried more and more seldom: after 5 minutes, then doubled up to 6 hours. So is what waits for a time stamp: each try packs
 * the whole capture again.
 */
function restMs(error: unknown, { attempts }: Order): number {
	const isSoon = error instanceof OgonblickError && error.advice === 'retry-later';
	if (isSoon && error.code !== 'timestamp-unreachable') return REST_MS;
	return restSeconds(attempts + 1) * 1000;
}

/**
 * The gravest of all, so that a scheduler that looks at nothing but the exit code sees that something went wrong: a fault of
 * ours, then what a person has to correct, a failed attempt, what is tried again, a partial snapshot.
 * @param postponed exit codes of the errors
 */
export function worstOf(results: readonly SnapshotResult[], postponed: readonly number[]): number {
	for (const exit of [EXIT.fault, EXIT.usage]) if (postponed.includes(exit)) return exit;
	if (results.some((r) => r.outcome === 'failed')) return EXIT.failed;
	if (postponed.length > 0) return EXIT.retryLater;
	return results.some((r) => r.outcome === 'partial') ? EXIT.partial : EXIT.complete;
}
