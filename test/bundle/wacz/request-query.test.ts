import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postToGetUrl } from 'warcio/utils';
import { jsonQuery, multipartQuery } from '../../../src/bundle/wacz/body-query.ts';
import { warcRecords } from '../../../src/bundle/wacz/read-warc.ts';
import { type RequestQuery, requestQuery } from '../../../src/bundle/wacz/request-query.ts';
import { surt } from '../../../src/bundle/wacz/surt.ts';
import { POSTS, writeWarc } from './sample-warc.ts';

/** The keys that pywb 2.10 writes (`cdx-indexer -p`) for the answers to these requests. */
const PYWB_KEYS = [
	'example,kommun)/graphql?__wb_method=post&after=a+b&all=true&n=2&none=null&op=feed&query=feed&x=1&x.2_=1.5',
	'example,kommun)/graphql?__wb_method=post&after=c+d&n=2&op=feed&query=feed',
	'example,kommun)/mer?__wb_method=post&cursor=%c3%a5+1&namn=%c3%85sa&sida=2%203',
	'example,kommun)/mer?__wb_method=post&cursor=%c3%a5=2&n=10',
	'example,kommun)/log?__wb_method=post&__wb_post_data=aw50zsbqc29u',
	'example,kommun)/bin?__wb_method=post&__wb_post_data=ap/+aq==',
	'example,kommun)/tom?__wb_method=post',
	'example,kommun)/put?__wb_method=put&a=1',
	'example,kommun)/mer?__wb_method=options',
];
/** The bodies as wabac 2.27 asks for them when the replayed page sends the same again. */
const WABAC_BODIES = [
	'query=Feed&after=a+b&n=2&all=true&none=null&x=1&x.2_=1.5',
	'query=Feed&after=c+d&n=2',
	'cursor=%C3%A5%2B1&sida=2+3&namn=Åsa',
	'cursor=%C3%A5%3D2&n=10',
	'',
	'__wb_post_data=AP/+AQ==',
	'__wb_post_data=',
	'a=1',
	'__wb_post_data=',
];

let dir: string;
const queries: (RequestQuery | undefined)[] = [];

beforeAll(async () => {
	dir = mkdtempSync(join(tmpdir(), 'ogonblick-query-'));
	const long = { ...POSTS[2], url: 'https://kommun.example/lang', sent: `a=${'%C3%A5'.repeat(5000)}` };
	await writeWarc(join(dir, 'a.warc.gz'), [{ url: 'https://kommun.example/' }, ...POSTS, long]);
	for await (const record of warcRecords(join(dir, 'a.warc.gz')))
		if (record.type === 'request') queries.push(requestQuery(record));
});
afterAll(() => rmSync(dir, { recursive: true }));

it('a GET is its address and nothing more', () => {
	expect(queries[0]).toBeUndefined();
});

it('gives the keys that pywb looks for', () => {
	expect(queries.slice(1, -1).map((q) => q && surt(q.url))).toEqual(PYWB_KEYS);
});

it('gives the bodies that wabac looks for', () => {
	expect(queries.slice(1, -1).map((q) => q?.requestBody)).toEqual(WABAC_BODIES);
	expect(queries.slice(1, -1).map((q) => q?.method)).toEqual(POSTS.map((p) => p.method));
});

it('cuts a long body where the replayers do', () => {
	const query = queries.at(-1);
	expect(query?.requestBody).toHaveLength(4096);
	expect(query?.url).toBe(`https://kommun.example/lang?__wb_method=POST&a=${'å'.repeat(4094)}`);
});

it('makes of any JSON what wabac makes of it', () => {
	const few = fc.constantFrom('a', 'b', 'å ~*', 'x.2_');
	const { json } = fc.letrec((tie) => ({
		json: fc.oneof({ maxDepth: 4 }, fc.jsonValue({ maxDepth: 1 }), tie('list'), tie('dict')),
		list: fc.array(tie('json'), { maxLength: 4 }),
		dict: fc.dictionary(few, tie('json'), { maxKeys: 4 }),
	}));
	fc.assert(
		fc.property(json, (value) => {
			const text = JSON.stringify(value);
			const headers = new Map([['content-type', 'application/json']]);
			const request = { method: 'POST', url: 'https://e.example/', headers, postData: text, requestBody: '' };
			postToGetUrl(request, 4096);
			expect(jsonQuery(JSON.parse(text), false)).toBe(request.requestBody);
		}),
	);
});

it('keeps empty texts where pywb keeps them', () => {
	const value = { cursor: '', n: [1, ''], deep: { x: null } };
	expect(jsonQuery(value, true)).toBe('cursor=&n=1&n.2_=&x=null');
	expect(jsonQuery(value, false)).toBe('n=1&x=null');
	expect(jsonQuery('name', true)).toBe('');
});

it('comes to an end with whatever a page sends', () => {
	const deep = JSON.parse(`${'['.repeat(200_000)}1${']'.repeat(200_000)}`);
	expect(jsonQuery(deep, false)).toBe('');
	expect(jsonQuery({ a: Array.from({ length: 500_000 }, () => 1) }, false)).toHaveLength(4096);
	const dashes = Buffer.from('-'.repeat(1 << 20));
	expect(multipartQuery(dashes, 'multipart/form-data; boundary=--x')).toBe('');
	expect(multipartQuery(dashes, 'multipart/form-data; boundary=(-+)+$')).toBe('');
	expect(multipartQuery(dashes, 'multipart/form-data')).toBe('');
});
