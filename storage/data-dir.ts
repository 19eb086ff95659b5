import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OgonblickError, TryAgainLater, UsageError } from '../src/errors.ts';
import { makeDirectories } from './directories.ts';

/** The folders of DATA_DIR. `storage/LAYOUT.md` says what lies in each. */
const FOLDERS = ['bundles', 'attempts', 'work', 'keys', 'sessions'] as const;
const PRIVATE: ReadonlySet<string> = new Set(['keys', 'sessions']);

/**
 * Makes DATA_DIR and its folders.
 * @throws UsageError `data-dir-unwritable` · TryAgainLater `disk-almost-full`
 */
export async function makeDataDir(dataDir: string): Promise<void> {
	try {
		// Keys and sessions are for the program alone; the rest an archivist may read.
		for (const folder of FOLDERS)
			await makeDirectories(join(dataDir, folder), PRIVATE.has(folder) ? 0o700 : 0o777);
	} catch (error) {
		throw unusable(dataDir, error);
	}
}

/**
 * Writes a file to see that it can be done: rights alone do not tell of a read-only disk.
 * @throws UsageError `data-dir-unwritable` · TryAgainLater `disk-almost-full`
 */
export function checkWritable(dataDir: string): void {
	const probe = join(dataDir, 'work', '.probe');
	try {
		writeFileSync(probe, 'can be written');
		rmSync(probe, { force: true });
	} catch (error) {
		throw unusable(dataDir, error);
	}
}

/**
 * Looks before anything is begun that needs room.
 * @param keepFree bytes that must remain
 * @throws TryAgainLater `disk-almost-full`
 */
export function checkRoom(dataDir: string, keepFree: number): void {
	const { bavail, bsize } = statfsSync(dataDir);
	const free = bavail * bsize;
	if (free >= keepFree) return;
	throw almostFull(dataDir, `${inMegabytes(free)} are free and ${inMegabytes(keepFree)} must remain`);
}

function unusable(dataDir: string, error: unknown): OgonblickError {
	const { code = String(error), path = dataDir } = error as NodeJS.ErrnoException;
	if (code === 'ENOSPC' || code === 'EDQUOT') return almostFull(dataDir, 'not even a small file fits', error);
	const inTheWay = code === 'EEXIST' || code === 'ENOTDIR';
	const what = inTheWay ? 'a file lies in the way' : `it cannot be written (${code})`;
	return new UsageError(`DATA_DIR cannot be used: ${what}`, {
		code: 'data-dir-unwritable',
		subject: path,
		remedy: inTheWay
			? 'Move that file away, or set DATA_DIR to another directory.'
			: 'Give the user that runs Ögonblick the right to write there, or set DATA_DIR to another directory.',
		cause: error,
	});
}

function almostFull(dataDir: string, detail: string, cause?: unknown): TryAgainLater {
	return new TryAgainLater(`The disk that holds DATA_DIR is almost full: ${detail}`, {
		code: 'disk-almost-full',
		subject: dataDir,
		// What could not be written has no more room where less is kept free.
		remedy:
			cause === undefined
				? 'Make room on that disk, or lower KEEP_FREE_BYTES, then try again.'
				: 'Make room on that disk, then try again.',
		cause,
	});
}

function inMegabytes(bytes: number): string {
	return `${Math.floor(bytes / 1e6)} MB`;
}
