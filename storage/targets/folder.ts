import { link, mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OpenTarget } from '../../src/office/deliveries.ts';
import type { DeliveryTarget } from '../../src/records/delivery/target.ts';
import { flush } from '../bundles/durable.ts';
import { pathOf } from '../bundles/key.ts';
import type { Files } from './far-files.ts';
import { putWhole, takeBack, tryOut } from './put-whole.ts';
import { codeOf, ofFileSystem, trouble } from './trouble.ts';

const CHUNK = 1 << 20;
/** What file systems without hard links answer. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES'];
/** What is said of a folder that is not there, is not empty, or may not be taken away: an empty one harms nobody. */
const STAYS = ['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EACCES', 'EPERM'];

/** A folder on this machine or on a share that is mounted here. Its own folder must be there: a share that is not mounted is not filled. */
export async function openFolder({ where: root }: DeliveryTarget): Promise<OpenTarget> {
	const found = await stat(root).catch((error) => {
		throw ofFileSystem(error, root);
	});
	if (!found.isDirectory()) throw trouble.noFolder(root);
	const files = folderFiles(root);
	return {
		put: (key, source, options) => {
			pathOf(root, key);
			return putWhole(files, key, source, options);
		},
		takeBack: (key, source, options) => {
			pathOf(root, key);
			return takeBack(files, key, source, options);
		},
		lies: async (key) => {
			pathOf(root, key);
			return (await files.size(key)) !== undefined;
		},
		takeFolderBack: (key) => {
			pathOf(root, key);
			return files.removeFolder(key);
		},
		tryOut: () => tryOut(files),
		close: async () => {},
	};
}

function folderFiles(root: string): Files {
	const at = (path: string) => join(root, path);
	const told = async <T>(path: string, act: () => Promise<T>): Promise<T> => {
		try {
			return await act();
		} catch (error) {
			throw ofFileSystem(error, at(path));
		}
	};
	return {
		where: at,
		size: (path) =>
			told(path, async () => {
				try {
					return (await stat(at(path))).size;
				} catch (error) {
					if (codeOf(error) === 'ENOENT') return undefined;
					throw error;
				}
			}),
		writtenAt: (path) => told(path, async () => Math.floor((await stat(at(path))).mtimeMs / 1000)),
		makeFolder: (path) =>
			told(path, async () => {
				const made = await mkdir(at(path), { recursive: true });
				if (made !== undefined) await flush(dirname(made));
			}),
		write: (path, from, pieces) =>
			told(path, async () => {
				await using file = await open(at(path), from > 0 ? 'r+' : 'w');
				let place = from;
				for await (const piece of pieces) {
					for (let done = 0; done < piece.length; )
						done += (await file.write(piece, done, piece.length - done, place + done)).bytesWritten;
					place += piece.length;
				}
				await file.sync();
			}),
		read: (path, from) => readPieces(at(path), from),
		publish: (path, name) =>
			told(name, async () => {
				try {
					await link(at(path), at(name));
					await rm(at(path));
				} catch (error) {
					if (codeOf(error) === 'EEXIST') return false;
					if (!NO_LINKS.includes(codeOf(error) ?? '')) throw error;
					if (await isThere(at(name))) return false;
					await rename(at(path), at(name));
				}
				await flush(dirname(at(name)));
				return true;
			}),
		remove: (path) => told(path, () => rm(at(path), { force: true })),
		removeFolder: (path) =>
			told(path, async () => {
				try {
					await rmdir(at(path));
				} catch (error) {
					if (!STAYS.includes(codeOf(error) ?? '')) throw error;
				}
			}),
	};
}

async function* readPieces(path: string, from: number): AsyncGenerator<Uint8Array> {
	try {
		await using file = await open(path, 'r');
		const buffer = Buffer.allocUnsafe(CHUNK);
		for (let place = from; ; ) {
			const { bytesRead } = await file.read(buffer, 0, CHUNK, place);
			if (bytesRead === 0) return;
			place += bytesRead;
			yield buffer.subarray(0, bytesRead);
		}
	} catch (error) {
		throw ofFileSystem(error, path);
	}
}

async function isThere(path: string): Promise<boolean> {
	try {
		await stat(path);
		return true;
	} catch (error) {
		// Whatever else is in the way does not say that nothing lies there.
		if (codeOf(error) === 'ENOENT') return false;
		throw error;
	}
}
