import { mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { partialOf } from '../../src/work/left-copies.ts';
import { ogonblick } from '../cli/ogonblick.ts';
import { officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { filed } from './fixity/archive.ts';

const HOUR = 3600;

async function aged(path: string, hours: number): Promise<void> {
	const at = Date.now() / 1000 - hours * HOUR;
	await utimes(path, at, at);
}

/** As a copy leaves it that is killed. @param hours since its last file was written; the folders around it are older */
async function leftExport(target: string, hours: number): Promise<string> {
	const folder = partialOf(target);
	const file = join(folder, 'data', 'inlagg.jsonl');
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, 'what is restricted');
	await aged(file, hours);
	for (const each of [dirname(file), folder]) await aged(each, hours + 48);
	return folder;
}

async function leftZip(target: string, hours: number): Promise<string> {
	const file = partialOf(target);
	await writeFile(file, 'half a zip');
	await aged(file, hours);
	return file;
}

const flat = (text: string) => text.replace(/\s+/g, '');

test('what a killed export or copy left goes with the next of its kind there, is named, and nothing younger or of others goes', async () => {
	const env = { DATA_DIR: await tempDir(), KEEP_FREE_BYTES: '0' };
	const office = await officeIn(env.DATA_DIR);
	const { bundleId, path } = await filed(office);
	await office.close();
	const out = await tempDir();
	const id = '0b8e1f5c-0000-4000-8000-000000000000';
	const exports = [
		await leftExport(join(out, `${id}-bagit`), 25),
		await leftExport(join(out, `${id}-loose`), 300),
	];
	const zip = await leftZip(join(out, '2026-11-20_adhoc_0b8e1f5c.zip'), 25);
	const elsewhere = await tempDir();
	const stay = [
		// Its folders are three days old, and somebody has written in it an hour ago.
		await leftExport(join(out, `${id}-bagit`), 1),
		await leftZip(join(out, basename(path)), 23),
		await leftZip(join(out, 'rapport.pdf'), 300),
		await leftExport(join(out, 'mina-filer'), 300),
		await leftZip(join(out, `${id}-bagit`), 300),
	];
	const link = partialOf(join(out, `${id}-loose`));
	await symlink(elsewhere, link);
	await writeFile(join(elsewhere, 'mitt.txt'), 'mine');
	await aged(elsewhere, 300);

	const made = await ogonblick(['bundles', 'export', bundleId, out, '--form', 'loose'], env);
	expect(made.exit, made.stderr).toBe(EXIT.complete);
	for (const folder of exports) expect(flat(made.stdout)).toContain(flat(folder));
	expect(flat(made.stdout)).not.toContain(flat(zip));
	const left = async () => (await readdir(out)).filter((name) => name.endsWith('.partial')).sort();
	expect(await left()).toEqual([zip, link, ...stay].map((each) => basename(each)).sort());

	const got = await ogonblick(['bundles', 'get', bundleId, out, '--json'], env);
	expect(JSON.parse(got.stdout)).toMatchObject({ left: { takenAway: [zip], stuck: [] } });
	expect(await left()).toEqual([link, ...stay].map((each) => basename(each)).sort());
	expect(await readdir(elsewhere)).toEqual(['mitt.txt']);
}, 60_000);
