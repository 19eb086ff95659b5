import { describe, expect, test } from 'vitest';
import { anOrder, officeIn } from './sample.ts';
import { runChild, startChild, tempDir, tempOffice } from './temp-office.ts';

describe('several processes at once', () => {
	test('of 200 orders each is claimed once', async () => {
		const office = await tempOffice();
		const orders: string[] = [];
		// Each on a host of its own: of one host a process gets one order at a time.
		for (let i = 0; i < 200; i++)
			orders.push((await anOrder(office, { address: `https://some-${i}.example/@kommunen` })).id);
		const children = ['one', 'two'].map((worker) =>
			startChild('claim-all.ts', office.config.DATA_DIR, worker),
		);
		expect(await Promise.all(children.map((c) => c.line()))).toEqual(['ready', 'ready']);
		for (const child of children) child.goOn();
		const claimed = await Promise.all(children.map(async (c) => (await c.line()).split(' ').filter(Boolean)));
		expect(claimed.flat()).toHaveLength(200);
		expect(new Set(claimed.flat())).toEqual(new Set(orders));
		expect(Math.min(...claimed.map((ids) => ids.length))).toBeGreaterThan(0);
		for (const child of children) child.goOn();
		await Promise.all(children.map((c) => c.ended));
		// Both are gone now, and nobody said that the work was done.
		expect(await office.queue.recoverLost()).toHaveLength(200);
	});

	test('make one catalogue, one default account and one unbroken log', async () => {
		const dir = await tempDir();
		const workers = ['one', 'two', 'three', 'four'];
		const ids = await Promise.all(workers.map((worker) => runChild('write-all.ts', dir, worker, '20')));
		expect(new Set(ids).size).toBe(1);
		const office = await officeIn(dir);
		expect(await office.catalogue.filings()).toHaveLength(40);
		expect(await office.catalogue.attempts()).toHaveLength(40);
		expect(await office.catalogue.openOrders()).toEqual([]);
		const kinds = (await office.catalogue.events()).map((e) => e.kind);
		for (const once of ['organisation-added', 'unit-added', 'plan-added', 'plan-row-added', 'account-added'])
			expect(kinds.filter((kind) => kind === once)).toHaveLength(1);
		expect(kinds.filter((kind) => kind === 'order-claimed')).toHaveLength(80);
		expect(await office.catalogue.verifyEvents()).toEqual({ ok: true, events: kinds.length });
		await office.close();
	});
});
