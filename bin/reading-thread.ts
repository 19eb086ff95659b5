import { parentPort, workerData } from 'node:worker_threads';
import { OgonblickError } from '../src/errors.ts';
import { documentsOf } from '../src/work/report/documents.ts';
import { makerOf } from '../src/work/summary/summaries.ts';
import { openOffice } from '../storage/open.ts';
import { brokenOffBy } from '../storage/sqlite/may-go-on.ts';
import type { Answered, Asked, Begun, Questions, ToldError } from './thread-messages.ts';

const { config, stop } = workerData as Begun;
brokenOffBy(stop);
/** The thread's own office: a connection to the catalogue of its own, which nobody else waits for. */
const office = await openOffice(config, { purpose: 'reading' });
const maker = makerOf(office);
const documents = documentsOf(office);

const ANSWERS: Questions = {
	outlook: () => maker.outlook(),
	year: (year) => maker.year(year),
	report: (...asked) => documents.report(...asked),
	publicList: (...asked) => documents.publicList(...asked),
	accounts: (...asked) => documents.accounts(...asked),
	disposal: (...asked) => documents.disposal(...asked),
	dueBundles: (...asked) => documents.dueBundles(...asked),
	coming: (...asked) => documents.coming(...asked),
	pressing: (...asked) => documents.pressing(...asked),
	fixity: (...asked) => documents.fixity(...asked),
	find: (wish) => office.texts.find(wish),
};

function toldOf(error: unknown): ToldError {
	if (!(error instanceof OgonblickError)) {
		const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
		return { advice: 'report-fault', message, code: 'unexpected' };
	}
	const { advice, message, code, subject, remedy, reason } = error;
	return {
		...{ advice, message, code },
		...(subject ? { subject } : {}),
		...(remedy ? { remedy } : {}),
		...(reason ? { reason } : {}),
	};
}

parentPort?.postMessage('ready');
parentPort?.on('message', async ({ number, name, said }: Asked) => {
	let answer: Answered;
	try {
		const act = ANSWERS[name] as (...said: readonly unknown[]) => Promise<unknown>;
		answer = { number, value: await act(...said) };
	} catch (error) {
		answer = { number, error: toldOf(error) };
	}
	parentPort?.postMessage(answer);
});
