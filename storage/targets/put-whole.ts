import type { PutOptions, Source } from '../../src/office/deliveries.ts';
import type { Files } from './far-files.ts';
import { forget, isProved, noteOf } from './proved.ts';
import { trouble } from './trouble.ts';

/** Watchers that take in what has arrived look for the whole name. */
const PARTIAL = '.partial';

/**
 * Has the bytes lie whole under their name, read back and compared, whatever an earlier try has left: written under another name first, from
 * where that broke off, and given their own when they are right. So is the reading back.
 * @throws UsageError `delivery-file-differs` · TryAgainLater `delivery-altered` · what the files throw · the signal's reason
 */
export async function putWhole(
	files: Files,
	key: string,
	source: Source,
	options: PutOptions,
): Promise<'put' | 'there'> {
	const partial = key + PARTIAL;
	if (await liesThere(files, key, source, options)) {
		if ((await files.size(partial)) !== undefined) await files.remove(partial);
		await forget(files, noteOf(key));
		return 'there';
	}
	const folder = key.split('/').slice(0, -1).join('/');
	if (folder) await files.makeFolder(folder);
	const begun = (await files.size(partial)) ?? 0;
	const from = begun <= source.bytes ? begun : 0;
	if (begun > source.bytes) await files.remove(partial);
	await write(files, partial, source, from, options);
	if (!(await isSame(files, partial, key, source, options))) {
		// What lay there was not a beginning of these bytes, so it is written anew once.
		await files.remove(partial);
		await forget(files, noteOf(key));
		if (from === 0) throw trouble.altered(files.where(key));
		await write(files, partial, source, 0, options);
		if (!(await isSame(files, partial, key, source, options))) {
			await files.remove(partial);
			await forget(files, noteOf(key));
			throw trouble.altered(files.where(key));
		}
	}
	const isPublished = await files.publish(partial, key);
	if (!isPublished) {
		if (!(await liesThere(files, key, source, options))) throw trouble.differs(files.where(key));
		await files.remove(partial);
	}
	await forget(files, noteOf(key));
	if (isPublished) return 'put';
	return 'there';
}

/** Takes away what was put, and what was begun of it. */
export async function takeBack(
	files: Files,
	key: string,
	source: Source,
	options: PutOptions,
): Promise<void> {
	const size = await files.size(key);
	if (size === source.bytes && (await isSame(files, key, key, source, options))) await files.remove(key);
	if ((await files.size(key + PARTIAL)) !== undefined) await files.remove(key + PARTIAL);
	await forget(files, noteOf(key));
}

/** @throws UsageError `delivery-file-differs` where other bytes have the name */
async function liesThere(files: Files, key: string, source: Source, options: PutOptions): Promise<boolean> {
	const size = await files.size(key);
	if (size === undefined) return false;
	if (size === source.bytes && (await isSame(files, key, key, source, options))) return true;
	throw trouble.differs(files.where(key));
}

async function write(
	files: Files,
	path: string,
	source: Source,
	from: number,
	{ signal, onBytes }: PutOptions,
): Promise<void> {
	const told = async function* () {
		let bytes = from;
		for await (const piece of source.read(from)) {
			signal.throwIfAborted();
			yield piece;
			bytes += piece.length;
			onBytes?.(bytes);
		}
	};
	await files.write(path, from, told());
}

function isSame(
	files: Files,
	path: string,
	key: string,
	source: Source,
	options: PutOptions,
): Promise<boolean> {
	return isProved(files, path, noteOf(key), source, options);
}

/** Writes a few bytes under a name that nobody looks for, reads them back, and takes them away. @throws as `putWhole` */
export async function tryOut(files: Files): Promise<void> {
	const path = `.ogonblick-${crypto.randomUUID()}${PARTIAL}`;
	const bytes = Buffer.from('Ögonblick\n');
	try {
		await files.write(path, 0, once(bytes));
		const read: Uint8Array[] = [];
		for await (const piece of files.read(path, 0)) read.push(Buffer.from(piece));
		if (!Buffer.concat(read).equals(bytes)) throw trouble.altered(files.where(path));
	} finally {
		// What was in the way of writing is what is told.
		await files.remove(path).catch(() => undefined);
	}
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}
