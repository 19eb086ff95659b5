import { OgonblickError, TryAgainLater, UsageError } from '../../src/errors.ts';

/** What can go wrong at a target, each with what the person can do. `where` is the target's address or a file there. */
export const trouble = {
	unreachable: (where: string, cause: unknown) =>
		new TryAgainLater(`The delivery target cannot be reached (${inShort(cause)})`, {
			...{ code: 'delivery-unreachable', subject: where, cause },
			remedy: 'Look whether the address is right and the network lets you through, then run deliver resume.',
		}),
	cut: (where: string, cause?: unknown) =>
		new TryAgainLater('The connection to the delivery target broke', {
			...{ code: 'delivery-cut', subject: where, cause },
			remedy: 'Nothing is lost: run deliver resume, and it goes on where it was.',
		}),
	full: (where: string, cause?: unknown) =>
		new TryAgainLater('There is no room left at the delivery target', {
			...{ code: 'delivery-full', subject: where, cause },
			remedy: 'Ask the archive to make room there, then run deliver resume.',
		}),
	denied: (where: string, cause?: unknown) =>
		new UsageError('The delivery target lets you neither write nor read there', {
			...{ code: 'delivery-denied', subject: where, cause },
			remedy:
				'Ask the archive for the right to write and read there: what is sent is read back and compared.',
		}),
	noFolder: (where: string, cause?: unknown) =>
		new UsageError('The folder of the delivery target is not there', {
			...{ code: 'delivery-no-folder', subject: where, cause },
			remedy: 'Mount the disk, make the folder, or correct the address: it is not made by itself.',
		}),
	differs: (where: string) =>
		new UsageError('Another file lies at the delivery target under that name, and is not overwritten', {
			...{ code: 'delivery-file-differs', subject: where },
			remedy: 'Ask the archive to move that file away, then run deliver resume.',
		}),
	altered: (where: string) =>
		new TryAgainLater(
			'What was read back from the delivery target is not what was sent; it was taken away there',
			{
				...{ code: 'delivery-altered', subject: where },
				remedy:
					'Run deliver resume. If it recurs, a disk or a device on the way is broken: tell the archive.',
			},
		),
	refused: (where: string, cause: unknown) =>
		new TryAgainLater(`The delivery target refused (${inShort(cause)})`, {
			...{ code: 'delivery-refused', subject: where, cause },
			remedy: 'Run deliver resume later; if it recurs, show the archive what it said.',
		}),
	login: (where: string, cause?: unknown) =>
		new UsageError('The delivery target does not let you log in', {
			...{ code: 'delivery-login', subject: where, cause },
			remedy:
				'Correct the user, the key or the password; the archive has to know the public half of the key.',
		}),
	secretUnreadable: (file: string, cause: unknown) =>
		new UsageError(`The file with the secret cannot be read (${codeOf(cause) ?? inShort(cause)})`, {
			...{ code: 'delivery-secret-unreadable', subject: file, cause },
			remedy:
				'Correct the path with deliver targets change, and let the user that runs Ögonblick read the file.',
		}),
	secretOpen: (file: string) =>
		new UsageError('The file with the secret can be read by others on this machine', {
			...{ code: 'delivery-secret-open', subject: file },
			remedy: 'Let nobody but the user that runs Ögonblick read it: chmod 600.',
		}),
	secretUnusable: (file: string, why: string, cause?: unknown) =>
		new UsageError(`The file with the secret cannot be used: ${why}`, {
			...{ code: 'delivery-secret-unusable', subject: file, cause },
			remedy: 'Name another file with deliver targets change; the handbook says what it is to hold.',
		}),
} as const;

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const DENIED = ['EACCES', 'EPERM', 'EROFS'];

/** What an error of a file system says of a target. */
export function ofFileSystem(error: unknown, where: string): unknown {
	if (error instanceof OgonblickError) return error;
	const code = codeOf(error) ?? '';
	if (FULL.includes(code)) return trouble.full(where, error);
	if (DENIED.includes(code)) return trouble.denied(where, error);
	if (code === 'ENOENT' || code === 'ENOTDIR') return trouble.noFolder(where, error);
	return code === '' ? error : trouble.refused(where, error);
}

export function codeOf(error: unknown): string | undefined {
	const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
	return typeof code === 'string' ? code : undefined;
}

/** The first line of what was said, or its code where it said nothing. */
function inShort(cause: unknown): string {
	const said = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
	return said || codeOf(cause) || 'no reason was given';
}
