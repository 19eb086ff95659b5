import { listEntries, openZip } from '../../src/bundle/zip/list.ts';
import { ZipWriter } from '../../src/bundle/zip/write.ts';
import { CREATED } from './sample.ts';

/** An entry of a zip with its contents. */
export interface Entry {
	readonly name: string;
	readonly contents: Buffer;
}

/** Reads every entry of a zip. */
export async function entriesOf(file: string): Promise<Entry[]> {
	const zip = await openZip(file);
	try {
		const entries: Entry[] = [];
		for (const { name, raw } of await listEntries(zip)) {
			const pieces: Buffer[] = [];
			for await (const piece of await zip.openReadStreamPromise(raw)) pieces.push(piece);
			entries.push({ name, contents: Buffer.concat(pieces) });
		}
		return entries;
	} finally {
		zip.close();
	}
}

/** Writes a zip in the form of a bundle, with its checksums right, whatever the entries are. */
export async function writeEntries(
	target: string,
	entries: readonly Entry[],
	date = CREATED,
): Promise<string> {
	const zip = await ZipWriter.create(target, date, new AbortController().signal);
	for (const { name, contents } of entries) await zip.addBytes(name, contents);
	await zip.finish();
	return target;
}

/** A bundle as someone makes it who changes entries and mends the zip. */
export async function rebuilt(
	file: string,
	target: string,
	change: (entries: Entry[]) => readonly Entry[],
): Promise<string> {
	const entries = await entriesOf(file);
	return writeEntries(target, change(entries), packedAt(entries));
}

/** When its manifest says that it was packed, which the dates of its entries are. */
function packedAt(entries: readonly Entry[]): Date | undefined {
	const manifest = entries.find(({ name }) => name.endsWith('/documentation/manifest.json'));
	return manifest && new Date(JSON.parse(String(manifest.contents)).bundle.created);
}
