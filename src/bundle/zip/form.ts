/**
 * The one form of zip that a bundle has: stored entries one after another from the first byte, then their
 * directory, then its end. No data descriptors, comments, directories or other extra fields than zip64's.
 * Writing and verifying share this encoder, so a bundle's bytes are either file contents or exactly what is
 * written here, and a changed byte has nowhere to hide. Source: PKWARE APPNOTE 6.3.10, sections 4.3 to 4.5.
 */
export interface ZipEntry {
	/** Path in the zip, with `/`. */
	readonly name: string;
	/** Bytes of the contents. */
	readonly size: number;
	/** CRC-32 of the contents, unsigned. */
	readonly crc32: number;
	/** Where the entry's local header begins, bytes from the start of the file. */
	readonly offset: number;
}

const MAX32 = 0xffffffff;
const MAX16 = 0xffff;
/** Names are UTF-8 (APPNOTE 4.4.4, bit 11). */
export const FLAGS = 0x0800;
export const METHOD_STORED = 0;
export const METHOD_DEFLATED = 8;
const VERSION_PLAIN = 20;
const VERSION_ZIP64 = 45;
/** Unix, specification 4.5. */
const MADE_BY = (3 << 8) | VERSION_ZIP64;
/** A regular file, readable by all, writable by its owner. */
const ATTRIBUTES = (0o100644 << 16) >>> 0;

/**
 * A moment as the zip's date and time: 32 bits, two-second steps, in UTC (so that it does not depend on the machine).
 * Moments outside of what the format can say become its first or last.
 */
export function dosTime(at: Date): number {
	const year = at.getUTCFullYear();
	if (year < 1980) return (1 << 21) | (1 << 16);
	if (year > 2107) return ((127 << 25) | (12 << 21) | (31 << 16)) >>> 0;
	const date = ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
	const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
	return ((date << 16) | time) >>> 0;
}

/** The bytes that stand before an entry's contents (APPNOTE 4.3.7). @param time from `dosTime` */
export function localHeader(entry: ZipEntry, time: number): Buffer {
	const name = Buffer.from(entry.name);
	const big = entry.size >= MAX32;
	const extra = big ? zip64Extra([entry.size, entry.size]) : Buffer.alloc(0);
	const head = Buffer.alloc(30);
	head.writeUInt32LE(0x04034b50, 0);
	head.writeUInt16LE(big ? VERSION_ZIP64 : VERSION_PLAIN, 4);
	writeShared(head, 6, entry, time, big);
	head.writeUInt16LE(name.length, 26);
	head.writeUInt16LE(extra.length, 28);
	return Buffer.concat([head, name, extra]);
}

/**
 * All that stands after the last entry's contents: the directory and its end (APPNOTE 4.3.12 to 4.3.16).
 * @param time from `dosTime`
 * @param start where the directory begins, bytes from the start of the file
 */
export function directory(entries: readonly ZipEntry[], time: number, start: number): Buffer {
	const records = entries.map((entry) => centralHeader(entry, time));
	const size = records.reduce((sum, record) => sum + record.length, 0);
	return Buffer.concat([...records, directoryEnd(entries.length, size, start)]);
}

function centralHeader(entry: ZipEntry, time: number): Buffer {
	const name = Buffer.from(entry.name);
	const big = entry.size >= MAX32;
	const far = entry.offset >= MAX32;
	const extra =
		big || far
			? zip64Extra([...(big ? [entry.size, entry.size] : []), ...(far ? [entry.offset] : [])])
			: Buffer.alloc(0);
	const head = Buffer.alloc(46);
	head.writeUInt32LE(0x02014b50, 0);
	head.writeUInt16LE(MADE_BY, 4);
	head.writeUInt16LE(big || far ? VERSION_ZIP64 : VERSION_PLAIN, 6);
	writeShared(head, 8, entry, time, big);
	head.writeUInt16LE(name.length, 28);
	head.writeUInt16LE(extra.length, 30);
	head.writeUInt32LE(ATTRIBUTES, 38);
	head.writeUInt32LE(far ? MAX32 : entry.offset, 42);
	return Buffer.concat([head, name, extra]);
}

/** The fields that a local and a central header have alike, from the flags to the sizes. */
function writeShared(head: Buffer, at: number, entry: ZipEntry, time: number, big: boolean): void {
	head.writeUInt16LE(FLAGS, at);
	head.writeUInt16LE(METHOD_STORED, at + 2);
	head.writeUInt32LE(time, at + 4);
	head.writeUInt32LE(entry.crc32, at + 8);
	head.writeUInt32LE(big ? MAX32 : entry.size, at + 12);
	head.writeUInt32LE(big ? MAX32 : entry.size, at + 16);
}

function zip64Extra(values: readonly number[]): Buffer {
	const extra = Buffer.alloc(4 + 8 * values.length);
	extra.writeUInt16LE(0x0001, 0);
	extra.writeUInt16LE(8 * values.length, 2);
	values.forEach((value, i) => {
		extra.writeBigUInt64LE(BigInt(value), 4 + 8 * i);
	});
	return extra;
}

function directoryEnd(count: number, size: number, start: number): Buffer {
	const big = count >= MAX16 || size >= MAX32 || start >= MAX32;
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(big ? MAX16 : count, 8);
	end.writeUInt16LE(big ? MAX16 : count, 10);
	end.writeUInt32LE(big ? MAX32 : size, 12);
	end.writeUInt32LE(big ? MAX32 : start, 16);
	return big ? Buffer.concat([zip64End(count, size, start), end]) : end;
}

function zip64End(count: number, size: number, start: number): Buffer {
	const end = Buffer.alloc(76);
	end.writeUInt32LE(0x06064b50, 0);
	end.writeBigUInt64LE(44n, 4);
	end.writeUInt16LE(MADE_BY, 12);
	end.writeUInt16LE(VERSION_ZIP64, 14);
	end.writeBigUInt64LE(BigInt(count), 24);
	end.writeBigUInt64LE(BigInt(count), 32);
	end.writeBigUInt64LE(BigInt(size), 40);
	end.writeBigUInt64LE(BigInt(start), 48);
	end.writeUInt32LE(0x07064b50, 56);
	end.writeBigUInt64LE(BigInt(start + size), 64);
	end.writeUInt32LE(1, 72);
	return end;
}
