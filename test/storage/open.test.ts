import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openOffice } from '../../storage/open.ts';
import { configOf, officeIn } from './sample.ts';
import { childFile, tempDir, tempOffice } from './temp-office.ts';

describe('opening the office', () => {
	test('makes what is not there, with the keys for itself alone', async () => {
		const dir = join(await tempDir(), 'not', 'there yet å');
		const office = await officeIn(dir);
		await office.close();
		expect((await readdir(dir)).filter((name) => !name.startsWith('catalogue'))).toEqual([
			...['attempts', 'bundles', 'keys', 'sessions', 'work'],
		]);
		expect((await stat(join(dir, 'keys'))).mode & 0o077).toBe(0);
		expect(await readdir(join(dir, 'work'))).toEqual([]);
	});

	test('opens again what was closed', async () => {
		const dir = await tempDir();
		await (await officeIn(dir)).close();
		const office = await officeIn(dir);
		expect(await office.catalogue.verifyEvents()).toEqual({ ok: true, events: 0 });
		await office.close();
	});

	test('files by default under DATA_DIR/bundles, else under the root that is named', async () => {
		const office = await tempOffice();
		expect(office.bundles().root).toBe(join(office.config.DATA_DIR, 'bundles'));
		expect(office.bundles('/mnt/arkiv').root).toBe('/mnt/arkiv');
	});

	test.each(['', 'work', 'bundles'])(
		'a file in the place of DATA_DIR/%s is an error with a remedy',
		async (name) => {
			const dir = join(await tempDir(), 'data');
			if (name !== '') await mkdir(dir);
			await writeFile(join(dir, name), 'in the way');
			await expect(officeIn(dir)).rejects.toMatchObject({
				code: 'data-dir-unwritable',
				exit: 2,
				message: expect.stringContaining('in the way'),
				remedy: expect.stringContaining('DATA_DIR'),
			});
		},
	);

	test.skipIf(!existsSync('/proc/self'))(
		'a DATA_DIR where no directory can be made is refused, not tried for ever',
		async () => {
			await expect(officeIn('/proc/ogonblick/data')).rejects.toMatchObject({
				code: 'data-dir-unwritable',
				exit: 2,
				subject: '/proc/ogonblick',
			});
		},
	);

	test('an almost full disk is told in numbers before anything is begun, and can still be read from', async () => {
		const config = configOf(await tempDir(), { KEEP_FREE_BYTES: '9999999999999' });
		await expect(openOffice(config)).rejects.toMatchObject({
			code: 'disk-almost-full',
			exit: 75,
			message: expect.stringMatching(/\d+ MB are free and 9999999 MB must remain/),
		});
		const office = await openOffice(config, { purpose: 'reading' });
		expect(await office.catalogue.filings()).toEqual([]);
		await office.close();
	});

	test('the configured name replaces the standard one, and never the other way', async () => {
		const dir = await tempDir();
		const named = { ORGANISATION_NAME: 'Hässleholms kommun', ORGANISATION_NUMBER: '212000-0985' };
		const names: string[] = [];
		for (const env of [{}, named, {}]) {
			const office = await officeIn(dir, { env });
			const account = { platform: 'x', handle: 'a', address: 'https://x.com/a', name: 'a' };
			const { id } = await office.catalogue.ensureDefaultAccount(account);
			const { organisation } = await office.catalogue.accountContext(id);
			names.push(`${organisation.name} ${organisation.number ?? ''}`);
			await office.close();
		}
		expect(names).toEqual([
			'Organisation ej angiven (standardvärde) ',
			'Hässleholms kommun 212000-0985',
			'Hässleholms kommun 212000-0985',
		]);
	});
});

/** Runs a script of `children/` where a small or read-only disk can be mounted; that needs a user namespace. */
function onDisk(mount: string, dir: string, purpose = 'capturing'): string {
	const command = [process.execPath, childFile('try-disk.ts'), dir, purpose];
	const shell = ['-rm', 'sh', '-c', `${mount} && exec "$0" "$@"`];
	return execFileSync('unshare', [...shell, ...command], { encoding: 'utf8' });
}

function canMount(): boolean {
	try {
		execFileSync('unshare', ['-rm', 'true'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

describe.skipIf(!canMount())('on a disk that refuses (needs `unshare -rm`)', () => {
	test('a full disk is to be tried again later, and nothing half-written stays', async () => {
		const dir = await tempDir();
		const told = onDisk(`mount -t tmpfs -o size=2m tmpfs '${dir}'`, dir);
		expect(JSON.parse(told)).toEqual({ put: ['store-full', 75], left: [], catalogue: ['store-full', 75] });
	});

	test('a full disk at the start is told as that', async () => {
		const dir = await tempDir();
		const fill = `mount -t tmpfs -o size=64k tmpfs '${dir}' && { dd if=/dev/zero of='${dir}/x' bs=4k 2>/dev/null; true; }`;
		expect(JSON.parse(onDisk(fill, dir))).toEqual({ open: ['disk-almost-full', 75] });
	});

	test('a disk that has become full to the last block is told as that', async () => {
		const dir = await tempDir();
		await (await officeIn(dir)).close();
		const fill = [
			`cp -r '${dir}' '${dir}.copy' && mount -t tmpfs -o size=2m tmpfs '${dir}' && mv '${dir}.copy'/* '${dir}'`,
			`rmdir '${dir}.copy' && { dd if=/dev/zero of='${dir}/x' bs=4k 2>/dev/null; true; }`,
		].join(' && ');
		expect(JSON.parse(onDisk(fill, dir))).toEqual({ open: ['disk-almost-full', 75] });
		expect(JSON.parse(onDisk(fill, dir, 'reading'))).toEqual({ open: ['store-full', 75] });
	});

	test('a read-only disk is a matter of rights', async () => {
		const dir = await tempDir();
		const told = onDisk(`mount -t tmpfs -o ro tmpfs '${dir}'`, dir);
		expect(JSON.parse(told)).toEqual({ open: ['data-dir-unwritable', 2] });
	});
});
