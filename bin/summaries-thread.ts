import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '../src/config.ts';
import { openLog } from '../src/log.ts';
import { makerOf, type SummaryMaker } from '../src/work/summary/summaries.ts';
import { openOffice } from '../storage/open.ts';
import type { Answered, Asked } from './summaries-aside.ts';

/** The thread's own office: a connection to the catalogue of its own, which nobody else waits for. */
const office = await openOffice(workerData as Config, { log: openLog('silent'), purpose: 'reading' });
const maker: SummaryMaker = makerOf(office);

parentPort?.postMessage('ready');
parentPort?.on('message', async ({ number, year }: Asked) => {
	let answer: Answered;
	try {
		answer = { number, value: await (year === undefined ? maker.outlook() : maker.year(year)) };
	} catch (error) {
		answer = { number, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
	}
	parentPort?.postMessage(answer);
});
