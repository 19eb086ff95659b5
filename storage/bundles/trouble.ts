import { Fault, OgonblickError, TryAgainLater, UsageError } from '../../src/errors.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const UNWRITABLE = new Set([
	'EACCES',
	'EPERM',
	'EROFS',
	'ENOTDIR',
	'EISDIR',
	'EEXIST',
	'ELOOP',
	'ENAMETOOLONG',
]);

/** What an error of the file system means to the person who keeps bundles there. */
export function asOurs(error: unknown, path: string): unknown {
	if (error instanceof OgonblickError) return error;
	const code = codeOf(error);
	if (code !== undefined && FULL.has(code))
		return new TryAgainLater('There is no room left where bundles are kept', {
			code: 'store-full',
			subject: path,
			remedy: 'Make room on that disk, or raise the quota, then try again.',
			cause: error,
		});
	if (code !== undefined && UNWRITABLE.has(code)) return unwritable(path, error);
	return new Fault(`The file system refused (${code ?? String(error)})`, {
		code: 'store-refused',
		subject: path,
		cause: error,
	});
}

/** What the person can mend: rights, something in the way, or a place that lets no directory be made. */
export function unwritable(path: string, cause: unknown): UsageError {
	return new UsageError(`Bundles cannot be written there (${codeOf(cause)})`, {
		code: 'store-unwritable',
		subject: path,
		remedy:
			'Give the user that runs Ögonblick the right to write there, move away what is in the way, or name another directory.',
		cause,
	});
}

/** A folder that may not be searched, a disk that errs: nothing is known of this one bundle, and nobody wanted to write there. */
export function unreadable(path: string, cause: unknown): TryAgainLater {
	return new TryAgainLater(`The bundle cannot be read now (${codeOf(cause) ?? String(cause)})`, {
		code: 'bundle-unreadable',
		subject: path,
		remedy: 'See that its disk is there and whole, and that the user that runs Ögonblick may read the file.',
		cause,
	});
}

export function codeOf(error: unknown): string | undefined {
	return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}
