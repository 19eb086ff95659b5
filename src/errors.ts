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
	readonly reason?: Reason;
	readonly cause?: unknown;
}

/** Why, where the code does not say it all: in both languages, without a capital or a full stop. */
export interface Reason {
	readonly sv: string;
	readonly en: string;
}

/** Base of every error that Ögonblick throws on purpose. */
export abstract class OgonblickError extends Error {
	abstract readonly advice: Advice;
	abstract readonly exit: number;
	readonly code: string;
	readonly subject: string | undefined;
	readonly remedy: string | undefined;
	readonly reason: Reason | undefined;

	constructor(message: string, details: ErrorDetails) {
		super(message, details.cause === undefined ? undefined : { cause: details.cause });
		this.name = new.target.name;
		this.code = details.code;
		this.subject = details.subject;
		this.remedy = details.remedy;
		this.reason = details.reason;
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

/** No space left, or no more of one's quota. */
const FULL = new Set(['ENOSPC', 'EDQUOT']);
/** How libraries say it that hand on no code. */
const FULL_IN_WORDS = /No space left on device|Disk quota exceeded/i;

/**
 * @param error anything caught; an error of ours, or one that does not come of a full disk, is given back as it is
 * @param subject the path that was written
 * @returns TryAgainLater `disk-full` when a full disk is at the bottom of it
 */
export function asDiskFull(error: unknown, subject: string): unknown {
	if (error instanceof OgonblickError || !isFull(error)) return error;
	return new TryAgainLater(`The disk is full: ${subject} could not be written`, {
		code: 'disk-full',
		subject,
		remedy: 'Free space on the disk, then run the order again. What was half written has been removed.',
		cause: error,
	});
}

function isFull(error: unknown): boolean {
	for (let at = error; at instanceof Error; at = at.cause)
		if (FULL.has((at as NodeJS.ErrnoException).code ?? '') || FULL_IN_WORDS.test(at.message)) return true;
	return false;
}
