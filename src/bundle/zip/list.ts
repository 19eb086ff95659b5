import { constants } from 'node:fs';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { refuseEndBeyond } from './end.ts';
import { FLAGS, METHOD_STORED, type ZipEntry } from './form.ts';

/** More entries than any bundle has; a directory that claims more is not read to its end. */
const MOST_ENTRIES = 200_000;

/** An entry as the zip's directory states it. Nothing of it is trusted: it is what has to be checked. */
export interface ListedEntry extends ZipEntry {
	/** True when the entry is stored as it is, in the form that bundles have. */
	readonly isPlain: boolean;
	readonly isSymlink: boolean;
	/** True where its attributes make it a folder, a device, a pipe or a disk's label to those who go by them, and not by its name. */
	readonly isOther: boolean;
	readonly isDirectory: boolean;
	/** Date and time, 32 bits as in `dosTime`. */
	readonly time: number;
	readonly raw: Entry;
}

/** Opens a zip to read its directory; the caller closes it. @throws Error when the directory's end is not there, or lies about where things are */
export async function openZip(file: string): Promise<ZipFile> {
	await refuseEndBeyond(file);
	return openPromise(file, { autoClose: false, decodeStrings: false, validateEntrySizes: false });
}

/**
 * Reads the whole directory.
 * @throws Error when it is damaged, has more than `MOST_ENTRIES`, or claims what no file can hold
 */
export async function listEntries(zip: ZipFile, signal?: AbortSignal): Promise<readonly ListedEntry[]> {
	if (zip.entryCount > MOST_ENTRIES) throw new Error(`the directory claims ${zip.entryCount} entries`);
	const entries: ListedEntry[] = [];
	for await (const raw of zip.eachEntry()) {
		signal?.throwIfAborted();
		const entry = listed(raw);
		if (![entry.size, entry.offset, raw.compressedSize].every(Number.isSafeInteger))
			throw new Error(`the directory claims more of ${entry.name} than any file can hold`);
		entries.push(entry);
	}
	return entries;
}

/** The low byte of an entry's attributes is MS-DOS's (PKWARE APPNOTE 6.3.10, 4.4.15): a folder, and the label of a disk. */
const DOS_OTHER = 0x10 | 0x08;

function listed(raw: Entry): ListedEntry {
	const name = raw.fileNameRaw.toString('utf8');
	const type = (raw.externalFileAttributes >>> 16) & constants.S_IFMT;
	const isDirectory = name.endsWith('/');
	const isPlainType = type === 0 || type === constants.S_IFREG;
	return {
		name,
		size: raw.uncompressedSize,
		crc32: raw.crc32,
		offset: raw.relativeOffsetOfLocalHeader,
		isPlain: raw.compressionMethod === METHOD_STORED && raw.generalPurposeBitFlag === FLAGS,
		isSymlink: type === constants.S_IFLNK,
		isOther: !isDirectory && (!isPlainType || (raw.externalFileAttributes & DOS_OTHER) !== 0),
		isDirectory,
		time: ((raw.lastModFileDate << 16) | raw.lastModFileTime) >>> 0,
		raw,
	};
}
