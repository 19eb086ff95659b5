import { copyFile, link, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '../../src/errors.ts';
import { isThere, makeDirectories } from '../directories.ts';
import { codeOf } from './trouble.ts';

/**
 * Gives a finished file its name. It is there, whole and durable, when this returns; a file that has the name
 * already is never overwritten, also not when two processes come at once.
 * @param reserve takes the name between processes, for file systems without hard links
 * @throws Fault `bundle-exists` · the file system's own errors, EXDEV where the two are on different ones
 */
export async function publish(file: string, path: string, reserve: Reserve): Promise<void> {
	try {
		await link(file, path);
	} catch (error) {
		if (codeOf(error) === 'EEXIST') throw exists(path);
		if (!NO_LINKS.has(codeOf(error) ?? '')) throw error;
		await publishByRename(file, path, reserve);
		return;
	}
	await flush(dirname(path));
	await unlink(file);
}

/** Resolves to what ends the reservation; undefined when another process has it. */
export type Reserve = () => Promise<AsyncDisposable | undefined>;

/** What file systems without hard links (FAT, many network shares) and hardened kernels answer. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES']);

/** Rename overwrites what is there, so the name is reserved first. */
async function publishByRename(file: string, path: string, reserve: Reserve): Promise<void> {
	await using reservation = await reserve();
	if (reservation === undefined || (await isThere(path))) throw exists(path);
	await rename(file, path);
	await flush(dirname(path));
}

/** Copies over an empty file, durable when it returns. */
export async function copyDurably(from: string, to: string): Promise<void> {
	await copyFile(from, to);
	await flush(to);
}

/** Makes a directory and those above it, each one's entry durable in the one that holds it. */
export async function makeDirectory(path: string): Promise<void> {
	for (const made of await makeDirectories(path)) await flush(dirname(made));
}

/** Brings a file's bytes, or a directory's entries, to the disk. */
export async function flush(path: string): Promise<void> {
	await using handle = await open(path, 'r');
	try {
		await handle.sync();
	} catch (error) {
		// Some network file systems cannot sync a directory; there an entry is durable when the call that made it returns.
		const cannot = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EBADF'].includes(codeOf(error) ?? '');
		if (!cannot || !(await handle.stat()).isDirectory()) throw error;
	}
}

function exists(path: string): Fault {
	return new Fault('A bundle lies there already and is never overwritten', {
		code: 'bundle-exists',
		subject: path,
	});
}
