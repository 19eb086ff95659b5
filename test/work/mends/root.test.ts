import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { verifyBundle } from '../../../src/bundle/verify.ts';
import type { Office } from '../../../src/office.ts';
import type { Filing } from '../../../src/records/filing.ts';
import { checkFixity } from '../../../src/work/check-fixity.ts';
import { copyOwed } from '../../../src/work/copies/copy-owed.ts';
import { restoreBundle } from '../../../src/work/mends/mend-bundle.ts';
import { FREELY } from '../../storage/second-store-contract.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { filed, fileOf } from '../fixity/archive.ts';

const NEVER = new AbortController().signal;

function alterRoot({ config }: Office, { bundleId }: Filing, root: string): void {
	const db = new BetterSqlite3(join(config.DATA_DIR, 'catalogue.sqlite'));
	db.prepare('UPDATE filings SET root = ? WHERE bundle_id = ?').run(root, bundleId);
	db.close();
}

test('a root that was altered in the catalogue is told, nothing is fetched to the wrong place, and a person puts it right', async () => {
	const office = await tempOffice({ env: { SECOND_STORE: await tempDir() } });
	const own = await filed(office);
	const named = await filed(office, { out: await tempDir() });
	expect(await copyOwed(office, NEVER)).toMatchObject({ owed: 0, troubled: [] });
	for (const filing of [own, named]) {
		const elsewhere = await tempDir();
		// To another disk, and of what lies elsewhere to the store's own.
		alterRoot(office, filing, filing === named ? '' : elsewhere);
		expect(await office.catalogue.compareWithEvents()).toEqual([filing.bundleId]);
		const line = (await office.catalogue.filing(filing.bundleId)) ?? filing;
		expect(line.root).not.toBe(filing.root);
		const { checked } = await checkFixity(office, { signal: NEVER, isMending: true, bundles: [line] });
		expect(checked).toMatchObject([
			{ check: { outcome: 'catalogue-differs', detail: 'filing-altered' }, mended: { mends: [] } },
		]);
		expect(await readdir(elsewhere)).toEqual([]);
		const { mends } = await restoreBundle(office, filing.bundleId, 'Anna Berg', FREELY);
		expect(mends).toMatchObject([{ kind: 'correction' }]);
		expect(await office.catalogue.filing(filing.bundleId)).toEqual(filing);
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
		expect((await office.fixity.latest([filing.bundleId])).get(filing.bundleId)?.outcome).toBe('intact');
	}
});

test('what is gone is brought back to where the log says that it lay, whole and with its checksum file, whatever root the line names', async () => {
	const office = await tempOffice({ env: { SECOND_STORE: await tempDir() } });
	const filing = await filed(office);
	expect(await copyOwed(office, NEVER)).toMatchObject({ owed: 0, troubled: [] });
	const elsewhere = await tempDir();
	alterRoot(office, filing, elsewhere);
	for (const file of [fileOf(filing), `${fileOf(filing)}.sha256`]) await rm(file);
	const { mends } = await restoreBundle(office, filing.bundleId, 'Anna Berg', FREELY);
	expect(mends).toMatchObject([{ kind: 'restore' }]);
	expect(await verifyBundle(fileOf(filing))).toMatchObject({ ok: true, sidecar: 'agrees' });
	expect(await readdir(elsewhere)).toEqual([]);
});
