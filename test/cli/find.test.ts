import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFiling, anOrder, officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { ogonblick } from './ogonblick.ts';

const post = (text: string, position: number) => ({
	...({ kind: 'post', position, id: `p${position}`, author: 'Kommunen', written: '2026-11-20' } as const),
	text,
});

async function filled() {
	const dir = await tempDir();
	const office = await officeIn(dir);
	const open = await aFiling(office, await anOrder(office));
	await office.catalogue.recordFiling(open);
	await office.texts.keep(open.bundleId, [post('Badplatsen öppnar i dag', 1), post('=1+1 badplats', 2)]);
	const secret = await aFiling(office, await anOrder(office, { isRestricted: true }), { isRestricted: true });
	await office.catalogue.recordFiling(secret);
	await office.texts.keep(secret.bundleId, [post('Hemlig badplats', 1)]);
	const waiting = await aFiling(office, await anOrder(office));
	await office.catalogue.recordFiling(waiting);
	await office.close();
	return { dir, open, env: { DATA_DIR: dir, KEEP_FREE_BYTES: '0' } };
}

test('find tells where the words stand, leaves out what is restricted, and writes a table', async () => {
	const { dir, open, env } = await filled();
	const { exit, stdout } = await ogonblick(['find', 'badplatser'], env);
	expect(exit).toBe(0);
	expect(stdout).toContain('Badplatsen öppnar i dag');
	expect(stdout).toContain(open.bundleId.slice(0, 8));
	expect(stdout).toContain('Träffar: 2');
	expect(stdout).toContain('1 arkiverade paket är inte sökbara än');
	expect(stdout).not.toContain('Hemlig');
	const json = JSON.parse((await ogonblick(['find', 'öppnar i dag', 'badplats', '--json'], env)).stdout);
	expect(json.texts.map(({ text }: { text: string }) => text)).toEqual(['Badplatsen öppnar i dag']);
	expect([json.count, json.next, json.notIndexed]).toEqual([1, null, 1]);
	const file = join(dir, 'traffar.csv');
	await ogonblick(['find', 'badplats', '--csv', file], env);
	expect(await readFile(file, 'utf8')).toContain("'=1+1 badplats");
});

test('a search without a word, of an unknown account, and of one that is too long say what to do', async () => {
	const { env } = await filled();
	for (const [args, words] of [
		[['-'], 'Det finns inget ord att söka efter.'],
		[['a'.repeat(400)], 'Sökningen är för lång.'],
		[['bad', '--account', 'ingen'], 'ingen'],
	] as const) {
		const { exit, stderr } = await ogonblick(['find', ...args], env);
		expect([args, exit]).toEqual([args, 2]);
		expect(stderr).toContain(words);
	}
});

test('index says which bundles cannot be read', async () => {
	const { env } = await filled();
	const { exit, stdout } = await ogonblick(['index'], env);
	expect(exit).toBe(20);
	expect(stdout).toContain('Går inte att läsa:');
	expect(stdout).toContain('bundle-missing');
});
