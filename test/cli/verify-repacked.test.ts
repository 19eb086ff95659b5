import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { samplePacked, workshop } from '../bundle/sample.ts';
import { ogonblick } from './ogonblick.ts';

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
