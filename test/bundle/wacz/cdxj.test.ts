import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CDXIndexer } from 'warcio';
import { CdxjIndex } from '../../../src/bundle/wacz/cdxj.ts';
import { warcRecords } from '../../../src/bundle/wacz/read-warc.ts';
import { type Exchange, exchange, member, POSTS, writeWarc } from './sample-warc.ts';

interface Line {
	readonly key: string;
	readonly timestamp: string;
	readonly said: Readonly<Record<string, string>>;
}

let dir: string;
beforeAll(() => {
	dir = mkdtempSync(join(tmpdir(), 'ogonblick-cdxj-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

async function indexOf(
	parts: readonly (Exchange | Buffer)[],
): Promise<{ text: string; lines: Line[]; file: string }> {
	const file = join(dir, 'a.warc.gz');
	await writeWarc(file, parts);
	const index = new CdxjIndex('a.warc.gz');
	for await (const record of warcRecords(file)) index.add(record);
	const text = index.text();
	const lines = text.split('\n').filter(Boolean).map(parsed);
	return { text, lines, file };
}

function parsed(line: string): Line {
	const [key = '', timestamp = ''] = line.split(' ', 2);
	return { key, timestamp, said: JSON.parse(line.slice(key.length + timestamp.length + 2)) };
}

it('says of each record what the indexer of warcio.js says of it', async () => {
	const { lines, file } = await indexOf([{ url: 'https://www.kommun.example/a?b=2&a=1' }, ...POSTS]);
	const theirs: Record<string, string>[] = [];
	const indexer = new CDXIndexer({ format: 'json' });
	for await (const { urlkey, timestamp, digest, requestBody, ...rest } of indexer.iterIndex([
		{ filename: 'a.warc.gz', reader: createReadStream(file) },
	])) {
		// warcio leaves out an empty body, and the algorithm's name before a digest.
		const body = rest.method ? { requestBody: requestBody ?? '' } : {};
		theirs.push(
			Object.fromEntries(
				Object.entries({ ...rest, ...body, digest: `sha256:${digest}`, timestamp }).map(([k, v]) => [
					k,
					String(v),
				]),
			),
		);
	}
	const byOffset = (a: Record<string, string>, b: Record<string, string>) =>
		Number(a.offset) - Number(b.offset);
	const ours = lines.map(({ timestamp, said }): Record<string, string> => ({ ...said, timestamp }));
	expect(ours.sort(byOffset)).toEqual(theirs.sort(byOffset));
	expect(ours).toHaveLength(POSTS.length + 1);
});

it('is sorted by bytes, with a 14-digit time after the key', async () => {
	const { text, lines } = await indexOf([
		...POSTS,
		{ url: 'https://b.example/' },
		{ url: 'https://a.example/å' },
	]);
	const raw = text.split('\n').filter(Boolean);
	expect(raw).toEqual(raw.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
	expect(new Set(lines.map((l) => l.timestamp))).toEqual(new Set(['20261123102030']));
});

it('keeps a request with its own answer, whichever comes first and whatever stands between', async () => {
	const post = (sent: string, concurrent: boolean, requestFirst: boolean): Exchange => ({
		...{
			url: 'https://kommun.example/api',
			method: 'POST',
			requestType: 'text/plain',
			concurrent,
			requestFirst,
		},
		...{ sent: JSON.stringify({ sent }), headers: { 'X-Sent': sent } },
	});
	const [answerA, requestA] = await exchange(post('a', true, false));
	const [answerB, requestB] = await exchange(post('b', true, false));
	const apart = [answerA, answerB, requestB, requestA] as Buffer[];
	const { lines, file } = await indexOf([
		...apart,
		post('c', false, false),
		{ url: 'https://kommun.example/api', concurrent: false },
		post('d', false, true),
		{ ...post('e', false, true), method: 'GET' },
	]);
	const heads = new Map<string, string | undefined>();
	for await (const r of warcRecords(file)) heads.set(String(r.offset), r.http?.headers.get('x-sent')?.[0]);
	const pairs = lines.map(({ said }) => [heads.get(said.offset ?? ''), said.requestBody]);
	expect(pairs.sort()).toEqual(
		[
			['a', 'sent=a'],
			['b', 'sent=b'],
			['c', 'sent=c'],
			['d', 'sent=d'],
			['e', undefined],
			[undefined, undefined],
		].sort(),
	);
});

it('joins an answer that names its request', async () => {
	const url = 'https://kommun.example/api';
	const id = '<urn:uuid:0b8a7c9e-0000-4000-8000-000000000001>';
	const post = { url, statusline: 'POST /api HTTP/1.1', httpHeaders: { 'Content-Type': 'text/plain' } };
	const { lines } = await indexOf([
		await member({ ...post, type: 'request', warcHeaders: { 'WARC-Record-ID': id } }, '{"a":1}'),
		{ url: 'https://kommun.example/between' },
		await member(
			{ type: 'response', url, httpHeaders: { b: 'c' }, warcHeaders: { 'WARC-Concurrent-To': id } },
			'x',
		),
	]);
	expect(lines.map(({ said }) => said.requestBody)).toEqual(['a=1', undefined]);
});

it('does not join neighbours of different addresses', async () => {
	const of = (name: string) => `https://kommun.example/${name}`;
	const { lines } = await indexOf([
		await member({ type: 'response', url: of('a'), httpHeaders: { b: 'c' } }, 'x'),
		await member(
			{ type: 'request', url: of('b'), statusline: 'POST /b HTTP/1.1', httpHeaders: { b: 'c' } },
			'y',
		),
	]);
	expect(lines.map(({ key, said }) => [key, said.method])).toEqual([['example,kommun)/a', undefined]]);
});

it('has what can answer a request, and no notes about the capture', async () => {
	const { lines } = await indexOf([
		await member({ type: 'metadata', url: 'https://kommun.example/' }, 'a: b\r\n'),
		await member(
			{
				type: 'metadata',
				url: 'https://kommun.example/',
				warcHeaders: { 'Content-Type': 'application/json' },
			},
			'{}',
		),
		await member(
			{ type: 'resource', url: 'urn:capture:tls', warcHeaders: { 'Content-Type': 'application/json' } },
			'{}',
		),
		await member({
			type: 'revisit',
			url: 'https://kommun.example/b',
			refersToUrl: 'https://kommun.example/a',
		}),
		{ url: 'https://kommun.example/c', status: '304 Not Modified' },
	]);
	expect(lines.map(({ key, said }) => [key, said.mime])).toEqual([
		['example,kommun)/b', 'warc/revisit'],
		['urn:capture:tls', 'application/json'],
	]);
});

it('of a recording without answers is empty', async () => {
	expect((await indexOf([])).text).toBe('');
});

it('leaves out a refusal or a failure of what was answered when it was asked for again, and keeps one that stayed', async () => {
	const { lines } = await indexOf([
		{ url: 'https://kommun.example/feed?p=2', status: '429 Too Many Requests' },
		{ url: 'https://kommun.example/feed?p=2', status: '200 OK' },
		{ url: 'https://kommun.example/feed?p=3', status: '503 Service Unavailable' },
		// A replay that is shown this stops here, and its reader never sees the posts that are in the recording.
		{ url: 'https://kommun.example/feed?p=4', status: '500 Internal Server Error' },
		{ url: 'https://kommun.example/feed?p=4', status: '200 OK' },
	]);
	expect(lines.map(({ said }) => [said.url, said.status])).toEqual([
		['https://kommun.example/feed?p=2', '200'],
		['https://kommun.example/feed?p=3', '503'],
		['https://kommun.example/feed?p=4', '200'],
	]);
});
