import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packHandOut } from '../../src/bundle/hand-out/package.ts';
import { workshop } from './sample.ts';

const { dir, clean } = workshop();
const NEVER = new AbortController().signal;
afterAll(clean);

test('a file that its disk does not give back is told as that, and not as trouble of the place that is written to', async () => {
	const [folder, loop] = [join(dir, 'mapp'), join(dir, 'loop.zip')];
	// It opens, and the disk refuses to give it back; and what nobody can open, whoever they are.
	mkdirSync(folder);
	symlinkSync('loop.zip', loop);
	const certificate = { name: 'bevis.html', contents: Buffer.from('bevis') };
	const target = join(dir, 'handed.zip');
	for (const from of [folder, loop]) {
		const packed = packHandOut(target, 'u', [{ name: 'a', from }], certificate, new Date(0), NEVER);
		await expect(packed).rejects.toMatchObject({ code: 'bundle-unreadable', exit: 75, subject: from });
		expect(existsSync(target)).toBe(false);
	}
	const from = join(dir, 'a.zip');
	writeFileSync(from, 'a');
	const there = join(dir, 'mapp', 'borta', 'handed.zip');
	const nowhere = packHandOut(there, 'u', [{ name: 'a', from }], certificate, new Date(0), NEVER);
	await expect(nowhere).rejects.toMatchObject({ code: 'ENOENT' });
});
