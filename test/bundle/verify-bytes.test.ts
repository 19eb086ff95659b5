import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../src/bundle/verify.ts';
import { directory } from '../../src/bundle/zip/form.ts';
import { type ListedEntry, listEntries, openZip } from '../../src/bundle/zip/list.ts';
import { walkZip } from '../../src/bundle/zip/walk.ts';
import { sampleCapture, sampleParts, samplePacked, workshop } from './sample.ts';

const { dir, clean } = workshop();
const copy = join(dir, 'copy.zip');
let whole: Buffer;
/** Where entries and the directory begin. */
let seams: number[];

beforeAll(async () => {
	const { file } = await samplePacked(dir);
	whole = readFileSync(file);
	const zip = await openZip(file);
	seams = (await listEntries(zip)).map(({ offset }) => offset);
	zip.close();
});
afterAll(clean);

async function isFound(bytes: Uint8Array): Promise<boolean> {
	writeFileSync(copy, bytes);
	return !(await verifyBundle(copy)).ok;
}

const place = () => fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const bits = fc.integer({ min: 1, max: 255 });

/** No checksum file lies beside the copy: these are found by the bundle alone, all of them. */
describe('a bundle without its checksum file', () => {
	it('shows a change of any one byte', async () => {
		await fc.assert(
			fc.asyncProperty(place(), bits, async (at, change) => {
				const bytes = Buffer.from(whole);
				const index = Math.floor(at * bytes.length);
				bytes[index] = (bytes[index] ?? 0) ^ change;
				return isFound(bytes);
			}),
			{ numRuns: 100 },
		);
	});

	it('shows every change of a byte in its headers, its directory and its last file', async () => {
		const lastFile = seams.at(-1) ?? 0;
		const headers = seams
			.flatMap((seam) => [...Array(30).keys()].map((i) => seam + i))
			.filter((_, i) => i % 11 === 0);
		const end = [...Array(whole.length - lastFile).keys()]
			.map((i) => lastFile + i)
			.filter((_, i) => i % 127 === 0);
		const eocd = [...Array(22).keys()].map((i) => whole.length - 22 + i);
		const missed: number[] = [];
		for (const index of [...headers, ...end, ...eocd]) {
			const bytes = Buffer.from(whole);
			bytes[index] = (bytes[index] ?? 0) ^ (1 << (index % 8));
			if (!(await isFound(bytes))) missed.push(index);
		}
		expect(missed).toEqual([]);
	});

	it('shows bytes added or taken away anywhere', async () => {
		await fc.assert(
			fc.asyncProperty(place(), fc.uint8Array({ minLength: 1, maxLength: 40 }), async (at, added) => {
				const index = Math.floor(at * whole.length);
				const longer = Buffer.concat([whole.subarray(0, index), added, whole.subarray(index)]);
				const shorter = Buffer.concat([whole.subarray(0, index), whole.subarray(index + added.length)]);
				return (await isFound(longer)) && (await isFound(shorter));
			}),
			{ numRuns: 25 },
		);
	});

	it('shows bytes put before it, after it, and in each seam', async () => {
		for (const seam of [...seams, whole.length])
			expect([
				seam,
				await isFound(Buffer.concat([whole.subarray(0, seam), Buffer.from('PK'), whole.subarray(seam)])),
			]).toEqual([seam, true]);
	});
});

/** A bundle of a few texts, as small as one can be: each of its bytes is changed, taken away, and doubled. */
describe('a small bundle without its checksum file, at every single byte', async () => {
	const { dir: place, clean: cleanPlace } = workshop();
	afterAll(cleanPlace);
	const texts = (await sampleParts(join(place, 'parts'), 1)).filter(
		(part) => part.outcome === 'taken' && ['text', 'posts', 'provenance'].includes(part.role),
	);
	const { file } = await samplePacked(place, { capture: sampleCapture(texts) });
	const small = readFileSync(file);
	const zip = await openZip(file);
	const entries: readonly ListedEntry[] = await listEntries(zip);
	zip.close();
	const start = small.length - directory(entries, entries[0]?.time ?? 0, small.length).length;
	const other = join(place, 'other.zip');
	const found = async (bytes: Uint8Array) => {
		writeFileSync(other, bytes);
		return !(await verifyBundle(other)).ok;
	};

	const lost = (at: number) => Buffer.concat([small.subarray(0, at), small.subarray(at + 1)]);
	const gained = (at: number) => Buffer.concat([small.subarray(0, at + 1), small.subarray(at)]);

	it('is whole', async () => {
		expect(await found(small)).toBe(false);
		expect(small.length).toBeLessThan(150_000);
	});

	/**
	 * Before the directory a changed byte leaves what is listed as it is. So the list is read once, and the reading of all bytes that `verifyBundle` does, whose
	 * every finding is a problem in its report, is done for each.
	 */
	it('shows a change of each before its directory', async () => {
		writeFileSync(other, small);
		await using handle = await open(other, 'r');
		const change = openSync(other, 'r+');
		const missed: number[] = [];
		const one = Buffer.alloc(1);
		for (let at = 0; at < start; at++) {
			one[0] = (small[at] ?? 0) ^ (1 << (at % 8));
			writeSync(change, one, 0, 1, at);
			const { strays } = await walkZip(handle, entries, { keep: () => false });
			if (strays.length === 0) missed.push(at);
			writeSync(change, small, at, 1, at);
		}
		closeSync(change);
		expect(missed).toEqual([]);
	}, 120_000);

	it('shows a change, a loss and a gain of each in its directory', async () => {
		const missed: string[] = [];
		for (let at = start; at < small.length; at++) {
			const changed = Buffer.from(small);
			changed[at] = (small[at] ?? 0) ^ (1 << (at % 8));
			if (!(await found(changed))) missed.push(`changed ${at}`);
			if (!(await found(lost(at)))) missed.push(`lost ${at}`);
			if (!(await found(gained(at)))) missed.push(`gained ${at}`);
		}
		expect(missed).toEqual([]);
		expect(await found(Buffer.concat([small, Buffer.alloc(1)]))).toBe(true);
	}, 120_000);

	/**
	 * What is listed begins where the end of the zip says, counted from its first byte. Wherever before that a byte is lost or gained, the same bytes stand
	 * there: it is read once for all of them that they are no directory, and for some of them that nothing else lets them pass.
	 */
	it('shows a loss and a gain of each before its directory', async () => {
		for (const make of [lost, gained]) {
			const tail = make(0).subarray(start);
			for (let at = 0; at < start; at++) if (!make(at).subarray(start).equals(tail)) expect(at).toBe('the same');
			for (let at = 0; at < start; at += 61) expect([at, await found(make(at))]).toEqual([at, true]);
		}
	}, 120_000);
});
