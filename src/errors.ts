/** What the caller should do about an error; decides the exit code. */
export type Advice = 'correct-and-retry' | 'retry-later' | 'report-fault';

export const EXIT = {
	complete: 0,
	usage: 2,
	partial: 10,
	failed: 20,
	fault: 70,
	retryLater: 75,
} as const;

export interface ErrorDetails {
	/** Stable code in kebab-case, for machines and documentation. */
	readonly code: string;
	/** What the error is about: a field, an option, a path, an address. */
	readonly subject?: string;
	/** What the person can do now, as a full sentence. */
	readonly remedy?: string;
	readonly cause?: unknown;
}

/** Base of every error that Ögonblick throws on purpose. */
export abstract class OgonblickError extends Error {
	abstract readonly advice: Advice;
	abstract readonly exit: number;
	readonly code: string;
	readonly subject: string | undefined;
	readonly remedy: string | undefined;

	constructor(message: string, details: ErrorDetails) {
		super(message, details.cause === undefined ? undefined : { cause: details.cause });
		this.name = new.target.name;
		this.code = details.code;
		this.subject = details.subject;
		this.remedy = details.remedy;
	}
}

/** The input or configuration is wrong: correct it, then try again. Exit 2. */
export class UsageError extends OgonblickError {
	readonly advice = 'correct-and-retry';
	readonly exit = EXIT.usage;
}

/** Nothing is wrong with the input, but it cannot be done now: a full disk, a busy account. Exit 75. */
export class TryAgainLater extends OgonblickError {
	readonly advice = 'retry-later';
	readonly exit = EXIT.retryLater;
}

/** The program or what it stands on is broken: report it. Exit 70. */
export class Fault extends OgonblickError {
	readonly advice = 'report-fault';
	readonly exit = EXIT.fault;
}
