import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../src/capture/browser/launch.ts';
import { print } from '../../../src/capture/compose/print.ts';
import { paperFor } from '../../../src/capture/steps/text-pdf.ts';
import { readPdfText } from '../../../src/capture/witness/pdf-text.ts';
import { readConfig } from '../../../src/config.ts';

const opened = launchBrowser(readConfig({ ...process.env, LOG_LEVEL: 'silent' }));
afterAll(async () => (await opened).browser.close());

test('a page that is read from the right is printed whole, and one that is read from the left on A4', async () => {
	const { browser } = await opened;
	const dir = await mkdtemp(join(tmpdir(), 'ogonblick-test-'));
	const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
	try {
		const post = (n: number) =>
			`<article><p>العيد في البلدية قريب والمكتبة مفتوحة للجميع <bdi>Besked${n}</bdi></p></article>`;
		const said: Record<string, string> = {};
		for (const direction of ['rtl', 'ltr'])
			said[direction] =
				`<!doctype html><html lang="ar" dir="${direction}"><meta charset="utf-8"><style>main{max-width:620px;margin:0 auto}</style><main>${[1, 2, 3].map(post).join('')}</main>`;
		const cdp = await page.context().newCDPSession(page);
		for (const [direction, html] of Object.entries(said)) {
			await page.setContent(html);
			const file = join(dir, `${direction}.pdf`);
			await print(cdp, file, paperFor(direction === 'rtl'));
			let text = '';
			await readPdfText(
				file,
				(words) => {
					text += words;
				},
				AbortSignal.timeout(20_000),
			);
			expect([...text.matchAll(/Besked(\d)/g)].map(([, n]) => n)).toEqual(['1', '2', '3']);
		}
		expect(paperFor(false).paperWidth).toBe(8.27);
	} finally {
		await page.close();
		await rm(dir, { recursive: true, force: true });
	}
});
