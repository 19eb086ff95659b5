import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { ownerMark } from '../../storage/owner.ts';
import { officeIn } from './sample.ts';
import { tempDir } from './temp-office.ts';

test('a signed plan is kept as it was handed in, under its checksum, once', async () => {
	const dir = await tempDir();
	const office = await officeIn(join(dir, 'data'));
	const file = join(dir, 'Aktivitetsplan å.PDF');
	await writeFile(file, '%PDF-1.7 undertecknad');
	const kept = await office.attachments.keep(file, 'a');
	expect(await office.attachments.keep(file, 'a')).toEqual(kept);
	const sha256 = createHash('sha256').update('%PDF-1.7 undertecknad').digest('hex');
	expect(kept).toEqual({
		name: 'Aktivitetsplan å.PDF',
		bytes: 21,
		sha256,
		path: `attachments/a/${sha256}.pdf`,
	});
	expect(await readFile(join(dir, 'data', kept.path), 'utf8')).toBe('%PDF-1.7 undertecknad');
	expect(await readdir(join(dir, 'data', 'attachments', 'a'))).toHaveLength(1);
	await office.close();
});

test('a half copy that a killed process left is swept, and what a living one writes is not', async () => {
	const dir = await tempDir();
	const office = await officeIn(join(dir, 'data'));
	const file = join(dir, 'plan.pdf');
	await writeFile(file, '%PDF-1.7 undertecknad');
	const kept = await office.attachments.keep(file, 'a');
	expect((await stat(join(dir, 'data', kept.path))).mode & 0o077).toBe(0);
	const incoming = join(dir, 'data', 'attachments', '.incoming');
	await mkdir(incoming, { recursive: true });
	const { pid, stdout } = spawnSync(process.execPath, ['-e', OWNER]);
	expect(pid).toBeGreaterThan(0);
	const forsaken = join(incoming, `${stdout.toString()}-1.partial`);
	await writeFile(forsaken, '%PDF');
	const living = join(incoming, `${ownerMark()}-2.partial`);
	await writeFile(living, '%PDF');
	expect(await office.attachments.sweep()).toEqual([forsaken]);
	expect(await readdir(incoming)).toEqual([basename(living)]);
	await office.close();
});

/** Writes the mark of a process that ends at once. */
const OWNER = `import(${JSON.stringify(new URL('../../storage/owner.ts', import.meta.url).href)}).then(({ ownerMark }) => process.stdout.write(ownerMark()))`;

test.each(['', 'nowhere.pdf', '.'])('“%s” is no attachment', async (name) => {
	const dir = await tempDir();
	const office = await officeIn(join(dir, 'data'));
	await writeFile(join(dir, 'empty.pdf'), '');
	const kept = office.attachments.keep(join(dir, name || 'empty.pdf'), 'a');
	await expect(kept).rejects.toMatchObject({ code: 'attachment-unreadable' });
	await office.close();
});
