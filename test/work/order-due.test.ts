import { expect, onTestFinished, test } from 'vitest';
import type { Office } from '../../src/office.ts';
import type { RegisterChange } from '../../src/records/register/change.ts';
import { whatComes } from '../../src/work/occasions/what-comes.ts';
import { orderDue } from '../../src/work/order-due.ts';
import { accountAt, aFiling, officeIn } from '../storage/sample.ts';
import { handClock, runChild, tempDir, tempOffice } from '../storage/temp-office.ts';

const DAY = 86_400;

async function register(office: Office, count: number): Promise<void> {
	const unit = { name: 'Björkskolan', creator: 'Nämnden', isCommunications: false };
	const accounts = Array.from({ length: count }, (_, i) => `konto-${i}`).flatMap((id): RegisterChange[] => [
		{
			kind: 'account-added',
			account: { id, unitId: 'u', ...accountAt(`https://social.example/@${id}`), facts: {} },
		},
		{ kind: 'status-changed', id, from: 'planned', to: 'active' },
	]);
	await office.register.change([{ kind: 'unit-added', id: 'u', unit }, ...accounts], 'Anna');
}

test('a year of nights documents every account once, whatever nights are missed, and spreads the work', async () => {
	const clock = handClock('2026-01-01T02:00:00.000Z');
	const office = await tempOffice({ clock });
	await register(office, 40);
	const taken = new Map<string, number>();
	let most = 0;
	for (let night = 0; night < 430; night++, clock.forward(DAY)) {
		if (night % 7 === 3) continue;
		const { placed } = await orderDue(office);
		most = Math.max(most, placed.length);
		for (const order of placed) {
			expect(order).toMatchObject({
				occasion: 'annual',
				orderedBy: 'ogonblick',
				orderedAs: 'system-account',
			});
			const capturedAt = clock.now().toISOString();
			await office.catalogue.recordFiling(await aFiling(office, order, { capturedAt }));
			if (capturedAt < '2027-01-01') taken.set(order.accountId, (taken.get(order.accountId) ?? 0) + 1);
		}
	}
	expect([...taken.values()]).toEqual(Array(40).fill(1));
	expect(most).toBeLessThan(6);
	expect(await office.catalogue.compareWithEvents()).toEqual([]);
}, 60_000);

test('what is due is ordered once, however often and by however many it is asked', async () => {
	const dir = await tempDir();
	const clock = handClock('2026-01-01T02:00:00.000Z');
	const office = await officeIn(dir, { clock });
	onTestFinished(() => office.close());
	await register(office, 25);
	// By the clock of the children the year is over, and all are due.
	const told = await Promise.all([1, 2, 3].map(() => runChild('order-due.ts', dir)));
	const placed = told.map(Number);
	expect(placed.reduce((sum, n) => sum + n, 0)).toBe(25);
	const open = await office.catalogue.openOrders();
	expect(new Set(open.map(({ accountId }) => accountId)).size).toBe(25);
	expect(open).toHaveLength(25);
	expect(await office.catalogue.compareWithEvents()).toEqual([]);
}, 60_000);

test('an order for a change is due by the end of the day before it, and goes before all others when it presses', async () => {
	const clock = handClock('2026-11-23T12:00:00.000Z');
	const office = await tempOffice({ clock });
	await register(office, 2);
	const announced: RegisterChange = {
		...({ kind: 'change-announced', id: 'konto-1', changeId: 'c', on: '2026-12-05' } as const),
		what: 'Nytt namn',
	};
	await office.register.change([announced], 'Anna');
	const { placed } = await orderDue(office);
	expect(placed).toMatchObject([
		{ occasion: 'change', reason: 'Ändring 2026-12-05: Nytt namn', due: '2026-12-04T23:00:00.000Z' },
	]);
	const other = await office.catalogue.addOrder({
		...{ id: 'annat', accountId: 'konto-0', occasion: 'annual', reason: '', level: 'unique' },
		...{ orderedBy: 'bo', orderedAs: 'person', orderedAt: '2026-11-01T00:00:00.000Z' },
		...{ due: '2026-11-02T00:00:00.000Z', allowHosts: [], limits: {} },
	});
	const next = async () => {
		const order = await office.queue.claim('w');
		if (order) await office.queue.release(order.id, 'w', 'test');
		return order?.id;
	};
	expect(await next()).toBe(other.id);
	clock.forward(9 * DAY);
	expect(await next()).toBe(placed[0]?.id);
	expect(await whatComes(office)).toMatchObject([
		{ kind: 'change', urgency: 'urgent', order: placed[0]?.id, unit: { name: 'Björkskolan' } },
	]);
	// It never came about.
	clock.forward(4 * DAY);
	await office.queue.cancel(placed[0]?.id ?? '', 'test');
	expect(await orderDue(office)).toMatchObject({ placed: [], missed: 1 });
});

test('what only a lost bundle documents is due again and says why, until the bundle is back or a copy can bring it back', async () => {
	const clock = handClock('2026-12-20T12:00:00.000Z');
	const env = { SECOND_STORE: await tempDir() };
	const office = await tempOffice({ clock, env });
	await register(office, 2);
	clock.forward(400 * DAY);
	const [first, second] = (await orderDue(office)).placed;
	const filings = [];
	for (const order of [first, second]) {
		if (!order) throw new Error('nothing was due');
		const filing = await aFiling(office, order, { capturedAt: clock.now().toISOString() });
		await office.catalogue.recordFiling(filing);
		filings.push(filing);
	}
	clock.forward(DAY);
	expect(await orderDue(office)).toMatchObject({ placed: [] });
	const { bundleId = '', accountId = '' } = filings[0] ?? {};
	const checked = (outcome: 'missing' | 'intact') =>
		office.fixity.record(
			{
				...{ bundleId, at: clock.now().toISOString(), outcome, ms: 1 },
				...(outcome === 'intact' ? { sha256: 'a'.repeat(64) } : {}),
			},
			'Anna',
		);
	await checked('missing');
	const on = '2028-01-24';
	expect((await whatComes(office)).filter(({ kind }) => kind === 'annual')).toMatchObject([
		{ accountId, lost: { bundle: bundleId, on } },
	]);
	// A whole copy can bring it back: nothing is taken anew for it.
	const store = office.secondStore?.name ?? '';
	const at = clock.now().toISOString();
	await office.copies.recordCopy(store, bundleId, { at, renewals: 0 }, 'w');
	expect((await whatComes(office)).filter(({ kind }) => kind === 'annual')).toEqual([]);
	await office.copies.recordCheck(store, bundleId, at, 'damaged', 'w');
	const { placed } = await orderDue(office);
	expect(placed).toMatchObject([
		{ accountId, occasion: 'annual', reason: expect.stringContaining(`${bundleId} från ${on} är skadat`) },
	]);
	await checked('intact');
	expect((await whatComes(office)).filter(({ kind }) => kind === 'annual')).toEqual([]);
});
