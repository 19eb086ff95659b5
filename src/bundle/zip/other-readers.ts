import type { FileHandle } from 'node:fs/promises';
import type { LocalFileHeader, ZipFile } from 'yauzl';
import { endsPlainly } from './directory-end.ts';
import type { ListedEntry } from './list.ts';
import type { Stray } from './walk.ts';

/** PKWARE APPNOTE 6.3.10, 4.4.4: that the contents are encrypted, and that sizes follow the contents. */
const ENCRYPTED = 0x0001;
const SIZES_FOLLOW = 0x0008;
/** Lengths of what may follow the contents then: 4.3.9, each with and without its signature, in 32 and in 64 bits. */
const DESCRIPTORS = [0, 12, 16, 20, 24];
/** Info-ZIP's name in Unicode (4.6.9), which unzip takes in the place of the other. */
const UNICODE_PATH = 0x7075;
const ZIP64 = 0x0001;
const IN_ZIP64 = 0xffffffff;
const BEFORE_ITS_NAME = 5;

/**
 * Where a reader that does not go by the directory alone would unpack something else out of a zip that another program has packed:
 * names in Unicode beside the names, headers before the contents that say another name, and bytes between the files, among which
 * a reader that goes from file to file finds more of them.
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
		ends = (follows ? DESCRIPTORS : [0]).map((length) => end + length);
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
	if (header.compressionMethod !== raw.compressionMethod || flags & (ENCRYPTED | SIZES_FOLLOW)) return false;
	const follow = (header.generalPurposeBitFlag & SIZES_FOLLOW) !== 0;
	const says = (value: number, right: number) => value === right || (follow && value === 0);
	const wide = wideSizes(header);
	return (
		says(header.crc32, raw.crc32) &&
		says(wide.uncompressed ?? header.uncompressedSize, raw.uncompressedSize) &&
		says(wide.compressed ?? header.compressedSize, raw.compressedSize)
	);
}

/** What zip64 says in the place of sizes that are all ones: 4.5.3. */
function wideSizes({ extraField, uncompressedSize, compressedSize }: LocalFileHeader) {
	const data = [...extraFields(extraField)].find(({ id }) => id === ZIP64)?.data;
	const wide = (value: number, place: number) =>
		value === IN_ZIP64 && data && data.length >= place + 8 ? Number(data.readBigUInt64LE(place)) : undefined;
	return { uncompressed: wide(uncompressedSize, 0), compressed: wide(compressedSize, 8) };
}
