import type { FileHandle } from 'node:fs/promises';
import type { LocalFileHeader, ZipFile } from 'yauzl';
import { endsPlainly } from './directory-end.ts';
import type { ListedEntry } from './list.ts';
import type { Stray } from './walk.ts';

/** PKWARE APPNOTE 6.3.10, 4.4.4: that sizes follow the contents; how well they were packed, and that names are UTF-8, which change nothing of what is read here. */
const SIZES_FOLLOW = 0x0008;
const OF_NO_MATTER = 0x0006 | 0x0800;
const DESCRIPTOR = 0x08074b50;
const LONGEST_DESCRIPTOR = 24;
/** Info-ZIP's name in Unicode (4.6.9), which unzip takes in the place of the other. */
const UNICODE_PATH = 0x7075;
const ZIP64 = 0x0001;
/** Of libarchive: attributes once more, which its readers take in the place of the directory's own, so that a file becomes a link or a folder. */
const LIBARCHIVE = 0x6c78;
const IN_ZIP64 = 0xffffffff;
const BEFORE_ITS_NAME = 5;

/**
 * Where a reader that does not go by the directory alone would unpack something else out of a zip that another program has packed:
 * names in Unicode beside the names, headers before the contents that say another name or length, sizes behind them that are not theirs, and bytes between the files,
 * among which a reader that goes from file to file finds more of them.
 */
export async function otherReaders(
	zip: ZipFile,
	handle: FileHandle,
	entries: readonly ListedEntry[],
): Promise<readonly Stray[]> {
	const strays: Stray[] = [];
	let ends: readonly number[] = [0];
	for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
		const header = await zip.readLocalFileHeaderPromise(entry.raw).catch((error: Error) => error);
		if (header instanceof Error) {
			strays.push({
				kind: 'contents',
				name: entry.name,
				code: 'entry-unreadable',
				data: { why: header.message },
			});
			continue;
		}
		if (!namesAgree(entry, header) || !doHeadersAgree(entry, header))
			strays.push({ kind: 'form', name: entry.name, code: 'header-differs' });
		if (!ends.includes(entry.offset)) {
			const bytes = entry.offset - Math.min(...ends);
			// What lies upon another is told of where it is read.
			if (bytes > 0)
				strays.push({ kind: 'form', name: entry.name, code: 'bytes-before-file', data: { bytes } });
		}
		const end = header.fileDataStart + entry.raw.compressedSize;
		const follows = (header.generalPurposeBitFlag | entry.raw.generalPurposeBitFlag) & SIZES_FOLLOW;
		const lengths = follows ? await trueDescriptors(handle, end, entry) : [0];
		if (lengths.length === 0) strays.push({ kind: 'form', name: entry.name, code: 'header-differs' });
		ends = (lengths.length === 0 ? [0, 12, 16, 20, 24] : lengths).map((length) => end + length);
	}
	if (!(await endsPlainly(handle, ends, entries)))
		strays.push({ kind: 'form', name: '', code: 'directory-differs' });
	return strays;
}

function namesAgree(entry: ListedEntry, header: LocalFileHeader): boolean {
	const name = entry.raw.fileNameRaw;
	const inUnicode = [...namesInUnicode(header.extraField), ...namesInUnicode(entry.raw.extraFieldRaw)];
	return header.fileName.equals(name) && inUnicode.every((other) => other.equals(name));
}

function namesInUnicode(fields: Buffer): readonly Buffer[] {
	return [...extraFields(fields)]
		.filter(({ id }) => id === UNICODE_PATH)
		.map(({ data }) => data.subarray(BEFORE_ITS_NAME));
}

/** As they lie in a header: 4.5.1. */
function* extraFields(fields: Buffer): Generator<{ readonly id: number; readonly data: Buffer }> {
	for (let at = 0; at + 4 <= fields.length; ) {
		const end = at + 4 + fields.readUInt16LE(at + 2);
		yield { id: fields.readUInt16LE(at), data: fields.subarray(at + 4, end) };
		at = end;
	}
}

/** Whether a reader that goes by what stands before the contents reads the same of them as one that goes by the directory. */
function doHeadersAgree({ raw }: ListedEntry, header: LocalFileHeader): boolean {
	const flags = header.generalPurposeBitFlag ^ raw.generalPurposeBitFlag;
	if (header.compressionMethod !== raw.compressionMethod || flags & ~OF_NO_MATTER) return false;
	const follow = (header.generalPurposeBitFlag & SIZES_FOLLOW) !== 0;
	const fields = [...extraFields(header.extraField)];
	const wide = fields.filter(({ id }) => id === ZIP64);
	const says = (value: number, right: number) =>
		value === right || (follow && value === 0) || (value === IN_ZIP64 && wide.length === 1);
	return (
		says(header.crc32, raw.crc32) &&
		says(header.uncompressedSize, raw.uncompressedSize) &&
		says(header.compressedSize, raw.compressedSize) &&
		wide.every(({ data }) => isWideTrue(data, raw, follow)) &&
		![...fields, ...extraFields(raw.extraFieldRaw)].some(({ id }) => id === LIBARCHIVE)
	);
}

/** Both sizes in 64 bits, the contents' and then the packed ones': 4.5.3. Whether or not it is asked for: some readers take what is there. */
function isWideTrue(data: Buffer, raw: ListedEntry['raw'], follow: boolean): boolean {
	if (data.length < 16) return false;
	const says = (place: number, right: number) =>
		data.readBigUInt64LE(place) === BigInt(right) || (follow && data.readBigUInt64LE(place) === 0n);
	return says(0, raw.uncompressedSize) && says(8, raw.compressedSize);
}

/**
 * How long what follows the contents is, with the checksum and the sizes (4.3.9): each with and without its signature, in 32 and in 64 bits. None where it says anything else:
 * a reader that goes from file to file takes its length from what it says, and looks for the next file behind it.
 */
async function trueDescriptors(
	handle: FileHandle,
	at: number,
	{ raw }: ListedEntry,
): Promise<readonly number[]> {
	const { buffer, bytesRead } = await handle.read(
		Buffer.alloc(LONGEST_DESCRIPTOR),
		0,
		LONGEST_DESCRIPTOR,
		at,
	);
	const narrow = Buffer.alloc(12);
	const wide = Buffer.alloc(20);
	for (const each of [narrow, wide]) each.writeUInt32LE(raw.crc32);
	if (Math.max(raw.compressedSize, raw.uncompressedSize) < IN_ZIP64) {
		narrow.writeUInt32LE(raw.compressedSize, 4);
		narrow.writeUInt32LE(raw.uncompressedSize, 8);
	}
	wide.writeBigUInt64LE(BigInt(raw.compressedSize), 4);
	wide.writeBigUInt64LE(BigInt(raw.uncompressedSize), 12);
	const signature = Buffer.alloc(4);
	signature.writeUInt32LE(DESCRIPTOR);
	return [narrow, wide]
		.flatMap((each) => [each, Buffer.concat([signature, each])])
		.filter((each) => each.length <= bytesRead && each.equals(buffer.subarray(0, each.length)))
		.map(({ length }) => length);
}
