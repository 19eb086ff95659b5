import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Entry, openPromise } from 'yauzl';
import { warcRecords } from '../../../src/bundle/wacz/read-warc.ts';
import { requestQuery } from '../../../src/bundle/wacz/request-query.ts';
import { surt } from '../../../src/bundle/wacz/surt.ts';
import { type WaczInput, writeWacz } from '../../../src/bundle/wacz/write-wacz.ts';
import { POSTS, writeWarc } from './sample-warc.ts';

const PAGE = { url: 'https://www.kommun.example/konto?b=2&a=å', body: '<p>Hej på dig</p>' };
const NEVER = new AbortController().signal;
let dir: string;
let input: WaczInput;
let result: { bytes: number; records: number };
const files = new Map<string, Buffer>();
const entries = new Map<string, Entry>();

beforeAll(async () => {
	dir = mkdtempSync(join(tmpdir(), 'ogonblick-wacz-'));
	const warc = join(dir, 'recording.warc.gz');
	await writeWarc(warc, [PAGE, ...POSTS]);
	input = {
		...{ warc, title: 'Kommunen', description: 'En bild', software: 'Ögonblick 0.1.0' },
		created: new Date('2026-11-23T12:00:00.999Z'),
		mainPageUrl: PAGE.url,
		pages: [
			{ url: PAGE.url, ts: '2026-11-23T10:20:30Z', title: 'Konto "å"\n', text: 'Hej på dig' },
			{ url: 'https://www.kommun.example/om', ts: '2026-11-23T10:20:31Z', title: 'Om' },
		],
	};
	result = await writeWacz(input, join(dir, 'a.wacz'), NEVER);
	const zip = await openPromise(join(dir, 'a.wacz'), { autoClose: false });
	for await (const entry of zip.eachEntry()) {
		const pieces: Buffer[] = [];
		for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece);
		files.set(entry.fileName, Buffer.concat(pieces));
		entries.set(entry.fileName, entry);
	}
	zip.close();
});
afterAll(() => rmSync(dir, { recursive: true }));

const json = (name: string) => JSON.parse(files.get(name)?.toString() ?? '');
const sha256 = (bytes: Uint8Array | undefined) =>
	`sha256:${createHash('sha256')
		.update(bytes ?? '')
		.digest('hex')}`;

it('holds what WACZ 1.1.1 asks for, the WARC first and all of it stored', () => {
	expect([...files.keys()]).toEqual([
		'archive/snapshot.warc.gz',
		'indexes/index.cdxj',
		'pages/pages.jsonl',
		'datapackage.json',
		'datapackage-digest.json',
	]);
	expect(new Set([...entries.values()].map((e) => e.compressionMethod))).toEqual(new Set([0]));
	expect(files.get('archive/snapshot.warc.gz')?.equals(readFileSync(input.warc))).toBe(true);
	expect(result).toMatchObject({
		bytes: readFileSync(join(dir, 'a.wacz')).length,
		records: 2 * POSTS.length + 3,
	});
});

it('states every file with its bytes and hash, and seals the statement', () => {
	const statement = json('datapackage.json');
	expect(statement).toMatchObject({
		...{ profile: 'data-package', wacz_version: '1.1.1', title: 'Kommunen', description: 'En bild' },
		...{ created: '2026-11-23T12:00:00Z', software: 'Ögonblick 0.1.0' },
		...{ mainPageUrl: PAGE.url, mainPageDate: '2026-11-23T10:20:30Z' },
	});
	expect(statement.resources).toEqual(
		[...files].slice(0, 3).map(([path, bytes]) => ({
			...{ path, name: path.split('/')[1], bytes: bytes.length, hash: sha256(bytes) },
		})),
	);
	expect(json('datapackage-digest.json')).toEqual({
		path: 'datapackage.json',
		hash: sha256(files.get('datapackage.json')),
	});
});

it('lists its pages after a header line', () => {
	const [header, ...pages] = (files.get('pages/pages.jsonl')?.toString() ?? '')
		.trimEnd()
		.split('\n')
		.map((l) => JSON.parse(l));
	expect(header).toMatchObject({ format: 'json-pages-1.0', id: 'pages', hasText: true });
	expect(pages.map(({ id: _, ...page }) => page)).toEqual(input.pages);
	expect(new Set(pages.map((p) => p.id)).size).toBe(2);
});

it('leads by its index from an address, or what was sent to it, to the one gzip member that answers', () => {
	const lines = (files.get('indexes/index.cdxj')?.toString() ?? '').split('\n').filter(Boolean);
	const answer = (key: string) => {
		const found = lines.filter((line) => line.startsWith(`${key} `));
		expect(found).toHaveLength(1);
		const said = JSON.parse(found[0]?.slice(found[0].indexOf('{')) ?? '');
		const warc = files.get(`archive/${said.filename}`) as Buffer;
		const member = warc.subarray(Number(said.offset), Number(said.offset) + Number(said.length));
		return gunzipSync(member).toString().split('\r\n\r\n')[2];
	};
	expect(answer(surt(PAGE.url))).toBe(PAGE.body);
	expect(answer(surt('http://kommun.example/konto/?a=%C3%A5&b=2'))).toBe(PAGE.body);
	expect(answer('example,kommun)/graphql?__wb_method=post&after=c+d&n=2&op=feed&query=feed')).toBe(
		'{"page":2}',
	);
	expect(lines).toHaveLength(POSTS.length + 1);
});

it('answers each recorded request with its own answer', async () => {
	const index = files.get('indexes/index.cdxj')?.toString() ?? '';
	const answers = new Map<string, string>();
	for await (const record of warcRecords(input.warc)) {
		if (record.type === 'response') answers.set(record.id, `"offset":"${record.offset}"`);
	}
	for await (const record of warcRecords(input.warc)) {
		const [of] = record.headers.get('warc-concurrent-to') ?? [];
		if (record.type !== 'request' || of === undefined) continue;
		const key = surt(requestQuery(record)?.url ?? record.targetUri ?? '');
		const line = index.split('\n').find((l) => l.startsWith(`${key} `));
		expect(line).toContain(answers.get(of));
	}
});

it('gives the same bytes of the same recording', async () => {
	await writeWacz(input, join(dir, 'b.wacz'), NEVER);
	expect(sha256(readFileSync(join(dir, 'b.wacz')))).toBe(sha256(readFileSync(join(dir, 'a.wacz'))));
});

it('says so where its pages have no text', async () => {
	const pages = input.pages.map(({ text: _, ...page }) => page);
	await writeWacz({ ...input, pages }, join(dir, 'silent.wacz'), NEVER);
	expect(readFileSync(join(dir, 'silent.wacz')).includes('"hasText":false')).toBe(true);
	expect(readFileSync(join(dir, 'a.wacz')).includes('"hasText":true')).toBe(true);
});

it('overwrites nothing', async () => {
	const before = sha256(readFileSync(join(dir, 'a.wacz')));
	await expect(writeWacz(input, join(dir, 'a.wacz'), NEVER)).rejects.toMatchObject({ code: 'target-exists' });
	expect(sha256(readFileSync(join(dir, 'a.wacz')))).toBe(before);
});

it('leaves nothing of a damaged recording, or when it is told to stop', async () => {
	const broken = join(dir, 'broken.warc.gz');
	writeFileSync(broken, readFileSync(input.warc).subarray(0, -20));
	const before = readdirSync(dir);
	await expect(writeWacz({ ...input, warc: broken }, join(dir, 'c.wacz'), NEVER)).rejects.toMatchObject({
		code: 'warc-damaged',
	});
	await expect(writeWacz(input, join(dir, 'd.wacz'), AbortSignal.abort(new Error('enough')))).rejects.toThrow(
		'enough',
	);
	expect(readdirSync(dir)).toEqual(before);
	expect(existsSync(join(dir, 'c.wacz'))).toBe(false);
});
