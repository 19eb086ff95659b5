import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { ProblemCode, ProblemData } from '../../records/problem.ts';
import { directory, localHeader } from './form.ts';
import type { ListedEntry } from './list.ts';
import { readWhole } from './whole-read.ts';

/** What an entry's contents were when they were read. */
export interface Found {
	readonly bytes: number;
	/** Lower-case hex. */
	readonly sha256: string;
	/** The contents themselves, of the files that were asked for. */
	readonly contents?: Buffer;
}

export interface Walk {
	readonly bytes: number;
	/** Of the whole file, lower-case hex; '' when it could not be read to its end. */
	readonly sha256: string;
	/** As `sha256`, where it was asked for and the file was read to its end. */
	readonly sha512?: string;
	readonly found: ReadonlyMap<ListedEntry, Found>;
	readonly strays: readonly Stray[];
	/** Byte where the disk gave no more, and why in the system's words; what follows is not known. */
	readonly broken?: { readonly byte: number; readonly why: string };
}

/** Where the file is not in the form that bundles have. */
export interface Stray {
	/** `form` for bytes that should not stand there, `contents` for contents that their own checksum denies. */
	readonly kind: 'form' | 'contents';
	/** The entry's name; '' for the zip itself. */
	readonly name: string;
	readonly code: ProblemCode;
	readonly data?: ProblemData;
}

export interface WalkOptions {
	/** Which entries' contents to keep. */
	readonly keep: (entry: ListedEntry) => boolean;
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: ((bytes: number, total: number) => void) | undefined;
	readonly pace?: ((bytes: number) => Promise<void>) | undefined;
	/** Whether the whole is hashed by SHA-512 too, in the same reading. */
	readonly isBoth?: boolean;
}

/**
 * Reads a file once from its first byte to its last, hashing the whole and every entry, and comparing all bytes
 * that are not contents with the only ones that may stand there. Memory is one piece and what is kept.
 * @param entries undefined when the directory cannot be read: then only the whole is hashed
 */
export async function walkZip(
	file: FileHandle,
	entries: readonly ListedEntry[] | undefined,
	options: WalkOptions,
): Promise<Walk> {
	const { size } = await file.stat();
	const strays: Stray[] = [];
	const found = new Map<ListedEntry, Found>();
	const stretches =
		entries === undefined ? [ignore(size)] : layOut(entries, size, { keep: options.keep, found, strays });
	await using whole = readWhole(file, size);
	const stronger = options.isBoth ? createHash('sha512') : undefined;
	let position = 0;
	let current = 0;
	for (;;) {
		const piece = await whole.next();
		if (piece === undefined) break;
		if ('why' in piece)
			return { bytes: size, sha256: '', found, strays, broken: { byte: position, why: piece.why } };
		stronger?.update(piece);
		for (let from = 0; from < piece.length; ) {
			const stretch = stretches[current];
			if (!stretch) break;
			const to = Math.min(piece.length, stretch.end - position);
			stretch.take(piece.subarray(from, to));
			from = to;
			if (position + to === stretch.end) {
				stretch.close();
				current++;
			}
		}
		position += piece.length;
		options.onProgress?.(position, size);
		options.signal?.throwIfAborted();
		await options.pace?.(piece.length);
	}
	const sha512 = stronger?.digest('hex');
	return { bytes: size, sha256: await whole.digest(), ...(sha512 ? { sha512 } : {}), found, strays };
}

/** A stretch of the file, up to `end` (exclusive), and what is done with its bytes. None is empty. */
interface Stretch {
	readonly end: number;
	take(piece: Buffer): void;
	close(): void;
}

interface Yield {
	readonly keep: WalkOptions['keep'];
	readonly found: Map<ListedEntry, Found>;
	readonly strays: Stray[];
}

/** Cuts the file into headers, contents and the directory, without gap or overlap, and says where that fails. */
function layOut(entries: readonly ListedEntry[], size: number, out: Yield): Stretch[] {
	const time = entries[0]?.time ?? 0;
	const start = directoryStart(entries, time, size);
	const stretches: Stretch[] = [];
	let position = 0;
	const push = (stretch: Stretch) => {
		if (stretch.end > position) stretches.push(stretch);
		else stretch.close();
		position = Math.max(position, stretch.end);
	};
	const stray = (name: string, code: ProblemCode, bytes?: number) =>
		out.strays.push({ kind: 'form', name, code, ...(bytes === undefined ? {} : { data: { bytes } }) });
	for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
		const header = localHeader(entry, time);
		const contents = entry.offset + header.length;
		if (entry.offset < position || contents + entry.size > start) {
			stray(entry.name, 'place-overlaps');
			continue;
		}
		if (entry.offset > position) {
			stray(entry.name, 'bytes-before-file', entry.offset - position);
			push(ignore(entry.offset));
		}
		push(expected(header, contents, () => stray(entry.name, 'header-differs')));
		push(contentsOf(entry, contents + entry.size, out));
	}
	if (position < start) {
		stray('', 'bytes-before-directory', start - position);
		push(ignore(start));
	}
	const differs = () => stray('', 'directory-differs');
	push(expected(directory(entries, time, start), size, differs));
	return stretches;
}

/** Where the directory has to begin for it to end with the file. */
function directoryStart(entries: readonly ListedEntry[], time: number, size: number): number {
	const guess = Math.max(0, size - directory(entries, time, size).length);
	return Math.max(0, size - directory(entries, time, guess).length);
}

function ignore(end: number): Stretch {
	return { end, take() {}, close() {} };
}

function expected(bytes: Buffer, end: number, differs: () => void): Stretch {
	let seen = 0;
	let same = true;
	return {
		end,
		take(piece) {
			same &&= piece.equals(bytes.subarray(seen, seen + piece.length));
			seen += piece.length;
		},
		close() {
			if (!same || seen !== bytes.length) differs();
		},
	};
}

function contentsOf(entry: ListedEntry, end: number, out: Yield): Stretch {
	const hash = createHash('sha256');
	const kept: Buffer[] | undefined = out.keep(entry) ? [] : undefined;
	let crc = 0;
	return {
		end,
		take(piece) {
			hash.update(piece);
			crc = crc32(piece, crc);
			kept?.push(Buffer.from(piece));
		},
		close() {
			const contents = kept ? { contents: Buffer.concat(kept) } : {};
			out.found.set(entry, { bytes: entry.size, sha256: hash.digest('hex'), ...contents });
			if (crc !== entry.crc32) out.strays.push({ kind: 'contents', name: entry.name, code: 'crc-differs' });
		},
	};
}
