import { createHash, randomBytes } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureOf } from './picture.ts';
import { type Recording, record, startBrowser, until } from './record.ts';
import { type Answer, gives, openSite, page, type Site } from './site.ts';

const latin1 = Buffer.from('/* räksmörgås */', 'latin1');
const utf16 = Buffer.from('\ufeffräksmörgås', 'utf16le');
const withMark = Buffer.from('\ufeff{"å":1}');
const noise = randomBytes(200_000);
const picture = pictureOf(120_000);
const large = randomBytes(9_000_000);
const coded = (type: string, coding: string, code: (b: Buffer) => Buffer, body: Buffer) =>
	gives(type, code(body), { 'content-encoding': coding });

/** Every body that the page of this file asks for, as a program that knows nothing of the browser sends it. */
const BODIES: Record<string, readonly [Answer, Buffer]> = {
	'/style.css': [gives('text/css; charset=iso-8859-1', latin1), latin1],
	'/script.js': [coded('text/javascript', 'gzip', gzipSync, latin1), latin1],
	'/module.js': [coded('text/javascript', 'gzip', gzipSync, latin1), latin1],
	'/wide.txt': [gives('text/plain; charset=utf-16le', utf16), utf16],
	'/mark.json': [coded('application/json', 'deflate', deflateSync, withMark), withMark],
	'/noise.txt': [gives('text/plain', noise), noise],
	'/unread.bin': [gives('application/octet-stream', noise), noise],
	'/large.bin': [gives('application/octet-stream', large), large],
	'/later.txt': [gives('text/plain', noise), noise],
	'/picture.png': [gives('image/png', picture), picture],
	'/font.woff2': [gives('font/woff2', noise), noise],
	'/video.mp4': [gives('video/mp4', noise), noise],
	'/frame.html': [gives('text/html; charset=iso-8859-1', latin1), latin1],
	'/missing.png': [
		(_, r) => r.writeHead(404, { 'content-type': 'text/plain' }).end('gone'),
		Buffer.from('gone'),
	],
	'/empty.txt': [gives('text/plain', ''), Buffer.alloc(0)],
	'/beacon': [gives('text/plain', 'heard'), Buffer.from('heard')],
};

let browser: Browser;
let site: Site;
let recording: Recording;

beforeAll(async () => {
	site = await openSite({
		...Object.fromEntries(Object.entries(BODIES).map(([path, [answer]]) => [path, answer])),
		'/nothing': (_, r) => r.writeHead(204).end(),
		'/': page(`<link rel=stylesheet href=/style.css><link rel=prefetch href=/later.txt>
<style>@font-face{font-family:F;src:url(/font.woff2)} p{font-family:F}</style><p>text</p>
<script src=/script.js charset=iso-8859-1></script><script type=module src=/module.js></script>
<img src=/picture.png><img src=/missing.png><iframe src=/frame.html></iframe>
<video src=/video.mp4 preload=auto></video>
<script>for (const a of ['/wide.txt','/mark.json','/noise.txt','/large.bin','/empty.txt','/nothing']) fetch(a).then(r => r.arrayBuffer());
fetch('/unread.bin'); navigator.sendBeacon('/beacon', 'x');</script>`),
	});
	browser = await startBrowser();
	recording = await record(browser, async ({ page: tab, recorder }) => {
		await tab.goto(`${site.at('main.test')}/`);
		await until(
			() => Object.keys(BODIES).every((p) => site.visits.some((v) => v.path === p)),
			'all requests',
		);
		await until(() => recorder.traffic.inFlight() === 0, 'a quiet network');
	});
});

afterAll(async () => {
	await browser?.close();
	await site?.close();
});

describe('what is recorded of a body', () => {
	it.each(Object.keys(BODIES))('holds %s byte for byte, with digests and a true length', (path) => {
		const want = BODIES[path]?.[1] ?? Buffer.alloc(0);
		const response = recording.response(path);
		expect(response.body.equals(want)).toBe(true);
		expect(response.header('content-length')).toBe(`${want.length}`);
		expect(response.header('content-encoding')).toBeUndefined();
		expect(response.header('transfer-encoding')).toBeUndefined();
		expect(response.field('WARC-Truncated')).toBeUndefined();
		const digest = createHash('sha256').update(want).digest('hex');
		expect(response.field('WARC-Payload-Digest')).toBe(`sha256:${digest}`);
		expect(recording.requestOf(response).uri).toBe(response.uri);
	});

	it('keeps what the server said of coding and length under another name', () => {
		const script = recording.response('/script.js');
		expect(script.header('x-archive-orig-content-encoding')).toBe('gzip');
		expect(
			script.header('x-archive-orig-transfer-encoding') ?? script.header('x-archive-orig-content-length'),
		).toBeDefined();
		expect(recording.response('/nothing').body).toHaveLength(0);
	});

	it('misses nothing, and says so', () => {
		expect(recording.report.missing).toEqual([]);
		expect(recording.report.cut).toEqual([]);
		expect(recording.report.failed).toEqual([]);
		expect([...recording.report.absent]).toEqual([`${site.at('main.test')}/missing.png`]);
	});

	it('begins with a warcinfo record and ends on a whole one', () => {
		const [first] = recording.records;
		expect(first?.type).toBe('warcinfo');
		expect(String(first?.body)).toContain('software: test/1\r\nformat: WARC File Format 1.1');
		expect(String(first?.body)).toMatch(/http-header-user-agent: Mozilla\/5\.0/);
		expect(recording.records).toHaveLength(recording.report.records);
		const ids = new Set(recording.records.map((r) => r.id));
		expect(ids.size).toBe(recording.records.length);
		for (const record of recording.records.slice(1)) expect(record.field('WARC-Warcinfo-ID')).toBe(first?.id);
	});
});
