import { expect, test } from 'vitest';
import type { NewDelivery } from '../../src/office/deliveries.ts';
import type { Office } from '../../src/office.ts';
import type { DeliveryLine } from '../../src/records/delivery/delivery.ts';
import type { DeliveryTarget } from '../../src/records/delivery/target.ts';
import { aFiling, anOrder } from './sample.ts';

export const TARGET: DeliveryTarget = {
	...{ id: 't1', name: 'E-arkivet', kind: 'sftp', where: 'sftp://arkiv@arkivet.example/in' },
	...{ keyFile: '/hemligt/nyckel', hostKey: `SHA256:${'a'.repeat(43)}`, agreement: 'KS 2026/7' },
};

export async function filedLine(office: Office, more: Partial<DeliveryLine> = {}): Promise<DeliveryLine> {
	const filing = await aFiling(office, await anOrder(office));
	await office.catalogue.recordFiling(filing);
	return {
		...{
			bundleId: filing.bundleId,
			title: 'Ögonblicksbild',
			account: 'Skolan',
			address: 'https://a.example/b',
		},
		...{ unit: 'Björkskolan', creator: 'Nämnden', occasion: 'vid behov', outcome: 'complete' },
		...{ capturedAt: filing.capturedAt, file: `${filing.bundleId}.zip`, bytes: 4, sha256: filing.sha256 },
		...more,
	};
}

export function aDelivery(lines: readonly DeliveryLine[], more: Partial<NewDelivery> = {}): NewDelivery {
	return {
		...{ id: crypto.randomUUID(), targetId: 't1', lines, orderedBy: 'Anna', system: 'Ögonblick 0.1.0' },
		target: { name: TARGET.name, kind: TARGET.kind, where: TARGET.where },
		organisation: { name: 'Älvhamra', number: '212000-0000' },
		orderedAt: '2026-11-28T10:00:00.000Z',
		...more,
	};
}

/** What every adapter of `Deliveries` must do. @param open gives a new empty office on the adapter, closed when the test ends */
export function deliveriesContract(open: () => Promise<Office>): void {
	const kinds = async (office: Office, subject: string) =>
		(await office.catalogue.events({ subject })).map(({ kind }) => kind);

	test('keeps targets by a name that only one has, and says nothing of secrets but where they lie', async () => {
		const { deliveries, catalogue } = await open();
		await deliveries.saveTarget(TARGET, 'Anna');
		await deliveries.saveTarget({ ...TARGET, archive: 'Kommunarkivet' }, 'Anna');
		expect(await deliveries.targets()).toEqual([{ ...TARGET, archive: 'Kommunarkivet' }]);
		const twin = { ...TARGET, id: 't2', name: 'e-ARKIVET' };
		await expect(deliveries.saveTarget(twin, 'Anna')).rejects.toMatchObject({ code: 'duplicate-target' });
		await deliveries.removeTarget('t1', 'Anna');
		expect(await deliveries.targets()).toEqual([]);
		await deliveries.saveTarget(twin, 'Anna');
		const events = await catalogue.events({ subject: 't1' });
		expect(events.map(({ kind }) => kind)).toEqual([
			...['delivery-target-added', 'delivery-target-changed', 'delivery-target-removed'],
		]);
		expect(events[0]).toMatchObject({ actor: 'Anna', data: { keyFile: '/hemligt/nyckel' } });
	});

	test('keeps one agreement for each part of the organisation', async () => {
		const { deliveries } = await open();
		await deliveries.saveAgreement({ number: '1' }, 'Anna');
		await deliveries.saveAgreement({ number: '2', creator: 'Nämnden', archive: 'Arkivet' }, 'Anna');
		await deliveries.saveAgreement({ number: '3', creator: 'nämnden' }, 'Anna');
		const whole = {
			number: '4',
			unitId: 'u',
			archive: 'A',
			archiveNumber: '202100-1074',
			creatorCode: 'BN 1',
		};
		await deliveries.saveAgreement(whole, 'Anna');
		expect(await deliveries.agreements()).toEqual([
			{ number: '1' },
			{ number: '3', creator: 'nämnden' },
			whole,
		]);
		await deliveries.saveAgreement({ unitId: 'u' }, 'Anna');
		expect(await deliveries.agreements()).toHaveLength(2);
	});

	test('numbers deliveries by year, and keeps each as it was ordered', async () => {
		const office = await open();
		const { deliveries } = office;
		await deliveries.saveTarget(TARGET, 'Anna');
		const lines = [await filedLine(office), await filedLine(office, { isRestricted: true })];
		const restrictedFor = { reason: 'Avtalad leverans', by: 'Bo Berg' };
		const first = await deliveries.order(aDelivery(lines, { agreement: 'KS 2026/7', restrictedFor }), 2026);
		const second = await deliveries.order(aDelivery([await filedLine(office)]), 2026);
		const later = await deliveries.order(aDelivery([await filedLine(office)]), 2027);
		expect([first, second, later].map(({ number }) => number)).toEqual([
			'2026-0001',
			'2026-0002',
			'2027-0001',
		]);
		expect(first.bundles.map(({ line, state }) => [line, state])).toEqual(
			lines.map((line) => [line, 'ordered']),
		);
		expect(await deliveries.delivery('2026-0001')).toEqual(first);
		expect(await deliveries.delivery(first.id)).toEqual(first);
		expect(await deliveries.delivery('2026-9999')).toBeUndefined();
		expect(await deliveries.list({ bundleId: lines[0]?.bundleId ?? '' })).toEqual([first]);
		expect(await kinds(office, first.id)).toEqual(['delivery-ordered']);
		const asked = (await office.catalogue.events({ subject: lines[1]?.bundleId ?? '' })).slice(-2);
		expect(asked).toMatchObject([
			{ kind: 'restricted-asked-for', actor: 'Bo Berg', data: { reason: 'Avtalad leverans' } },
			{ kind: 'bundle-delivery-ordered', actor: 'Anna', data: { delivery: '2026-0001' } },
		]);
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
		expect(await office.catalogue.verifyEvents()).toMatchObject({ ok: true });
	});

	test('a bundle is sent once, the delivery when all are, and a target with one under way stays', async () => {
		const office = await open();
		const { deliveries } = office;
		await deliveries.saveTarget(TARGET, 'Anna');
		const [a, b] = [await filedLine(office), await filedLine(office)];
		const { id } = await deliveries.order(aDelivery([a, b]), 2026);
		await deliveries.bundleSent(id, a.bundleId, 'Anna');
		await deliveries.bundleSent(id, a.bundleId, 'Anna');
		await expect(deliveries.deliverySent(id, 'Anna')).rejects.toMatchObject({ code: 'delivery-unfinished' });
		await expect(deliveries.removeTarget('t1', 'Anna')).rejects.toMatchObject({ code: 'target-in-use' });
		expect(await deliveries.list({ isOpen: true })).toHaveLength(1);
		await deliveries.bundleSent(id, b.bundleId, 'Anna');
		await deliveries.deliverySent(id, 'Anna');
		await deliveries.deliverySent(id, 'Anna');
		expect(await deliveries.list({ isOpen: true })).toEqual([]);
		expect(await kinds(office, id)).toEqual(['delivery-ordered', 'delivery-sent']);
		expect((await kinds(office, a.bundleId)).slice(-2)).toEqual(['bundle-delivery-ordered', 'bundle-sent']);
		const standings = await deliveries.standings([a.bundleId, 'unknown']);
		expect([...standings]).toMatchObject([
			[a.bundleId, { state: 'sent', number: '2026-0001', target: 'E-arkivet' }],
		]);
		expect(await deliveries.standings([a.bundleId], 'another')).toEqual(new Map());
	});

	test('what is withdrawn is what was not sent, and a bundle stands where it stood before', async () => {
		const office = await open();
		const { deliveries } = office;
		await deliveries.saveTarget(TARGET, 'Anna');
		const [a, b] = [await filedLine(office), await filedLine(office)];
		const first = await deliveries.order(aDelivery([a, b]), 2026);
		await deliveries.bundleSent(first.id, a.bundleId, 'Anna');
		expect(await deliveries.withdraw(first.id, 'fel målgrupp', 'Anna')).toBe(1);
		await deliveries.deliverySent(first.id, 'Anna');
		const second = await deliveries.order(aDelivery([a], { isAgain: true }), 2026);
		expect(await deliveries.withdraw(second.id, 'dubblett', 'Anna')).toBe(1);
		expect(await deliveries.delivery(second.id)).toMatchObject({ withdrawnAt: expect.any(String) });
		const standings = await deliveries.standings([a.bundleId, b.bundleId]);
		expect(standings.get(a.bundleId)).toMatchObject({ state: 'sent', number: first.number });
		expect(standings.get(b.bundleId)).toMatchObject({ state: 'withdrawn', reason: 'fel målgrupp' });
		expect(await deliveries.withdraw(first.id, 'för sent', 'Anna')).toBe(0);
		expect(await deliveries.withdraw(first.id, 'för sent', 'Anna', true)).toBe(0);
	});

	test('given up, what was sent is taken out too and can be ordered again; what is answered stays so', async () => {
		const office = await open();
		const { deliveries } = office;
		await deliveries.saveTarget(TARGET, 'Anna');
		const [a, b, c] = [await filedLine(office), await filedLine(office), await filedLine(office)];
		const { id } = await deliveries.order(aDelivery([a, b, c]), 2026);
		for (const { bundleId } of [a, b]) await deliveries.bundleSent(id, bundleId, 'Anna');
		const answer = { bundleId: b.bundleId, state: 'received', from: 'sent' } as const;
		await deliveries.answer(id, [answer], undefined, 'Anna');
		expect(await deliveries.withdraw(id, 'kommer inte fram', 'Anna', true)).toBe(2);
		const after = await deliveries.delivery(id);
		expect(after?.bundles.map(({ state }) => state)).toEqual(['withdrawn', 'received', 'withdrawn']);
		expect(after).toMatchObject({ withdrawnAt: expect.any(String) });
		expect(await kinds(office, id)).toEqual(['delivery-ordered', 'delivery-withdrawn']);
		expect((await deliveries.order(aDelivery([a, c]), 2026)).bundles).toHaveLength(2);
	});

	test('keeps all answers with their receipt, or none of them', async () => {
		const office = await open();
		const { deliveries } = office;
		await deliveries.saveTarget(TARGET, 'Anna');
		const [a, b] = [await filedLine(office), await filedLine(office)];
		const { id } = await deliveries.order(aDelivery([a, b]), 2026);
		for (const { bundleId } of [a, b]) await deliveries.bundleSent(id, bundleId, 'Anna');
		const received = { bundleId: a.bundleId, state: 'received', from: 'sent' } as const;
		const refused = { bundleId: b.bundleId, state: 'refused', from: 'sent', reason: 'METS saknas' } as const;
		const receipt = { name: 'kvittens.csv', bytes: Buffer.from('x'), sha256: 'c'.repeat(64) };
		const stale = deliveries.answer(id, [received, { ...refused, from: 'received' }], receipt, 'Bo');
		await expect(stale).rejects.toMatchObject({ code: 'delivery-answered-meanwhile', exit: 75 });
		expect((await deliveries.standings([a.bundleId])).get(a.bundleId)?.state).toBe('sent');
		expect(await kinds(office, id)).toEqual(['delivery-ordered']);
		await deliveries.answer(id, [received, refused], receipt, 'Bo');
		await deliveries.answer(id, [], receipt, 'Bo');
		expect(await kinds(office, id)).toEqual(['delivery-ordered', 'receipt-taken-in']);
		expect((await deliveries.delivery(id))?.bundles).toMatchObject([
			{ state: 'received' },
			{ state: 'refused', reason: 'METS saknas' },
		]);
		const [last] = (await office.catalogue.events({ subject: b.bundleId })).slice(-1);
		expect(last).toMatchObject({ kind: 'bundle-refused', actor: 'Bo', data: { reason: 'METS saknas' } });
	});

	test('of two that order the same bundle for the same target at once, one does', async () => {
		const office = await open();
		const { deliveries } = office;
		await deliveries.saveTarget(TARGET, 'Anna');
		await deliveries.saveTarget({ ...TARGET, id: 't2', name: 'Ett annat' }, 'Anna');
		const [a, b] = [await filedLine(office), await filedLine(office)];
		const both = await Promise.allSettled([1, 2].map(() => deliveries.order(aDelivery([a, b]), 2026)));
		expect(both).toMatchObject([
			{ status: 'fulfilled' },
			{ status: 'rejected', reason: { code: 'delivery-ordered-meanwhile', exit: 75, subject: a.bundleId } },
		]);
		await deliveries.order(aDelivery([a], { targetId: 't2' }), 2026);
		const [{ id } = { id: '' }] = await deliveries.list({ targetId: 't1' });
		for (const { bundleId } of [a, b]) await deliveries.bundleSent(id, bundleId, 'Anna');
		await deliveries.deliverySent(id, 'Anna');
		await expect(deliveries.order(aDelivery([b]), 2026)).rejects.toMatchObject({ subject: b.bundleId });
		const refused = { bundleId: b.bundleId, state: 'refused', from: 'sent', reason: 'x' } as const;
		await deliveries.answer(id, [refused], undefined, 'Bo');
		// What was refused is not there; what is may be wanted once more.
		await deliveries.order(aDelivery([b]), 2026);
		await deliveries.order(aDelivery([a], { isAgain: true }), 2026);
		expect((await deliveries.list()).map(({ bundles }) => bundles.length)).toEqual([1, 1, 1, 2]);
	});

	test('a target has the place that it had while a delivery there is under way; the way in may change', async () => {
		const office = await open();
		const { deliveries } = office;
		await deliveries.saveTarget(TARGET, 'Anna');
		const { id } = await deliveries.order(aDelivery([await filedLine(office)]), 2026);
		const moved = { ...TARGET, where: 'sftp://arkiv@arkivet.example/annat' };
		for (const other of [moved, { ...TARGET, endpoint: 'https://s3.example' }])
			await expect(deliveries.saveTarget(other, 'Anna')).rejects.toMatchObject({
				...{ code: 'target-in-use', subject: '2026-0001' },
			});
		await deliveries.saveTarget(
			{ ...TARGET, keyFile: '/ny/nyckel', hostKey: `SHA256:${'b'.repeat(43)}` },
			'Anna',
		);
		await deliveries.withdraw(id, 'flyttat', 'Anna');
		await deliveries.saveTarget(moved, 'Anna');
		expect(await deliveries.targets()).toEqual([moved]);
	});

	test('knows when each was sent, whatever was answered since, and one that is answered for is not given up', async () => {
		const office = await open();
		const { deliveries } = office;
		await deliveries.saveTarget(TARGET, 'Anna');
		const [a, b] = [await filedLine(office), await filedLine(office)];
		const { id } = await deliveries.order(aDelivery([a, b], { isBySystem: true }), 2026);
		await deliveries.bundleSent(id, a.bundleId, 'Anna');
		const sent = (await deliveries.delivery(id))?.bundles[0];
		expect(sent).toMatchObject({ state: 'sent', sentAt: sent?.at });
		await deliveries.answer(id, [{ bundleId: a.bundleId, state: 'received', from: 'sent' }], undefined, 'Bo');
		expect(await deliveries.withdraw(id, 'resten', 'Anna')).toBe(1);
		const after = await deliveries.delivery(id);
		expect(after).toMatchObject({
			isBySystem: true,
			bundles: [{ sentAt: sent?.at }, { state: 'withdrawn' }],
		});
		expect(after?.withdrawnAt).toBeUndefined();
		expect(after?.bundles[1]?.sentAt).toBeUndefined();
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	});
}
