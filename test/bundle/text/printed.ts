import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { type TextPdfInput, writeTextPdf } from '../../../src/bundle/text/write-text-pdf.ts';
import { findBrowser } from '../../../src/capture/browser/find.ts';
import { print } from '../../../src/capture/compose/print.ts';
import { readConfig } from '../../../src/config.ts';
import { PdfSource } from '../../../src/pdf/pdf-source.ts';

export const NEVER = new AbortController().signal;

/** As the capture prints. */
const PAPER = {
	paperWidth: 8.27,
	paperHeight: 11.69,
	marginTop: 0.3,
	marginBottom: 0.3,
	marginLeft: 0.2,
	marginRight: 0.2,
	scale: 0.59,
};

/** A real browser that prints pages, and a folder for what it prints. */
export class Press {
	readonly dir = mkdtempSync(join(tmpdir(), 'ogonblick-print-'));
	#browser: Browser | undefined;

	/** @param env of the browser, where it is to be another than this process's */
	async start(env = process.env): Promise<void> {
		this.#browser = await chromium.launch({
			executablePath: findBrowser(readConfig()).path,
			chromiumSandbox: process.getuid?.() !== 0,
			args: ['--disable-gpu'],
			env,
		});
	}

	async stop(): Promise<void> {
		await this.#browser?.close();
		rmSync(this.dir, { recursive: true, force: true });
	}

	/** @param body of a page in Swedish; its name is its title and its file's */
	async print(name: string, body: string): Promise<string> {
		const context = await (this.#browser as Browser).newContext();
		const page = await context.newPage();
		await page.setContent(`<!doctype html><html lang="sv"><title>${name}</title><body>${body}`);
		await page.evaluate('document.fonts.ready.then(() => undefined)');
		const file = join(this.dir, `${name}.pdf`);
		// A test that is tried again prints again.
		rmSync(file, { force: true });
		await print(await context.newCDPSession(page), file, PAPER);
		await context.close();
		return file;
	}

	/** Prints a page and makes the text PDF of it. */
	async made(name: string, body: string) {
		const printed = await this.print(name, body);
		const file = join(this.dir, `${name}-made.pdf`);
		return { printed, file, ...(await writeTextPdf(input([printed]), file, NEVER)) };
	}
}

export function input(files: readonly string[], changes: Partial<TextPdfInput> = {}): TextPdfInput {
	return {
		pieces: files.map((file, i) => ({ file, title: `Del ${i + 1}` })),
		title: 'Älvhamra kommun',
		language: 'sv',
		author: 'Älvhamra kommun, kommunstyrelsen',
		software: 'Ögonblick 0.1.0',
		browser: 'Chromium 156',
		created: new Date('2026-11-23T21:54:10Z'),
		...changes,
	};
}

/** Looks into a PDF and closes it. */
export async function looking<T>(file: string, look: (source: PdfSource) => Promise<T>): Promise<T> {
	const source = new PdfSource(file);
	try {
		return await look(source);
	} finally {
		source.close();
	}
}
