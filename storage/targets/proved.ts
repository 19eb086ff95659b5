import { createHash, type Hash } from 'node:crypto';
import { z } from 'zod';
import type { PutOptions, Source } from '../../src/office/deliveries.ts';
import type { Files } from './far-files.ts';

/** How far a file was read back and found to be ours, kept beside it while it has no name yet. */
const Proved = z.strictObject({
	format: z.literal('ogonblick-proved/1'),
	/** Of the whole file that it is of, lower-case hex. */
	of: z.string(),
	/** When the far side says that the file was written last, seconds since 1970. */
	writtenAt: z.number(),
	/** So many of its first bytes were read back, and what their checksum was. */
	bytes: z.int().positive(),
	sha256: z.string(),
});
type Proved = z.infer<typeof Proved>;

/** Bytes between two notes: what is read again at the most after a cut. Smaller files have none. */
const STEP = 4 << 20;
/** A note is some two hundred bytes. */
const MOST_NOTE = 4096;

/** Watchers pass over what ends so, as over the file that it is of. */
export function noteOf(key: string): string {
	return `${key}.proved.partial`;
}

/**
 * Reads a file back and compares it with what it should be. What an earlier try has read back is not read again: the checksum of those bytes, which was kept then, is held against
 * the same bytes here, and the reading goes on from there; the checksum of the whole is compared at the end in any case. All is read where the file has been written since.
 * @param note where it is kept how far the reading has come
 */
export async function isProved(
	files: Files,
	path: string,
	note: string,
	source: Source,
	{ signal }: PutOptions,
): Promise<boolean> {
	const isLong = source.bytes > STEP;
	const writtenAt = isLong ? await files.writtenAt(path) : undefined;
	const known = writtenAt === undefined ? undefined : await earlier(files, note, source, writtenAt);
	const hash = known?.hash ?? createHash('sha256');
	let bytes = known?.bytes ?? 0;
	let next = bytes + STEP;
	for await (const piece of files.read(path, bytes)) {
		signal.throwIfAborted();
		hash.update(piece);
		bytes += piece.length;
		if (writtenAt === undefined || bytes < next || bytes >= source.bytes) continue;
		next = bytes + STEP;
		await keep(files, note, { of: source.sha256, writtenAt, bytes, sha256: hash.copy().digest('hex') });
	}
	return bytes === source.bytes && hash.digest('hex') === source.sha256;
}

/** Takes the note away with what it was of. */
export async function forget(files: Files, note: string): Promise<void> {
	if ((await files.size(note)) !== undefined) await files.remove(note);
}

async function keep(files: Files, note: string, proved: Omit<Proved, 'format'>): Promise<void> {
	const text = JSON.stringify({ format: 'ogonblick-proved/1', ...proved } satisfies Proved);
	await files.write(note, 0, once(Buffer.from(text)));
}

/** @returns the checksum as it was when the reading broke off; undefined where nothing can be built on */
async function earlier(
	files: Files,
	note: string,
	source: Source,
	writtenAt: number,
): Promise<{ readonly hash: Hash; readonly bytes: number } | undefined> {
	const proved = await noted(files, note);
	if (!proved || proved.of !== source.sha256 || proved.writtenAt !== writtenAt) return undefined;
	if (proved.bytes >= source.bytes) return undefined;
	const hash = createHash('sha256');
	let left = proved.bytes;
	for await (const piece of source.read(0)) {
		hash.update(piece.length > left ? piece.subarray(0, left) : piece);
		left -= Math.min(left, piece.length);
		if (left === 0) break;
	}
	const isSame = left === 0 && hash.copy().digest('hex') === proved.sha256;
	return isSame ? { hash, bytes: proved.bytes } : undefined;
}

async function noted(files: Files, note: string): Promise<Proved | undefined> {
	const size = await files.size(note);
	if (size === undefined || size > MOST_NOTE) return undefined;
	const pieces: Uint8Array[] = [];
	for await (const piece of files.read(note, 0)) pieces.push(Buffer.from(piece));
	return parsed(Buffer.concat(pieces).toString());
}

/** A note that was cut in mid-word says nothing, and costs no more than the reading. */
function parsed(text: string): Proved | undefined {
	try {
		return Proved.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}
