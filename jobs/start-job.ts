import { type Config, readConfig } from '../src/config.ts';
import { EXIT, OgonblickError, TryAgainLater } from '../src/errors.ts';
import { type Log, openLog } from '../src/log.ts';
import type { Office } from '../src/office.ts';
import { whileLocked } from '../src/work/watch/hold-account.ts';
import { workerName } from '../src/work/worker.ts';
import { openOffice } from '../storage/open.ts';

/** What every job says of itself, one line of JSON on stdout, always the last. */
export interface JobSummary {
	readonly job: string;
	/** True where a signal ended it, or its lock was lost. */
	readonly stopped: boolean;
	/** True where another run of the same job is under way: nothing was done here, and nothing is amiss. */
	readonly overlap?: boolean;
	/** Why nothing more could be done. */
	readonly error?: { readonly code: string; readonly subject?: string | undefined };
	readonly exit: number;
}

export const UNEXPECTED = { code: 'unexpected', exit: EXIT.fault } as const;

/**
 * Runs a job to its end: opens the office, does the work, tells what it did, and sets the exit code. SIGTERM, SIGINT and SIGHUP stop it.
 * Two runs of a job are never under way at the same time: the second says so (`overlap`) and ends with 0.
 * @param nothing what the summary says of the work where it was broken off before it
 * @param many true for a job that any number of processes may do side by side, because each takes other orders
 */
export async function startJob<Did extends object>(
	job: string,
	nothing: Did,
	work: (
		office: Office,
		tools: { readonly signal: AbortSignal; readonly log: Log },
	) => Promise<Did & { exit: number }>,
	many = false,
): Promise<void> {
	const stop = new AbortController();
	for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
		process.once(signal, () => stop.abort(new TryAgainLater('Stopped by a signal', { code: 'stopped' })));
	let summary: Did & JobSummary;
	try {
		const ended = await inOffice(readConfig(), async (office, log) => {
			const run = async (signal: AbortSignal) => {
				const did = await work(office, { signal, log });
				return { ...did, stopped: signal.aborted, exit: signal.aborted ? EXIT.retryLater : did.exit };
			};
			return many ? run(stop.signal) : alone(office, job, stop.signal, run);
		});
		const other = { ...nothing, overlap: true, stopped: false, exit: EXIT.complete };
		summary = { job, ...(ended ?? other) };
	} catch (error) {
		summary = { job, ...nothing, stopped: stop.signal.aborted, ...brokenOff(error) };
	}
	process.stdout.write(`${JSON.stringify(summary)}\n`);
	process.exitCode = summary.exit;
}

/** @returns undefined, with nothing done, where another process runs the same job */
async function alone<T>(
	office: Office,
	job: string,
	signal: AbortSignal,
	run: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
	const lock = await office.queue.lock(`run:${job}`, workerName());
	return lock && whileLocked(async () => lock, signal, run);
}

async function inOffice<T>(config: Config, work: (office: Office, log: Log) => Promise<T>): Promise<T> {
	const log = openLog(config.LOG_LEVEL);
	const office = await openOffice(config, { log });
	try {
		return await work(office, log);
	} finally {
		await office.close();
	}
}

/** What ended the job before its work, told in words on stderr; of an error that nobody meant also where. */
export function brokenOff(error: unknown): Pick<JobSummary, 'error' | 'exit'> {
	const told = error instanceof OgonblickError ? error : undefined;
	const lines = told
		? [told.message, told.subject, told.remedy]
		: [error instanceof Error ? error.stack : error];
	process.stderr.write(`${lines.filter(Boolean).join('\n')}\n`);
	const { code, exit } = told ?? UNEXPECTED;
	return { error: { code, subject: told?.subject }, exit };
}
