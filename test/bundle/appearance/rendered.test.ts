import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { difference, rows } from './picture.ts';
import { pages, type ReadPdf } from './read-pdf.ts';
import { type Sample, sample, whole } from './sample-pdf.ts';

let made: Sample;
let pdf: ReadPdf;
let file: string;
beforeAll(async () => {
	made = await sample();
	({ pdf, path: file } = await made.written());
});
afterAll(() => made.remove());

const poppler = spawnSync('pdftocairo', ['-v']).error === undefined;
describe.skipIf(!poppler)('seen by another program (needs pdfinfo and pdftocairo of poppler-utils)', () => {
	it('has its pages, title and language', () => {
		const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
		expect(info).toMatch(/^Title: +Kommunen – 2026 & <å> 🙂$/m);
		expect(info).toMatch(new RegExp(`^Pages: +${pages(pdf).length}$`, 'm'));
		expect(info).toMatch(/^Page size: +240 x /m);
	});

	it('shows the very pixels of the tiles', async () => {
		execFileSync('pdftocairo', ['-r', '96', '-png', file, join(made.dir, 'seen')]);
		const seen = readdirSync(made.dir)
			.filter((f) => f.startsWith('seen'))
			.sort();
		let top = 0;
		for (const name of seen) {
			const { data, info } = await sharp(join(made.dir, name))
				.removeAlpha()
				.raw()
				.toBuffer({ resolveWithObject: true });
			const shown = { width: info.width, height: info.height, pixels: data };
			expect(difference(shown, rows(whole, top, top + info.height))).toBe(0);
			top += info.height;
		}
		expect(top).toBe(whole.height);
	});
});
