import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { follow, type PdfObject, pages, type ReadPdf, reachable, textOf } from './read-pdf.ts';
import { marks, type Sample, sample, spans, WIDTH, whole } from './sample-pdf.ts';
import { cutPages } from './straight.ts';

let made: Sample;
let pdf: ReadPdf;
beforeAll(async () => {
	made = await sample();
	({ pdf } = await made.written());
});
afterAll(() => made.remove());

describe('the bookmarks', () => {
	it('lead to each post by month, at its top edge', () => {
		const outline = follow(pdf, follow(pdf, pdf.trailer, 'Root').text, 'Outlines');
		const children = (parent: PdfObject) => {
			const found: PdfObject[] = [];
			for (let item = parent, link = 'First'; item.text.includes(`/${link} `); link = 'Next') {
				item = follow(pdf, item.text, link);
				found.push(item);
			}
			return found;
		};
		const title = (o: PdfObject) => textOf(/\/Title (<\w+>)/.exec(o.text)?.[1] ?? '');
		const months = children(outline);
		for (const month of months) {
			const backwards = children(month).toReversed();
			const before = backwards.map((item) => item.text.includes('/Prev ') && follow(pdf, item.text, 'Prev'));
			expect(before).toEqual([...backwards.slice(1), false]);
			expect(backwards[0]).toBe(follow(pdf, month.text, 'Last'));
		}
		expect(months.map(title)).toEqual(['november 2026 (5)', 'oktober 2026 (5)']);
		const leads = months.flatMap(children).map((item) => {
			const [, page, y] = /\/Dest \[(\d+) 0 R \/XYZ 0 ([\d.]+) null\]/.exec(item.text) ?? [];
			const index = pages(pdf).indexOf(pdf.objects.get(Number(page)) as PdfObject);
			const cut = cutPages(WIDTH, whole.height, spans)[index];
			return [title(item), (cut?.bottom ?? 0) - Number(y) / 0.75];
		});
		expect(leads).toEqual(marks.map((m) => [`${m.date} · ${m.title}`, m.box?.y]));
	});

	it('find posts in a picture of double density, whose boxes are measured in CSS pixels', async () => {
		const { pdf: double } = await made.written({ scale: 2, marks: marks.slice(0, 1) });
		const scaled = spans.slice(0, 1).map(({ top, bottom }) => ({ top: top * 2, bottom: bottom * 2 }));
		const bottom = cutPages(WIDTH, whole.height, scaled)[0]?.bottom ?? 0;
		const destinations = [...double.objects.values()].flatMap(
			({ text }) => /\/XYZ 0 ([\d.]+)/.exec(text)?.[1] ?? [],
		);
		expect(destinations).toEqual(['month', 'post'].map(() => String((bottom - 200) * 0.375)));
	});

	it('are left out where there are no posts', async () => {
		const catalog = (await made.written({ marks: [] })).pdf;
		expect(follow(catalog, catalog.trailer, 'Root').text).not.toContain('Outline');
	});

	it('of posts beyond the picture lead to its end', async () => {
		const lost = { id: 'x', title: 'x', box: { x: 0, y: 99_999, width: 1, height: 1 } };
		const { pdf: odd } = await made.written({ marks: [lost, { ...lost, box: { ...lost.box, y: -50 } }] });
		expect(reachable(odd)).toEqual(new Set(odd.objects.keys()));
	});
});
