import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { hashFile } from '../../../src/work/hash-file.ts';
import { samplePacked, workshop } from '../../bundle/sample.ts';
import { officeIn } from '../../storage/sample.ts';
import { tempDir } from '../../storage/temp-office.ts';
import { filedCopy, folderTarget } from './archive.ts';

const CHILD = new URL('children/deliver.ts', import.meta.url).pathname;
const BUNDLES = 60;
const { dir: shop, clean } = workshop();
afterAll(clean);

test('whatever is killed when, no half file has a name, nothing counts as sent that is not there, and it ends whole', async () => {
	const { file: packed } = await samplePacked(shop);
	const [dir, where] = [await tempDir(), await tempDir()];
	const office = await officeIn(dir);
	await folderTarget(office, where);
	for (let i = 0; i < BUNDLES; i++) await filedCopy(office, packed);
	const { sha256 } = await hashFile(packed);
	const look = async () => {
		const deliveries = await office.deliveries.list();
		expect(deliveries.length).toBeLessThanOrEqual(1);
		for (const { number, bundles, sentAt } of deliveries) {
			const folder = join(where, number);
			const names = existsSync(folder) ? await readdir(folder) : [];
			for (const name of names.filter((n) => n.endsWith('.zip')))
				expect((await hashFile(join(folder, name))).sha256).toBe(sha256);
			for (const { line } of bundles.filter(({ state }) => state === 'sent'))
				expect(names).toContain(line.file);
			// The list comes last, and nothing is said to be delivered before it lies there.
			if (sentAt !== undefined) expect(names).toContain('leveranslista.html');
			if (names.includes('leveranslista.csv')) expect(names.length).toBeGreaterThan(2 * BUNDLES);
		}
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	};
	let killed = 0;
	for (let round = 0; round < 8; round++) {
		const child = spawn(process.execPath, [CHILD, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
		const ended = once(child, 'exit');
		await once(child.stdout, 'data');
		await setTimeout(Math.random() * 150);
		child.kill('SIGKILL');
		const [, signal] = await ended;
		if (signal === 'SIGKILL') killed++;
		await look();
	}
	expect(killed).toBeGreaterThan(0);
	const last = spawn(process.execPath, [CHILD, dir], { stdio: 'inherit' });
	expect(await once(last, 'exit')).toEqual([0, null]);
	await look();
	const [delivery] = await office.deliveries.list();
	expect(delivery?.sentAt).toBeDefined();
	expect(delivery?.bundles.map(({ state }) => state)).toEqual(Array(BUNDLES).fill('sent'));
	const names = await readdir(join(where, delivery?.number ?? ''));
	expect(names).toHaveLength(2 * BUNDLES + 3);
	await office.close();
}, 120_000);
