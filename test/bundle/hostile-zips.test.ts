import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractEntry, readManifest } from '../../src/bundle/read.ts';
import { verifyBundle } from '../../src/bundle/verify.ts';
import { entriesOf, rebuilt, writeEntries } from './rebuild.ts';
import { samplePacked, workshop } from './sample.ts';
import { type RawEntry, rawZip, zip64 } from './zip/raw.ts';

const { dir, clean } = workshop();
let file: string;
let whole: Buffer;
let id: string;
let count = 0;

beforeAll(async () => {
	const {
		file: packed,
		packed: { manifest },
	} = await samplePacked(dir);
	[file, id] = [packed, manifest.bundle.id];
	whole = readFileSync(file);
});
afterAll(clean);

/** Writes a zip and verifies it, by what it must not take: time, memory, and any file elsewhere. */
async function verified(bytes: Buffer) {
	const path = join(dir, `hostile-${count++}.zip`);
	writeFileSync(path, bytes);
	const before = process.memoryUsage.rss();
	const began = performance.now();
	const report = await verifyBundle(path);
	expect(performance.now() - began).toBeLessThan(20_000);
	expect(process.memoryUsage.rss() - before).toBeLessThan(300e6);
	expect(report.ok).toBe(false);
	return report;
}

/** It says so in a code, and never hands out what lies in it. */
async function refused(bytes: Buffer): Promise<readonly string[]> {
	const report = await verified(bytes);
	const path = join(dir, `hostile-${count - 1}.zip`);
	const target = join(dir, `out-${count}`);
	await expect(extractEntry(path, 'documentation/manifest.json', target)).rejects.toBeDefined();
	expect(existsSync(target)).toBe(false);
	await expect(readManifest(path)).rejects.toBeDefined();
	return report.problems.map(({ code }) => code);
}

const manifestName = () => `${id}/documentation/manifest.json`;
const manifest = (more: Partial<RawEntry>): RawEntry => ({
	...{ name: manifestName(), contents: Buffer.from('{}'), ...more },
});

describe('a zip bomb', () => {
	it('of one deflated file is not unpacked', async () => {
		const bomb = manifest({ contents: Buffer.alloc(50_000_000), isDeflated: true });
		expect(await refused(rawZip([bomb]))).toContain('would-expand');
	});

	it('of many files that are one and the same is not unpacked', async () => {
		const contents = Buffer.alloc(200_000);
		const first = manifest({ contents, isDeflated: true });
		const more = Array.from({ length: 2000 }, (_, i) => ({ ...first, name: `${id}/${i}`, offset: 0 }));
		expect(await refused(rawZip([first, ...more]))).toContain('would-expand');
		// Too few to promise much are told as lying upon each other.
		const padding = { name: `${id}/padding`, contents: Buffer.alloc(200_000, 'x') };
		const few = rawZip([
			padding,
			first,
			{ ...first, name: `${id}/again`, offset: 30 + `${id}/padding`.length + 200_000 },
		]);
		expect((await verified(few)).problems.map(({ code }) => code)).toContain('place-overlaps');
	});

	it('of stored files that lie upon each other is found', async () => {
		const contents = Buffer.alloc(1000, 'x');
		const first = { name: `${id}/a`, contents };
		const zip = rawZip([first, { ...first, name: `${id}/b`, offset: 0 }]);
		expect((await verified(zip)).problems.map(({ code }) => code)).toContain('place-overlaps');
	});

	it('that claims to hold nothing, or less than it does, is read no further than it claims', async () => {
		const contents = Buffer.alloc(5_000_000);
		for (const size of [0, 1, 100_000])
			expect(await refused(rawZip([manifest({ contents, isDeflated: true, size })]))).toContain(
				'entry-unreadable',
			);
	});
});

describe('a size that is not so', () => {
	it.each([0xffff_fffe, 0x7fff_ffff])('of %i bytes is no reason to make room for them', async (size) => {
		await refused(rawZip([manifest({ size, packed: size })]));
		await refused(rawZip([manifest({ size, isDeflated: true })]));
	});

	it.each([1n << 40n, (1n << 53n) - 1n, 1n << 62n, (1n << 64n) - 1n])(
		'of zip64, %i bytes, is found',
		async (size) => {
			const big = { size: 0xffff_ffff, packed: 0xffff_ffff };
			await refused(rawZip([manifest({ ...big, extra: zip64(size, size) })]));
			await refused(rawZip([manifest({ ...big, isDeflated: true, extra: zip64(size, size) })]));
			await refused(rawZip([manifest({ ...big, isDeflated: true, packed: 2, extra: zip64(size) })]));
		},
	);

	it('of zip64 that is not there is found', async () => {
		const big = { size: 0xffff_ffff, packed: 0xffff_ffff };
		await refused(rawZip([manifest(big)]));
		await refused(rawZip([manifest({ ...big, extra: zip64() })]));
	});

	it('of zip64 that contradicts the plain one is found', async () => {
		const report = await verified(rawZip([manifest({ extra: zip64(9n, 9n, 9n) })]));
		expect(report.problems.map(({ code }) => code)).toContain('directory-differs');
	});

	it.each([
		['a directory beyond the file', 16, 0xffff_fff0],
		['zip64 without its end', 16, 0xffff_ffff],
	])('%s is found', async (_, at, value) => {
		const zip = rawZip([manifest({})], (end) => {
			end.writeUInt32LE(value, at);
			return end;
		});
		await refused(zip);
	});

	it('a directory that is said to be larger than the file is found', async () => {
		const zip = rawZip([manifest({})], (end) => {
			end.writeUInt32LE(0xffff_fff0, 12);
			return end;
		});
		expect((await verified(zip)).problems.map(({ code }) => code)).toContain('directory-differs');
	});

	it.each([1n << 40n, (1n << 53n) + 1n, (1n << 64n) - 1n])(
		'an end of zip64 whose directory is at byte %i is found',
		async (byte) => {
			const zip = rawZip([manifest({})], (end) => {
				const before = 30 + manifestName().length + 2 + 46 + manifestName().length;
				const record = Buffer.alloc(56);
				record.writeUInt32LE(0x06064b50, 0);
				record.writeBigUInt64LE(44n, 4);
				record.writeBigUInt64LE(1n, 24);
				record.writeBigUInt64LE(1n, 32);
				record.writeBigUInt64LE(byte, 48);
				const locator = Buffer.alloc(20);
				locator.writeUInt32LE(0x07064b50, 0);
				locator.writeBigUInt64LE(BigInt(before), 8);
				locator.writeUInt32LE(1, 16);
				end.writeUInt32LE(0xffff_ffff, 16);
				return Buffer.concat([record, locator, end]);
			});
			await refused(zip);
		},
	);

	it.each([0n, 1n << 40n, (1n << 53n) + 1n, (1n << 64n) - 1n])(
		'an end of zip64 that points to byte %i is found',
		async (byte) => {
			const zip = rawZip([manifest({})], (end) => {
				const locator = Buffer.alloc(20);
				locator.writeUInt32LE(0x07064b50, 0);
				locator.writeBigUInt64LE(byte, 8);
				locator.writeUInt32LE(1, 16);
				end.writeUInt32LE(0xffff_ffff, 16);
				return Buffer.concat([locator, end]);
			});
			await refused(zip);
		},
	);

	it.each([0, 2, 0xfffe, 0xffff])('a count of %i entries is found', async (entries) => {
		const zip = rawZip([manifest({})], (end) => {
			end.writeUInt16LE(entries, 8);
			end.writeUInt16LE(entries, 10);
			return end;
		});
		await refused(zip);
	});
});

describe('names', () => {
	it.each([
		'../utanför.txt',
		'a/../../utanför.txt',
		'..',
		'/etc/passwd',
		'//host/share/a',
		'C:/windows/a',
		'c:a',
		'..\\utanför.txt',
		'a\\b',
		'a//b',
		'a/./b',
		'./a',
		'a\0.txt',
		'a\n.txt',
		'a\u0007',
	])(
		'that lead out of the bundle or are none are refused, and nothing is written there: %j',
		async (name) => {
			for (const placed of [name, `{id}/${name}`]) {
				const target = join(dir, `named-${count++}.zip`);
				const made = await rebuilt(file, target, (entries) => [
					...entries,
					{ name: placed.replace('{id}', id), contents: Buffer.from('x') },
				]);
				const report = await verifyBundle(made);
				const kinds = report.problems.map(({ kind }) => kind);
				expect([kinds.includes('unsafe-path') || kinds.includes('extra'), report.ok]).toEqual([true, false]);
				await expect(extractEntry(made, name, join(dir, 'never'))).rejects.toMatchObject({
					code: 'no-such-file',
				});
				expect(existsSync(join(dir, 'never'))).toBe(false);
			}
			expect(readdirSync(join(dir, '..'))).not.toContain('utanför.txt');
		},
	);

	it('that are not UTF-8 are refused', async () => {
		const name = Buffer.from([...Buffer.from(`${id}/`), 0xff, 0xfe, 0xc3]);
		const report = await verified(rawZip([manifest({}), { name, contents: Buffer.from('x') }]));
		expect(report.problems.map(({ code }) => code)).toContain('unprintable-name');
	});

	it.each([
		['the same', 'text.txt', 'held-twice'],
		['by case', 'TEXT.txt', 'same-name'],
		['by a letter that only looks otherwise', 'TEX\u0054.TXT', 'same-name'],
		['by an end that Windows drops', 'text.txt.', 'same-name'],
		['by a space at the end', 'text.txt ', 'same-name'],
	])('twice, %s, are found; what is read is the first', async (_, name, code) => {
		const path = 'representations/rep_text/data';
		const made = await rebuilt(file, join(dir, `twice-${count++}.zip`), (entries) => [
			...entries,
			{ name: `${id}/${path}/${name}`, contents: Buffer.from('another') },
		]);
		const report = await verifyBundle(made);
		expect(report.problems.map((p) => [p.kind, p.code])).toContainEqual(['duplicate', code]);
		const target = join(dir, `first-${count++}`);
		await extractEntry(made, `${path}/text.txt`, target);
		expect(readFileSync(target, 'utf8')).toContain('Exempelkommun');
	});

	it.each([
		['composed and decomposed', '\u00e5\u00e4\u00f6.txt', 'a\u030aa\u0308o\u0308.txt'],
		['\u00df and ss', 'stra\u00dfe.txt', 'STRASSE.txt'],
		['kelvin and k', '\u212a.txt', 'k.txt'],
		['the two small sigmas', 'o\u03c2.txt', 'O\u03a3.txt'],
		['the long s', '\u017f.txt', 'S.txt'],
	])('that one file system or another takes for one are found: %s', async (_, one, two) => {
		const entries = await entriesOf(file);
		const twice = [one, two].map((name) => ({ name: `${id}/${name}`, contents: Buffer.from(name) }));
		const made = await writeEntries(join(dir, `alike-${count++}.zip`), [...entries, ...twice]);
		const report = await verifyBundle(made);
		expect(report.problems.map(({ code }) => code)).toContain('same-name');
	});

	it('of folders, links and devices are refused', async () => {
		for (const mode of [0o120777, 0o040755, 0o020666, 0o060666, 0o010666]) {
			const attributes = (mode << 16) >>> 0;
			const zip = rawZip([
				manifest({}),
				{ name: `${id}/x`, contents: Buffer.from('/etc/passwd'), attributes },
			]);
			const report = await verified(zip);
			expect(report.problems.length).toBeGreaterThan(0);
		}
	});
});

describe('a zip that was cut short', () => {
	it('is found at each of its last 300 bytes, and at a hundred others', async () => {
		const path = join(dir, 'cut.zip');
		const lengths = new Set<number>();
		for (let i = 1; i <= 300; i++) lengths.add(whole.length - i);
		for (let i = 0; i < 100; i++) lengths.add(Math.floor((i / 100) * whole.length));
		for (const length of lengths) {
			writeFileSync(path, whole.subarray(0, length));
			expect([length, (await verifyBundle(path)).ok]).toEqual([length, false]);
		}
	});
});
