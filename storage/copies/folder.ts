import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault, UsageError } from '../../src/errors.ts';
import type { Flow, SecondStore } from '../../src/office/copies.ts';
import { diskStore } from '../bundles/disk.ts';
import { flush, makeDirectory, publish } from '../bundles/durable.ts';
import { incomingFile, reserveName, sweepIncoming } from '../bundles/incoming.ts';
import { pathOf } from '../bundles/key.ts';
import { codeOf } from '../bundles/trouble.ts';
import { isThere } from '../directories.ts';
import { asOfSecond, away, differs, missing, unreadable } from './trouble.ts';

/** Lies in the folder from the first copy on: a mount point whose disk is not there has none, and nothing is written below it. */
const MARK = 'ogonblick-second-store.txt';
const MARK_TEXT =
	'Här ligger kopior av Ögonblicks arkiverade paket. Ta inte bort filen: den visar att disken är ansluten.\nCopies of the bundles that Ögonblick has filed. Leave this file: it shows that the disk is there.\n';
const PIECE = 1 << 20;

/** The second store as a folder, on another disk or a share of another house. @param root absolute; made by whoever sets it up */
export function folderStore(root: string): SecondStore {
	const disk = diskStore(root);
	const ours = async <T>(act: () => Promise<T>) => {
		try {
			return await act();
		} catch (error) {
			throw asOfSecond(error, root);
		}
	};
	return {
		name: root,
		reach: (isNew) => ours(() => reach(root, isNew)),
		put: (file, key, sha256, flow) => put(root, file, key, sha256, flow),
		putCompanion: (key, text) => ours(() => disk.putCompanion(key, text)),
		read: (key, flow) => read(root, key, flow),
		bytes: (key) => ours(() => disk.bytes(key)),
		setAside: (key, to) => ours(() => disk.setAside(key, to)),
		sweep: () => ours(async () => void (await sweepIncoming(root))),
	};
}

async function reach(root: string, isNew: boolean): Promise<void> {
	const there = await stat(root).catch((error) => {
		if (codeOf(error) === 'ENOENT') throw away(root, 'the folder is not there', error);
		throw error;
	});
	if (!there.isDirectory())
		throw new UsageError('The second store is not a folder', {
			...{ code: 'second-store-refused', subject: root },
			remedy: 'Let SECOND_STORE name a folder.',
		});
	if (await isThere(join(root, MARK))) return;
	if (!isNew) throw away(root, `its mark (${MARK}) is not there, so another disk lies there, or none`);
	await using incoming = await incomingFile(root);
	await writeFile(incoming.path, MARK_TEXT, { flush: true });
	await rename(incoming.path, join(root, MARK));
	await flush(root);
}

async function put(root: string, file: string, key: string, sha256: string, flow: Flow): Promise<void> {
	// What the source's disk says is no trouble of the second store.
	await using source = await open(file, 'r').catch((error) => {
		throw unreadable(file, error);
	});
	try {
		await using incoming = await incomingFile(root);
		await using target = await open(incoming.path, 'w');
		// What is restricted is so here too, and nothing is handed out from here.
		await target.chmod(0o600);
		const hash = createHash('sha256');
		for await (const piece of pieces(source, file, flow)) {
			hash.update(piece);
			await target.writeFile(piece);
		}
		await target.sync();
		if (hash.digest('hex') !== sha256) throw differs(file);
		const path = pathOf(root, key);
		await makeDirectory(dirname(path));
		await publish(incoming.path, path, () => reserveName(root, key));
	} catch (error) {
		flow.signal.throwIfAborted();
		throw error instanceof ReadTrouble ? unreadable(file, error.cause) : asOfSecond(error, `${root}/${key}`);
	}
}

async function* read(root: string, key: string, flow: Flow): AsyncGenerator<Uint8Array> {
	const path = pathOf(root, key);
	const file = await open(path, 'r').catch((error) => {
		throw ['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '') ? missing(path) : asOfSecond(error, path);
	});
	try {
		yield* pieces(file, path, flow);
	} catch (error) {
		throw error instanceof ReadTrouble ? away(path, error.message, error.cause) : error;
	} finally {
		await file.close();
	}
}

/** A disk that does not give a file back. */
class ReadTrouble extends Fault {}

async function* pieces(file: FileHandle, path: string, { pace, signal }: Flow): AsyncGenerator<Uint8Array> {
	const buffer = Buffer.allocUnsafe(PIECE);
	for (;;) {
		signal.throwIfAborted();
		const { bytesRead } = await file.read(buffer, 0, PIECE).catch((cause: Error) => {
			throw new ReadTrouble(cause.message, { code: 'read-failed', subject: path, cause });
		});
		if (bytesRead === 0) return;
		await pace(bytesRead);
		yield buffer.subarray(0, bytesRead);
	}
}
