import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { default as Sqlite } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openLog } from '../../../src/log.ts';
import type { Office } from '../../../src/office.ts';
import type { Filing } from '../../../src/records/filing.ts';
import { checkBundles } from '../../../src/work/checks/bundles.ts';
import { checkOffice } from '../../../src/work/checks/office.ts';
import { openOffice } from '../../../storage/open.ts';
import { ogonblick } from '../../cli/ogonblick.ts';
import { aFiling, anOrder, configOf } from '../../storage/sample.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';

async function filed(office: Office, more: Partial<Filing> = {}): Promise<Filing> {
	const filing = await aFiling(office, await anOrder(office), more);
	const file = join(await tempDir(), 'b.zip');
	await writeFile(file, 'four');
	await office.bundles(filing.root).put(file, filing.path);
	await office.catalogue.recordFiling(filing);
	return filing;
}

const fileOf = ({ root, path }: Filing) => join(root, path);

describe('the filed bundles', () => {
	test('that lie in their places are counted, also those that were filed elsewhere', async () => {
		const office = await tempOffice();
		await filed(office);
		await filed(office, { root: await tempDir() });
		expect(await checkBundles(office)).toEqual([
			{ name: 'bundles-filed', state: 'ok', found: '2' },
			{ name: 'bundles-lying', state: 'ok', found: '1' },
		]);
	});

	test('that are gone, or have another size, are named', async () => {
		const office = await tempOffice();
		const [gone, cut] = [await filed(office), await filed(office)];
		await rm(fileOf(gone));
		await truncate(fileOf(cut), 3);
		expect(await checkBundles(office)).toMatchObject([
			{ state: 'missing', found: cut.bundleId, condition: 'bundles-changed' },
			{ state: 'warning', found: gone.bundleId, condition: 'bundles-gone' },
			{ name: 'bundles-lying', state: 'ok' },
		]);
	});
});

describe('bundles that lie in the store', () => {
	test('and that the catalogue does not know are named; one that is being filed is known', async () => {
		const office = await tempOffice();
		await filed(office);
		const underWay = await aFiling(office, await anOrder(office));
		await office.catalogue.intendFiling(underWay);
		for (const path of [underWay.path, 'någon/annan.zip']) {
			const file = join(await tempDir(), 'b.zip');
			await writeFile(file, 'four');
			await office.bundles().put(file, path);
		}
		expect((await checkBundles(office))[1]).toMatchObject({
			...{ state: 'warning', found: 'någon/annan.zip', condition: 'bundles-unknown' },
		});
	});

	test.each([
		['is gone', (file: string) => rm(file)],
		['was emptied', (file: string) => truncate(file, 0)],
	])('tell of a catalogue that %s', async (_, lose) => {
		const config = configOf(await tempDir());
		const open = () => openOffice(config, { log: openLog('silent'), purpose: 'reading' });
		const office = await open();
		const { path } = await filed(office);
		await office.close();
		await lose(join(config.DATA_DIR, 'catalogue.sqlite'));
		const checks = await checkOffice(open);
		expect(checks.find((c) => c.name === 'bundles-lying')).toEqual({
			...{ name: 'bundles-lying', state: 'missing', found: path, condition: 'catalogue-lost' },
		});
	});
});

test('a catalogue from a newer version is no reason to restore an older one', async () => {
	const office = await tempOffice();
	const { DATA_DIR } = office.config;
	const database = new Sqlite(join(DATA_DIR, 'catalogue.sqlite'));
	database.pragma('user_version = 999');
	database.close();
	const { exit, stdout } = await ogonblick(['doctor', '--json'], { DATA_DIR, BROWSER_PATH: '/finns/inte' });
	const { checks } = JSON.parse(stdout);
	expect(exit).toBe(2);
	expect(checks.find((c: { name: string }) => c.name === 'catalogue')).toEqual({
		...{ name: 'catalogue', state: 'missing', condition: 'catalogue-closed' },
		found: expect.stringContaining('newer version'),
		remedy: 'Kör den versionen eller en ännu nyare.',
	});
	const told = await ogonblick(['doctor'], { DATA_DIR, BROWSER_PATH: '/finns/inte' });
	expect(told.stdout).toMatch(/✗ Katalog +fel: Katalogen är skriven av en nyare\s+version/);
	expect(told.stdout).not.toContain('Återställ den från säkerhetskopia');
});
