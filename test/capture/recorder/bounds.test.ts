import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pictureOf } from './picture.ts';
import { record, startBrowser, until } from './record.ts';
import { type Answer, gives, openSite, page, type Site } from './site.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
	browser = await startBrowser();
});
afterEach(async () => {
	await site?.close();
});
afterAll(async () => {
	await browser?.close();
});

/** Sends chunks as long as someone reads, at most `most` of them, each after a pause. */
function trickle(mediaType: string, chunk: Buffer, pauseMs: number, most = Number.POSITIVE_INFINITY): Answer {
	return async (_, response) => {
		response.writeHead(200, { 'content-type': mediaType });
		// The first byte takes its time, as it does on every network.
		await new Promise((done) => setTimeout(done, 400));
		for (let i = 0; i < most && !response.destroyed; i++) {
			if (!response.write(chunk)) await once(response, 'drain').catch(() => undefined);
			if (pauseMs > 0) await new Promise((done) => setTimeout(done, pauseMs));
		}
		response.end();
	};
}

/** The payload digest that the file itself states for an address. */
async function digestOf(file: string, path: string): Promise<string | undefined> {
	let before = '';
	for await (const chunk of createReadStream(file).pipe(createGunzip())) {
		const text = before + (chunk as Buffer).toString('latin1');
		const from = text.indexOf(`${path}\r\n`);
		const digest = from < 0 ? undefined : /WARC-Payload-Digest: sha256:(\w{64})/.exec(text.slice(from))?.[1];
		if (digest) return digest;
		before = text.slice(-2000);
	}
	return undefined;
}

describe('what has no end, is too large, or breaks', () => {
	it('streams a body of 200 MB to disk, exact, without holding it in memory', async () => {
		const chunk = randomBytes(1 << 20);
		site = await openSite({
			'/': page(`<script>fetch('/film').then(async (r) => { const reader = r.body.getReader(); let n = 0;
for (;;) { const { done, value } = await reader.read(); if (done) break; n += value.length; } document.title = n; })</script>`),
			'/film': trickle('video/mp4', chunk, 0, 200),
		});
		const sent = createHash('sha256');
		for (let i = 0; i < 200; i++) sent.update(chunk);
		let most = 0;
		const { report } = await record(
			browser,
			async ({ page: tab, recorder, dir }) => {
				const before = process.memoryUsage().rss;
				await tab.goto(`${site.at('main.test')}/`);
				await until(async () => {
					most = Math.max(most, process.memoryUsage().rss - before);
					return (await tab.title()) === `${200 << 20}`;
				}, 'the film');
				await until(() => recorder.traffic.inFlight() === 0, 'a quiet network');
				const file = (await readdir(dir)).find((name) => name.endsWith('.gz')) ?? '';
				const report = await recorder.close(new AbortController().signal);
				expect(report.missing).toEqual([]);
				expect(await digestOf(join(dir, file), '/film')).toBe(sent.digest('hex'));
				expect(await readdir(dir)).toEqual([file]);
			},
			{ read: false },
		);
		expect(report.bytes).toBeGreaterThan(200 << 20);
		expect(most).toBeLessThan(150 << 20);
	});

	it('keeps what came of an answer without end, and says that it was cut', async () => {
		site = await openSite({
			'/': page(`<script>fetch('/endless'); new EventSource('/events')</script>`),
			'/endless': trickle('text/plain', Buffer.from('and on '), 20),
			'/events': trickle('text/event-stream', Buffer.from('data: x\n\n'), 20),
		});
		const recording = await record(browser, async ({ page: tab, recorder }) => {
			await tab.goto(`${site.at('main.test')}/`);
			await until(() => recorder.traffic.bytes > 2000, 'some of both');
		});
		for (const path of ['/endless', '/events']) {
			const response = recording.response(path);
			expect(String(response.body)).toMatch(/^(and on |data: x\n\n)+$/);
			expect(response.field('WARC-Truncated')).toBe('time');
		}
		expect(recording.report.cut.map((c) => [new URL(c.url).pathname, c.reason]).sort()).toEqual([
			['/endless', 'the recording ended'],
			['/events', 'the recording ended'],
		]);
		expect(recording.report.missing).toEqual([]);
	});

	it('keeps no more of one body than it may, and says so as a loss', async () => {
		site = await openSite({
			'/': page(`<script>fetch('/long').then(r => r.text()).then(() => document.title = 'done')</script>`),
			'/long': trickle('text/plain', Buffer.alloc(50_000, 'x'), 1, 40),
		});
		const recording = await record(
			browser,
			async ({ page: tab }) => {
				await tab.goto(`${site.at('main.test')}/`);
				await until(async () => (await tab.title()) === 'done', 'the answer');
			},
			{ limitBodyBytes: 300_000 },
		);
		const response = recording.response('/long');
		expect(response.field('WARC-Truncated')).toBe('length');
		expect(response.body.length).toBeLessThanOrEqual(300_000);
		expect(response.body.length).toBeGreaterThan(100_000);
		expect(recording.report.missing).toEqual([
			expect.objectContaining({ reason: expect.stringContaining('longer than the most') }),
		]);
	});

	it('lists what failed, what the page ended, and what the gate refused', async () => {
		site = await openSite({
			'/': page(`<script>const stop = new AbortController(); fetch('/slow', { signal: stop.signal }).catch(() => {});
setTimeout(() => stop.abort(), 300); fetch('/reset').catch(() => {}); fetch('http://10.1.2.3/private').catch(() => {});
fetch('http://nobody.test/').catch(() => {});</script><img src=/broken.png>`),
			'/slow': () => {},
			'/reset': (_, r) => r.socket?.destroy(),
			'/broken.png': gives('image/png', 'no picture', { 'content-length': '10' }),
		});
		const recording = await record(browser, async ({ page: tab, recorder }) => {
			await tab.goto(`${site.at('main.test')}/`);
			const failed = () => recorder.traffic.responses.filter((f) => f.failed !== undefined);
			await until(() => failed().length === 4 && recorder.traffic.inFlight() === 0, 'four failures');
		});
		const why = Object.fromEntries(recording.report.failed.map((f) => [new URL(f.url).pathname, f.reason]));
		expect(why['/slow']).toBe('net::ERR_ABORTED');
		expect(why['/reset']).toMatch(/net::ERR_/);
		expect(why['/private']).toContain('refused: private');
		expect(recording.report.counts.failed).toBe(4);
		// The page's own end is no failure of the feed; the reset may be.
		expect(recording.report.failedFeedRequests).toEqual([expect.stringContaining('/reset')]);
	});

	it('survives a crash of the page, and writes what it had', async () => {
		site = await openSite({
			'/': page(`<img src=/a.png><script>fetch('/hang')</script>`),
			'/a.png': gives('image/png', pictureOf(30_000)),
			'/hang': () => {},
		});
		const recording = await record(browser, async ({ page: tab, recorder, context }) => {
			await tab.goto(`${site.at('main.test')}/`);
			await until(() => recorder.traffic.responses.length === 2, 'page and picture');
			const crashed = new Promise((done) => tab.once('crash', done));
			const session = await context.newCDPSession(tab);
			session.send('Page.crash').catch(() => undefined);
			await crashed;
			await until(() => recorder.traffic.inFlight() === 0, 'the end of what hung');
		});
		expect(recording.response('/a.png').body.length).toBeGreaterThan(30_000);
		expect(recording.report.broken).toBeUndefined();
		expect(recording.report.failed.map((f) => new URL(f.url).pathname)).toContain('/hang');
	});

	it('survives the death of the browser, and the file ends on a whole record', async () => {
		const own = await startBrowser();
		site = await openSite({
			'/': page(
				`<script>for (let i = 0; i < 200; i++) { const p = new Image(); p.src = '/p.png?' + i; }</script>`,
			),
			'/p.png': gives('image/png', pictureOf(100_000)),
		});
		const recording = await record(own, async ({ page: tab, recorder }) => {
			tab.goto(`${site.at('main.test')}/`).catch(() => undefined);
			await until(() => recorder.traffic.bytes > 3_000_000, 'some pictures');
			const session = await own.newBrowserCDPSession();
			session.send('Browser.crash').catch(() => undefined);
			await new Promise((done) => own.once('disconnected', done));
		});
		expect(recording.records.length).toBe(recording.report.records);
		expect(recording.report.broken).toBeUndefined();
		const { cut, failed, missing } = recording.report.counts;
		expect(cut + failed + missing).toBeGreaterThan(0);
	});

	it('closes at once when the signal has fired, and lists what it left', async () => {
		site = await openSite({
			'/': page(`<script>fetch('/endless')</script>`),
			'/endless': trickle('text/plain', Buffer.from('on '), 20),
		});
		const recording = await record(
			browser,
			async ({ page: tab, recorder }) => {
				await tab.goto(`${site.at('main.test')}/`);
				await until(() => recorder.traffic.bytes > 300, 'some of it');
			},
			{ signal: AbortSignal.abort() },
		);
		expect(recording.response('/endless').field('WARC-Truncated')).toBe('time');
		expect(recording.records.at(-1)?.uri).toBe('urn:ogonblick:recording');
	});
});
