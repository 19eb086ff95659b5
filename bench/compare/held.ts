import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, env, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import sharp from 'sharp';
import { type Kind, type Mark, readTokens, token } from '../../fixtures/marks/code.ts';
import { readMarks } from '../../fixtures/marks/read.ts';
import { extractEntry, readManifest } from '../../src/bundle/read.ts';
import { findBrowser } from '../../src/capture/browser/find.ts';

/** What a result shows of a feed: marks of posts, of their images and of their comments, each counted once. */
export interface Held {
	readonly posts: number;
	readonly images: number;
	readonly comments: number;
}

/**
 * Counts what a picture, a saved page or a bundle's tiles show. In a process of its own: a tall picture is gigabytes unpacked.
 * Usage: node bench/compare/held.ts picture|page|bundle FILE
 */
const [, , kind, file] = argv;
if (!file) throw new Error('Usage: node bench/compare/held.ts picture|page|bundle FILE');
const READERS: Readonly<Record<string, (file: string) => Promise<readonly Mark[]>>> = {
	picture: inPicture,
	page: inPage,
	bundle: inTiles,
};
const read = READERS[kind ?? ''];
if (!read) throw new Error(`${kind} is neither picture, page nor bundle`);
stdout.write(`${JSON.stringify(counted(await read(file)))}\n`);

function counted(marks: readonly Mark[]): Held {
	const of = (wanted: Kind) => new Set(marks.filter((m) => m.kind === wanted).map(token)).size;
	return { posts: of('P'), images: of('I'), comments: of('C') };
}

async function inPicture(picture: string | Buffer): Promise<readonly Mark[]> {
	const { data, info } = await sharp(picture, { limitInputPixels: false })
		.removeAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	return readMarks({ data, ...info });
}

async function inTiles(bundle: string): Promise<readonly Mark[]> {
	const dir = await mkdtemp(join(tmpdir(), 'ogonblick-held-'));
	try {
		const marks: Mark[] = [];
		for (const { path, role } of (await readManifest(bundle)).files) {
			if (role !== 'tile') continue;
			const tile = join(dir, 'tile.png');
			await extractEntry(bundle, path, tile);
			marks.push(...(await inPicture(tile)));
			await rm(tile);
		}
		return marks;
	} finally {
		await rm(dir, { recursive: true });
	}
}

/** What a browser without network shows of the page: its visible text, and the pictures that stand in it. */
async function inPage(saved: string): Promise<readonly Mark[]> {
	const browser = await chromium.launch({
		executablePath: findBrowser({ BROWSER_PATH: env.BROWSER_PATH }).path,
		chromiumSandbox: process.getuid?.() !== 0,
		args: ['--disable-gpu'],
	});
	try {
		const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, offline: true });
		await page.goto(pathToFileURL(saved).href, { timeout: 120_000 });
		// biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not shown, and does not count
		const marks = readTokens(await page.evaluate(() => document.body.innerText));
		const images = page.locator('img');
		for (let i = 0, count = await images.count(); i < count; i++) {
			const shown = await images.nth(i).evaluate((img) => {
				const { currentSrc, naturalWidth, clientWidth } = img as HTMLImageElement;
				return naturalWidth > 0 && clientWidth > 64 ? currentSrc : '';
			});
			const bytes = /^data:image\/[\w+.-]+;base64,(.*)$/s.exec(shown)?.[1];
			if (bytes) marks.push(...(await inPicture(Buffer.from(bytes, 'base64'))));
		}
		return marks;
	} finally {
		await browser.close();
	}
}
