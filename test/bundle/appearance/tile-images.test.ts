import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	type AppearanceInput,
	writeAppearancePdf,
} from '../../../src/bundle/appearance/write-appearance-pdf.ts';
import { asSharp, chunk, decode, difference, type Picture, rows } from './picture.ts';
import { pages } from './read-pdf.ts';
import { images, type Sample, sample, WIDTH, whole } from './sample-pdf.ts';

let made: Sample;
beforeAll(async () => {
	made = await sample();
});
afterAll(() => made.remove());

describe('tiles of other kinds', () => {
	const plain = rows(whole, 0, 300);
	const kinds: readonly (readonly [string, (p: Picture) => Promise<Buffer>])[] = [
		['alpha', (p) => asSharp(p).ensureAlpha().png().toBuffer()],
		['palette', (p) => asSharp(p).png({ palette: true }).toBuffer()],
		['interlaced', (p) => asSharp(p).png({ progressive: true }).toBuffer()],
		['sixteen bits', (p) => asSharp(p).toColourspace('rgb16').png().toBuffer()],
		['a colour that means nothing', (p) => asSharp(p).png().toBuffer().then(withColourKey)],
		['grey', (p) => asSharp(p).greyscale().png().toBuffer()],
	];
	it.each(kinds)('%s are made eight-bit RGB first', async (name, encode) => {
		const path = join(made.dir, `${name}.png`);
		writeFileSync(path, await encode(plain));
		const { pdf: other } = await made.written({
			tiles: [{ file: path, width: WIDTH, height: 300 }],
			marks: [],
		});
		const [image] = images(other);
		expect(image?.text).toContain('/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode');
		const shown = await sharp(path).flatten({ background: '#fff' }).toColourspace('srgb').raw().toBuffer();
		expect(difference(await decode(image?.stream as Buffer, WIDTH, 300), { ...plain, pixels: shown })).toBe(
			0,
		);
	});

	it('JPEG keeps the colours near, at the size of the tile', async () => {
		const { pdf: jpeg, result } = await made.written({ mode: 'jpeg' });
		expect(result.pages).toBe(pages(jpeg).length);
		expect(images(jpeg)).toHaveLength(made.input.tiles.length);
		expect(images(jpeg).every((o) => o.text.includes('/Filter /DCTDecode'))).toBe(true);
		const { data, info } = await sharp(images(jpeg)[1]?.stream).raw().toBuffer({ resolveWithObject: true });
		const decoded = { width: info.width, height: info.height, pixels: data };
		expect(difference(decoded, rows(whole, 500, 1000))).toBeLessThan(60);
	});
});

describe('what cannot be done', () => {
	it.each([
		['missing', undefined],
		['not a PNG', () => Buffer.from('GIF89a and more')],
		['cut short', (png: Buffer) => png.subarray(0, -40)],
		['without its end', (png: Buffer) => png.subarray(0, -12)],
		['changed', (png: Buffer) => Buffer.concat([png.subarray(0, 500), Buffer.from('x'), png.subarray(501)])],
	] as const)('a tile that is %s is a fault, and leaves nothing behind', async (name, damage) => {
		const bad = join(made.dir, `bad ${name}.png`);
		const good = made.input.tiles[0] as AppearanceInput['tiles'][0];
		if (damage) writeFileSync(bad, damage(readFileSync(good.file)));
		for (const mode of ['png', 'jpeg'] as const) {
			const making = made.written({ tiles: [good, { ...good, file: bad }], mode }, 'never.pdf');
			await expect(making).rejects.toMatchObject({ code: 'tile-damaged', subject: bad });
		}
		expect(readdirSync(made.dir).filter((f) => f.startsWith('never'))).toEqual([]);
	});

	it('a tile of another size than the capture says is a fault', async () => {
		const tiles = [{ ...(made.input.tiles[0] as AppearanceInput['tiles'][0]), height: 499 }];
		await expect(made.written({ tiles }, 'never.pdf')).rejects.toMatchObject({ code: 'tile-size' });
	});

	it('no tiles are a fault', async () => {
		await expect(made.written({ tiles: [] }, 'never.pdf')).rejects.toMatchObject({ code: 'no-tiles' });
	});

	it('an abort stops it, and leaves nothing behind', async () => {
		const abort = new AbortController();
		const making = writeAppearancePdf(made.input, join(made.dir, 'never.pdf'), abort.signal);
		abort.abort(new Error('enough'));
		await expect(making).rejects.toThrow('enough');
		expect(readdirSync(made.dir).filter((f) => f.startsWith('never'))).toEqual([]);
	});
});

/** Says that pixels of the first pixel's colour are transparent (PNG, W3C 2003, 11.3.2.1). */
function withColourKey(png: Buffer): Buffer {
	const end = 8 + 25;
	const [red, green, blue] = whole.pixels;
	const key = Buffer.from([0, red ?? 0, 0, green ?? 0, 0, blue ?? 0]);
	return Buffer.concat([png.subarray(0, end), chunk('tRNS', key), png.subarray(end)]);
}
