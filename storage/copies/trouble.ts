import { Fault, OgonblickError, TryAgainLater, UsageError } from '../../src/errors.ts';
import { asOurs, codeOf } from '../bundles/trouble.ts';

/** The second store does not answer, or is not the one that was written to: what is owed waits. */
export function away(subject: string, why: string, cause?: unknown): TryAgainLater {
	return new TryAgainLater(`The second store cannot be reached: ${why}`, {
		...{ code: 'second-store-away', subject, cause },
		remedy: 'Connect it again. What is filed stands, and what is not copied yet is copied when it is back.',
	});
}

export function full(subject: string, cause: unknown): TryAgainLater {
	return new TryAgainLater('There is no room left in the second store', {
		...{ code: 'second-store-full', subject, cause },
		remedy: 'Make room there. What is not copied yet is copied then.',
	});
}

export function refused(subject: string, why: string, cause?: unknown): UsageError {
	return new UsageError(`The second store refuses (${why})`, {
		...{ code: 'second-store-refused', subject, cause },
		remedy:
			'Give the user that runs Ögonblick the right to read and write there, or correct SECOND_STORE and what belongs to it.',
	});
}

export function missing(subject: string): UsageError {
	return new UsageError('The second store has no copy of the bundle', {
		...{ code: 'copy-missing', subject },
		remedy: 'Restore the bundle from a backup, and check it with fixity.',
	});
}

/** The disk that the bundle lies on does not give it back: no trouble of the second store, and of no other bundle. */
export function unreadable(subject: string, cause: unknown): TryAgainLater {
	return new TryAgainLater(`The bundle cannot be read now (${codeOf(cause) ?? String(cause)})`, {
		...{ code: 'bundle-unreadable', subject, cause },
		remedy: 'See that its disk is there and whole, and check the bundle with fixity.',
	});
}

/** The bytes that were read are not those that were filed: they are given no name in the second store. */
export function differs(subject: string): Fault {
	return new Fault('What was to be copied is not what was filed', {
		...{ code: 'copy-differs', subject },
		remedy: 'Check the bundle with fixity.',
	});
}

export function exists(subject: string, cause?: unknown): Fault {
	return new Fault('Something else lies in the second store under the name of the bundle', {
		...{ code: 'copy-exists', subject, cause },
		remedy: 'Look at what lies there. Nothing is overwritten; move it away, and it is copied the next time.',
	});
}

/** What an error of the file system means where the second store is a folder. */
export function asOfSecond(error: unknown, path: string): unknown {
	const ours = asOurs(error, path);
	if (!(ours instanceof OgonblickError)) return ours;
	// What the disk said of a copy is said of the second store, and of no bundle.
	if (ours.code === 'bundle-unreadable') return asOfSecond(ours.cause, path);
	if (ours.code === 'store-full') return full(path, ours);
	if (ours.code === 'store-unwritable') return refused(path, codeOf(ours.cause) ?? '', ours);
	if (ours.code === 'store-refused') return away(path, ours.message, ours);
	return ours.code === 'bundle-exists' ? exists(path, ours) : ours;
}
