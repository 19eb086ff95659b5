import type { FileHandle } from 'node:fs/promises';
import type { LocalFileHeader, ZipFile } from 'yauzl';
import type { ListedEntry } from './list.ts';
import type { Stray } from './walk.ts';

/** PKWARE APPNOTE 6.3.10: 4.3.12, the directory's first header, and the bit of 4.4.4 that says that sizes follow the contents. */
const DIRECTORY_SIGNATURE = 0x02014b50;
const SIZES_FOLLOW = 0x0008;
/** Lengths of what may follow the contents then: 4.3.9, each with and without its signature, in 32 and in 64 bits. */
const DESCRIPTORS = [0, 12, 16, 20, 24];
/** Info-ZIP's name in Unicode (4.6.9), which unzip takes in the place of the other. */
const UNICODE_PATH = 0x7075;
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
		if (!namesAgree(entry, header)) strays.push({ kind: 'form', name: entry.name, code: 'header-differs' });
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
	if (entries.length > 0 && !(await isDirectoryAt(handle, ends)))
		strays.push({ kind: 'form', name: '', code: 'bytes-after-files' });
	return strays;
}

function namesAgree(entry: ListedEntry, header: LocalFileHeader): boolean {
	const name = entry.raw.fileNameRaw;
	const inUnicode = [...namesInUnicode(header.extraField), ...namesInUnicode(entry.raw.extraFieldRaw)];
	return header.fileName.equals(name) && inUnicode.every((other) => other.equals(name));
}

/** Of extra fields as they lie in a header: 4.5.1. */
function namesInUnicode(fields: Buffer): readonly Buffer[] {
	const names: Buffer[] = [];
	for (let at = 0; at + 4 <= fields.length; ) {
		const end = at + 4 + fields.readUInt16LE(at + 2);
		if (fields.readUInt16LE(at) === UNICODE_PATH) names.push(fields.subarray(at + 4 + BEFORE_ITS_NAME, end));
		at = end;
	}
	return names;
}

async function isDirectoryAt(handle: FileHandle, places: readonly number[]): Promise<boolean> {
	for (const place of places) {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, place);
		if (bytesRead === 4 && buffer.readUInt32LE() === DIRECTORY_SIGNATURE) return true;
	}
	return false;
}
