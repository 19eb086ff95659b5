import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { sampleParts, workshop } from './sample.ts';

const { dir, clean } = workshop();
afterAll(clean);

const MEBIBYTE = 1024 * 1024;
const SIZE = 300;
/** Megabytes; what a bundle of this size would take in memory twice over is 600. */
const MOST_GROWTH = 110;

it(`a bundle of ${SIZE} MB is packed and verified in a memory that does not follow its size`, async () => {
	const parts = join(dir, 'parts');
	await sampleParts(parts);
	const piece = randomBytes(MEBIBYTE);
	const file = openSync(join(parts, 'text.txt'), 'w');
	for (let i = 0; i < SIZE; i++) {
		piece.writeUInt32LE(i);
		writeSync(file, piece);
	}
	closeSync(file);
	const child = join(import.meta.dirname, 'children/pack-and-verify.ts');
	const { stdout } = await promisify(execFile)(process.execPath, [child, dir]);
	const { ok, bytes, grown } = JSON.parse(stdout);
	expect(readdirSync(dir).sort()).toEqual(['bundle.zip', 'parts', 'work']);
	expect([ok, bytes > SIZE * MEBIBYTE]).toEqual([true, true]);
	expect(grown).toBeLessThan(MOST_GROWTH);
});
