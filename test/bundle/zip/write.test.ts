import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ZipWriter } from '../../../src/bundle/zip/write.ts';
import { entriesOf } from '../rebuild.ts';
import { CREATED, workshop } from '../sample.ts';

const { dir, clean } = workshop();
afterAll(clean);
const never = new AbortController().signal;

it.each([0, 1, 1024 * 1024, 8 * 1024 * 1024, 8 * 1024 * 1024 + 1, 11_000_000])(
	'packs a file of %i bytes whole',
	async (size) => {
		const contents = randomBytes(size);
		const source = join(dir, `source-${size}`);
		writeFileSync(source, contents);
		const zip = await ZipWriter.create(join(dir, `${size}.zip`), CREATED, never);
		let seen = 0;
		await zip.addFile('a', source, (piece) => {
			seen += piece.length;
		});
		await zip.finish();
		const [entry] = await entriesOf(zip.target);
		expect(seen).toBe(size);
		expect(entry?.contents.equals(contents)).toBe(true);
	},
);

it.each([
	['grows', (file: string) => appendFileSync(file, 'x')],
	['shrinks', (file: string) => truncateSync(file, 8_500_000)],
	['is rewritten', (file: string) => writeFileSync(file, Buffer.alloc(9_000_000, 2))],
])('refuses a file that %s while it is packed', async (how, change) => {
	const source = join(dir, `changing-${how}`);
	writeFileSync(source, Buffer.alloc(9_000_000, 1));
	const zip = await ZipWriter.create(join(dir, `${how}.zip`), CREATED, never);
	let pieces = 0;
	const adding = zip.addFile('a', source, () => {
		if (++pieces === 9) change(source);
	});
	await expect(adding).rejects.toMatchObject({ code: 'file-changed', subject: source });
	await zip.discard();
	expect(existsSync(zip.target)).toBe(false);
});
