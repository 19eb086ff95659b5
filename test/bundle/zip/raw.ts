import { crc32, deflateRawSync } from 'node:zlib';

/** An entry as a hostile zip tells of it: every field may lie. */
export interface RawEntry {
	readonly name: string | Buffer;
	readonly contents: Buffer;
	readonly isDeflated?: boolean;
	/** What is claimed of it; the truth where absent. */
	readonly size?: number;
	readonly packed?: number;
	readonly crc?: number;
	/** Where it is said to begin; another entry's place where two overlap. */
	readonly offset?: number;
	/** Extra fields of the directory, such as zip64's. */
	readonly extra?: Buffer;
	readonly attributes?: number;
	/** Of the general purpose; that names are UTF-8 where absent. */
	readonly flags?: number;
	/** What stands before the contents alone, where it is other than what the directory says. */
	readonly before?: { readonly extra?: Buffer; readonly packed?: number };
	/** The packed contents, where no packer would have made them so. */
	readonly data?: Buffer;
	/** What follows the contents. */
	readonly after?: Buffer;
}

/** A zip by hand, without the care of any library. @param end changes the 22 bytes of its end, or puts others in their place */
export function rawZip(entries: readonly RawEntry[], end = (bytes: Buffer): Buffer => bytes): Buffer {
	const pieces: Buffer[] = [];
	const directory: Buffer[] = [];
	let at = 0;
	for (const entry of entries) {
		const name = Buffer.from(entry.name);
		const made = entry.isDeflated ? deflateRawSync(entry.contents, { level: 9 }) : entry.contents;
		const { data = made } = entry;
		const { size = entry.contents.length, packed = data.length, crc = crc32(entry.contents) } = entry;
		const { extra = Buffer.alloc(0), offset = at, attributes = 0, flags = 0x0800 } = entry;
		const { before = {}, after = Buffer.alloc(0) } = entry;
		const head = Buffer.alloc(30);
		head.writeUInt32LE(0x04034b50, 0);
		head.writeUInt16LE(20, 4);
		const shared = (into: Buffer, from: number) => {
			into.writeUInt16LE(flags, from);
			into.writeUInt16LE(entry.isDeflated ? 8 : 0, from + 2);
			into.writeUInt32LE(crc, from + 8);
			into.writeUInt32LE(packed, from + 12);
			into.writeUInt32LE(size, from + 16);
			into.writeUInt16LE(name.length, from + 20);
		};
		shared(head, 6);
		if (before.packed !== undefined) head.writeUInt32LE(before.packed, 18);
		const ahead = before.extra ?? Buffer.alloc(0);
		head.writeUInt16LE(ahead.length, 28);
		const central = Buffer.alloc(46);
		central.writeUInt32LE(0x02014b50, 0);
		central.writeUInt16LE(0x0314, 4);
		shared(central, 8);
		central.writeUInt16LE(extra.length, 30);
		central.writeUInt32LE(attributes, 38);
		central.writeUInt32LE(offset, 42);
		directory.push(central, name, extra);
		if (entry.offset !== undefined) continue;
		const pushed = [head, name, ahead, data, after];
		pieces.push(...pushed);
		at += pushed.reduce((sum, { length }) => sum + length, 0);
	}
	const listed = Buffer.concat(directory);
	const last = Buffer.alloc(22);
	last.writeUInt32LE(0x06054b50, 0);
	last.writeUInt16LE(entries.length, 8);
	last.writeUInt16LE(entries.length, 10);
	last.writeUInt32LE(listed.length, 12);
	last.writeUInt32LE(at, 16);
	return Buffer.concat([...pieces, listed, end(last)]);
}

/** The extra field of zip64 with these values. */
export function zip64(...values: readonly bigint[]): Buffer {
	const extra = Buffer.alloc(4 + 8 * values.length);
	extra.writeUInt16LE(1, 0);
	extra.writeUInt16LE(8 * values.length, 2);
	values.forEach((value, i) => {
		extra.writeBigUInt64LE(value, 4 + 8 * i);
	});
	return extra;
}
