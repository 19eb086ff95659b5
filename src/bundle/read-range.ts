import { namedEntry } from './read.ts';

/**
 * Some bytes of one file of a bundle, read where they lie. Nothing is checked: the checksum is of the whole file.
 * @param path below the bundle's root folder
 * @param range from the file's byte `start` up to, not including, `end`
 * @throws as `readEntry`, and where the file is not stored as it is, as all in a bundle are
 */
export async function* readRange(
	file: string,
	path: string,
	range: { readonly start: number; readonly end: number },
): AsyncGenerator<Buffer> {
	yield* namedEntry(file, path, (zip, entry) => {
		if (!entry.isPlain) throw new Error(`${path} is not stored as it is`);
		return zip.openReadStreamPromise(entry.raw, { decodeFileData: false, ...range });
	});
}
