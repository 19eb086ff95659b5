import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { extractEntry, readEntry, readManifest } from '../../src/bundle/read.ts';
import type { Manifest } from '../../src/records/manifest.ts';
import { rebuilt } from './rebuild.ts';
import { samplePacked, workshop } from './sample.ts';

const { dir, clean } = workshop();
let file: string;
let manifest: Manifest;

beforeAll(async () => {
	({
		file,
		packed: { manifest },
	} = await samplePacked(dir));
});
afterAll(clean);

it('reads the manifest that was packed', async () => {
	expect(await readManifest(file)).toEqual(manifest);
});

it('takes out any file as it was packed', async () => {
	for (const [i, { path, bytes, sha256 }] of manifest.files.entries()) {
		const target = join(dir, `out-${i}`);
		expect(await extractEntry(file, path, target)).toEqual({ bytes, sha256 });
		expect(createHash('sha256').update(readFileSync(target)).digest('hex')).toBe(sha256);
	}
});

it('names the file that the bundle does not hold', async () => {
	const target = join(dir, 'none');
	await expect(extractEntry(file, '../../etc/passwd', target)).rejects.toMatchObject({
		code: 'no-such-file',
	});
	expect(existsSync(target)).toBe(false);
});

it('never overwrites', async () => {
	const target = join(dir, 'taken');
	writeFileSync(target, 'mine');
	await expect(extractEntry(file, 'METS.xml', target)).rejects.toMatchObject({ code: 'EEXIST' });
	expect(readFileSync(target, 'utf8')).toBe('mine');
});

it('leaves nothing of a file that is damaged', async () => {
	const bytes = readFileSync(file);
	const at = bytes.indexOf('Exempelkommun! ');
	bytes[at] = 0;
	const damaged = join(dir, 'damaged.zip');
	writeFileSync(damaged, bytes);
	const target = join(dir, 'damaged.txt');
	const taking = extractEntry(damaged, 'representations/rep_text/data/text.txt', target);
	await expect(taking).rejects.toMatchObject({ code: 'not-a-bundle' });
	expect(existsSync(target)).toBe(false);
	// Nor is it another error where it is read piece by piece.
	const path = 'representations/rep_text/data/text.txt';
	const reading = async (name: string) => {
		for await (const _ of readEntry(name, path));
	};
	await expect(reading(damaged)).rejects.toMatchObject({ code: 'not-a-bundle' });
	const cut = join(dir, 'cut.zip');
	writeFileSync(cut, bytes.subarray(0, 1000));
	await expect(reading(cut)).rejects.toMatchObject({ code: 'not-a-bundle' });
	await expect(reading(join(dir, 'none.zip'))).rejects.toMatchObject({ code: 'ENOENT' });
});

it('stops when it is aborted, and leaves nothing', async () => {
	const target = join(dir, 'aborted');
	const signal = AbortSignal.abort();
	await expect(extractEntry(file, 'METS.xml', target, signal)).rejects.toThrow('aborted');
	expect(existsSync(target)).toBe(false);
});

it('says what is wrong with a manifest, all of it', async () => {
	const broken = await rebuilt(file, join(dir, 'broken.zip'), (entries) =>
		entries.map((entry) =>
			entry.name.endsWith('/manifest.json')
				? { ...entry, contents: Buffer.from(JSON.stringify({ ...manifest, account: 7, files: [{}] })) }
				: entry,
		),
	);
	await expect(readManifest(broken)).rejects.toMatchObject({
		code: 'bad-manifest',
		message: expect.stringMatching(/account: .*files\.0\.path: /s),
	});
});

it('is no bundle when it is no zip', async () => {
	const text = join(dir, 'text.zip');
	writeFileSync(text, 'not a zip');
	await expect(readManifest(text)).rejects.toMatchObject({ code: 'not-a-bundle', subject: text });
});
