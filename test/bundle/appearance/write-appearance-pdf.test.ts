import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tile as cutTiles, idat } from './picture.ts';
import { follow, type PdfObject, pages, type ReadPdf, reachable, references, textOf } from './read-pdf.ts';
import { images, marks, type Sample, sample, spans, WIDTH, whole } from './sample-pdf.ts';
import { cutPages } from './straight.ts';

let made: Sample;
let pdf: ReadPdf;
let file: string;
beforeAll(async () => {
	made = await sample();
	({ pdf, path: file } = await made.written());
});
afterAll(() => made.remove());

/** Height in points of a page. */
const heightOf = (page: PdfObject) => Number(/\/MediaBox \[0 0 [\d.]+ ([\d.]+)\]/.exec(page.text)?.[1]);

describe('the file', () => {
	it('is sound by its own table, and holds nothing that is not used', () => {
		expect(reachable(pdf)).toEqual(new Set(pdf.objects.keys()));
		expect(readFileSync(file).subarray(0, 15).toString('latin1')).toBe('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n');
	});

	it('holds each tile once, as its PNG holds it', () => {
		expect(images(pdf).map((image) => image.stream)).toEqual(
			made.input.tiles.map((t) => idat(readFileSync(t.file))),
		);
		for (const image of images(pdf))
			expect(image.text).toContain('/Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns 320');
	});

	it('declares PDF/A-1b, and says of itself the same in both places', () => {
		const catalog = follow(pdf, pdf.trailer, 'Root').text;
		const info = follow(pdf, pdf.trailer, 'Info').text;
		const xmp = follow(pdf, catalog, 'Metadata').stream?.toString() ?? '';
		expect(xmp).toContain('<pdfaid:part>1</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>');
		expect(xmp).toContain('Kommunen – 2026 &amp; &lt;å&gt; 🙂</rdf:li>');
		expect(xmp).toContain('<xmp:CreateDate>2026-11-23T22:05:09Z</xmp:CreateDate>');
		expect(textOf(/\/Title (<\w+>)/.exec(info)?.[1] ?? '')).toBe('Kommunen – 2026 & <å> 🙂');
		expect(info).toContain('/CreationDate (D:20261123220509Z) /ModDate (D:20261123220509Z)');
		expect(pdf.trailer).toMatch(/\/ID \[<(\w{32})> <\1>\]/);
		expect(catalog).toContain('/ViewerPreferences << /DisplayDocTitle true >>');
		expect(catalog).toContain('/Lang (sv-SE)');
	});

	it('carries an sRGB profile of ICC version 2 as its output intent', () => {
		const profile = follow(pdf, follow(pdf, pdf.trailer, 'Root').text, 'DestOutputProfile').stream as Buffer;
		expect(profile.readUInt32BE(0)).toBe(profile.length);
		expect(profile[8]).toBe(2);
		expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
	});

	it('is the same of the same input', async () => {
		const sha = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
		expect(sha((await made.written({}, 'b.pdf')).path)).toBe(sha(file));
	});
});

describe('the pages', () => {
	const cuts = cutPages(WIDTH, whole.height, spans);

	it('are as wide as on screen at 96 pixels an inch, and show the picture from top to bottom', () => {
		expect(pages(pdf).map((page) => Math.round(heightOf(page) / 0.75))).toEqual(
			cuts.map((c) => c.bottom - c.top),
		);
		expect(pages(pdf).every((page) => page.text.includes('/MediaBox [0 0 240 '))).toBe(true);
	});

	it('place each tile where it stands in the picture', () => {
		for (const [i, page] of pages(pdf).entries()) {
			const { top, bottom } = cuts[i] as { top: number; bottom: number };
			const content = follow(pdf, page.text, 'Contents').stream?.toString() ?? '';
			const placed = [...content.matchAll(/q ([\d.]+) 0 0 ([\d.]+) 0 (-?[\d.]+) cm \/T(\d+) Do Q/g)].map(
				(m) => ({
					...{ width: Number(m[1]) / 0.75, tile: Number(m[4]) },
					...{ top: bottom - (Number(m[3]) + Number(m[2])) / 0.75, bottom: bottom - Number(m[3]) / 0.75 },
				}),
			);
			const expected = made.input.tiles
				.map((t, n) => ({ width: t.width, tile: n + 1, top: n * 500, bottom: n * 500 + t.height }))
				.filter((t) => t.bottom > top && t.top < bottom);
			expect(placed).toEqual(expected);
			expect(references(/\/XObject << (.*?) >>/.exec(page.text)?.[1] ?? '')).toHaveLength(expected.length);
		}
	});

	it('show a tile that ends with a page on that page alone', async () => {
		const tiles = await cutTiles(made.dir, whole, Math.round(WIDTH * Math.SQRT2));
		const { pdf: even } = await made.written({ tiles, marks: [] }, 'even.pdf');
		expect(
			pages(even).map((page) => references(/\/XObject << (.*?) >>/.exec(page.text)?.[1] ?? '').length),
		).toEqual(tiles.map(() => 1));
	});

	it('are in a tree that no array outgrows', async () => {
		const tall = Array.from({ length: 450 }, () => ({
			...(made.input.tiles[0] as { file: string }),
			width: 320,
			height: 500,
		}));
		const { result, pdf: many } = await made.written({ tiles: tall, marks: [] });
		expect(result.pages).toBeGreaterThan(400);
		expect(pages(many)).toHaveLength(result.pages);
		const longest = Math.max(...[...many.objects.values()].map(({ text }) => references(text).length));
		expect(longest).toBeLessThan(300);
	});

	it('keep a size on paper when a screen of double density is captured', async () => {
		const boxes = marks.map(({ box: _, ...mark }) => mark);
		const { pdf: double } = await made.written({ scale: 2, marks: boxes });
		expect(pages(double)[0]?.text).toContain('/MediaBox [0 0 120 ');
	});

	it('stay within what PDF can measure', async () => {
		const { pdf: wide } = await made.written({ scale: 0.01, marks: [] });
		for (const page of pages(wide)) expect(heightOf(page)).toBeLessThanOrEqual(14_400);
	});
});
