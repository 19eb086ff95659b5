import { execFileSync } from 'node:child_process';
import { createHash, hash } from 'node:crypto';
import { cpSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeBag } from '../../../src/bundle/export/bagit.ts';
import { writeLoose } from '../../../src/bundle/export/loose.ts';
import { certificatesOf } from '../../../src/bundle/stamp/chain.ts';
import { receiveStamp } from '../../../src/bundle/stamp/receive.ts';
import { stampWish, writeRequest } from '../../../src/bundle/stamp/request.ts';
import type { Verified } from '../../../src/bundle/verify/report.ts';
import { findingWords } from '../../../src/records/finding-words.ts';
import type { Manifest } from '../../../src/records/manifest.ts';
import { type Entry, rebuilt, writeEntries } from '../rebuild.ts';
import { samplePacked, workshop } from '../sample.ts';
import { makeAuthority } from '../stamp/authority.ts';
import { verified } from '../verified.ts';

const { dir, clean } = workshop();
const NEVER = new AbortController().signal;
let file: string;
let manifest: Manifest;
let held: Verified;
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
	held = await verified(file);
});
afterAll(clean);

describe('a bag', () => {
	let bag: string;
	beforeAll(async () => {
		bag = folder('bag');
		const facts = { date: '2026-11-28', software: 'Ögonblick 0.1.0', organisation: 'Älvhamra\nkommun' };
		await writeBag(file, bag, held, facts, NEVER);
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
		await writeLoose(file, loose, held, '2026-11-28', NEVER);
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

	/** Commands of the page, and what each answers; the list of files that it says are not in the manifest. */
	const followed = (at: string) => {
		const readme = readFileSync(join(at, 'README-LASMIG.txt'), 'utf8');
		const indented = readme.split('\n').filter((line) => line.startsWith('    '));
		const commands = indented.filter((line) => !line.startsWith('    - ')).map((line) => line.trim());
		const run = (command: string) =>
			execFileSync('sh', ['-c', command], { cwd: at, encoding: 'utf8' }).trim();
		return {
			readme,
			answers: commands.map(run),
			apart: indented.flatMap((line) => (line.startsWith('    - ') ? [line.slice(6)] : [])),
		};
	};

	test('can be checked by the recipe that lies beside them', () => {
		const { readme, answers, apart } = followed(loose);
		expect(answers).toHaveLength(4);
		const [sums = '', verified, others = '', key = ''] = answers;
		expect(sums.split('\n')).toHaveLength(filesIn(loose).length - 1);
		expect(verified).toContain('Verified Successfully');
		expect(others.split('\n').sort()).toEqual(apart);
		expect(apart).toEqual([
			...['README-LASMIG.txt', 'manifest.json', 'sigill/manifest.sig', 'sigill/public-key.pem'],
			'webbarkiv/snapshot.warc.gz',
		]);
		expect(readme).toContain(key.slice(0, 64));
		expect(readme).toContain('Kommunstyrelsen, Exempelkommun');
		expect(readme).toContain('23 november 2026 kl. 22:50 (Europe/Stockholm)');
	});

	test('show by that recipe a file that is another one, also where its checksum was put in the list', () => {
		const at = folder('changed');
		cpSync(loose, at, { recursive: true });
		writeFileSync(join(at, 'text/text.txt'), 'annat');
		const list = readFileSync(join(at, 'kontrollsummor.txt'), 'utf8');
		const [before = ''] = list.split('\n').filter((line) => line.endsWith('  text/text.txt'));
		const after = `${sha256(join(at, 'text/text.txt'))}  text/text.txt`;
		writeFileSync(join(at, 'kontrollsummor.txt'), list.replace(before, after));
		expect(followed(at).answers[2]?.split('\n')).toContain('text/text.txt');
	});

	test('tell what a partial snapshot lacks, and how its time stamp is checked', async () => {
		const authority = makeAuthority(join(dir, 'tsa'));
		const stamp = async (bytes: Buffer) => {
			const wish = stampWish('sha256', createHash('sha256').update(bytes).digest());
			const answer = authority.answer(writeRequest(wish));
			const now = new Date();
			const trusted = certificatesOf(readFileSync(authority.root));
			return [receiveStamp(answer, wish, { asked: now, now }, trusted, undefined)];
		};
		const made = await samplePacked(join(dir, 'stamped'), {
			verdict: {
				outcome: 'partial',
				findings: [{ code: 'feed-stalled', severity: 'loss', detail: '' }],
			},
			stamping: { authorities: ['https://tsa.example'], stamp },
		});
		const at = folder('loose-stamped');
		await writeLoose(made.file, at, await verified(made.file), '2026-11-28', NEVER);
		const { readme, answers, apart } = followed(at);
		expect(readme).toContain(`Det som fattas: ${findingWords('feed-stalled', 'sv').title}`);
		expect(apart).toContain('sigill/timestamp-1.tsr');
		expect(answers[2]?.split('\n').sort()).toEqual(apart);
		const [, , , , time, stamped, root] = answers;
		expect(time).toMatch(/ GMT$/);
		expect(stamped).toContain('Verification: OK');
		expect(root).toContain('Exempel');
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
		await expect(writeBag(evil, target, held, facts, NEVER)).rejects.toMatchObject({
			code: 'not-a-bundle',
		});
		expect(readdirSync(target)).toEqual([]);
	},
);

describe('what is read otherwise than it was verified is never exported with checksums of its own', () => {
	const forms = {
		bag: (from: string, to: string) =>
			writeBag(from, to, held, { date: '2026-11-28', software: 's', organisation: 'o' }, NEVER),
		loose: (from: string, to: string) => writeLoose(from, to, held, '2026-11-28', NEVER),
	};
	const BOTH = Object.entries(forms);
	const otherwise = (what: string, change: (entries: Entry[]) => readonly Entry[]) =>
		rebuilt(file, join(dir, `${what}.zip`), change);
	const altered = (path: string) => (entries: Entry[]) =>
		entries.map((one) =>
			one.name.endsWith(path)
				? { ...one, contents: Buffer.concat([one.contents.subarray(0, -1), Buffer.from(' ')]) }
				: one,
		);

	test.each([
		...BOTH.map(([name, write]) => ['data/posts.jsonl', name, write] as const),
		...BOTH.map(([name, write]) => ['documentation/manifest.json', name, write] as const),
		['/METS.xml', 'bag', forms.bag] as const,
		...BOTH.map(([name, write]) => ['seal/manifest.sig', name, write] as const),
	])('%s that somebody changed meanwhile: %s', async (path, name, write) => {
		const what = `altered-${hash('md5', path, 'hex')}-${name}`;
		const other = await otherwise(what, altered(path));
		await expect(write(other, folder(what))).rejects.toMatchObject({
			...{ code: 'bundle-damaged', subject: other },
			message: expect.stringContaining(path.replace(/^\//, '')),
		});
	});

	test.each(BOTH)('a file that has gone or come meanwhile: %s', async (name, write) => {
		const gone = await otherwise(`gone-${name}`, (entries) =>
			entries.filter((one) => !one.name.endsWith('seal/manifest.sig')),
		);
		await expect(write(gone, folder(`gone-${name}`))).rejects.toMatchObject({ code: 'bundle-damaged' });
		const more = { name: `${manifest.bundle.id}/documentation/seal/mer.txt`, contents: Buffer.from('x') };
		const come = await otherwise(`come-${name}`, (entries) => [...entries, more]);
		await expect(write(come, folder(`come-${name}`))).rejects.toMatchObject({ code: 'bundle-damaged' });
	});

	test.each(BOTH)('a byte that the disk lost: %s', async (name, write) => {
		const bytes = readFileSync(file);
		const at = bytes.indexOf('IDAT') + 40;
		bytes[at] = (bytes[at] ?? 0) ^ 1;
		const rotten = join(dir, `rotten-${name}.zip`);
		writeFileSync(rotten, bytes);
		await expect(write(rotten, folder(`rotten-${name}`))).rejects.toMatchObject({ code: 'bundle-damaged' });
	});

	test.each(BOTH)('an end that is gone meanwhile, or a directory: %s', async (name, write) => {
		const bytes = readFileSync(file);
		const at = bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1');
		const cut = bytes.subarray(0, at);
		const blank = Buffer.from(bytes).fill(0, at, at + 4);
		for (const [what, there] of Object.entries({ cut, blank })) {
			const other = join(dir, `${what}-${name}.zip`);
			writeFileSync(other, there);
			await expect(write(other, folder(`${what}-${name}`)), what).rejects.toMatchObject({
				...{ code: 'bundle-damaged', subject: other },
			});
		}
	});
});
