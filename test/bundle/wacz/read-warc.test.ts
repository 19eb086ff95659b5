import { randomBytes } from 'node:crypto';
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { GzipMembers } from '../../../src/bundle/wacz/gzip-members.ts';
import { warcRecords } from '../../../src/bundle/wacz/read-warc.ts';
import type { WarcRecord } from '../../../src/bundle/wacz/record-start.ts';
import { member, POSTS, writeWarc } from './sample-warc.ts';

let dir: string;
let file: string;

beforeAll(async () => {
	dir = mkdtempSync(join(tmpdir(), 'ogonblick-warc-'));
	file = join(dir, 'sample.warc.gz');
	await writeWarc(file, [
		{ url: 'https://kommun.example/å?x=1', body: '<p>Hej på dig</p>' },
		{
			url: 'https://kommun.example/stor',
			body: randomBytes(3_000_000),
			headers: { 'Content-Type': 'video/mp4' },
		},
		...POSTS,
		{ url: 'https://kommun.example/bild', body: randomBytes(200_000) },
		await member(
			{ type: 'resource', url: 'urn:text:1', warcHeaders: { 'Content-Type': 'text/plain' } },
			'text',
		),
		await member({ type: 'metadata', url: 'https://kommun.example/' }, 'fetchTimeMs: 12\r\n'),
		await member({
			type: 'revisit',
			url: 'https://kommun.example/b',
			refersToUrl: 'https://kommun.example/bild',
		}),
	]);
});
afterAll(() => rmSync(dir, { recursive: true }));

async function records(path: string): Promise<WarcRecord[]> {
	const all: WarcRecord[] = [];
	for await (const record of warcRecords(path)) all.push(record);
	return all;
}

function written(name: string, bytes: Uint8Array): string {
	const path = join(dir, name);
	writeFileSync(path, bytes);
	return path;
}

it('sees the records that warcio sees, where warcio sees them', async () => {
	const parser = new WARCParser(createReadStream(file));
	const theirs: unknown[] = [];
	for await (const record of parser) {
		await record.skipFully();
		theirs.push([
			record.warcType,
			record.warcTargetURI ?? undefined,
			record.warcHeaders.headers.get('WARC-Record-ID'),
			parser.offset,
			record.httpHeaders?.statusCode || undefined,
		]);
	}
	const ours = (await records(file)).map((r) => [r.type, r.targetUri, r.id, r.offset, r.http?.status]);
	expect(ours).toEqual(theirs);
	expect(ours).toHaveLength(28);
});

it('leaves no byte between records', async () => {
	const all = await records(file);
	let at = 0;
	for (const record of all) {
		expect(record.offset).toBe(at);
		at += record.length;
	}
	expect(at).toBe(readFileSync(file).length);
});

it('reads heads, media types and what requests sent', async () => {
	const all = await records(file);
	const [page, video] = all.filter((r) => r.type === 'response');
	expect(page).toMatchObject({ targetUri: 'https://kommun.example/%C3%A5?x=1', mime: 'text/html' });
	expect(page?.http).toMatchObject({ status: 200 });
	expect(page?.http?.headers.get('content-type')).toEqual(['text/html; charset=utf-8']);
	expect(video).toMatchObject({ mime: 'video/mp4' });
	expect(video?.blockLength).toBe(3_000_000 + (video?.http?.length ?? 0));
	const sent = all.filter((r) => r.http?.method === 'POST').map((r) => r.requestBody?.toString());
	expect(sent[0]).toBe(POSTS[0]?.sent);
	expect(sent.at(-1)).toBeUndefined();
});

it('finds where members end, whatever their size and however they are compressed', async () => {
	const sizes = fc.oneof(fc.nat(300), fc.integer({ min: 524_200, max: 524_400 }), fc.nat(1_200_000));
	const members = fc.array(fc.record({ size: sizes, level: fc.constantFrom(0, 1, 9) }), {
		minLength: 1,
		maxLength: 6,
	});
	await fc.assert(
		fc.asyncProperty(members, async (wanted) => {
			const parts = wanted.map(({ size, level }) => gzipSync(randomBytes(size), { level }));
			const walker = await GzipMembers.open(written('members.gz', Buffer.concat(parts)));
			const found: number[][] = [];
			for (;;) {
				let size = 0;
				const next = await walker.next((piece) => {
					size += piece.length;
				});
				if (!next) break;
				found.push([size, next.length]);
			}
			await walker.close();
			expect(found).toEqual(wanted.map(({ size }, i) => [size, parts[i]?.length]));
		}),
		{ numRuns: 15 },
	);
});

it('passes over the optional fields of a gzip header', async () => {
	const plain = await member({ type: 'warcinfo' }, 'software: test\r\n');
	const head = Buffer.from([0x1f, 0x8b, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 3]);
	const optional = Buffer.from('\x03\x00abcname\0comment\0\x12\x34', 'latin1');
	const path = written('fields.warc.gz', Buffer.concat([head, optional, plain.subarray(10), plain]));
	expect((await records(path)).map((r) => r.type)).toEqual(['warcinfo', 'warcinfo']);
});

describe('a damaged file is a fault that names the place', () => {
	const damage: readonly (readonly [string, (whole: Buffer, last: number) => Uint8Array])[] = [
		['cut in the trailer', (whole) => whole.subarray(0, -3)],
		['cut in the last record', (whole, last) => whole.subarray(0, last + 60)],
		['cut in a header', (whole, last) => whole.subarray(0, last + 6)],
		['a flipped bit', (whole, last) => flipped(whole, last + 80)],
		['a wrong checksum', (whole) => flipped(whole, whole.length - 6)],
		['not gzip', (whole, last) => Buffer.concat([whole.subarray(0, last), Buffer.from('WARC/1.1\r\nabc')])],
		['not a record', (whole, last) => Buffer.concat([whole.subarray(0, last), gzipSync('hello\r\n\r\n')])],
		['a wrong length', (whole, last) => Buffer.concat([whole.subarray(0, last), wrongLength()])],
	];

	it.each(damage)('%s', async (name, break_) => {
		const last = (await records(file)).at(-1)?.offset ?? 0;
		const path = written(`${name}.warc.gz`, break_(readFileSync(file), last));
		await expect(records(path)).rejects.toMatchObject({ code: 'warc-damaged', subject: path });
		await expect(records(path)).rejects.toThrow(`byte ${last}`);
	});
});

it('reads nothing other than what was written, wherever a byte is changed', async () => {
	const whole = readFileSync(file);
	const start = (await records(file)).at(-1)?.offset ?? 0;
	const true_ = await records(written('whole.warc.gz', whole.subarray(start)));
	const unnoticed: number[] = [];
	for (let at = start; at < whole.length; at++) {
		const path = written('changed.warc.gz', flipped(whole, at).subarray(start));
		const found = await records(path).catch((error) => {
			expect(error, `byte ${at - start}`).toMatchObject({ code: 'warc-damaged' });
			return undefined;
		});
		if (found === undefined) continue;
		expect(found, `byte ${at - start}`).toEqual(true_);
		unnoticed.push(at - start);
	}
	// Gzip has bits that say nothing of the contents: the header's time, flags and system (RFC 1952, 2.3.1), and what
	// pads the last byte of the compressed data. Only the bundle's own checksums watch over those.
	const padding = whole.length - start - 9;
	expect(unnoticed.filter((at) => at !== padding)).toEqual([4, 5, 6, 7, 8, 9]);
});

it('stops when it is told to', async () => {
	const abort = new AbortController();
	const seen: string[] = [];
	const walk = async () => {
		for await (const record of warcRecords(file, abort.signal)) {
			seen.push(record.type);
			abort.abort(new Error('enough'));
		}
	};
	await expect(walk()).rejects.toThrow('enough');
	expect(seen).toEqual(['warcinfo']);
});

function flipped(bytes: Buffer, at: number): Buffer {
	const copy = Buffer.from(bytes);
	copy[at] = (copy[at] as number) ^ 4;
	return copy;
}

function wrongLength(): Buffer {
	const head = [
		'WARC/1.1',
		'WARC-Type: warcinfo',
		'WARC-Record-ID: <urn:x>',
		'WARC-Date: 2026-01-01T00:00:00Z',
	];
	return gzipSync(`${head.join('\r\n')}\r\nContent-Length: 5\r\n\r\nabc\r\n\r\n`);
}
