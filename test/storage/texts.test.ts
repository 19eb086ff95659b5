import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { aFiling, anOrder, officeIn } from './sample.ts';
import { tempDir, tempOffice } from './temp-office.ts';
import { textsContract } from './texts-contract.ts';

describe('texts on SQLite', () => {
	textsContract(() => tempOffice());

	it('leave no letter of a bundle that is disposed of in the file, in any of its tables', async () => {
		const dir = await tempDir();
		const office = await officeIn(dir);
		const filing = await aFiling(office, await anOrder(office));
		await office.catalogue.recordFiling(filing);
		const words = (i: number) => `Zebrafinkarna nummer${i} kvittrar`;
		const texts = Array.from({ length: 40 }, (_, i) => ({
			...({ kind: 'post', position: i + 1, id: `p${i}`, written: '', author: 'Kvastfening' } as const),
			text: words(i),
		}));
		await office.texts.keep(filing.bundleId, texts);
		await office.close();
		const file = join(dir, 'catalogue.sqlite');
		expect(readFileSync(file).toString('latin1')).toMatch(/ebrafink/);
		const again = await officeIn(dir);
		await again.texts.drop(filing.bundleId);
		await again.close();
		const left = new BetterSqlite3(file);
		left.pragma('wal_checkpoint(TRUNCATE)');
		left.exec("INSERT INTO text_stems (text_stems) VALUES ('integrity-check')");
		left.close();
		expect(readFileSync(file).toString('latin1')).not.toMatch(/ebrafink|vastfen|kvittr/);
	});

	it('that were taken in by older rules are taken in anew', async () => {
		const dir = await tempDir();
		const office = await officeIn(dir);
		const filing = await aFiling(office, await anOrder(office));
		await office.catalogue.recordFiling(filing);
		await office.texts.keep(filing.bundleId, []);
		const db = new BetterSqlite3(join(dir, 'catalogue.sqlite'));
		db.exec('UPDATE text_bundles SET rules = 0');
		db.close();
		expect(await office.texts.missing(10)).toEqual([filing.bundleId]);
		expect(await office.texts.standing()).toEqual({ bundles: 0, missing: 1 });
		await office.close();
	});
});
