import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../src/config.ts';
import { OgonblickError } from '../src/errors.ts';
import { makerOf, type SummaryMaker } from '../src/work/summary/summaries.ts';
import { openOffice } from '../storage/open.ts';
import type { Answered, Asked, ToldError } from './summaries-aside.ts';

/** The thread's own office: a connection to the catalogue of its own, which nobody else waits for. */
const office = await openOffice(workerData as Config, { purpose: 'reading' });
const maker: SummaryMaker = makerOf(office);

/** What another thread is told of an error: a class does not pass. */
function toldOf(error: unknown): ToldError {
	if (!(error instanceof OgonblickError)) {
		const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
		return { advice: 'report-fault', message, code: 'summary-failed' };
	}
	const { advice, message, code, subject, remedy, reason } = error;
	return {
		advice,
		message,
		code,
		...(subject ? { subject } : {}),
		...(remedy ? { remedy } : {}),
		...(reason ? { reason } : {}),
	};
}

parentPort?.postMessage('ready');
parentPort?.on('message', async ({ number, year }: Asked) => {
	let answer: Answered;
	try {
		answer = { number, value: await (year === undefined ? maker.outlook() : maker.year(year)) };
	} catch (error) {
		answer = { number, error: toldOf(error) };
	}
	parentPort?.postMessage(answer);
});
