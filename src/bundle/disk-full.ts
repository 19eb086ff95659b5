import { OgonblickError, TryAgainLater } from '../errors.ts';

/** No space left, or no more of one's quota. */
const FULL = new Set(['ENOSPC', 'EDQUOT']);

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
		if (FULL.has((at as NodeJS.ErrnoException).code ?? '')) return true;
	return false;
}
