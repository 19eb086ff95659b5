import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { listEntries, openZip } from '../../../src/bundle/zip/list.ts';
import { PIECE } from '../../../src/bundle/zip/pieces.ts';
import { walkZip } from '../../../src/bundle/zip/walk.ts';
import { type Written, ZipWriter } from '../../../src/bundle/zip/write.ts';
import { type Entry, entriesOf } from '../rebuild.ts';
import { CREATED, workshop } from '../sample.ts';

const { dir, clean } = workshop();
afterAll(clean);
const never = new AbortController().signal;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Sizes about the ends of pieces, and others. */
const sizes = fc.oneof(
	fc.nat(5000),
	fc.constantFrom(0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7),
);
const files = fc.array(fc.record({ size: sizes, isOnDisk: fc.boolean() }), { maxLength: 6 });

it('writes whatever files, from disk or memory, so that they are read back as they were, and says what it wrote', async () => {
	let run = 0;
	await fc.assert(
		fc.asyncProperty(files, fc.boolean(), async (wanted, isPassing) => {
			const target = join(dir, `any-${run++}.zip`);
			const zip = await ZipWriter.create(target, CREATED, never, { isPassing });
			const given = wanted.map(({ size }, i) => ({ name: `f${i}`, contents: randomBytes(size) }));
			const written: Written[] = [];
			for (const [i, { name, contents }] of given.entries()) {
				const source = join(dir, 'any');
				if (wanted[i]?.isOnDisk) writeFileSync(source, contents);
				written.push(await (wanted[i]?.isOnDisk ? zip.addFile(name, source) : zip.addBytes(name, contents)));
			}
			const whole = isPassing ? { bytes: await zip.close() } : await zip.finish();
			const bytes = readFileSync(target);
			expect(whole).toEqual({ bytes: bytes.length, ...(isPassing ? {} : { sha256: sha256(bytes) }) });
			expect(written).toEqual(
				given.map(({ contents }) => ({ bytes: contents.length, sha256: sha256(contents) })),
			);
			const digests = (entries: readonly Entry[]) => entries.map((e) => [e.name, sha256(e.contents)]);
			expect(digests(await entriesOf(target))).toEqual(digests(given));
			// Nothing stands between them, and their checksums hold.
			const listing = await openZip(target);
			await using file = await open(target);
			const { strays } = await walkZip(file, await listEntries(listing), { keep: () => false });
			expect(strays).toEqual([]);
			listing.close();
			rmSync(target);
		}),
		{ numRuns: 20 },
	);
});

it('hashes a bundle as it lies on disk also where a thread does it', async () => {
	const source = join(dir, 'large');
	writeFileSync(source, randomBytes(34 * PIECE));
	const zip = await ZipWriter.create(join(dir, 'large.zip'), CREATED, never);
	for (const name of ['a', 'b', 'c']) await zip.addFile(name, source);
	const written = await zip.finish();
	const bytes = readFileSync(zip.target);
	expect(written).toEqual({ bytes: bytes.length, sha256: sha256(bytes) });
});

it('stops hashing where what is large is given up', async () => {
	const source = join(dir, 'large');
	const zip = await ZipWriter.create(join(dir, 'given-up.zip'), CREATED, never);
	for (const name of ['a', 'b']) await zip.addFile(name, source);
	await zip.discard();
	expect(existsSync(zip.target)).toBe(false);
});

it.each([0, 1, 1024 * 1024, 8 * 1024 * 1024, 8 * 1024 * 1024 + 1, 11_000_000])(
	'packs a file of %i bytes whole',
	async (size) => {
		const contents = randomBytes(size);
		const source = join(dir, `source-${size}`);
		writeFileSync(source, contents);
		const zip = await ZipWriter.create(join(dir, `${size}.zip`), CREATED, never);
		let seen = 0;
		await zip.addFile('a', source, (piece) => {
			seen += piece.length;
		});
		await zip.finish();
		const [entry] = await entriesOf(zip.target);
		expect(seen).toBe(size);
		expect(entry?.contents.equals(contents)).toBe(true);
	},
);

it.each([
	['grows', (file: string) => appendFileSync(file, 'x')],
	['shrinks', (file: string) => truncateSync(file, 8_500_000)],
	['is rewritten', (file: string) => writeFileSync(file, Buffer.alloc(9_000_000, 2))],
])('refuses a file that %s while it is packed', async (how, change) => {
	const source = join(dir, `changing-${how}`);
	writeFileSync(source, Buffer.alloc(9_000_000, 1));
	const zip = await ZipWriter.create(join(dir, `${how}.zip`), CREATED, never);
	let pieces = 0;
	const adding = zip.addFile('a', source, () => {
		if (++pieces === 9) change(source);
	});
	await expect(adding).rejects.toMatchObject({ code: 'file-changed', subject: source });
	await zip.discard();
	expect(existsSync(zip.target)).toBe(false);
});
