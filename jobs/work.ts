import { type Config, readConfig } from '../src/config.ts';
import { EXIT, OgonblickError, TryAgainLater } from '../src/errors.ts';
import { openLog } from '../src/log.ts';
import { recover } from '../src/work/recover.ts';
import type { SnapshotResult } from '../src/work/snapshot-result.ts';
import { type RestingOrder, whatRests } from '../src/work/what-is-due.ts';
import { workOrders, worstOf } from '../src/work/work-orders.ts';
import { openOffice } from '../storage/open.ts';

const UNEXPECTED = { code: 'unexpected', exit: EXIT.fault } as const;

/** What the job did, one line of JSON on stdout, always the last. */
interface Summary {
	readonly job: 'work';
	readonly orders: readonly object[];
	/** Orders that could not be carried out, and wait again. */
	readonly postponed: readonly { readonly order: string; readonly code: string; readonly exit: number }[];
	/** Orders that wait and are not taken yet, these among them. */
	readonly resting: readonly RestingOrder[];
	/** True where a signal ended it. */
	readonly stopped: boolean;
	/** Why nothing more could be done. */
	readonly error?: { readonly code: string; readonly subject?: string | undefined };
	readonly exit: number;
}

/** Carries out the orders that wait, one at a time, and ends with the exit code of the gravest. SIGTERM gives the order under way back. */
async function work(config: Config, signal: AbortSignal): Promise<Summary> {
	const log = openLog(config.LOG_LEVEL);
	const office = await openOffice(config, { log });
	try {
		await recover(office);
		const postponed: { order: string; code: string; exit: number }[] = [];
		const results = await workOrders(office, {
			...{ concurrency: 1, signal, show: (progress) => log.debug({ progress }, 'progress') },
			onPostponed: (order, error) => {
				const { code, exit } = error instanceof OgonblickError ? error : UNEXPECTED;
				postponed.push({ order, code, exit });
			},
		});
		const exits = postponed.map((p) => p.exit);
		return {
			...{ job: 'work', orders: results.map(inShort), postponed, resting: await whatRests(office) },
			stopped: signal.aborted,
			exit: signal.aborted ? EXIT.retryLater : worstOf(results, exits),
		};
	} finally {
		await office.close();
	}
}

function inShort({ outcome, order, account, bundle, path, attempt, findings }: SnapshotResult): object {
	return {
		...{ order, address: account.address, outcome, findings: findings.map((f) => f.code) },
		bundle: bundle ?? null,
		path: path ?? attempt ?? null,
	};
}

/** What ended the job before its orders, told in words on stderr; of an error that nobody meant also where. */
function brokenOff(error: unknown): Summary {
	const told = error instanceof OgonblickError ? error : undefined;
	const lines = told
		? [told.message, told.subject, told.remedy]
		: [error instanceof Error ? error.stack : error];
	process.stderr.write(`${lines.filter(Boolean).join('\n')}\n`);
	const { code, exit } = told ?? UNEXPECTED;
	return {
		...{ job: 'work', orders: [], postponed: [], resting: [], stopped: stop.signal.aborted },
		error: { code, subject: told?.subject },
		exit,
	};
}

const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
	process.once(signal, () => stop.abort(new TryAgainLater('Stopped by a signal', { code: 'stopped' })));
let summary: Summary;
try {
	summary = await work(readConfig(), stop.signal);
} catch (error) {
	summary = brokenOff(error);
}
process.stdout.write(`${JSON.stringify(summary)}\n`);
process.exitCode = summary.exit;
