import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../src/bundle/verify.ts';
import { listEntries, openZip } from '../../src/bundle/zip/list.ts';
import { samplePacked, workshop } from './sample.ts';

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
