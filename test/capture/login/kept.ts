import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import yauzl from 'yauzl';

export interface Kept {
	readonly name: string;
	readonly bytes: Buffer;
}

/** Every file below a directory, and what is packed in it: entries of zips in zips, gzip members, streams of PDFs. */
export async function everythingKept(dir: string): Promise<Kept[]> {
	const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((f) =>
		statSync(join(dir, f)).isFile(),
	);
	const found: Kept[] = [];
	for (const name of files) found.push(...(await unpacked({ name, bytes: readFileSync(join(dir, name)) })));
	return found;
}

/** Where one of the texts is found, in any of what is kept. */
export function whereFound(kept: readonly Kept[], texts: readonly string[]): string[] {
	return kept.flatMap(({ name, bytes }) =>
		texts.flatMap((text) => (bytes.includes(text) || name.includes(text) ? [`${text} in ${name}`] : [])),
	);
}

async function unpacked(kept: Kept): Promise<Kept[]> {
	const { name, bytes } = kept;
	if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
		const inner: Kept[] = [kept];
		for (const entry of await entries(bytes))
			inner.push(...(await unpacked({ name: `${name}!${entry.name}`, bytes: entry.bytes })));
		return inner;
	}
	if (bytes[0] === 0x1f && bytes[1] === 0x8b)
		return [kept, { name: `${name}!gunzip`, bytes: gunzipSync(bytes) }];
	if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return [kept, ...streams(kept)];
	return [kept];
}

async function entries(bytes: Buffer): Promise<Kept[]> {
	const zip = await new Promise<yauzl.ZipFile>((done, fail) =>
		yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, opened) => (error ? fail(error) : done(opened))),
	);
	const found: Kept[] = [];
	for await (const entry of zip.eachEntry()) {
		const chunks: Buffer[] = [];
		for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
		found.push({ name: entry.fileName, bytes: Buffer.concat(chunks) });
	}
	return found;
}

function streams({ name, bytes }: Kept): Kept[] {
	const found: Kept[] = [];
	for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 1)) {
		const data = bytes.subarray(at + 7);
		if (data[0] !== 0x78) continue;
		found.push({ name: `${name}!stream ${at}`, bytes: inflateSync(data, { finishFlush: 2 }) });
	}
	return found;
}
