import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { parseQuery } from '../../src/records/find/query.ts';
import { Database } from '../../storage/sqlite/database.ts';
import { findTexts } from '../../storage/texts/find.ts';
import { aFiling, anOrder, officeIn } from './sample.ts';
import { tempDir } from './temp-office.ts';

test('a thread in the midst of a statement without an end leaves off when it is told to', async () => {
	const stop = new SharedArrayBuffer(4);
	const worker = new Worker(new URL('./children/endless.ts', import.meta.url), { workerData: { stop } });
	await once(worker, 'message');
	const broken = once(worker, 'error');
	Atomics.store(new Int32Array(stop), 0, 1);
	// Terminated alone it would go on for ever, and the program with it.
	expect(await broken).toMatchObject([{ message: 'broken off' }]);
	await worker.terminate();
}, 60_000);

test('a search asks whether it may go on, and ends where it may not', async () => {
	const dir = await tempDir();
	const office = await officeIn(dir);
	const filing = await aFiling(office, await anOrder(office));
	await office.catalogue.recordFiling(filing);
	const texts = Array.from({ length: 600 }, (_, i) => ({
		...({
			kind: 'post',
			position: i + 1,
			id: `p${i}`,
			written: '',
			author: '',
			text: 'Båten lägger till',
		} as const),
	}));
	await office.texts.keep(filing.bundleId, texts);
	await office.close();
	const path = join(dir, 'catalogue.sqlite');
	const connection = new BetterSqlite3(path, { readonly: true });
	let asked = 0;
	connection.function('may_go_on', () => {
		if (asked++ > 0) throw new Error('broken off');
		return 1;
	});
	const parsed = parseQuery('båten');
	if (!parsed.ok) throw new Error(parsed.flaw);
	const wish = { query: parsed.query, restricted: 'all' as const, limit: 25 };
	expect(() => findTexts(new Database(connection, path), wish)).toThrow('broken off');
	expect(asked).toBe(2);
	connection.close();
});
