import { type Config, readConfig } from '../src/config.ts';
import { EXIT, OgonblickError, TryAgainLater } from '../src/errors.ts';
import { openLog } from '../src/log.ts';
import { recover } from '../src/work/recover.ts';
import { workOrders, worstOf } from '../src/work/work-orders.ts';
import { openOffice } from '../storage/open.ts';

const UNEXPECTED = { code: 'unexpected', exit: EXIT.fault } as const;

/** Carries out the orders that wait, one at a time, and ends with the exit code of the gravest. SIGTERM gives the order under way back. */
async function work(config: Config, signal: AbortSignal): Promise<number> {
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
		const outcomes = results.map((r) => r.outcome);
		log.info({ outcomes, postponed }, 'orders carried out');
		if (signal.aborted) return EXIT.retryLater;
		return worstOf(
			results,
			postponed.map((p) => p.exit),
		);
	} finally {
		await office.close();
	}
}

const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
	process.once(signal, () => stop.abort(new TryAgainLater('Stopped by a signal', { code: 'stopped' })));
try {
	process.exitCode = await work(readConfig(), stop.signal);
} catch (error) {
	if (!(error instanceof OgonblickError)) throw error;
	process.stderr.write(`${error.message}\n${error.subject ?? ''}\n${error.remedy ?? ''}\n`);
	process.exitCode = error.exit;
}
