import { availableParallelism } from 'node:os';
import type { Config } from '../src/config.ts';
import { Fault, TryAgainLater } from '../src/errors.ts';
import type { TextBook } from '../src/office/texts.ts';
import type { Documents } from '../src/work/report/documents.ts';
import type { SummaryMaker } from '../src/work/summary/summaries.ts';
import { openThreads, type ThreadsWish } from './threads.ts';

/** What the web office reads where nobody else waits meanwhile. */
export interface ReadAside extends SummaryMaker, Documents, Pick<TextBook, 'find'> {
	close(): Promise<void>;
}

/** How long a thread may take to begin, and for an answer. One that hangs would have people wait for ever. */
export const MOST_MS = {
	/** The largest catalogue takes seconds. */
	summaries: { begin: 30_000, answer: 300_000 },
	/** Nobody waits longer for a search; the slowest of millions of posts take a second or two. */
	searches: { begin: 30_000, answer: 20_000 },
};
/** As many searches at once as there are processors, and no more memory than that many connections take. */
const MOST_SEARCHES = 4;

/**
 * Has summaries made and texts searched in threads of their own: looking through tens of thousands of accounts takes a second, and a search
 * among millions of posts a tenth of one, in which the web office would answer nobody. The first of both kinds is started at once, so that the
 * first answer is not waited for longer than the next. Reports and lists, which are seldom asked for, have another one that begins when they are.
 */
export async function readAside(config: Config, mostMs = MOST_MS): Promise<ReadAside> {
	const failed = (what: string, code: string) => (cause: unknown) =>
		new Fault(`${what} could not be made`, { code, cause });
	const script = new URL('./reading-thread.ts', import.meta.url);
	const summaries: ThreadsWish = {
		script,
		...{ threads: 1, mostMs: mostMs.summaries },
		failed: failed('The summaries', 'summary-failed'),
		closing,
		late: () => failed('The summaries', 'summary-failed')(new Error('no answer in time')),
	};
	const searches: ThreadsWish = {
		script,
		...{ threads: Math.max(1, Math.min(MOST_SEARCHES, availableParallelism())), mostMs: mostMs.searches },
		failed: failed('The search', 'search-failed'),
		late: tooLong,
		closing,
	};
	const documents: ThreadsWish = {
		...{ script, threads: 1, mostMs: mostMs.summaries, isLate: true },
		failed: failed('The document', 'document-failed'),
		closing,
		late: () => failed('The document', 'document-failed')(new Error('no answer in time')),
	};
	const open = (wish: ThreadsWish) => openThreads(config, wish);
	const [makers, finders, writers] = await Promise.all([open(summaries), open(searches), open(documents)]);
	return {
		outlook: () => makers.ask('outlook', []),
		year: (year) => makers.ask('year', [year]),
		report: (...asked) => writers.ask('report', asked),
		publicList: (...asked) => writers.ask('publicList', asked),
		accounts: (...asked) => writers.ask('accounts', asked),
		disposal: (...asked) => writers.ask('disposal', asked),
		dueBundles: (...asked) => writers.ask('dueBundles', asked),
		coming: (...asked) => writers.ask('coming', asked),
		pressing: (...asked) => writers.ask('pressing', asked),
		fixity: (...asked) => writers.ask('fixity', asked),
		find: (wish, signal) => finders.ask('find', [wish], signal),
		close: async () => {
			await Promise.all([makers, finders, writers].map((each) => each.close()));
		},
	};
}

function closing(): TryAgainLater {
	return new TryAgainLater('The web office is being stopped', {
		code: 'office-closing',
		remedy: 'Try again in a minute.',
	});
}

function tooLong(): TryAgainLater {
	return new TryAgainLater('The search took too long and was ended', {
		...{ code: 'search-too-long', subject: 'query' },
		remedy:
			'Narrow it by a year, a unit or an account, or by a word that is less common; or try again later.',
	});
}
