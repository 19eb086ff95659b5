import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { WARCRecord, type WARCRecordOpts } from 'warcio';
import { WARCSerializer } from 'warcio/node';

const DATE = '2026-11-23T10:20:30.456Z';

/** A request and its answer, as a recorder writes them. */
export interface Exchange {
	readonly url: string;
	readonly method?: string;
	readonly requestType?: string;
	readonly sent?: string | Uint8Array;
	readonly status?: string;
	readonly headers?: Record<string, string>;
	readonly body?: string | Uint8Array;
	/** True: the request stands before its answer. */
	readonly requestFirst?: boolean;
	/** False: the records do not say that they belong together. */
	readonly concurrent?: boolean;
}

/** One gzip member: a record as warcio.js writes it. */
export async function member(options: WARCRecordOpts, block: string | Uint8Array = '', level = 6) {
	const bytes = typeof block === 'string' ? Buffer.from(block) : block;
	const record = WARCRecord.create({ warcVersion: 'WARC/1.1', date: DATE, ...options }, [bytes]);
	return gzipSync(await WARCSerializer.serialize(record), { level });
}

export async function exchange(it: Exchange): Promise<Buffer[]> {
	const id = `<urn:uuid:${randomUUID()}>`;
	const body = typeof it.body === 'string' ? Buffer.from(it.body) : (it.body ?? Buffer.alloc(0));
	const sent = typeof it.sent === 'string' ? Buffer.from(it.sent) : (it.sent ?? Buffer.alloc(0));
	const answer = await member(
		{
			type: 'response',
			url: it.url,
			statusline: `HTTP/1.1 ${it.status ?? '200 OK'}`,
			httpHeaders: { 'Content-Type': 'text/html; charset=utf-8', ...it.headers },
			warcHeaders: { 'WARC-Record-ID': id },
		},
		body,
		body.length > 100_000 ? 0 : 6,
	);
	const request = await member(
		{
			type: 'request',
			url: it.url,
			statusline: `${it.method ?? 'GET'} ${new URL(it.url).pathname} HTTP/1.1`,
			httpHeaders: {
				Host: new URL(it.url).host,
				...(it.requestType ? { 'Content-Type': it.requestType } : {}),
				...(sent.length ? { 'Content-Length': String(sent.length) } : {}),
			},
			warcHeaders: it.concurrent === false ? {} : { 'WARC-Concurrent-To': id },
		},
		sent,
	);
	return it.requestFirst ? [request, answer] : [answer, request];
}

/** Writes a WARC of a warcinfo record and the given exchanges or members. */
export async function writeWarc(file: string, parts: readonly (Exchange | Buffer)[]): Promise<void> {
	const members: Uint8Array[] = [
		await member({ type: 'warcinfo', filename: 'snapshot.warc.gz' }, 'software: test\r\n'),
	];
	for (const part of parts) members.push(...(Buffer.isBuffer(part) ? [part] : await exchange(part)));
	writeFileSync(file, Buffer.concat(members));
}

const FORM = 'application/x-www-form-urlencoded';
const BOUNDARY = '----WebKitFormBoundaryAbC123';
const MULTIPART = [
	`--${BOUNDARY}\r\nContent-Disposition: form-data; name="cursor"\r\n\r\nå=2\r\n`,
	`--${BOUNDARY}\r\nContent-Disposition: form-data; name="n"\r\n\r\n10\r\n--${BOUNDARY}--\r\n`,
].join('');

/** Requests in the manner of feeds that page through POST. */
export const POSTS: readonly Exchange[] = [
	{
		url: 'https://www.kommun.example/graphql?op=Feed',
		method: 'POST',
		requestType: 'application/json',
		sent: JSON.stringify({
			query: 'Feed',
			variables: { after: 'a b', n: 2, all: true, none: null, x: [1, 1.5] },
		}),
		headers: { 'Content-Type': 'application/json' },
		body: '{"page":1}',
	},
	{
		url: 'https://www.kommun.example/graphql?op=Feed',
		method: 'POST',
		requestType: 'application/json',
		sent: JSON.stringify({ query: 'Feed', variables: { after: 'c d', n: 2 } }),
		headers: { 'Content-Type': 'application/json' },
		body: '{"page":2}',
		requestFirst: true,
	},
	{
		url: 'https://kommun.example/mer',
		method: 'POST',
		requestType: `${FORM}; charset=UTF-8`,
		sent: 'cursor=%C3%A5%2B1&sida=2+3&namn=Åsa',
		body: 'form',
	},
	{
		url: 'https://kommun.example/mer',
		method: 'POST',
		requestType: `multipart/form-data; boundary=${BOUNDARY}`,
		sent: MULTIPART,
		body: 'multipart',
	},
	{
		url: 'https://kommun.example/log',
		method: 'POST',
		requestType: 'text/plain',
		sent: 'inte json',
		body: 'plain',
	},
	{
		url: 'https://kommun.example/bin',
		method: 'POST',
		requestType: 'application/octet-stream',
		sent: Buffer.from([0, 255, 254, 1]),
		body: 'binary',
	},
	{ url: 'https://kommun.example/tom', method: 'POST', body: 'empty' },
	{ url: 'https://kommun.example/put', method: 'PUT', requestType: FORM, sent: 'a=1', body: 'put' },
	{ url: 'https://kommun.example/mer', method: 'OPTIONS', status: '204 No Content', concurrent: false },
];
