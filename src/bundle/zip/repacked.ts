import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import type { ZipFile } from 'yauzl';
import { METHOD_DEFLATED } from './form.ts';
import type { ListedEntry } from './list.ts';
import type { Found, Stray, WalkOptions } from './walk.ts';

/** More than any real compression of a bundle's texts gives; a zip that promises more is a trap. */
const MOST_EXPANSION = 100;

/** Whether a promise of so many bytes, from so many, is a trap. */
export function wouldExpand(declared: number, from: number): boolean {
	return declared > MOST_EXPANSION * from;
}

/**
 * Reads the entries of a zip that some other program has packed (an archive that unpacked a bundle and packed it
 * again): slower. What lies between entries is for `otherReaders`. Never gives out more bytes than declared.
 * @param size of the zip, bytes
 */
export async function readRepacked(
	zip: ZipFile,
	entries: readonly ListedEntry[],
	size: number,
	options: WalkOptions,
): Promise<{ found: ReadonlyMap<ListedEntry, Found>; strays: readonly Stray[] }> {
	const found = new Map<ListedEntry, Found>();
	const strays: Stray[] = [];
	const declared = entries.reduce((sum, entry) => sum + entry.size, 0);
	if (wouldExpand(declared, size)) {
		const data = { bytes: declared, times: MOST_EXPANSION };
		return { found, strays: [{ kind: 'form', name: '', code: 'would-expand', data }] };
	}
	const upon = overlapping(entries);
	for (const entry of entries) {
		options.signal?.throwIfAborted();
		if (upon.has(entry)) {
			strays.push({ kind: 'form', name: entry.name, code: 'place-overlaps' });
			continue;
		}
		try {
			const read = await readEntry(zip, entry, options);
			// A folder is read too: what is packed as nothing and does not end there goes on over the files behind it, for who reads on.
			if (!entry.isDirectory) found.set(entry, read);
		} catch (error) {
			options.signal?.throwIfAborted();
			const data = { why: (error as Error).message };
			strays.push({ kind: 'contents', name: entry.name, code: 'entry-unreadable', data });
		}
	}
	return { found, strays };
}

/** Local headers are at least so long; names and extra fields make them longer. */
const LEAST_HEADER = 30;

/** Entries that lie upon one before them: a bomb is one file that many names are given to. */
function overlapping(entries: readonly ListedEntry[]): ReadonlySet<ListedEntry> {
	const upon = new Set<ListedEntry>();
	let end = 0;
	for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
		if (entry.offset < end) upon.add(entry);
		end = Math.max(end, entry.offset + LEAST_HEADER + entry.raw.compressedSize);
	}
	return upon;
}

async function readEntry(zip: ZipFile, entry: ListedEntry, options: WalkOptions): Promise<Found> {
	const hash = createHash('sha256');
	const kept: Buffer[] | undefined = options.keep(entry) ? [] : undefined;
	let bytes = 0;
	let crc = 0;
	const isDeflated = entry.raw.compressionMethod === METHOD_DEFLATED;
	const source = await zip.openReadStreamPromise(entry.raw, isDeflated ? { decompress: false } : {});
	const inflate = isDeflated ? createInflateRaw() : new PassThrough();
	await pipeline(
		source,
		inflate,
		async (pieces: AsyncIterable<Buffer>) => {
			for await (const piece of pieces) {
				bytes += piece.length;
				if (bytes > entry.size)
					throw new Error(`it holds more than the ${entry.size} bytes that it declares`);
				hash.update(piece);
				crc = crc32(piece, crc);
				kept?.push(piece);
			}
		},
		{ signal: options.signal },
	);
	// Behind its end a reader that goes from file to file finds another one.
	if ('bytesWritten' in inflate && inflate.bytesWritten !== entry.raw.compressedSize)
		throw new Error('something lies behind the end of its contents');
	if (bytes !== entry.size) throw new Error(`it holds ${bytes} of the ${entry.size} bytes that it declares`);
	if (crc !== entry.crc32) throw new Error('its CRC-32 checksum is not that of its contents');
	return { bytes, sha256: hash.digest('hex'), ...(kept ? { contents: Buffer.concat(kept) } : {}) };
}
