import { Worker } from 'node:worker_threads';
import type { Config } from '../src/config.ts';
import { type Advice, type ErrorDetails, Fault, TryAgainLater, UsageError } from '../src/errors.ts';
import type { Outlook } from '../src/work/summary/outlook.ts';
import type { SummaryMaker } from '../src/work/summary/summaries.ts';
import type { UnitYear } from '../src/work/summary/year.ts';

/** What the thread is asked for. */
export interface Asked {
	readonly number: number;
	/** The outlook where absent. */
	readonly year?: number;
}

export type Answered =
	| { readonly number: number; readonly value: Outlook | readonly UnitYear[] }
	| { readonly number: number; readonly error: ToldError };

/** An error of ours as another thread is told of it. */
export interface ToldError extends Omit<ErrorDetails, 'cause'> {
	readonly advice: Advice;
	readonly message: string;
}

const KINDS = { 'correct-and-retry': UsageError, 'retry-later': TryAgainLater, 'report-fault': Fault };
/** How long the thread may take to begin, and for an answer: the largest catalogue takes seconds. A thread that hangs would have people wait for ever. */
const MOST_MS = { begin: 30_000, answer: 300_000 };

interface Waiting {
	resolve(value: never): void;
	reject(error: Error): void;
	readonly timer: NodeJS.Timeout;
}

/**
 * Has summaries made in a thread of their own: looking through tens of thousands of accounts takes a second, in which the web office would
 * answer nobody. The thread is started
 * at once, so that the first answer is not waited for longer than the next, and again after it has broken.
 */
export async function summariesAside(
	config: Config,
	mostMs = MOST_MS,
): Promise<SummaryMaker & { close(): Promise<void> }> {
	const waiting = new Map<number, Waiting>();
	let worker: Worker | undefined;
	let number = 0;
	let isClosed = false;
	const broken = (cause: unknown) => {
		worker = undefined;
		for (const { reject, timer } of waiting.values()) {
			clearTimeout(timer);
			reject(new Fault('The summaries could not be made', { code: 'summary-failed', cause }));
		}
		waiting.clear();
	};
	const started = () => {
		if (worker) return worker;
		const made = new Worker(new URL('./summaries-thread.ts', import.meta.url), { workerData: config });
		made.on('message', (answer: Answered | 'ready') => {
			if (answer === 'ready') return;
			const of = waiting.get(answer.number);
			waiting.delete(answer.number);
			clearTimeout(of?.timer);
			if ('value' in answer) return of?.resolve(answer.value as never);
			const { advice, message, ...details } = answer.error;
			of?.reject(new KINDS[advice](message, details));
		});
		made.on('error', broken);
		made.on('exit', () => worker === made && broken(undefined));
		worker = made;
		return made;
	};
	const ask = <T>(year?: number) =>
		new Promise<T>((resolve, reject) => {
			// Whoever waited for the one before asks again when that is broken off: a thread begun then would keep the program from ending.
			if (isClosed) return reject(new Fault('The summaries are closed', { code: 'summary-failed' }));
			number++;
			const asked = started();
			const timer = setTimeout(() => {
				if (worker !== asked) return;
				broken(new Error(`no answer within ${mostMs.answer} ms`));
				void asked.terminate();
			}, mostMs.answer).unref();
			waiting.set(number, { resolve, reject, timer });
			asked.postMessage({ number, ...(year === undefined ? {} : { year }) } satisfies Asked);
		});
	// What is wrong with it is told to whoever asks: pages that need no summary are there all the same.
	const first = started();
	await new Promise<void>((resolve) => {
		const timer = setTimeout(resolve, mostMs.begin);
		for (const sign of ['message', 'error', 'exit'] as const)
			first.once(sign, () => {
				clearTimeout(timer);
				resolve();
			});
	});
	return {
		outlook: () => ask<Outlook>(),
		year: (year) => ask<readonly UnitYear[]>(year),
		close: async () => {
			isClosed = true;
			await worker?.terminate();
		},
	};
}
