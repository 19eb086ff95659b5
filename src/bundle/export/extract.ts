import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ZipFile } from 'yauzl';
import { Fault, UsageError } from '../../errors.ts';
import { contentsOf } from '../read.ts';
import { isOfSystem, unreadable } from '../unreadable.ts';
import { nameFiles } from '../verify/names.ts';
import type { Verified } from '../verify/report.ts';
import { type ListedEntry, listEntries, openZip } from '../zip/list.ts';

/** A file that was taken out, as it lies there now. */
export interface Extracted {
	/** Below the folder it was taken out to, with `/`. */
	readonly path: string;
	readonly bytes: number;
	/** Lower-case hex. */
	readonly sha256: string;
}

/**
 * Takes files out of a bundle that has been verified. A name that would leave the folder ends it before anything is written.
 * What is read now may be other bytes than were verified, from a disk that fails or a file that was changed since: each file, the manifest and METS among them, is compared
 * with what it was when it was verified, and none has come or gone.
 * @param place where a file goes, below `folder` with `/`; undefined to leave it out
 * @throws UsageError `not-a-bundle` · Fault `bundle-damaged` · TryAgainLater `bundle-unreadable` · what the file system says of the place that is written to · the signal's reason
 */
export async function extractFiles(
	file: string,
	folder: string,
	place: (path: string) => string | undefined,
	{ sums }: Pick<Verified, 'sums'>,
	signal: AbortSignal,
): Promise<readonly Extracted[]> {
	const { zip, entries } = await opened(file, signal);
	try {
		const { files, problems } = nameFiles(entries);
		const [unsafe] = problems;
		if (unsafe) throw notWhole(file, unsafe.path);
		for (const path of sums.keys()) if (!files.has(path)) throw readOtherwise(file, path);
		const taken: Extracted[] = [];
		for (const [path, entry] of files) {
			const to = place(path);
			if (to === undefined) continue;
			const one = await extract(zip, entry, file, join(folder, to), signal);
			if (one.sha256 !== sums.get(path)) throw readOtherwise(file, path);
			taken.push({ path: to, ...one });
		}
		return taken;
	} finally {
		zip.close();
	}
}

/** The WARCs of a WACZ, by their own names. @throws as `extractFiles` */
export async function extractWarcs(
	wacz: string,
	folder: string,
	place: (name: string) => string,
	signal: AbortSignal,
): Promise<readonly Extracted[]> {
	const { zip, entries } = await opened(wacz, signal);
	try {
		const taken: Extracted[] = [];
		for (const entry of entries) {
			const [, name] = /^archive\/([A-Za-z0-9][\w.-]*\.warc(?:\.gz)?)$/.exec(entry.name) ?? [];
			if (name === undefined) continue;
			const path = place(name);
			taken.push({ path, ...(await extract(zip, entry, wacz, join(folder, path), signal)) });
		}
		return taken;
	} finally {
		zip.close();
	}
}

async function extract(
	zip: ZipFile,
	entry: ListedEntry,
	file: string,
	target: string,
	signal: AbortSignal,
): Promise<Omit<Extracted, 'path'>> {
	await mkdir(dirname(target), { recursive: true });
	const hash = createHash('sha256');
	let bytes = 0;
	const hashed = async function* () {
		try {
			for await (const piece of contentsOf(zip, entry)) {
				hash.update(piece);
				bytes += piece.length;
				yield piece;
			}
		} catch (error) {
			// Not told apart it would be the fault of the place that is written to.
			throw isOfSystem(error) ? unreadable(file, error) : readOtherwise(file, entry.name, error);
		}
	};
	const output = await open(target, 'wx');
	await pipeline(hashed, output.createWriteStream({ flush: true }), { signal });
	return { bytes, sha256: hash.digest('hex') };
}

/** A zip that was whole when it was verified, and what its directory says. */
async function opened(
	file: string,
	signal: AbortSignal,
): Promise<{ readonly zip: ZipFile; readonly entries: readonly ListedEntry[] }> {
	let zip: ZipFile | undefined;
	try {
		zip = await openZip(file);
		return { zip, entries: await listEntries(zip, signal) };
	} catch (error) {
		zip?.close();
		signal.throwIfAborted();
		throw isOfSystem(error) ? unreadable(file, error) : readOtherwise(file, 'The directory', error);
	}
}

function notWhole(file: string, path: string): UsageError {
	return new UsageError(`${file} cannot be taken apart: ${path}`, {
		...{ code: 'not-a-bundle', subject: file },
		remedy: 'Verify the file; take the bundle from another copy where it is damaged.',
	});
}

function readOtherwise(file: string, path: string, cause?: unknown): Fault {
	return new Fault(`${path} was read otherwise than it was verified`, {
		...{ code: 'bundle-damaged', subject: file, cause },
		remedy: 'Verify the file; take the bundle from another copy where it is damaged.',
	});
}
