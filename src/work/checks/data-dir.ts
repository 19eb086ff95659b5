import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Check, inShort, missing, ok, warning } from './check.ts';

/** Room for a handful of long captures above what must remain free. */
const ROOM_BYTES = 5_000_000_000;
/** Less than this above it may not hold a single one. */
const ONE_BYTES = 1_000_000_000;

export interface DataDir {
	readonly checks: readonly Check[];
	/** False where the directory is not there yet, or cannot be used. */
	readonly usable: boolean;
}

/**
 * Whether the data directory can be written and has room. Nothing is written: where it is not there yet, the
 * nearest directory above it is asked.
 * @param keepFree bytes that must remain free
 */
export async function checkDataDir(dir: string, keepFree: number): Promise<DataDir> {
	const standing = await nearestThere(dir);
	if (!(await stat(standing)).isDirectory())
		return { checks: [missing('data-dir', standing, 'data-dir-not-a-directory')], usable: false };
	try {
		await access(standing, constants.W_OK | constants.X_OK);
	} catch (error) {
		return {
			checks: [missing('data-dir', `${dir} (${inShort(error)})`, 'data-dir-unwritable')],
			usable: false,
		};
	}
	const there = standing === dir;
	const space = await checkSpace(standing, keepFree);
	return {
		checks: [there ? ok('data-dir', dir) : ok('data-dir', dir, 'data-dir-new'), space],
		usable: there,
	};
}

async function checkSpace(dir: string, keepFree: number): Promise<Check> {
	const { bavail, bsize } = await statfs(dir);
	const free = bavail * bsize;
	const found = String(free);
	if (free === 0) return missing('free-space', found, 'space-none');
	if (free <= keepFree) return missing('free-space', found, 'space-out');
	if (free < keepFree + ONE_BYTES) return warning('free-space', found, 'space-scant');
	return free < keepFree + ROOM_BYTES ? warning('free-space', found, 'space-low') : ok('free-space', found);
}

async function nearestThere(path: string): Promise<string> {
	try {
		await stat(path);
		return path;
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code;
		if ((code !== 'ENOENT' && code !== 'ENOTDIR') || dirname(path) === path) throw error;
		return nearestThere(dirname(path));
	}
}
