import { rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault, UsageError } from '../../src/errors.ts';
import type { BundleStore } from '../../src/office.ts';
import { isThere } from '../directories.ts';
import { copyDurably, flush, makeDirectory, publish } from './durable.ts';
import { incomingFile, reserveName, sweepIncoming } from './incoming.ts';
import { pathOf } from './key.ts';
import { lyingBelow } from './lying.ts';
import { asOurs, codeOf, unwritable } from './trouble.ts';

/**
 * Bundles as files in a folder tree that a person can read.
 * @param root absolute, on one file system; made when the first bundle is put
 */
export function diskStore(root: string): BundleStore {
	return {
		root,
		makeRoot: () => translated(root, makeRoot),
		put: async (file, key) => translated(pathOf(root, key), (path) => put(root, key, file, path)),
		putCompanion: async (key, contents) => {
			if (key.endsWith('.zip'))
				throw new Fault("A companion never takes a bundle's name", { code: 'bad-key', subject: key });
			await translated(pathOf(root, key), (path) => replace(root, path, contents));
		},
		read: async (key) => {
			const path = pathOf(root, key);
			if (await isFile(path)) return path;
			throw new UsageError('The bundle is not where it was filed', {
				code: 'bundle-missing',
				subject: path,
				remedy: 'Look whether the disk is mounted, or restore the file from a backup and verify it.',
			});
		},
		exists: async (key) => isFile(pathOf(root, key)),
		bytes: async (key) => bytesOf(pathOf(root, key)),
		lying: (most) => translated(root, (path) => lyingBelow(path, most)),
		remove: async (key) =>
			translated(pathOf(root, key), async (path) => {
				await rm(path, { force: true });
				if (await isThere(dirname(path))) await flush(dirname(path));
			}),
		sweep: () => translated(root, sweepIncoming),
	};
}

async function makeRoot(root: string): Promise<void> {
	try {
		await makeDirectory(root);
	} catch (error) {
		// Its parent is there and lets no directory be made, as /proc does.
		throw codeOf(error) === 'ENOENT' ? unwritable(root, error) : error;
	}
}

async function put(root: string, key: string, file: string, path: string): Promise<void> {
	await flush(file);
	await makeDirectory(dirname(path));
	const reserve = () => reserveName(root, key);
	try {
		await publish(file, path, reserve);
	} catch (error) {
		if (codeOf(error) !== 'EXDEV') throw error;
		await using incoming = await incomingFile(root);
		await copyDurably(file, incoming.path);
		await publish(incoming.path, path, reserve);
		await unlink(file);
	}
}

async function replace(root: string, path: string, contents: string | Uint8Array): Promise<void> {
	await makeDirectory(dirname(path));
	await using incoming = await incomingFile(root);
	await writeFile(incoming.path, contents, { flush: true });
	await rename(incoming.path, path);
	await flush(dirname(path));
}

async function isFile(path: string): Promise<boolean> {
	return (await bytesOf(path)) !== undefined;
}

async function bytesOf(path: string): Promise<number | undefined> {
	try {
		const found = await stat(path);
		return found.isFile() ? found.size : undefined;
	} catch (error) {
		if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
		throw asOurs(error, path);
	}
}

async function translated<T>(path: string, act: (path: string) => Promise<T>): Promise<T> {
	try {
		return await act(path);
	} catch (error) {
		throw asOurs(error, path);
	}
}
