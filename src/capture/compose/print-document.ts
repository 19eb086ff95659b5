import type { Config } from '../../config.ts';
import { launchBrowser } from '../browser/launch.ts';

/** An address that no network has; the document asks for nothing else. */
const ORIGIN = 'https://printed.invalid/';
const PRINT_MS = 120_000;

/**
 * Prints a document of ours to a tagged PDF on A4, with its headings as outline and its pages numbered. No script runs, and nothing
 * is fetched.
 * @param pageWord what stands before the page's number
 * @throws UsageError `no-browser` · Fault `browser-start`
 */
export async function printDocument(html: string, pageWord: string, config: Config): Promise<Buffer> {
	const launched = await launchBrowser(config);
	try {
		const context = await launched.browser.newContext({
			javaScriptEnabled: false,
			locale: config.LOCALE,
			serviceWorkers: 'block',
			colorScheme: 'light',
		});
		await context.route('**/*', async (route) => {
			if (route.request().url() === ORIGIN)
				await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
			else await route.abort('failed');
		});
		const page = await context.newPage();
		await page.goto(ORIGIN, { waitUntil: 'load', timeout: PRINT_MS });
		return await page.pdf({
			format: 'A4',
			tagged: true,
			outline: true,
			printBackground: true,
			displayHeaderFooter: true,
			headerTemplate: '<span></span>',
			footerTemplate: `<div style="width:100%;font:8pt sans-serif;text-align:center;color:#444">${pageWord} <span class="pageNumber"></span> / <span class="totalPages"></span></div>`,
			margin: { top: '18mm', bottom: '18mm', left: '15mm', right: '15mm' },
		});
	} finally {
		await launched.end();
	}
}
