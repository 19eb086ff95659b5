import type { Config } from '../src/config.ts';
import type { Advice, ErrorDetails } from '../src/errors.ts';
import type { TextBook } from '../src/office/texts.ts';
import type { Documents } from '../src/work/report/documents.ts';
import type { SummaryMaker } from '../src/work/summary/summaries.ts';

/** What such a thread can be asked. */
export interface Questions extends SummaryMaker, Documents {
	find(wish: Parameters<TextBook['find']>[0]): ReturnType<TextBook['find']>;
}
export type Question = keyof Questions;

/** What a thread is asked. */
export interface Asked {
	readonly number: number;
	readonly name: Question;
	readonly said: readonly unknown[];
}

export type Answered =
	| { readonly number: number; readonly value: unknown }
	| { readonly number: number; readonly error: ToldError };

/** An error of ours as another thread is told of it: a class does not pass. */
export interface ToldError extends Omit<ErrorDetails, 'cause'> {
	readonly advice: Advice;
	readonly message: string;
}

/** What a thread is started with. */
export interface Begun {
	readonly config: Config;
	/** Not 0 when it is to leave off. */
	readonly stop: SharedArrayBuffer;
}
