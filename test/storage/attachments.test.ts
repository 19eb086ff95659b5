import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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

test.each(['', 'nowhere.pdf', '.'])('“%s” is no attachment', async (name) => {
	const dir = await tempDir();
	const office = await officeIn(join(dir, 'data'));
	await writeFile(join(dir, 'empty.pdf'), '');
	const kept = office.attachments.keep(join(dir, name || 'empty.pdf'), 'a');
	await expect(kept).rejects.toMatchObject({ code: 'attachment-unreadable' });
	await office.close();
});
