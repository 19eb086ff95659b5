import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { aFiling, anOrder, officeIn } from './sample.ts';
import { tempDir } from './temp-office.ts';

const FOUNDATION = new URL('../../storage/migrations/sqlite/0001-foundation.sql', import.meta.url);

/** A catalogue as the first version left it: roots as they were called when each order was filed. */
async function firstVersion(
	dir: string,
	filed: readonly { out: string | null; root: string }[],
): Promise<void> {
	await mkdir(dir, { recursive: true });
	const db = new BetterSqlite3(join(dir, 'catalogue.sqlite'));
	db.exec(readFileSync(FOUNDATION, 'utf8'));
	db.exec(`
		INSERT INTO organisations VALUES ('o', 'Kommunen', NULL, 0);
		INSERT INTO units VALUES ('u', 'o', 'Kultur', 'Kulturnämnden', 0);
		INSERT INTO records_plans VALUES ('p', 'u', 'Plan', '1', 0);
		INSERT INTO plan_rows VALUES ('r', 'p', '1', 'Rad', 'bevaras', 0);
		INSERT INTO accounts VALUES ('a', 'u', 'r', 'x', 'kommunen', 'https://x.com/kommunen', 'x.com/kommunen', 'Kommunen', 'active', 0);
	`);
	const at = '2026-11-23T10:00:00.000Z';
	for (const [i, { out, root }] of filed.entries()) {
		db.prepare(
			`INSERT INTO orders VALUES (?, 'a', 'adhoc', '', 'unique', 'anna', '${at}', '${at}', 'filed', ?, '[]', '{}', 1, NULL, NULL, NULL, NULL)`,
		).run(`order-${i}`, out);
		db.prepare(
			`INSERT INTO filings VALUES (?, ?, 'a', 'u', 'r', 'adhoc', 'complete', ?, ?, 4, '${'a'.repeat(64)}', '${at}', '2026-11-23', '${at}', 1, 0)`,
		).run(`bundle-${i}`, `order-${i}`, root, `b${i}.zip`);
	}
	db.pragma(`application_id = ${0x4f67626c}`);
	db.pragma('user_version = 1');
	db.close();
}

describe('a DATA_DIR that is moved', () => {
	test('has its bundles with it, and knows those of --out by the name they were filed under', async () => {
		const dir = await tempDir();
		const office = await officeIn(join(dir, 'old'));
		const out = join(dir, 'arkiv');
		const below = join(office.bundles().root, 'särskilt');
		const filings = [];
		for (const root of [office.bundles().root, below, out]) {
			const filing = await aFiling(office, await anOrder(office), { root });
			await writeFile(join(dir, 'b.zip'), 'four');
			await office.bundles(root).put(join(dir, 'b.zip'), filing.path);
			await office.catalogue.recordFiling(filing);
			filings.push(filing);
		}
		await office.close();
		await rename(join(dir, 'old'), join(dir, 'new'));
		const moved = await officeIn(join(dir, 'new'));
		for (const { bundleId, path } of filings) {
			const filing = await moved.catalogue.filing(bundleId);
			expect(await moved.bundles(filing?.root).exists(path), filing?.root).toBe(true);
		}
		expect((await moved.catalogue.filings()).map((f) => f.root).toSorted()).toEqual(
			[out, join(dir, 'new', 'bundles'), join(dir, 'new', 'bundles', 'särskilt')].toSorted(),
		);
		await moved.close();
	});

	test('in the middle of a filing finds what was intended', async () => {
		const dir = await tempDir();
		const office = await officeIn(join(dir, 'old'));
		await office.catalogue.intendFiling(await aFiling(office, await anOrder(office)));
		await office.close();
		await rename(join(dir, 'old'), join(dir, 'new'));
		const moved = await officeIn(join(dir, 'new'));
		expect((await moved.catalogue.intents()).map((f) => f.root)).toEqual([moved.bundles().root]);
		await moved.close();
	});

	test('before the catalogue knew how to is found all the same', async () => {
		const dir = join(await tempDir(), 'data');
		await firstVersion(dir, [
			{ out: null, root: '/gammal plats/bundles' },
			{ out: null, root: '/data/bundles' },
			{ out: '/data/bundles', root: '/data/bundles' },
			{ out: '/mnt/arkiv', root: '/mnt/arkiv' },
		]);
		const office = await officeIn(dir);
		const own = office.bundles().root;
		const roots = await Promise.all([0, 1, 2, 3].map((i) => office.catalogue.filing(`bundle-${i}`)));
		expect(roots.map((f) => f?.root)).toEqual([own, own, own, '/mnt/arkiv']);
		await office.close();
	});
});
