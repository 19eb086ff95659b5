import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pack } from '../../src/bundle/pack.ts';
import type { TakenPart } from '../../src/records/capture.ts';
import { entriesOf } from './rebuild.ts';
import { sampleCapture, sampleInput, samplePacked, sampleParts, workshop } from './sample.ts';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('pack', () => {
	let dir: string;
	let clean: () => void;
	beforeEach(() => {
		({ dir, clean } = workshop());
	});
	afterEach(() => clean());

	const input = () => sampleInput(dir);
	const target = () => join(dir, 'bundle.zip.partial');
	/** Everything below the workshop but the capture's own parts. */
	const left = () =>
		readdirSync(dir, { recursive: true })
			.filter((f) => !String(f).startsWith('parts'))
			.sort();

	it('lays the bundle out as the design says, the package METS last', async () => {
		const { file, packed } = await samplePacked(dir);
		const root = `${packed.manifest.bundle.id}/`;
		const names = (await entriesOf(file)).map(({ name }) => name);
		expect(names.every((name) => name.startsWith(root))).toBe(true);
		expect(names.map((name) => name.slice(root.length))).toEqual([
			'representations/rep_appearance/data/tile-00001.png',
			'representations/rep_appearance/data/tile-00002.png',
			'representations/rep_appearance/data/tile-00003.png',
			'representations/rep_appearance/data/overview.png',
			'representations/rep_appearance/data/appearance.pdf',
			'representations/rep_text/data/page.pdf',
			'representations/rep_text/data/posts.jsonl',
			'representations/rep_text/data/text.txt',
			'representations/rep_web/data/snapshot.wacz',
			'documentation/provenance.json',
			'representations/rep_appearance/metadata/preservation/premis.xml',
			'representations/rep_appearance/METS.xml',
			'representations/rep_text/metadata/preservation/premis.xml',
			'representations/rep_text/METS.xml',
			'representations/rep_web/metadata/preservation/premis.xml',
			'representations/rep_web/METS.xml',
			'metadata/descriptive/dc.xml',
			'metadata/preservation/premis.xml',
			'schemas/manifest.schema.json',
			'schemas/posts.schema.json',
			'documentation/seal/keys.json',
			'documentation/LASMIG.html',
			'documentation/manifest.json',
			'documentation/seal/manifest.sig',
			'documentation/seal/public-key.pem',
			'METS.xml',
		]);
	});

	it('states of every file what another program unpacks, and of the zip what lies on disk', async () => {
		const { file, packed } = await samplePacked(dir);
		execFileSync('unzip', ['-q', file, '-d', join(dir, 'out')]);
		for (const { path, bytes, sha256: stated } of packed.manifest.files) {
			const contents = readFileSync(join(dir, 'out', packed.manifest.bundle.id, path));
			expect([path, contents.length, sha256(contents)]).toEqual([path, bytes, stated]);
		}
		expect(packed.bytes).toBe(statSync(file).size);
		expect(packed.sha256).toBe(sha256(readFileSync(file)));
	});

	it('gives each file its format: by signature for pictures and PDFs, by name for what it writes itself', async () => {
		const { packed } = await samplePacked(dir);
		const puid = (name: string) => packed.manifest.files.find(({ path }) => path.endsWith(name))?.puid;
		expect(puid('tile-00001.png')).toBe('fmt/11');
		expect(puid('appearance.pdf')).toBe('fmt/354');
		expect(puid('page.pdf')).toBe('fmt/276');
		expect(puid('snapshot.wacz')).toBe('fmt/1840');
		expect(packed.manifest.files.find(({ role }) => role === 'posts')).toMatchObject({
			mediaType: 'application/jsonl',
			schema: 'schemas/posts.schema.json',
		});
	});

	it('leaves nothing beside the bundle: what was made for it lies in it', async () => {
		await samplePacked(dir);
		expect(left()).toEqual(['bundle.zip', 'work']);
	});

	it('makes the same bytes of the same capture', async () => {
		const given = await input();
		const first = await pack(given, join(dir, 'a.zip'), new AbortController().signal);
		const second = await pack(given, join(dir, 'b.zip'), new AbortController().signal);
		expect(second.sha256).toBe(first.sha256);
	});

	it('packs what there is when parts are missing, and does not ask for what cannot be made', async () => {
		const parts = await sampleParts(join(dir, 'parts'));
		const missing = { outcome: 'missing', code: 'part-missing', reason: 'the browser gave none' } as const;
		const kept = parts.filter(({ role }) => role !== 'warc' && role !== 'text-pdf');
		const capture = sampleCapture([...kept, { role: 'warc', ...missing }, { role: 'text-pdf', ...missing }]);
		const refuse = () => Promise.reject(new Error('there is no WARC to make a WACZ of'));
		const { packed } = await samplePacked(dir, { capture, makeWacz: refuse });
		const paths = packed.manifest.files.map(({ path }) => path);
		expect(paths).toContain('representations/rep_text/data/posts.jsonl');
		expect(paths.filter((path) => /rep_web|page\.pdf/.test(path))).toEqual([]);
	});

	it.each(['makeAppearancePdf', 'makeWacz'] as const)(
		'leaves nothing when %s fails halfway',
		async (maker) => {
			const broken = async (file: string) => {
				writeFileSync(file, 'half');
				throw new Error('it broke');
			};
			const given = { ...(await input()), [maker]: broken };
			await expect(pack(given, target(), new AbortController().signal)).rejects.toThrow('it broke');
			expect(left()).toEqual(['work']);
		},
	);

	it('leaves nothing when it is aborted, and throws the reason', async () => {
		const given = await input();
		const abort = new AbortController();
		const reason = new Error('stopped by a person');
		const makeWacz = async (file: string) => {
			const encloses = await given.makeWacz(file);
			abort.abort(reason);
			return encloses;
		};
		await expect(pack({ ...given, makeWacz }, target(), abort.signal)).rejects.toBe(reason);
		expect(left()).toEqual(['work']);
	});

	it('stops within a large file when it is aborted', async () => {
		const parts = await sampleParts(join(dir, 'parts'));
		const tile = parts.find(({ role }) => role === 'text') as TakenPart;
		writeFileSync(tile.file, Buffer.alloc(40_000_000));
		const given = await sampleInput(dir, { capture: sampleCapture(parts) });
		const abort = new AbortController();
		const packing = pack(given, target(), abort.signal);
		const watch = setInterval(() => {
			if (sizeOf(target()) > 20_000_000) abort.abort();
		}, 1);
		await expect(packing).rejects.toThrow('aborted');
		clearInterval(watch);
		expect(left()).toEqual(['work']);
	});

	it('never overwrites', async () => {
		writeFileSync(target(), 'somebody else is writing this');
		const fault = { code: 'target-exists', subject: target() };
		await expect(pack(await input(), target(), new AbortController().signal)).rejects.toMatchObject(fault);
		expect(readFileSync(target(), 'utf8')).toBe('somebody else is writing this');
	});

	it.each(['../evil.png', 'a/b.png', '.hidden', 'a b.png', 'å.png', ''])(
		'refuses a part named %j',
		async (name) => {
			const parts = await sampleParts(join(dir, 'parts'), 1);
			const capture = sampleCapture(parts.map((part) => (part.role === 'tile' ? { ...part, name } : part)));
			const given = await sampleInput(dir, { capture });
			const fault = { code: 'unsafe-part-name' };
			await expect(pack(given, target(), new AbortController().signal)).rejects.toMatchObject(fault);
			expect(left()).toEqual(['work']);
		},
	);

	it('refuses two parts of one name and a bundle that cannot be a folder', async () => {
		const parts = await sampleParts(join(dir, 'parts'), 1);
		const twice = await sampleInput(dir, { capture: sampleCapture([...parts, ...parts]) });
		await expect(pack(twice, target(), new AbortController().signal)).rejects.toMatchObject({
			code: 'unsafe-part-name',
		});
		const given = { ...(await input()), bundleId: '../b' };
		await expect(pack(given, target(), new AbortController().signal)).rejects.toMatchObject({
			code: 'unsafe-bundle-id',
		});
		expect(left()).toEqual(['work']);
	});

	it('says that the disk is full, and leaves nothing on it', async ({ skip }) => {
		const small = join(dir, 'small');
		mkdirSync(small);
		const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200k', 'tmpfs', small]);
		skip(mount.status !== 0, 'only root can mount a disk that is small enough to fill');
		try {
			const given = await input();
			const packing = pack(given, join(small, 'bundle.zip.partial'), new AbortController().signal);
			await expect(packing).rejects.toMatchObject({ code: 'disk-full', advice: 'retry-later' });
			expect(readdirSync(small)).toEqual([]);
		} finally {
			execFileSync('umount', [small]);
		}
	});
});

function sizeOf(file: string): number {
	return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
