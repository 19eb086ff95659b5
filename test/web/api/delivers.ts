import { expect } from 'vitest';
import { sendAsked } from '../../../src/work/delivery/send-asked.ts';
import { tempDir } from '../../storage/temp-office.ts';
import { folderTarget } from '../../work/delivery/archive.ts';
import { addWith } from '../office.ts';
import { askBy, aToken, EVA, type officeWithTwoUnits } from './office.ts';

type Called = (
	id: string,
	path: string,
	body?: unknown,
	expected?: number,
	by?: ReturnType<typeof askBy>,
) => Promise<never>;

/** What a diary does of deliveries and collective cases, from the order to the receipt. */
export async function deliversAndKeepsCases(
	office: Awaited<ReturnType<typeof officeWithTwoUnits>>['office'],
	origin: string,
	called: Called,
	bundleId: string,
): Promise<void> {
	const where = await tempDir();
	await folderTarget(office, where, { agreement: 'KS 2026/7' });
	const officer = askBy(origin, (await aToken(office, EVA, [{ role: 'records-officer' }])).secret);
	const of = (id: string, path: string, body?: unknown, expected?: number) =>
		called(id, path, body, expected, officer);
	expect(await of('listDeliveryTargets', '/delivery-targets')).toEqual({
		items: [{ id: 't', name: 'e-arkivet', archive: null }],
	});
	const wish = { target: 'e-arkivet', unit: 'skolan', year: 2026 };
	// What is restricted is told of as left out, and nothing is written down by looking.
	expect(await of('planDelivery', '/deliveries/plan', wish)).toMatchObject({
		...{ agreement: 'KS 2026/7', bundles: [{ id: bundleId }], leftOut: [{ why: 'restricted' }] },
	});
	expect(await office.deliveries.list()).toEqual([]);
	const { number }: { number: string } = await of('orderDelivery', '/deliveries', wish, 201);
	expect(await of('listDeliveries', '/deliveries')).toMatchObject({
		...{ items: [{ number, standing: 'open', counts: { ordered: 1 } }], next: null },
	});
	const at = `/deliveries/${number}`;
	expect(await of('resumeDelivery', `${at}/resume`, {})).toMatchObject({ asked: { kind: 'send' } });
	await sendAsked(office, new AbortController().signal, { seconds: 60 });
	expect(await of('getDelivery', at)).toMatchObject({ standing: 'sent', asked: null });
	const base64 = Buffer.from(`Id;Besked\n${bundleId};mottaget\n`).toString('base64');
	expect(await of('takeReceipt', `${at}/receipt`, { file: { name: 'svar.csv', base64 } })).toMatchObject({
		...{ received: 1, refused: 0, waiting: 0 },
	});
	// It was wrong, and is put right.
	const refused = { refused: [bundleId], reason: 'Fel format', correct: true };
	expect(await of('takeReceipt', `${at}/receipt`, refused)).toMatchObject({ refused: 1 });
	const again: { number: string } = await of('orderDelivery', '/deliveries', wish, 201);
	const withdrawn = await of('withdrawDelivery', `/deliveries/${again.number}/withdraw`, {
		reason: 'Fel arkiv',
	});
	expect(withdrawn).toMatchObject({ asked: { kind: 'withdraw', by: 'Eva Ek' } });

	await addWith(office, 'Ida Öst', 'ida@kommunen.example', [{ role: 'archivist' }]);
	const archivist = askBy(
		origin,
		(await aToken(office, 'ida@kommunen.example', [{ role: 'archivist' }])).secret,
	);
	const kept: { case: { id: string }; linked: number } = await called(
		...([
			'addCase',
			'/cases',
			{ year: 2026, number: 'KS 2026/1', title: 'Årets bilder' },
			201,
			archivist,
		] as const),
	);
	expect(kept.linked).toBe(2);
	expect(await called('listCases', '/cases?year=2026')).toMatchObject({
		...{ items: [{ number: 'KS 2026/1', bundles: 2, withoutNumber: 2 }] },
	});
	const one = `/cases/${kept.case.id}`;
	expect(await called('changeCase', one, { number: 'KS 2026/2' }, 200, archivist)).toMatchObject({
		case: { number: 'KS 2026/2', title: 'Årets bilder' },
	});
	expect(await called('getCase', one)).toMatchObject({ number: 'KS 2026/2' });
}
