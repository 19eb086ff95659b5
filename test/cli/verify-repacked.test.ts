import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkRenewals } from '../../src/bundle/evidence/check.ts';
import { evidenceFolder, readRenewals } from '../../src/bundle/evidence/read.ts';
import { reseal } from '../../src/work/seal/reseal.ts';
import { samplePacked, workshop } from '../bundle/sample.ts';
import { filed, fileOf } from '../work/fixity/archive.ts';
import { stampingHouse } from '../work/seal/stamped.ts';
import { ogonblick } from './ogonblick.ts';

const house = stampingHouse();
const { dir, clean } = workshop();
afterAll(clean);

test('a bundle that another program has packed again is headed as that, and no file of it is called damaged', async () => {
	const { file, packed } = await samplePacked(join(dir, 'packed'));
	const unpacked = join(dir, 'unpacked');
	mkdirSync(unpacked);
	execFileSync('unzip', ['-q', file, '-d', unpacked]);
	const again = join(dir, 'again.zip');
	execFileSync('zip', ['-q', '-r', again, packed.manifest.bundle.id], { cwd: unpacked });
	const { exit, stdout } = await ogonblick(['verify', again]);
	expect(exit).toBe(20);
	expect(stdout).toContain('PACKAT PÅ NYTT');
	expect(stdout).not.toMatch(/skadat/i);
}, 30_000);

test('so is one with renewals of its time stamps beside it, and it is said that they are of the zip as it was and excuse nothing in this one', async () => {
	const office = await house.office();
	const filing = await filed(office);
	await reseal(office, { signal: new AbortController().signal, bundles: [filing] });
	const unpacked = join(dir, 'renewed');
	mkdirSync(unpacked);
	execFileSync('unzip', ['-q', fileOf(filing), '-d', unpacked]);
	const again = join(dir, 'renewed.zip');
	execFileSync('zip', ['-q', '-r', again, filing.bundleId], { cwd: unpacked });
	cpSync(evidenceFolder(fileOf(filing)), evidenceFolder(again), { recursive: true });
	const { exit, stdout } = await ogonblick(['verify', again]);
	expect(exit).toBe(20);
	expect(stdout).toMatch(/^✗ PACKAT PÅ NYTT/);
	expect(stdout).not.toMatch(/skadat/i);
	const flat = stdout.replace(/\s+/g, ' ');
	expect(flat).toContain('Förnyelserna av tidsstämpeln bredvid är gjorda av zip-filen som den var.');
	expect(flat).not.toContain('En tidsstämpel håller inte heller');

	const renewals = await readRenewals(fileOf(filing));
	const now = new Date();
	const before = (file: string) =>
		checkRenewals(file, createHash('sha512').update(readFileSync(file)).digest('hex'), renewals, { now })
			.before;
	expect(before(fileOf(filing)).getTime()).toBeLessThan(now.getTime());
	expect(before(again)).toEqual(now);
}, 60_000);
