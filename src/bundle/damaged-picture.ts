import { OgonblickError, UsageError } from '../errors.ts';

/** What is thrown where the bytes of a bundle's picture are no whole picture, whatever the library that draws it says of them. */
export function damagedPicture(error: unknown, subject: string): OgonblickError {
	if (error instanceof OgonblickError) return error;
	return new UsageError('A picture of the bundle cannot be drawn', {
		...{ code: 'picture-damaged', subject, cause: error },
		remedy: 'Check the bundle: `ogonblick verify` says what has changed in it.',
	});
}
