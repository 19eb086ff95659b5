import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { verifyBundle } from '../../src/bundle/verify.ts';
import { workshop } from './sample.ts';
import { type RawEntry, rawZip } from './zip/raw.ts';

const { dir, clean } = workshop();
afterAll(clean);

const MANIFEST = 'r/documentation/manifest.json';

/** Codes of what is wrong, once it has been seen that the memory is bounded. @param padding bytes that make the zip promise little of itself */
async function refused(entries: readonly RawEntry[], padding: number): Promise<readonly string[]> {
	const path = join(dir, 'hostile.zip');
	writeFileSync(path, rawZip([{ name: 'r/padding', contents: Buffer.alloc(padding, 'x') }, ...entries]));
	const before = process.memoryUsage.rss();
	const report = await verifyBundle(path);
	expect(process.memoryUsage.rss() - before).toBeLessThan(300e6);
	expect(report.ok).toBe(false);
	return report.problems.map(({ code }) => code);
}

it.each([
	['in many folders', (i: number) => `r${i}/METS.xml`],
	['as time stamps', (i: number) => `r/documentation/seal/timestamp-${10 + i}.tsr`],
])('metadata %s is not held in memory', async (_, name) => {
	const contents = Buffer.alloc(60_000_000, ' ');
	const bombs = Array.from({ length: 6 }, (_, i) => ({ name: name(i), contents, isDeflated: true }));
	await refused(bombs, 6_000_000);
});

it('a manifest that becomes millions of objects when it is parsed is not parsed', async () => {
	const contents = Buffer.from(`{"files":[${'{},'.repeat(15_000_000)}{}]}`);
	expect(await refused([{ name: MANIFEST, contents, isDeflated: true }], 1_000_000)).toContain(
		'bad-manifest',
	);
});
