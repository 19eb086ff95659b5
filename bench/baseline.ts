import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { argv, env, stdout } from 'node:process';
import { chromium } from 'playwright';
import { findBrowser } from '../src/capture/browser/find.ts';

/**
 * What anybody would write first: open, scroll to the end, one picture of the whole page, one PDF. Nothing is checked,
 * which is the point: the main job is measured against it.
 * Usage: node bench/baseline.ts URL OUTDIR
 */
const [, , url, out] = argv;
if (!url || !out) throw new Error('Usage: node bench/baseline.ts URL OUTDIR');
await mkdir(out, { recursive: true });

const browser = await chromium.launch({
	executablePath: findBrowser({ BROWSER_PATH: env.BROWSER_PATH }).path,
	chromiumSandbox: process.getuid?.() !== 0,
	args: [
		'--disable-gpu',
		'--disable-quic',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync',
		'--no-first-run',
	],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'sv-SE' });
const times: Record<string, number> = {};
async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
	const begun = performance.now();
	const result = await work();
	times[name] = Math.round(performance.now() - begun);
	return result;
}

await timed('open', () => page.goto(url));
const height = await timed('scroll', () =>
	page.evaluate(async () => {
		const frame = () => new Promise(requestAnimationFrame);
		// The end is where the page has not grown for half a second.
		for (let quietSince = performance.now(); performance.now() - quietSince < 500; ) {
			const before = document.documentElement.scrollHeight;
			scrollBy(0, 800);
			await frame();
			if (document.documentElement.scrollHeight !== before || scrollY + innerHeight < before - 1)
				quietSince = performance.now();
		}
		return document.documentElement.scrollHeight;
	}),
);
// A browser may refuse a picture or a PDF of this size. What it took until it refused counts, and the rest is tried.
const failed: Record<string, string> = {};
async function tried(name: string, work: () => Promise<unknown>): Promise<void> {
	await timed(name, () =>
		work().catch((error: Error) => {
			failed[name] = error.message.split('\n')[0] ?? '';
		}),
	);
}
const picture = join(out, 'page.png');
await tried('screenshot', () => page.screenshot({ fullPage: true, path: picture, timeout: 0 }));
await tried('pdf', () => page.pdf({ path: join(out, 'page.pdf') }));
await browser.close();
stdout.write(`${JSON.stringify({ height, times, failed, ...(failed.screenshot ? {} : { picture }) })}\n`);
