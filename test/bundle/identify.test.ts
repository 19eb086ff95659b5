import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { identify } from '../../src/bundle/identify.ts';
import { samplePacked, workshop } from './sample.ts';

const { dir, clean } = workshop();
afterAll(clean);

/** Shows a file in pieces of the given sizes, the last one again and again. */
function identified(name: string, contents: Buffer, sizes: readonly number[]) {
	const identifier = identify(name);
	for (let at = 0, i = 0; at < contents.length; i++) {
		const size = sizes[Math.min(i, sizes.length - 1)] ?? 1;
		identifier.see(contents.subarray(at, at + size));
		at += size;
	}
	return identifier.format();
}

const pieces = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 20 });

describe('pictures', () => {
	const plain = sharp({ create: { width: 8, height: 8, channels: 3, background: '#abc' } });

	it('are told apart by their chunks, however the file is cut', async () => {
		const one = await plain.clone().png().toBuffer();
		const withProfile = await plain.clone().withIccProfile('srgb').png().toBuffer();
		const withText = Buffer.concat([
			one.subarray(0, 33),
			Buffer.from('000000016954587400deadbeef', 'hex'),
			one.subarray(33),
		]);
		fc.assert(
			fc.property(pieces, (sizes) => {
				expect(identified('a.png', one, sizes)).toMatchObject({ puid: 'fmt/11', mediaType: 'image/png' });
				expect(identified('a.png', withProfile, sizes)).toMatchObject({ puid: 'fmt/12', version: '1.1' });
				expect(identified('a.png', withText, sizes)).toMatchObject({ puid: 'fmt/13', version: '1.2' });
			}),
			{ numRuns: 30 },
		);
	});

	it('that are none get no version, and no identifier that would be a guess', () => {
		expect(identified('a.png', Buffer.from('<html>'), [3]).puid).toBeUndefined();
	});
});

describe('PDFs', () => {
	it('are told by the level that they claim, however the file is cut', async () => {
		const { packed, file } = await samplePacked(dir);
		expect(packed.manifest.files.find(({ role }) => role === 'appearance-pdf')?.puid).toBe('fmt/354');
		const zip = readFileSync(file);
		const start = zip.indexOf('%PDF-1.4');
		const appearance = zip.subarray(start, zip.indexOf('%%EOF', start));
		fc.assert(
			fc.property(pieces, (sizes) => identified('a.pdf', appearance, sizes).version === '1b'),
			{ numRuns: 15 },
		);
	});

	it('that claim no level are told by their version', async () => {
		const pdf = Buffer.from(await (await PDFDocument.create()).save());
		expect(identified('a.pdf', pdf, [100])).toMatchObject({ puid: 'fmt/276', version: '1.7' });
		expect(identified(join(dir, 'a.pdf'), Buffer.from('hej'), [100]).puid).toBeUndefined();
	});

	it('may state part and conformance as attributes', () => {
		const xmp = '%PDF-1.7\n<rdf:Description pdfaid:part="2" pdfaid:conformance="U" xmlns:pdfaid="x"/>';
		expect(identified('a.pdf', Buffer.from(xmp), [9])).toMatchObject({ puid: 'fmt/478', name: 'PDF/A' });
	});
});

it.each([
	['snapshot.wacz', 'application/wacz', 'application/zip', 'fmt/1840'],
	['posts.jsonl', 'application/jsonl', 'application/json', undefined],
	['METS.xml', 'text/xml', 'text/xml', 'fmt/101'],
	['manifest.json', 'application/json', 'application/json', 'fmt/817'],
	['what.ever', 'application/octet-stream', 'application/octet-stream', undefined],
])('%s is told by its name', (name, mediaType, registeredType, puid) => {
	const format = identify(name).format();
	expect([format.mediaType, format.registeredType, format.puid]).toEqual([mediaType, registeredType, puid]);
});
