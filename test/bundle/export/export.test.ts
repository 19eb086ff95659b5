import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeBag } from '../../../src/bundle/export/bagit.ts';
import { writeLoose } from '../../../src/bundle/export/loose.ts';
import type { Manifest } from '../../../src/records/manifest.ts';
import { rebuilt, writeEntries } from '../rebuild.ts';
import { samplePacked, workshop } from '../sample.ts';

const { dir, clean } = workshop();
const NEVER = new AbortController().signal;
let file: string;
let manifest: Manifest;
const folder = (name: string) => {
	mkdirSync(join(dir, name));
	return join(dir, name);
};
const sumsIn = (at: string, name: string) =>
	new Map(
		readFileSync(join(at, name), 'utf8')
			.trim()
			.split('\n')
			.map((line) => [line.slice(66), line.slice(0, 64)] as const),
	);
const sha256 = (path: string) => hash('sha256', readFileSync(path), 'hex');
const filesIn = (at: string) =>
	globSync('**', { cwd: at, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(at.length + 1));

beforeAll(async () => {
	const { packed, ...rest } = await samplePacked(dir);
	({ file } = rest);
	({ manifest } = packed);
});
afterAll(clean);

describe('a bag', () => {
	let bag: string;
	beforeAll(async () => {
		bag = folder('bag');
		const facts = { date: '2026-11-28', software: 'Ögonblick 0.1.0', organisation: 'Älvhamra\nkommun' };
		await writeBag(file, bag, manifest, facts, NEVER);
	});

	test('has the whole package as its payload, every file with its checksum, and no other', () => {
		const sums = sumsIn(bag, 'manifest-sha256.txt');
		const payload = filesIn(bag).filter((path) => path.startsWith('data/'));
		expect([...sums.keys()].sort()).toEqual(payload.sort());
		for (const [path, sum] of sums) expect(sha256(join(bag, path))).toBe(sum);
		const { id } = manifest.bundle;
		for (const one of manifest.files) expect(sums.get(`data/${id}/${one.path}`)).toBe(one.sha256);
		expect(sums.has(`data/${id}/METS.xml`)).toBe(true);
	});

	test('says what RFC 8493 asks for', () => {
		expect(readFileSync(join(bag, 'bagit.txt'), 'utf8')).toBe(
			'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
		);
		const info = readFileSync(join(bag, 'bag-info.txt'), 'utf8');
		const [, octets, streams] = /^Payload-Oxum: (\d+)\.(\d+)$/m.exec(info) ?? [];
		const payload = filesIn(bag).filter((path) => path.startsWith('data/'));
		expect(Number(streams)).toBe(payload.length);
		expect(Number(octets)).toBe(payload.reduce((sum, path) => sum + readFileSync(join(bag, path)).length, 0));
		expect(info).toContain('Source-Organization: Älvhamra kommun\n');
		expect(info).toContain(`External-Identifier: ${manifest.bundle.id}\n`);
		const tags = sumsIn(bag, 'tagmanifest-sha256.txt');
		expect([...tags.keys()]).toEqual(['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt']);
		for (const [path, sum] of tags) expect(sha256(join(bag, path))).toBe(sum);
	});
});

describe('loose files', () => {
	let loose: string;
	beforeAll(async () => {
		loose = folder('loose');
		await writeLoose(file, loose, manifest, '2026-11-28', NEVER);
	});

	test('are pictures, PDF/A, the WARC and texts in folders that say so, with the sealed manifest', () => {
		expect(readdirSync(loose).sort()).toEqual([
			...['README-LASMIG.txt', 'bilder', 'kontrollsummor.txt', 'manifest.json', 'metadata', 'pdf'],
			...['sigill', 'text', 'webbarkiv'],
		]);
		const held = new Map(manifest.files.map((one) => [one.path.split('/').at(-1), one.sha256]));
		for (const path of filesIn(loose).filter((p) => /^(bilder|pdf|text|metadata)\//.test(p)))
			expect(sha256(join(loose, path))).toBe(held.get(path.split('/').at(-1)));
		const warc = gunzipSync(readFileSync(join(loose, 'webbarkiv/snapshot.warc.gz'))).toString();
		expect(warc).toMatch(/^WARC\/1\.1\r\n/);
		expect(warc).toContain('<h1>Exempelkommun</h1>');
	});

	test('can be checked by the recipe that lies beside them', () => {
		const readme = readFileSync(join(loose, 'README-LASMIG.txt'), 'utf8');
		const commands = readme
			.split('\n')
			.filter((line) => line.startsWith('    '))
			.map((line) => line.trim());
		expect(commands).toHaveLength(3);
		const [sums = '', verified = '', key = ''] = commands;
		const run = (command: string) => execFileSync('sh', ['-c', command], { cwd: loose, encoding: 'utf8' });
		expect(run(sums).trim().split('\n')).toHaveLength(filesIn(loose).length - 1);
		expect(run(verified)).toContain('Verified Successfully');
		expect(readme).toContain(run(key).slice(0, 64));
		expect(readme).toContain('Kommunstyrelsen, Exempelkommun');
	});
});

test.each(['../ut.txt', '/ut.txt', 'a\\..\\ut.txt'])(
	'a name that leads out of the folder ends it before anything is written: %s',
	async (name) => {
		const { id } = manifest.bundle;
		const evil = join(dir, `evil-${hash('md5', name, 'hex')}.zip`);
		await writeEntries(evil, [{ name: `${id}/${name}`, contents: Buffer.from('x') }]);
		const target = folder(`evil-${hash('md5', name, 'hex')}`);
		const facts = { date: '2026-11-28', software: 's', organisation: 'o' };
		await expect(writeBag(evil, target, manifest, facts, NEVER)).rejects.toMatchObject({
			code: 'not-a-bundle',
		});
		expect(readdirSync(target)).toEqual([]);
	},
);

describe('what is read otherwise than it was verified is never exported with checksums of its own', () => {
	const forms = {
		bag: (from: string, to: string) =>
			writeBag(from, to, manifest, { date: '2026-11-28', software: 's', organisation: 'o' }, NEVER),
		loose: (from: string, to: string) => writeLoose(from, to, manifest, '2026-11-28', NEVER),
	};
	test.each(Object.entries(forms))('a file that somebody put there meanwhile: %s', async (name, write) => {
		const other = await rebuilt(file, join(dir, `other-${name}.zip`), (entries) =>
			entries.map((one) =>
				one.name.endsWith('posts.jsonl') ? { ...one, contents: Buffer.from('{"id":"annat"}\n') } : one,
			),
		);
		const done = write(other, folder(`other-${name}`));
		await expect(done).rejects.toMatchObject({ code: 'bundle-damaged', subject: other });
	});

	test.each(Object.entries(forms))('a byte that the disk lost: %s', async (name, write) => {
		const bytes = readFileSync(file);
		const at = bytes.indexOf('IDAT') + 40;
		bytes[at] = (bytes[at] ?? 0) ^ 1;
		const rotten = join(dir, `rotten-${name}.zip`);
		writeFileSync(rotten, bytes);
		await expect(write(rotten, folder(`rotten-${name}`))).rejects.toMatchObject({ code: 'bundle-damaged' });
	});
});
