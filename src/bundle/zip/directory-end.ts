import type { FileHandle } from 'node:fs/promises';
import type { ListedEntry } from './list.ts';

/** PKWARE APPNOTE 6.3.10: 4.3.12, 4.3.14 to 4.3.16. */
const [ENTRY, END64, LOCATOR, END] = [0x02014b50, 0x06064b50, 0x07064b50, 0x06054b50];
const [ENTRY_BYTES, END64_BYTES, LOCATOR_BYTES, END_BYTES] = [46, 56, 20, 22];
/** In their place stands what zip64 says. */
const [NO_COUNT, NO_SIZE] = [0xffff, 0xffffffff];

interface Directory {
	readonly start: number;
	readonly bytes: number;
	readonly count: number;
}

/**
 * Whether a directory of these entries begins at one of some places, and nothing but its end follows, which says so in all that it says: readers look for it by its
 * place, by its length from the end, or by the count, and where those differ they find other files.
 */
export async function endsPlainly(
	handle: FileHandle,
	places: readonly number[],
	entries: readonly ListedEntry[],
): Promise<boolean> {
	const bytes = entries.reduce(
		(sum, { raw }) => sum + ENTRY_BYTES + raw.fileNameLength + raw.extraFieldLength + raw.fileCommentLength,
		0,
	);
	const { size } = await handle.stat();
	for (const start of places) {
		if ((await read(handle, start, 4))?.readUInt32LE() !== ENTRY) continue;
		const after = start + bytes;
		const length = size - after;
		if (length < END_BYTES || length > END64_BYTES + LOCATOR_BYTES + END_BYTES + NO_COUNT) continue;
		const tail = await read(handle, after, length);
		if (tail && isItsEnd(tail, after, { start, bytes, count: entries.length })) return true;
	}
	return false;
}

function isItsEnd(tail: Buffer, after: number, directory: Directory): boolean {
	const has64 = tail.readUInt32LE() === END64;
	if (has64 && !isItsEnd64(tail, after, directory)) return false;
	const end = tail.subarray(has64 ? END64_BYTES + LOCATOR_BYTES : 0);
	if (end.length < END_BYTES || end.readUInt32LE() !== END) return false;
	const says = (value: number, right: number, none: number) => value === right || (has64 && value === none);
	return (
		end.readUInt32LE(4) === 0 &&
		says(end.readUInt16LE(8), directory.count, NO_COUNT) &&
		says(end.readUInt16LE(10), directory.count, NO_COUNT) &&
		says(end.readUInt32LE(12), directory.bytes, NO_SIZE) &&
		says(end.readUInt32LE(16), directory.start, NO_SIZE) &&
		end.readUInt16LE(20) === end.length - END_BYTES &&
		// Readers look for the end from the back: one in the comment is found first.
		!end.subarray(END_BYTES).includes('PK\x05\x06', 0, 'latin1')
	);
}

function isItsEnd64(tail: Buffer, after: number, { start, bytes, count }: Directory): boolean {
	if (tail.length < END64_BYTES + LOCATOR_BYTES) return false;
	const at = (place: number) => Number(tail.readBigUInt64LE(place));
	return (
		at(4) === END64_BYTES - 12 &&
		at(24) === count &&
		at(32) === count &&
		at(40) === bytes &&
		at(48) === start &&
		tail.readUInt32LE(END64_BYTES) === LOCATOR &&
		at(END64_BYTES + 8) === after
	);
}

async function read(handle: FileHandle, position: number, length: number): Promise<Buffer | undefined> {
	const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
	return bytesRead === length ? buffer : undefined;
}
