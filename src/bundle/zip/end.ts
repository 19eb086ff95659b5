import { open } from 'node:fs/promises';

const END = 0x06054b50;
const LOCATOR = 0x07064b50;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const END64_BYTES = 56;
/** A comment after the end is at most so long (APPNOTE 4.3.16). */
const MOST_COMMENT = 0xffff;

/**
 * Looks where the end of zip64 is said to be, and where it says the directory is, before yauzl goes there: at a place that no file has it
 * throws where nobody can catch it, and whoever waits for it waits for ever.
 * @throws Error where one of them lies beyond the file · the file system's own errors
 */
export async function refuseEndBeyond(file: string): Promise<void> {
	await using handle = await open(file, 'r');
	const { size } = await handle.stat();
	const length = Math.min(size, END_BYTES + LOCATOR_BYTES + MOST_COMMENT);
	const tail = Buffer.alloc(length);
	await handle.read(tail, 0, length, size - length);
	for (let at = length - END_BYTES; at >= LOCATOR_BYTES; at--) {
		if (tail.readUInt32LE(at) !== END || tail.readUInt32LE(at - LOCATOR_BYTES) !== LOCATOR) continue;
		const end64 = tail.readBigUInt64LE(at - LOCATOR_BYTES + 8);
		if (end64 + BigInt(END64_BYTES) > BigInt(size))
			throw new Error(`the end of zip64 is said to be at byte ${end64}, which the file does not have`);
		const record = Buffer.alloc(END64_BYTES);
		await handle.read(record, 0, END64_BYTES, Number(end64));
		const directory = record.readBigUInt64LE(48);
		if (directory > BigInt(size))
			throw new Error(`the directory is said to be at byte ${directory}, which the file does not have`);
		return;
	}
}
