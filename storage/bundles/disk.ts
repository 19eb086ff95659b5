import type { Stats } from 'node:fs';
import { rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault, UsageError } from '../../src/errors.ts';
import type { BundleStore } from '../../src/office.ts';
import { isThere } from '../directories.ts';
import { copyDurably, flush, makeDirectory, publish } from './durable.ts';
import { incomingFile, reserveName, sweepIncoming } from './incoming.ts';
import { pathOf } from './key.ts';
import { lyingBelow } from './lying.ts';
import { asOurs, codeOf, unreadable, unwritable } from './trouble.ts';

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
		writtenAt: async (key) => (await found(pathOf(root, key)))?.mtime,
		receive: () => translated(root, incomingFile),
		setAside: async (key, to) =>
			translated(pathOf(root, key), (path) => setAside(root, path, pathOf(root, to), to)),
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
	return (await found(path))?.size;
}

/** Undefined where no file lies there. @throws TryAgainLater `bundle-unreadable` where the disk or its rights do not let that be known */
async function found(path: string): Promise<Stats | undefined> {
	try {
		const there = await stat(path);
		return there.isFile() ? there : undefined;
	} catch (error) {
		if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
		throw unreadable(path, error);
	}
}

/** A kill between the new name and the old one's end leaves one file under both: then only the old one goes. */
async function setAside(root: string, from: string, to: string, key: string): Promise<void> {
	const [there, aside] = [await found(from), await found(to)];
	if (!there && aside) return;
	if (there && aside && there.ino === aside.ino && there.dev === aside.dev) {
		await unlink(from);
	} else {
		await makeDirectory(dirname(to));
		await publish(from, to, () => reserveName(root, key));
	}
	await flush(dirname(from));
}

async function translated<T>(path: string, act: (path: string) => Promise<T>): Promise<T> {
	try {
		return await act(path);
	} catch (error) {
		throw asOurs(error, path);
	}
}
