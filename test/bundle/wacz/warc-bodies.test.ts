import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WarcBodies } from '../../../src/bundle/wacz/warc-bodies.ts';
import { member, writeWarc } from './sample-warc.ts';

const TEXT = '<p>Hej på dig, åäö 🙂</p>'.repeat(50);
const SITE = 'https://kommun.example';
const DIGEST = { 'WARC-Payload-Digest': 'sha256:abc' };
let dir: string;
let bodies: WarcBodies;

const coded = (name: string, coding: string, body: Uint8Array) => ({
	...{ url: `${SITE}/${name}`, body, headers: { 'Content-Encoding': coding } },
});

const revisit = (name: string, of: string) =>
	member({ type: 'revisit', url: `${SITE}/${name}`, refersToUrl: `${SITE}/${of}`, warcHeaders: DIGEST });

beforeAll(async () => {
	dir = mkdtempSync(join(tmpdir(), 'ogonblick-bodies-'));
	const file = join(dir, 'a.warc.gz');
	const chunks = `5;x=y\r\nhej p\r\n4\r\nå d\r\n0\r\n\r\n`;
	await writeWarc(file, [
		{ url: `${SITE}/`, body: TEXT },
		coded('gzip', 'gzip', gzipSync(TEXT)),
		coded('br', 'br', brotliCompressSync(TEXT)),
		coded('zstd', 'zstd', zstdCompressSync(TEXT)),
		coded('deflate', 'deflate', deflateSync(TEXT)),
		coded('raw', 'deflate', deflateRawSync(TEXT)),
		coded('twice', 'gzip, br', brotliCompressSync(gzipSync(TEXT))),
		coded('identity', 'identity', Buffer.from(TEXT)),
		{ url: `${SITE}/chunks`, body: chunks, headers: { 'Transfer-Encoding': 'chunked' } },
		{ url: `${SITE}/joined`, body: TEXT, headers: { 'Transfer-Encoding': 'chunked' } },
		{ url: `${SITE}/again`, body: 'saknas', status: '404 Not Found' },
		{ url: `${SITE}/again`, body: 'finns' },
		{ url: `${SITE}/gone`, body: 'borta', status: '410 Gone' },
		{ url: `${SITE}/empty`, status: '204 No Content' },
		coded('lies', 'gzip', Buffer.from('not gzip')),
		coded('alien', 'compress', Buffer.from('x')),
		await revisit('first', 'first'),
		await member(
			{ type: 'resource', url: 'urn:text:1', warcHeaders: { 'Content-Type': 'text/plain' } },
			'text',
		),
		await member(
			{ type: 'response', url: `${SITE}/first`, warcHeaders: DIGEST, httpHeaders: { a: 'b' } },
			'same',
		),
		await revisit('second', 'first'),
		await revisit('lost', 'never'),
		await member({
			...{ type: 'revisit', url: `${SITE}/unchanged`, refersToUrl: `${SITE}/first` },
			...{ statusline: 'HTTP/1.1 304 Not Modified', httpHeaders: { ETag: 'x' } },
		}),
	]);
	bodies = await WarcBodies.open(file);
});
afterAll(async () => {
	await bodies.close();
	rmSync(dir, { recursive: true });
});

it.each(['', 'gzip', 'br', 'zstd', 'deflate', 'raw', 'twice', 'identity', 'joined'])(
	'gives the body of /%s as the page got it',
	async (name) => {
		expect((await bodies.get(`${SITE}/${name}`))?.toString()).toBe(TEXT);
	},
);

it.each([
	['chunks', 'hej på d'],
	['again', 'finns'],
	['again#fragment', 'finns'],
	['gone', 'borta'],
	['empty', ''],
	['second', 'same'],
	['unchanged', 'same'],
])('gives the body of /%s', async (name, body) => {
	expect((await bodies.get(`${SITE}/${name}`))?.toString()).toBe(body);
});

it('gives a resource as it is', async () => {
	expect((await bodies.get('urn:text:1'))?.toString()).toBe('text');
});

it.each(['never', 'lost'])('knows no body of /%s', async (name) => {
	expect(await bodies.get(`${SITE}/${name}`)).toBeUndefined();
});

it.each(['lies', 'alien'])('says that the body of /%s is not what its headers say', async (name) => {
	await expect(bodies.get(`${SITE}/${name}`)).rejects.toMatchObject({ code: 'warc-damaged' });
});

it('lists every answer of an address', () => {
	expect(bodies.answers(`${SITE}/again`).map((r) => r.http?.status)).toEqual([404, 200]);
	expect(bodies.answers(`${SITE}/never`)).toEqual([]);
});
