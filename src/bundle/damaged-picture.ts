import { OgonblickError, UsageError } from '../errors.ts';

/** What is thrown where the bytes of a bundle's picture are no whole picture, whatever the library that draws it says of them. */
export function damagedPicture(error: unknown, subject: string): Error {
	// The disk, or a fault of ours, is no damage of the picture.
	const isOther = error instanceof TypeError || error instanceof RangeError || isOfSystem(error);
	if (error instanceof OgonblickError || isOther) return error;
	return new UsageError('A picture of the bundle cannot be drawn', {
		...{ code: 'picture-damaged', subject, cause: error },
		remedy: 'Check the bundle: `ogonblick verify` says what has changed in it.',
	});
}

function isOfSystem(error: unknown): error is Error {
	return error instanceof Error && 'syscall' in error;
}
