import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './trouble.ts';

/** Entries looked at for each bundle that is asked for: a bundle, its checksum file, and a folder now and then. */
const ENTRIES_EACH = 4;
/** And these at least, to come down to where bundles lie. */
const ENTRIES_LEAST = 1000;
/** Folders below each other; a store has four. */
const MOST_DEEP = 12;

/**
 * Keys of the bundles that lie below a root, found by their names alone; links are not followed, and what is hidden is
 * not a bundle. @param most where to stop, also among other files
 */
export async function lyingBelow(root: string, most: number): Promise<readonly string[]> {
	const keys: string[] = [];
	const unread = [''];
	let left = ENTRIES_LEAST + most * ENTRIES_EACH;
	for (let folder = unread.pop(); folder !== undefined; folder = unread.pop()) {
		for (const entry of await entriesOf(join(root, folder))) {
			if (keys.length === most || left-- === 0) return keys;
			if (entry.name.startsWith('.')) continue;
			const key = folder === '' ? entry.name : `${folder}/${entry.name}`;
			if (entry.isDirectory() && key.split('/').length < MOST_DEEP) unread.push(key);
			else if (entry.isFile() && entry.name.endsWith('.zip')) keys.push(key);
		}
	}
	return keys;
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
	try {
		return await readdir(folder, { withFileTypes: true });
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return [];
		throw error;
	}
}
