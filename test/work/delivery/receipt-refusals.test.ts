import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorDocument } from '../../../src/words/error-words.ts';
import { deliver } from '../../../src/work/delivery/deliver.ts';
import { takeReceipt } from '../../../src/work/delivery/take-receipt.ts';
import { samplePacked, workshop } from '../../bundle/sample.ts';
import { tempDir, tempOffice } from '../../storage/temp-office.ts';
import { workbook } from '../tables/excel.ts';
import { filedCopy, folderTarget } from './archive.ts';

const { dir, clean } = workshop();
let packed: string;
beforeAll(async () => {
	({ file: packed } = await samplePacked(dir));
});
afterAll(clean);

const NEVER = new AbortController().signal;
type Made = readonly [string, string | Uint8Array];

async function sent(bundles = 1) {
	const office = await tempOffice();
	await folderTarget(office, await tempDir());
	for (let i = 0; i < bundles; i++) await filedCopy(office, packed);
	const wish = { target: 'e-arkivet', bundles: [], isAll: true, by: 'Anna' } as const;
	const [one] = (await deliver(office, wish, NEVER, {})).sent;
	if (!one) throw new Error('nothing was sent');
	const { number } = one.delivery;
	const take = (name: string, bytes: string | Uint8Array) =>
		takeReceipt(office, number, {
			...{ file: { name, bytes: Buffer.from(bytes) }, byHand: { received: [], refused: [] } },
			...{ isCorrection: false, by: 'Anna' },
		});
	const [a = '', b = ''] = one.delivery.bundles.map(({ line }) => line.bundleId);
	return { office, number, take, a, b };
}

const json = (value: unknown): Made => ['k.json', JSON.stringify(value)];
const xml = (text: string): Made => ['k.xml', text];
const csv = (text: string): Made => ['k.csv', text];

test('nothing is received against a refusal, wherever it stands in the receipt and whatever it is called there', async () => {
	const { office, number, take, a } = await sent();
	const ok = { id: a, status: 'accepted' };
	const row = `<p><id>${a}</id><status>ok</status>`;
	const refusing: readonly Made[] = [
		json({ bundles: [{ ...ok, validation: { valid: false } }] }),
		json({ bundles: [{ ...ok, accepted: false }] }),
		json({ bundles: [{ ...ok, isValid: 'nej' }] }),
		json({ bundles: [{ ...ok, verdict: 'rejected' }] }),
		json({ bundles: [{ ...ok, verdict: 'REJECTED_BY_VALIDATION' }] }),
		json({ bundles: [{ ...ok, details: [{ text: 'METS.xml could not be read' }] }] }),
		json({ bundles: [{ ...ok, errors: ['METS.xml'] }] }),
		json({ bundles: [{ ...ok, errorCount: 2 }] }),
		json({ bundles: [{ ...ok, hasErrors: true }] }),
		json({ bundles: [{ ...ok, steg: { ett: false } }] }),
		json({ bundles: [{ ...ok, statusCode: '500' }] }),
		json({ bundles: [{ ...ok, svar: { status: { code: 404 } } }] }),
		json({ bundles: [{ id: a, status: 'COMPLETE', type: 'transfer' }] }),
		json({ bundles: [{ id: a, outcome: 'complete' }] }),
		json({ bundles: [{ ...ok, anmärkning: 'Paketet togs emot men godkändes inte' }] }),
		json({ validation: { valid: false }, bundles: [ok] }),
		json({ bundles: [ok], summary: { accepted: 0, rejected: 1 } }),
		json({ bundles: [ok], checks: [{ name: 'METS', passed: false }] }),
		json({ bundles: [ok], text: 'Leveransen avvisas i sin helhet.' }),
		json({ rejected: [ok] }),
		xml(`<r status="REJECTED">${row}</p></r>`),
		xml(`<r>${row}<status code="REJECTED">ok</status></p></r>`),
		xml(`<r>${row}</p><validering giltig="nej"/></r>`),
		xml(`<r>${row}<valid>false</valid></p></r>`),
		xml(`<r>${row}AVVISAT</p></r>`),
		xml(`<r>${row}</p><p id="${a}" giltig="false"/></r>`),
		xml(`<r>${row}</p><anm>Paketen har avvisats</anm></r>`),
		...[[a], a, [`${a}.zip`]].map((rejected) => json({ accepted: [ok], rejected })),
		xml(`<r>${row}</p><avvisade><p><id>${a}</id></p></avvisade></r>`),
		xml(`<r>${row}</p><avvisade><p>${a}</p></avvisade></r>`),
		xml(`<r>${row}</p><avvisade>${a}</avvisade></r>`),
		xml(`<r>${row}<rejected/></p></r>`),
		json({ id: a, status: 'ok', valid: false }),
		csv(`Antal avvisade;1\nPaket-id;Besked\n${a};mottaget\n`),
		csv(`Paket-id;Besked;METS\n${a};mottaget;fel\n`),
		csv(`Paket-id;Besked;Giltig\n${a};mottaget;nej\n`),
		csv(`Paket-id;Besked;Orsak\n${a};mottaget;\nHela leveransen avvisas;;\n`),
		csv(`Kvittens: AVVISAD\nPaket-id;Besked;Orsak\n${a};mottaget;\n`),
		['k.xlsx', await workbook([['Leveransen är inte godkänd'], ['Paket-id', 'Besked'], [a, 'mottaget']])],
	];
	for (const made of refusing)
		await expect(take(...made), String(made[1]).slice(0, 300)).rejects.toMatchObject({
			code: 'receipt-refused',
		});
	expect((await office.deliveries.delivery(number))?.bundles[0]?.state).toBe('sent');
	const error = await take(...(refusing[5] as Made)).catch((e) => e);
	expect(error.wrong).toMatchObject([{ at: 1, code: 'unclear', given: expect.stringContaining('read') }]);
	expect(JSON.stringify(errorDocument(error, 'sv'))).toMatch(
		/METS\.xml could not be read.*Fråga arkivet.*--received/s,
	);
});

test('what is said twice over, of which one only is read, is no receipt', async () => {
	const { take, a } = await sent();
	for (const made of [
		['k.json', `{"bundles":[{"id":"${a}","status":"rejected","reason":"x","status":"ok"}]}`] as const,
		['k.json', `{"bundles":[{"id":"${a}","\\u0073tatus":"rejected","status":"ok"}]}`] as const,
		csv(`Paket-id;Besked;Besked\n${a};mottaget;avvisat\n`),
	])
		await expect(take(...made)).rejects.toMatchObject({ code: 'receipt-said-twice', exit: 2 });
});

test('an honest receipt is taken in with all that it says besides', async () => {
	const { take, number, a } = await sent();
	const ok = { id: a, status: 'accepted' };
	const row = `<paket><id>${a}</id><status>ok</status></paket>`;
	const honest: readonly Made[] = [
		json([[ok]]),
		json({ bundles: [{ ...ok, outcome: 'complete', statusCode: 200 }] }),
		json({ bundles: [{ id: a, status: 'COMPLETE', type: 'SIP', outcome: 'complete' }] }),
		json({ bundles: [[ok], []] }),
		json({ deliveries: [{ number, status: 'accepted', bundles: [ok] }] }),
		json({ deliveries: [{ id: 'AC 17', status: 'accepted', bundles: [[ok]] }] }),
		json([{ type: 'delivery', id: number, status: 'accepted' }, ok]),
		json({
			bundles: [{ ...ok, valid: true, errors: 0, encrypted: false, hasErrors: false, rejected: null }],
		}),
		json({ bundles: [{ ...ok, log: 'No errors. 0 failed, inga fel, nothing missing: 0' }], rejected: [] }),
		json({ bundles: [{ ...ok, validation: { warnings: 0, errors: 'none', report: 'error-report.html' } }] }),
		json({ bundles: [ok], language: 'no', summary: { accepted: 1, rejected: 0 } }),
		xml(`<kvittens><leverans><id>${number}</id></leverans>${row}</kvittens>`),
		xml(`<kvittens><leverans><id>${number}</id><status>mottagen</status></leverans>${row}</kvittens>`),
		xml(`<kvittens><leverans><id>AC 17</id><status>mottagen</status>${row}</leverans></kvittens>`),
		xml(`<r><paket><id value="${a}"/><status value="accepted"/></paket></r>`),
		xml(`<r xmlns:xsi="x">${row}<fel xmlns="urn:fel" xsi:nil="true"/></r>`),
		xml(`<r><paket><id>${a}</id><status>ok</status><error/></paket><rejected/></r>`),
		...[ok, { receipt: ok }].map(json),
		csv(`Antal avvisade;0\nPaket-id;Besked\n${a};mottaget\n`),
		csv(`Kvittens från arkivet\nPaket-id;Besked;METS;Antal fel\n${a};mottaget;ok;inga\n`),
	];
	let n = 0;
	for (const made of honest)
		expect(await take(...made), String(made[1])).toMatchObject({ [n++ === 0 ? 'received' : 'same']: 1 });
});

test('the delivery that a receipt answers is known wherever its number stands', async () => {
	const { take, a } = await sent();
	const ok = { id: a, status: 'accepted' };
	const row = `<paket><id>${a}</id><status>ok</status></paket>`;
	const other = '2020-0001';
	for (const made of [
		json({ deliveries: [{ number: other, leveransnummer: other, bundles: [ok] }] }),
		json({ delivery: { number: other }, bundles: [ok] }),
		json({ leverans: other, bundles: [ok] }),
		xml(`<kvittens leveransnummer="${other}">${row}</kvittens>`),
		xml(`<kvittens><leverans><id>${other}</id></leverans>${row}</kvittens>`),
		xml(`<kvittens><leverans><id>${other}</id>${row}</leverans></kvittens>`),
	])
		await expect(take(...made), String(made[1])).rejects.toMatchObject({
			wrong: [{ code: 'other-delivery', given: other }],
		});
});

test('a sum of what was refused speaks against nothing but that', async () => {
	const { take, a, b } = await sent(2);
	const bundles = [
		{ id: a, status: 'ok' },
		{ id: b, status: 'rejected', reason: 'METS', valid: false },
	];
	const told = await take(...json({ summary: { accepted: 1, rejected: 1 }, bundles }));
	expect(told).toMatchObject({ received: 1, refused: 1, waiting: 0 });
});
