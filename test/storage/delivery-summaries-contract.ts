import { expect, test } from 'vitest';
import type { SummaryFilter } from '../../src/office/deliveries.ts';
import type { Office } from '../../src/office.ts';
import { addAccounts } from '../web/office.ts';
import { aDelivery, filedLine, TARGET } from './deliveries-contract.ts';
import { aFiling, anOrder } from './sample.ts';

/** What every adapter of `Deliveries.summaries` must do. @param open gives a new empty office on the adapter, closed when the test ends */
export function deliverySummariesContract(open: () => Promise<Office>): void {
	const withTarget = async () => {
		const office = await open();
		await office.deliveries.saveTarget(TARGET, 'Anna');
		const order = async (hour: number, bundles: number) => {
			const lines = [];
			for (let i = 0; i < bundles; i++) lines.push(await filedLine(office));
			const orderedAt = `2026-11-28T${String(hour).padStart(2, '0')}:00:00.000Z`;
			return office.deliveries.order(aDelivery(lines, { orderedAt }), 2026);
		};
		const numbers = async (filter?: SummaryFilter) =>
			(await office.deliveries.summaries(filter)).map(({ number }) => number);
		return { office, order, numbers };
	};

	test('sums up each delivery by the states of its bundles, the newest first, without their lines', async () => {
		const { office, order } = await withTarget();
		const { deliveries } = office;
		const one = await order(10, 3);
		const two = await order(11, 1);
		const [first, second, third] = one.bundles.map(({ line }) => line.bundleId);
		for (const id of [first, second, third]) await deliveries.bundleSent(one.id, id ?? '', 'Anna');
		await deliveries.deliverySent(one.id, 'Anna');
		const answers = [
			{ bundleId: first ?? '', state: 'received', from: 'sent' },
			{ bundleId: second ?? '', state: 'refused', reason: 'Fel format', from: 'sent' },
		] as const;
		await deliveries.answer(one.id, answers, undefined, 'Anna');
		const found = await deliveries.summaries();
		expect(found.map(({ number, counts }) => [number, counts])).toEqual([
			[two.number, { ordered: 1 }],
			[one.number, { received: 1, refused: 1, sent: 1 }],
		]);
		const { bundles: _, ...rest } = (await deliveries.delivery(one.id)) ?? one;
		expect(found[1]).toEqual({ ...rest, counts: found[1]?.counts });
	});

	test('gives a page of the list, one by its number, and nothing where there is none', async () => {
		const { order, numbers } = await withTarget();
		expect(await numbers()).toEqual([]);
		const made = [(await order(10, 1)).number, (await order(11, 1)).number, (await order(12, 1)).number];
		expect(await numbers({ limit: 2 })).toEqual([made[2], made[1]]);
		expect(await numbers({ limit: 2, offset: 2 })).toEqual([made[0]]);
		expect(await numbers({ number: made[1] ?? '' })).toEqual([made[1]]);
		expect(await numbers({ number: '2099-0001' })).toEqual([]);
	});

	test('those of some units are those of which every bundle is theirs: of a mixed one nothing is told', async () => {
		const { office, numbers } = await withTarget();
		await addAccounts(office, 'skolan', { almby: 'https://social.example/@almby' });
		await addAccounts(office, 'vattnet', { vatten: 'https://social.example/@vatten' });
		const lineOf = async (address: string) => {
			const filing = await aFiling(office, await anOrder(office, { address }));
			await office.catalogue.recordFiling(filing);
			return { ...(await filedLine(office)), bundleId: filing.bundleId, file: `${filing.bundleId}.zip` };
		};
		const school = 'https://social.example/@almby';
		const order = async (...addresses: readonly string[]) => {
			const lines = [];
			for (const address of addresses) lines.push(await lineOf(address));
			return (await office.deliveries.order(aDelivery(lines), 2026)).number;
		};
		const own = await order(school, school);
		const mixed = await order(school, 'https://social.example/@vatten');
		expect(await numbers({ unitIds: ['skolan'] })).toEqual([own]);
		expect(await numbers({ unitIds: ['skolan'], number: mixed })).toEqual([]);
		expect((await numbers({ unitIds: ['skolan', 'vattnet'] })).toSorted()).toEqual([own, mixed].toSorted());
		expect(await numbers({ unitIds: [] })).toEqual([]);
	});

	test('pending are those under way, without an answer, or refused; what is received or given up is not', async () => {
		const { office, order, numbers } = await withTarget();
		const { deliveries } = office;
		const [open, sent, refused, received, withdrawn] = [
			...[await order(10, 1), await order(11, 1), await order(12, 1), await order(13, 1), await order(14, 1)],
		] as const;
		for (const one of [sent, refused, received]) {
			const bundleId = one?.bundles[0]?.line.bundleId ?? '';
			await deliveries.bundleSent(one?.id ?? '', bundleId, 'Anna');
			await deliveries.deliverySent(one?.id ?? '', 'Anna');
			if (one === sent) continue;
			const state =
				one === refused ? ({ state: 'refused', reason: 'Fel' } as const) : ({ state: 'received' } as const);
			await deliveries.answer(one?.id ?? '', [{ bundleId, from: 'sent', ...state }], undefined, 'Anna');
		}
		await deliveries.withdraw(withdrawn?.id ?? '', 'Fel arkiv', 'Anna');
		expect(await numbers({ isPending: true })).toEqual([refused?.number, sent?.number, open?.number]);
	});
}
