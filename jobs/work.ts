import { readConfig } from '../src/config.ts';
import { EXIT } from '../src/errors.ts';
import { openLog } from '../src/log.ts';
import { recover } from '../src/work/recover.ts';
import { workOrders } from '../src/work/work-orders.ts';
import { openOffice } from '../storage/open.ts';

/**
 * A container's reason to be started: carry out the orders that wait, one at a time, then end. SIGTERM gives the
 * order under way back. Ends with the exit code of the gravest result.
 */
const config = readConfig();
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
process.once('SIGINT', () => stop.abort());

const log = openLog(config.LOG_LEVEL);
const office = await openOffice(config, { log });
try {
	await recover(office);
	const show = ({ step, posts, elapsedMs }: { step: string; posts: number; elapsedMs: number }) =>
		log.debug({ step, posts, elapsedMs }, 'progress');
	const results = await workOrders(office, { concurrency: 1, signal: stop.signal, show });
	const outcomes = results.map((r) => r.outcome);
	log.info({ outcomes }, 'orders carried out');
	if (stop.signal.aborted) process.exitCode = EXIT.retryLater;
	else if (outcomes.includes('failed')) process.exitCode = EXIT.failed;
	else process.exitCode = outcomes.includes('partial') ? EXIT.partial : EXIT.complete;
} finally {
	await office.close();
}
