import { expect, test } from 'vitest';
import { aFiling, anOrder } from '../storage/sample.ts';
import { twoUnits } from './two-units.ts';

const NONE = '00000000-0000-4000-8000-000000000000';

test('what is another unit’s is answered in the same words as what is not there', async () => {
	const { office, get, post } = await twoUnits([
		{ role: 'archivist', unitId: 'skolan' },
		{ role: 'records-officer', unitId: 'skolan' },
	]);
	const order = await anOrder(office, { address: 'https://social.example/@vatten' });
	const filing = await aFiling(office, order, { bundleId: 'abcdef01-0000-4000-8000-000000000000' });
	await office.catalogue.recordFiling(filing);
	const waiting = await anOrder(office, { address: 'https://social.example/@vatten' });
	const { id: request } = await office.disclosures.add(
		{ id: '11111111-0000-4000-8000-000000000000', receivedOn: '2026-11-20', what: 'Allt', unitId: 'vattnet' },
		'Rut Berg',
	);
	await office.cases.change(
		[
			{
				kind: 'case-added',
				id: 'samling-1',
				case: { year: 2026, number: 'V 1', title: 'Vatten', unitId: 'vattnet' },
			},
		],
		'Rut Berg',
	);
	const answerOf = async (asked: Promise<Response>, id: string) => {
		const answer = await asked;
		return [answer.status, (await answer.text()).replaceAll(id, 'ID')];
	};
	for (const [path, id] of [
		...['', '/bilder', '/liten', '/inlagg', '/zip', '/uppspelning'].flatMap((more) => [
			[`/paket/ID${more}`, filing.bundleId],
			// Nor does the beginning of an id tell of it.
			[`/paket/ID${more}`, 'abcd'],
		]),
		...[waiting.id, order.id].flatMap((id) =>
			['', '/handelser'].map((more) => [`/bestallningar/ID${more}`, id]),
		),
		['/enheter/ID', 'vattnet'],
		['/utlamnanden/ID', request],
		['/samlingsarenden/ID', 'samling-1'],
		['/konton/ID', 'vatten'],
	] as const) {
		const [there, gone] = [id ?? '', NONE];
		const of = (each: string) => answerOf(get((path ?? '').replace('ID', each)), each);
		expect([path, ...(await of(there))]).toEqual([path, ...(await of(gone))]);
		expect((await of(there))[0]).toBe(404);
	}
	for (const [path, fields, id] of [
		['/bestallningar/ID/stoppa', { reason: 'x' }, waiting.id],
		['/enheter/ID', { name: 'x' }, 'vattnet'],
		['/utlamnanden/ID/valj', { bundle: filing.bundleId }, request],
	] as const) {
		const of = (each: string) => answerOf(post(path.replace('ID', each), fields), each);
		expect([path, ...(await of(id))]).toEqual([path, ...(await of(NONE))]);
	}
	expect((await office.catalogue.order(waiting.id))?.state).toBe('waiting');
});

test('a case of all counts for who sees one unit what is theirs alone, and shows no more', async () => {
	const { office, get } = await twoUnits([{ role: 'reader', unitId: 'skolan' }]);
	await office.cases.change(
		[{ kind: 'case-added', id: 'arende', case: { year: 2026, number: 'KS 1', title: 'Alla' } }],
		'Rut Berg',
	);
	const file = async (address: string, bundleId: string) =>
		office.catalogue.recordFiling(
			await aFiling(office, await anOrder(office, { address }), {
				...{ bundleId, caseId: 'arende' },
				...(bundleId.startsWith('a') ? { caseNumber: 'KS 1' } : {}),
			}),
		);
	await file('https://social.example/@vatten', 'aaaaaaaa-0000-4000-8000-000000000000');
	await file('https://social.example/@almby', 'bbbbbbbb-0000-4000-8000-000000000000');
	await file('https://social.example/@vatten', 'cccccccc-0000-4000-8000-000000000000');
	expect(/data-label="Arkiverade paket">(\d+)</.exec(await (await get('/samlingsarenden')).text())?.[1]).toBe(
		'1',
	);
	const page = await (await get('/samlingsarenden/arende')).text();
	expect(page).toContain('/paket/bbbbbbbb');
	expect(page).toContain('anger inget ärendenummer');
	expect(page).not.toMatch(/\/paket\/(aaaa|cccc)/);
});
