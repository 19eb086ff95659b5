import type { Dirent } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What is copied out: a zip in one file, or a bundle in another form in a folder. */
type CopyKind = 'zip' | 'export';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const NAMES: Readonly<Record<CopyKind, RegExp>> = {
	zip: new RegExp(`^.+\\.zip\\.${UUID}\\.partial$`),
	export: new RegExp(`^.+-(?:bagit|loose)\\.${UUID}\\.partial$`),
};
/** Another process may be at what is younger. */
const DAY_MS = 24 * 3600 * 1000;

/** What copies into a folder that were killed had left there. Absolute paths. */
export interface LeftCopies {
	readonly takenAway: readonly string[];
	/** What should have gone and could not, as where somebody else owns it: it may hold what the bundle holds. */
	readonly stuck: readonly string[];
}

/** Where a copy grows until it is whole and takes its name. @param target absolute */
export function partialOf(target: string): string {
	return `${target}.${crypto.randomUUID()}.partial`;
}

/**
 * Takes away what copies of that kind left when they were killed, where nothing in it has been written for a day. It may hold what is restricted, and nobody
 * else knows of it: the folder is not the program's own.
 * @param folder absolute, there
 */
export async function takeAwayLeft(folder: string, kind: CopyKind, now: Date): Promise<LeftCopies> {
	const takenAway: string[] = [];
	const stuck: string[] = [];
	for (const entry of await listed(folder)) {
		// A link, or a file where a folder would be, is nothing that was copied.
		if (!NAMES[kind].test(entry.name) || !(kind === 'zip' ? entry.isFile() : entry.isDirectory())) continue;
		const path = join(folder, entry.name);
		try {
			if (now.getTime() - (await lastWritten(path, entry.isDirectory())) <= DAY_MS) continue;
			await rm(path, { recursive: true, force: true });
			takenAway.push(path);
		} catch (error) {
			// Gone meanwhile is as good; anything else is told.
			if ((error as NodeJS.ErrnoException).code !== 'ENOENT') stuck.push(path);
		}
	}
	return { takenAway, stuck };
}

/** Where one may write and not look, nothing is seen. */
async function listed(folder: string): Promise<readonly Dirent[]> {
	try {
		return await readdir(folder, { withFileTypes: true });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EACCES') return [];
		throw error;
	}
}

/** Of all that lies in it: a folder is no newer for what is written to a file in it. @returns ms since 1970 */
async function lastWritten(path: string, isFolder: boolean): Promise<number> {
	const inside = isFolder ? await readdir(path, { recursive: true }) : [];
	let newest = 0;
	for (const name of ['', ...inside]) newest = Math.max(newest, (await lstat(join(path, name))).mtimeMs);
	return newest;
}
