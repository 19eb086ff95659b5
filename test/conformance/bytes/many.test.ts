import { randomBytes, randomInt } from 'node:crypto';
import {
	closeSync,
	copyFileSync,
	mkdirSync,
	openSync,
	readFileSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import { type ListedEntry, listEntries, openZip } from '../../../src/bundle/zip/list.ts';
import { existing, sampleCapture, samplePacked, sampleParts, workshop } from '../../bundle/sample.ts';

const PLACES = 10_000;
/** Each needs a file of its own, so there are fewer of them: a third flipped, a third cut out, a third put in. */
const ANYWHERE = 300;
/** Pictures that nothing makes small: the bundle is of some 20 MB. */
const TILES = 200;
const { dir, clean } = workshop();
let file: string;
let whole: Buffer;
let entries: readonly ListedEntry[];

beforeAll(async () => {
	const parts = join(dir, 'parts');
	await sampleParts(parts, 0);
	mkdirSync(parts, { recursive: true });
	const raw = { width: 200, height: 160, channels: 3 } as const;
	for (let i = 1; i <= TILES; i++)
		await sharp(randomBytes(raw.width * raw.height * raw.channels), { raw })
			.png({ compressionLevel: 0 })
			.toFile(join(parts, `tile-${String(i).padStart(5, '0')}.png`));
	const capture = sampleCapture(existing(parts));
	({ file } = await samplePacked(dir, {
		capture,
		makeAppearancePdf: async (target) => copyFileSync(join(parts, 'page.pdf'), target),
	}));
	whole = readFileSync(file);
	const zip = await openZip(file);
	entries = await listEntries(zip);
	zip.close();
}, 60_000);
afterAll(clean);

/**
 * One place in each of the tiles at a time, so that a large bundle is not read 10,000 times; each is found by its own name, whatever else is wrong.
 * Every other place is in the header of a tile, or its contents' first or last byte, where a reader is most easily wrong.
 */
it(`a large bundle shows each of ${PLACES} changed bytes, by the name of its file`, async () => {
	expect(whole.length).toBeGreaterThan(15_000_000);
	const tiles = entries.filter(({ name }) => /tile-\d+\.png$/.test(name));
	expect(tiles).toHaveLength(TILES);
	const change = openSync(file, 'r+');
	let places = 0;
	for (let round = 0; places < PLACES; round++) {
		const changed = tiles.map(({ offset, name, size }) => {
			const header = 30 + Buffer.byteLength(name);
			const within = [
				() => randomInt(header),
				() => header + randomInt(size),
				() => header,
				() => header + randomInt(size),
				() => header + size - 1,
			][round % 5];
			return { name, at: offset + (within?.() ?? 0) };
		});
		for (const { at } of changed)
			writeSync(change, Buffer.of((whole[at] ?? 0) ^ (1 << randomInt(8))), 0, 1, at);
		const { problems } = await verifyBundle(file);
		const told = new Set(problems.map(({ path }) => path));
		const missed = changed.filter(({ name }) => !told.has(name.slice(name.indexOf('/') + 1)));
		expect(missed).toEqual([]);
		places += changed.length;
		for (const { at } of changed) writeSync(change, whole, at, 1, at);
	}
	closeSync(change);
	expect(await verifyBundle(file)).toMatchObject({ ok: true });
}, 120_000);

/** Also between the files, in METS, in the web archive, in the directory at the end; and nothing lies beside the bundle that could tell it in place of the bundle. */
it(`a large bundle shows each of ${ANYWHERE} bytes that are flipped, cut out or put in anywhere`, async () => {
	const changed = join(dir, 'changed.zip');
	const missed: string[] = [];
	for (let n = 0; n < ANYWHERE; n++) {
		const at = randomInt(whole.length);
		const [before, byte, after] = [whole.subarray(0, at), whole[at] ?? 0, whole.subarray(at + 1)];
		const [what, instead] = [
			['flipped', Buffer.of(byte ^ (1 << randomInt(8)))],
			['cut', Buffer.alloc(0)],
			['added', Buffer.of(randomInt(256), byte)],
		][n % 3] as [string, Buffer];
		writeFileSync(changed, Buffer.concat([before, instead, after]));
		const { ok, sidecar } = await verifyBundle(changed);
		if (ok || sidecar !== 'absent') missed.push(`${what} at ${at}`);
	}
	expect(missed).toEqual([]);
	writeFileSync(changed, whole);
	expect(await verifyBundle(changed)).toMatchObject({ ok: true });
}, 120_000);
