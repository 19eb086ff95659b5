import BetterSqlite3 from 'better-sqlite3';
import { Fault, OgonblickError, TryAgainLater, UsageError } from '../../src/errors.ts';

const BACKUP =
	'Restore catalogue.sqlite from a backup, or move it away to begin a new catalogue: the bundles themselves are untouched and each can be verified by itself.';

/** What an error of SQLite means to the person: wait, make room, give rights, restore; anything else is our fault. */
export function asOurs(error: unknown, path: string): unknown {
	if (!(error instanceof BetterSqlite3.SqliteError) || error instanceof OgonblickError) return error;
	const about = { subject: path, cause: error };
	const code = error.code;
	if (/^SQLITE_(BUSY|LOCKED)/.test(code))
		return new TryAgainLater('Another process has held the catalogue for too long', {
			...about,
			code: 'catalogue-busy',
			remedy: 'Try again when the other process is done.',
		});
	// Its shared memory is a file too, and is what a disk without a single free block refuses first.
	if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE')
		return new TryAgainLater('There is no room left for the catalogue', {
			...about,
			code: 'store-full',
			remedy: 'Make room on the disk that holds DATA_DIR, then try again.',
		});
	if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return damaged(path, error.message, error);
	if (/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code))
		return new UsageError(`The catalogue cannot be opened for writing: ${error.message}`, {
			...about,
			code: 'store-unwritable',
			remedy:
				'Give the user that runs Ögonblick the right to write the file and its folder, or set DATA_DIR.',
		});
	return new Fault(`The catalogue refused: ${error.message} (${code})`, {
		...about,
		code: 'catalogue-refused',
	});
}

export function damaged(path: string, detail: string, cause?: unknown): Fault {
	return new Fault(`The catalogue is damaged: ${detail}`, {
		code: 'catalogue-damaged',
		subject: path,
		remedy: BACKUP,
		cause,
	});
}
