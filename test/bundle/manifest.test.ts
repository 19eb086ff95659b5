import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseManifest, writeManifest } from '../../src/bundle/manifest.ts';
import { manifestSchemaText } from '../../src/bundle/schema/manifest-schema.ts';
import { postsSchemaText } from '../../src/bundle/schema/posts-schema.ts';
import type { Manifest } from '../../src/records/manifest.ts';
import type { Post } from '../../src/records/post.ts';
import { entriesOf } from './rebuild.ts';
import { post, samplePacked, workshop } from './sample.ts';

const { dir, clean } = workshop();
let manifest: Manifest;
let packed: Awaited<ReturnType<typeof samplePacked>>;

beforeAll(async () => {
	packed = await samplePacked(dir);
	manifest = packed.packed.manifest;
});
afterAll(clean);

function validator(schema: string): ValidateFunction {
	const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
	formats.default(ajv);
	return ajv.compile(JSON.parse(schema));
}

describe('the published schemas', () => {
	it.each([
		['manifest.schema.json', manifestSchemaText()],
		['posts.schema.json', postsSchemaText()],
	])(
		'docs/schema/%s is what the code makes (renew it with: npx vitest run -u test/bundle/manifest.test.ts)',
		async (name, text) => {
			await expect(text).toMatchFileSnapshot(join('../../docs/schema', name));
		},
	);

	it('are packed in the bundle as they are published', async () => {
		const contents = new Map((await entriesOf(packed.file)).map((e) => [e.name, e.contents.toString()]));
		const root = manifest.bundle.id;
		expect(contents.get(`${root}/schemas/manifest.schema.json`)).toBe(manifestSchemaText());
		expect(contents.get(`${root}/schemas/posts.schema.json`)).toBe(postsSchemaText());
	});

	it('take the manifest and the posts of a bundle, and refuse what is none, by another program', async () => {
		const isManifest = validator(manifestSchemaText());
		expect([isManifest(JSON.parse(writeManifest(manifest).toString())), isManifest.errors]).toEqual([
			true,
			null,
		]);
		expect(isManifest({ ...manifest, format: 'another/1' })).toBe(false);
		expect(isManifest({ ...manifest, verdict: { outcome: 'splendid', findings: [] } })).toBe(false);
		const isPost = validator(postsSchemaText());
		expect([isPost(post(1)), isPost.errors]).toEqual([true, null]);
		const { images, text, time, author } = post(2);
		const shared = {
			...post(1),
			sharedBy: { name: 'Grannen', shown: 'Grannen boostade' },
			byline: '1 234 följare',
			images: images.map((image) => ({ ...image, turned: true })),
			unreadPictures: 2,
			quoted: { text, images, ...(time ? { time } : {}), ...(author ? { author } : {}) },
			embeds: [{ address: 'https://karta.example/1', text: 'Kartan' }],
		} satisfies Post;
		expect([isPost(shared), isPost.errors]).toEqual([true, null]);
		expect(isPost({ ...post(1), comments: [{ id: 'c' }] })).toBe(false);
		expect(isPost({ ...post(1), embeds: [{ text: 'Kartan' }] })).toBe(false);
	});
});

describe('a manifest', () => {
	it('says that cookies of an unknown visitor are recorded as they were sent', () => {
		expect(manifest.capture.cookies).toBe('as-sent');
	});

	it('is read as it was written', () => {
		expect(parseManifest(writeManifest(manifest))).toEqual(manifest);
	});

	it('states who, what, when, why and where', () => {
		expect(manifest).toMatchObject({
			format: 'ogonblick-manifest/1',
			account: { name: 'Exempelkommun', unit: 'Kommunikationsavdelningen', creator: 'Kommunstyrelsen' },
			occasion: { kind: 'annual', orderedBy: 'Arkivarie' },
			filing: { row: { code: '1.6.2' }, isDefault: false },
			capture: { stop: 'end-of-feed', counts: { posts: 6 } },
			verdict: { outcome: 'complete' },
		});
	});

	it('has each file on a line of its own, which the recipe without this program relies on', () => {
		const lines = writeManifest(manifest).toString().split('\n');
		expect(lines.filter((line) => line.startsWith('    {"path":'))).toHaveLength(manifest.files.length);
	});

	it('keeps that form when captured text looks like the end of it', () => {
		const odd = { ...manifest, account: { ...manifest.account, name: '\n}\n  "files": [' } };
		expect(parseManifest(writeManifest(odd))).toEqual(odd);
		expect(parseManifest(writeManifest({ ...odd, files: [] })).files).toEqual([]);
	});

	it('of a later version is read: new words and new names do not make it unreadable', () => {
		const later = {
			...manifest,
			verdict: { outcome: 'partial', findings: [{ code: 'new-code', severity: 'loss', detail: 'x' }] },
			filing: { ...manifest.filing, shelf: 'B2' },
		};
		expect(parseManifest(Buffer.from(JSON.stringify(later)))).toEqual(later);
	});

	it.each([
		['no JSON', '{"format":'],
		['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
		['of another format', '{"format":"ogonblick-manifest/2"}'],
		['a list', '[]'],
	])('is refused when it is %s', (_, bytes) => {
		expect(() => parseManifest(Buffer.from(bytes))).toThrow(
			expect.objectContaining({ code: 'bad-manifest' }),
		);
	});
});
