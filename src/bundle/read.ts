import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import type { ZipFile } from 'yauzl';
import { asDiskFull, OgonblickError, UsageError } from '../errors.ts';
import type { Manifest } from '../records/manifest.ts';
import { PATHS } from './layout.ts';
import { parseManifest } from './manifest.ts';
import { nameFiles } from './verify/names.ts';
import { type ListedEntry, listEntries, openZip } from './zip/list.ts';
import { wouldExpand } from './zip/repacked.ts';

const MOST_MANIFEST = 64 * 1024 * 1024;

/**
 * Reads a bundle's manifest, without checking the bundle.
 * @throws UsageError `not-a-bundle`, `bad-manifest`
 */
export function readManifest(file: string): Promise<Manifest> {
	return withEntry(file, PATHS.manifest, async (zip, entry) => {
		if (entry.size > MOST_MANIFEST) throw notABundle(file, `its manifest claims ${entry.size} bytes`);
		const pieces: Buffer[] = [];
		for await (const piece of contentsOf(zip, entry)) pieces.push(piece);
		return parseManifest(Buffer.concat(pieces));
	});
}

/**
 * Takes one file out of a bundle. On failure nothing is left.
 * @param path below the bundle's root folder
 * @param target must not be there
 * @returns what was written; compare `sha256` (lower-case hex) with the manifest
 * @throws UsageError `not-a-bundle`, `no-such-file` · TryAgainLater `disk-full`
 */
export function extractEntry(
	file: string,
	path: string,
	target: string,
	signal?: AbortSignal,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
	return withEntry(file, path, async (zip, entry) => {
		const hash = createHash('sha256');
		const hashed = async function* () {
			for await (const piece of contentsOf(zip, entry)) {
				hash.update(piece);
				yield piece;
			}
		};
		// Open before anything can fail: a stream that opens it itself may still make the file when it has been taken away.
		const output = await open(target, 'wx').catch((error) => {
			throw asDiskFull(error, target);
		});
		try {
			await pipeline(hashed, output.createWriteStream({ flush: true }), { signal });
		} catch (error) {
			await rm(target, { force: true });
			throw asDiskFull(error, target);
		}
		return { bytes: entry.size, sha256: hash.digest('hex') };
	});
}

/**
 * One file of a bundle, piece by piece; the zip is open as long as somebody reads.
 * @param path below the bundle's root folder
 * @throws UsageError `not-a-bundle`, `no-such-file`, also in the middle, where what follows is damaged
 */
export async function* readEntry(file: string, path: string): AsyncGenerator<Buffer> {
	yield* namedEntry(file, path, async (zip, entry) => contentsOf(zip, entry));
}

/** What `contents` reads of one file of a bundle; the zip is open as long as somebody reads. @throws as `readEntry` */
export async function* namedEntry(
	file: string,
	path: string,
	contents: (zip: ZipFile, entry: ListedEntry) => Promise<AsyncIterable<Buffer>>,
): AsyncGenerator<Buffer> {
	let zip: ZipFile | undefined;
	try {
		zip = await openZip(file);
		const entry = nameFiles(await listEntries(zip)).files.get(path);
		if (!entry) throw noSuchFile(file, path);
		yield* await contents(zip, entry);
	} catch (error) {
		throw told(file, error);
	} finally {
		zip?.close();
	}
}

async function withEntry<Result>(
	file: string,
	path: string,
	use: (zip: ZipFile, entry: ListedEntry) => Promise<Result>,
): Promise<Result> {
	let zip: ZipFile | undefined;
	try {
		zip = await openZip(file);
		const entry = nameFiles(await listEntries(zip)).files.get(path);
		if (!entry) throw noSuchFile(file, path);
		return await use(zip, entry);
	} catch (error) {
		throw told(file, error);
	} finally {
		zip?.close();
	}
}

/** Never more bytes than the zip's directory states, and never other ones than its checksum was taken of. */
export async function* contentsOf(zip: ZipFile, entry: ListedEntry): AsyncGenerator<Buffer> {
	if (wouldExpand(entry.size, entry.raw.compressedSize))
		throw new Error(`${entry.name} would be unpacked to ${entry.size} bytes, far more than it takes here`);
	let bytes = 0;
	let crc = 0;
	for await (const piece of await zip.openReadStreamPromise(entry.raw)) {
		bytes += piece.length;
		if (bytes > entry.size)
			throw new Error(`${entry.name} holds more than the ${entry.size} bytes it declares`);
		crc = crc32(piece, crc);
		yield piece;
	}
	if (bytes !== entry.size || crc !== entry.crc32) throw new Error(`${entry.name} is damaged`);
}

/** What the system could not do, or somebody stopped, stays what it is; anything else that a library objects to is damage of the file. */
function told(file: string, error: unknown): unknown {
	const { code, syscall, message } = error as NodeJS.ErrnoException;
	const isOther = error instanceof OgonblickError || syscall !== undefined || code === 'ABORT_ERR';
	return isOther ? error : notABundle(file, message, error);
}

function notABundle(file: string, why: string, cause?: unknown): UsageError {
	return new UsageError(`${file} cannot be read as a bundle: ${why}`, {
		code: 'not-a-bundle',
		subject: file,
		remedy: 'Verify the file; take the bundle from another copy where it is damaged.',
		cause,
	});
}

function noSuchFile(file: string, path: string): UsageError {
	return new UsageError(`${file} holds no ${path}`, {
		code: 'no-such-file',
		subject: path,
		remedy: 'Look in documentation/manifest.json for the files that the bundle holds.',
	});
}
