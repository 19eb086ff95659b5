import { UsageError } from '../../errors.ts';
import type { Filing } from '../../records/filing.ts';

export function badDay(subject: string): UsageError {
	return new UsageError('That is no day on which a request can have come in', {
		...{ code: 'disclosure-bad-day', subject },
		remedy: 'Write it as 2026-11-28; it is not later than today.',
	});
}

export function needsWhat(): UsageError {
	return new UsageError('Nothing is said of what was asked for', {
		...{ code: 'disclosure-needs-what' },
		remedy: 'Write which records were asked for, such as the account and the year.',
	});
}

export function tooLong(length: number, most: number): UsageError {
	return new UsageError(`The text has ${length} characters`, {
		...{ code: 'too-long', subject: `${most}` },
		remedy: `Write at most ${most}, and keep the rest in the case.`,
	});
}

export function unknownUnit(subject: string): UsageError {
	return new UsageError('There is no such unit', {
		...{ code: 'disclosure-unknown-unit', subject },
		remedy: 'Choose one of the units that are registered.',
	});
}

export function otherUnit({ bundleId }: Pick<Filing, 'bundleId'>): UsageError {
	return new UsageError('The bundle belongs to another unit than the request concerns', {
		...{ code: 'other-unit', subject: bundleId },
		remedy: 'Register a request with that unit, or one that concerns the whole organisation.',
	});
}

export function noSuchPost(position: number): UsageError {
	return new UsageError(`The bundle has no post ${position}`, {
		...{ code: 'no-such-post', subject: `${position}` },
		remedy: 'Posts are counted from 1, as they stand in the bundle.',
	});
}

export function needsReason(subject: string): UsageError {
	return new UsageError('What is not handed out is not handed out for a reason', {
		...{ code: 'review-needs-reason', subject },
		remedy: 'Write why, and by which section of the secrecy act.',
	});
}

export function nothingPicked(subject: string): UsageError {
	return new UsageError('No bundle has been picked', {
		...{ code: 'nothing-picked', subject },
		remedy: 'Pick the bundles that the request concerns, or refuse it.',
	});
}

export function extractWithoutCopy(subject: string): UsageError {
	return new UsageError('Some posts of a bundle are to be handed out, and no copy with them alone is made', {
		...{ code: 'extract-without-copy', subject },
		remedy: 'Make the copy first, or pick all of the bundle.',
	});
}

export function wholeWithCopies(subject: string): UsageError {
	return new UsageError('Something is struck, so it is not handed out whole', {
		...{ code: 'whole-with-copies', subject },
		remedy: 'Decide on a part, or drop the redacted copy.',
	});
}

export function partWithoutCopy(subject: string): UsageError {
	return new UsageError('Nothing is struck, so it is not a part that is handed out', {
		...{ code: 'part-without-copy', subject },
		remedy: 'Make a redacted copy first, or decide that all is handed out.',
	});
}

export function notRefused(subject: string): UsageError {
	return new UsageError('The review has not refused the request', {
		...{ code: 'not-refused', subject },
		remedy: 'Keep the review first, or end the request as withdrawn.',
	});
}
