import { hash } from 'node:crypto';
import { open, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../src/errors.ts';
import { makeDirectories } from '../directories.ts';
import { isGone, ownerMark } from '../owner.ts';
import { codeOf } from './trouble.ts';

/** Folder below a store's root for what is not finished, so that no half file ever lies among the bundles. */
const FOLDER = '.incoming';
const PARTIAL = '.partial';
const RESERVED = '.reserved';
/** Longer than any copy takes: what another machine left, whose processes nobody here can ask about. */
const FORGOTTEN_MS = 24 * 3600 * 1000;
const TRIES = 50;

/** An empty file of this process's own, removed when disposed of unless it has been moved to its place. */
export async function incomingFile(root: string): Promise<AsyncDisposable & { readonly path: string }> {
	const path = join(root, FOLDER, `${ownerMark()}-${crypto.randomUUID()}${PARTIAL}`);
	await create(root, path, '');
	return { path, [Symbol.asyncDispose]: () => clear(root, path) };
}

/** Takes a name among all processes; undefined when another has it, or died with it and nothing was swept since. */
export async function reserveName(root: string, key: string): Promise<AsyncDisposable | undefined> {
	const path = join(root, FOLDER, `${hash('sha256', key, 'hex')}${RESERVED}`);
	try {
		await create(root, path, ownerMark());
	} catch (error) {
		if (codeOf(error) === 'EEXIST') return undefined;
		throw error;
	}
	return { [Symbol.asyncDispose]: () => clear(root, path) };
}

/** Removes what processes that are gone left unfinished under a root; what a living one is writing stays. */
export async function sweepIncoming(root: string): Promise<readonly string[]> {
	const removed: string[] = [];
	for (const name of await names(join(root, FOLDER))) {
		const path = join(root, FOLDER, name);
		if (!name.endsWith(PARTIAL) && !name.endsWith(RESERVED)) continue;
		if (!(await isForsaken(path))) continue;
		await clear(root, path);
		removed.push(path);
	}
	return removed;
}

/** The folder comes and goes with its files, so that a directory given with `--out` holds bundles and nothing else. */
async function create(root: string, path: string, text: string): Promise<void> {
	for (let tried = 0; tried < TRIES; tried++) {
		try {
			await makeDirectories(join(root, FOLDER));
			await using handle = await open(path, 'wx');
			await handle.writeFile(text);
			return;
		} catch (error) {
			// Another writer found the folder empty and took it away in between, also in the middle of its being made.
			if (codeOf(error) !== 'ENOENT') throw error;
		}
	}
	throw new Fault('The folder for unfinished files does not stay', { code: 'store-refused', subject: path });
}

async function clear(root: string, path: string): Promise<void> {
	await rm(path, { force: true });
	try {
		await rmdir(join(root, FOLDER));
	} catch (error) {
		if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'EBUSY'].includes(codeOf(error) ?? '')) throw error;
	}
}

async function isForsaken(path: string): Promise<boolean> {
	try {
		const mark = path.endsWith(PARTIAL) ? (path.split('/').at(-1) ?? '') : await readFile(path, 'utf8');
		if (isGone(mark.split('-').slice(0, 3).join('-'))) return true;
		return Date.now() - (await stat(path)).mtimeMs > FORGOTTEN_MS;
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return false;
		throw error;
	}
}

async function names(folder: string): Promise<readonly string[]> {
	try {
		return await readdir(folder);
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return [];
		throw error;
	}
}
