import { type Config, readConfig } from '../src/config.ts';
import { EXIT, OgonblickError, TryAgainLater } from '../src/errors.ts';
import { openLog } from '../src/log.ts';
import { recover } from '../src/work/recover.ts';
import { workOrders } from '../src/work/work-orders.ts';
import { openOffice } from '../storage/open.ts';

/** Carries out the orders that wait, one at a time, and ends with the exit code of the gravest. SIGTERM gives the order under way back. */
async function work(config: Config, signal: AbortSignal): Promise<number> {
	const log = openLog(config.LOG_LEVEL);
	const office = await openOffice(config, { log });
	try {
		await recover(office);
		const postponed: string[] = [];
		const results = await workOrders(office, {
			...{ concurrency: 1, signal, show: (progress) => log.debug({ progress }, 'progress') },
			onPostponed: (order, { code }) => postponed.push(`${order} ${code}`),
		});
		const outcomes = results.map((r) => r.outcome);
		log.info({ outcomes, postponed }, 'orders carried out');
		if (outcomes.includes('failed') && !signal.aborted) return EXIT.failed;
		if (signal.aborted || postponed.length > 0) return EXIT.retryLater;
		return outcomes.includes('partial') ? EXIT.partial : EXIT.complete;
	} finally {
		await office.close();
	}
}

const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const)
	process.once(signal, () => stop.abort(new TryAgainLater('Stopped by a signal', { code: 'stopped' })));
try {
	process.exitCode = await work(readConfig(), stop.signal);
} catch (error) {
	if (!(error instanceof OgonblickError)) throw error;
	process.stderr.write(`${error.message}\n${error.subject ?? ''}\n${error.remedy ?? ''}\n`);
	process.exitCode = error.exit;
}
