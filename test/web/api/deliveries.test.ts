import { expect, test } from 'vitest';
import type { CaseChange } from '../../../src/records/cases/case.ts';
import { tempDir } from '../../storage/temp-office.ts';
import { folderTarget } from '../../work/delivery/archive.ts';
import { addWith } from '../office.ts';
import { askBy, aToken, BO, EVA, officeWithTwoUnits } from './office.ts';

async function opened() {
	const two = await officeWithTwoUnits();
	await folderTarget(two.office, await tempDir());
	return two;
}

function aCase(unitId: string | undefined): CaseChange {
	const number = unitId === undefined ? 'KS 2026/1' : 'SK 2026/1';
	const made = { year: 2026, number, title: '', ...(unitId === undefined ? {} : { unitId }) };
	return { kind: 'case-added', id: crypto.randomUUID(), case: made };
}

async function codeOf(answer: Response): Promise<readonly [status: number, code: string]> {
	return [answer.status, ((await answer.json()) as { code: string }).code];
}

test('a program that did not hear the answer and asks again orders nothing twice', async () => {
	const { office, origin } = await opened();
	const ask = askBy(origin, (await aToken(office, EVA, [{ role: 'records-officer' }])).secret);
	const body = { target: 'e-arkivet', unit: 'skolan' };
	expect((await ask('/deliveries', { body })).status).toBe(201);
	expect(await codeOf(await ask('/deliveries', { body }))).toEqual([409, 'nothing-to-deliver']);
	expect(await office.deliveries.list()).toHaveLength(1);
});

test('what a program says wrong is refused as on the page and by the command, and nothing is written down', async () => {
	const { office, origin, secret: hidden } = await opened();
	const ask = askBy(origin, (await aToken(office, EVA, [{ role: 'records-officer' }])).secret);
	const target = 'e-arkivet';
	for (const [body, status, code] of [
		[{ target: 'finns inte', unit: 'skolan' }, 400, 'unknown-target'],
		[{ target }, 400, 'nothing-chosen'],
		[{ target, unit: 'skolan', case: 'KS 1' }, 404, 'unknown-case'],
		[{ target, bundles: ['ffffffff'] }, 404, 'unknown-bundle'],
		[{ target, bundles: [hidden.bundleId] }, 400, 'bundle-restricted'],
		[{ target, unit: 'skolan', allt: true }, 400, 'bad-request'],
	] as const)
		expect([body, ...(await codeOf(await ask('/deliveries', { body })))]).toEqual([body, status, code]);
	expect(await office.deliveries.list()).toEqual([]);
	// Restricted and named, with a reason that is kept under the name of who made the key.
	const body = { target, bundles: [hidden.bundleId], reason: 'Prövad, KS 2026/3' };
	expect((await ask('/deliveries', { body })).status).toBe(201);
	const [delivery] = await office.deliveries.list();
	const at = `/deliveries/${delivery?.number}`;
	expect(await codeOf(await ask(`${at}/withdraw`, { body: { reason: ' ' } }))).toEqual([
		...[400, 'withdraw-without-reason'],
	]);
	expect(await codeOf(await ask(`${at}/receipt`, { body: { received: ['ffffffff'] } }))).toEqual([
		...[400, 'receipt-refused'],
	]);
	expect(await codeOf(await ask('/deliveries/2026-9999'))).toEqual([404, 'unknown-delivery']);
	const big = { file: { name: 'x.csv', base64: 'A'.repeat(15 * 1024 * 1024) } };
	expect(await codeOf(await ask(`${at}/receipt`, { body: big }))).toEqual([413, 'too-large']);
	// Only a receipt may be large.
	const ids = { target, bundles: Array.from({ length: 600 }, () => 'x'.repeat(120)) };
	expect(await codeOf(await ask('/deliveries', { body: ids }))).toEqual([413, 'too-large']);
});

test('a key of one unit delivers, sees and answers nothing of another, and one that hands out nothing gets nothing', async () => {
	const { office, origin, filing } = await opened();
	await addWith(office, 'Rut Berg', 'rut@kommunen.example', [
		{ role: 'records-officer', unitId: 'hamnen' },
		{ role: 'archivist', unitId: 'hamnen' },
	]);
	const officer = askBy(origin, (await aToken(office, EVA, [{ role: 'records-officer' }])).secret);
	const rut = await aToken(office, 'rut@kommunen.example', [{ role: 'records-officer', unitId: 'hamnen' }]);
	const other = askBy(origin, rut.secret);
	const archivist = askBy(
		origin,
		(await aToken(office, BO, [{ role: 'archivist', unitId: 'skolan' }])).secret,
	);
	const target = 'e-arkivet';
	const made = await officer('/deliveries', { body: { target, unit: 'skolan' } });
	const { number } = (await made.json()) as { number: string };
	for (const unitId of ['skolan', undefined]) await office.cases.change([aCase(unitId)], 'Anna');
	const before = (await office.catalogue.events()).length;
	const at = `/deliveries/${number}`;
	for (const [path, body] of [
		[at, undefined],
		[`${at}/resume`, {}],
		[`${at}/withdraw`, { reason: 'x' }],
		[`${at}/receipt`, { received: ['all'] }],
	] as const) {
		expect([path, ...(await codeOf(await other(path, { body })))]).toEqual([path, 404, 'unknown-delivery']);
		expect([path, (await archivist(path, { body })).status]).toEqual([path, 403]);
	}
	expect(await (await other('/deliveries')).json()).toEqual({ items: [], next: null });
	for (const path of ['/deliveries', '/delivery-targets'])
		expect([path, (await archivist(path)).status]).toEqual([path, 403]);
	for (const path of ['/deliveries', '/deliveries/plan']) {
		const asked = async (body: object) => (await other(path, { body })).status;
		expect([path, await asked({ target, unit: 'skolan' })]).toEqual([path, 403]);
		expect([path, await asked({ target, year: 2026 })]).toEqual([path, 403]);
		expect([path, await asked({ target, bundles: [filing.bundleId] })]).toEqual([path, 404]);
		expect([path, (await archivist(path, { body: { target, unit: 'skolan' } })).status]).toEqual([path, 403]);
	}
	// Cases of the school are not there for the harbour: neither by their numbers, nor in what is said of several of a year.
	for (const [wanted, told] of [
		['SK 2026/1', [404, 'unknown-case']],
		['2026', [200, undefined]],
	] as const) {
		const body = { target, unit: 'hamnen', case: wanted };
		expect([wanted, await codeOf(await other('/deliveries/plan', { body }))]).toEqual([wanted, told]);
	}
	// Cases concern the organisation.
	const body = { year: 2026, number: 'KS 1' };
	expect((await archivist('/cases', { body })).status).toBe(403);
	expect((await office.catalogue.events()).length).toBe(before);
});

test('a case that is wrong is refused field by field, and one of a unit that the key does not see is not there', async () => {
	const { office, origin } = await opened();
	await addWith(office, 'Ida Öst', 'ida@kommunen.example', [{ role: 'archivist' }]);
	const { secret } = await aToken(office, 'ida@kommunen.example', [{ role: 'archivist' }]);
	const ask = askBy(origin, secret);
	const wrong = await ask('/cases', { body: { year: 2026, number: '', unit: 'finns inte' } });
	const { errors } = (await wrong.json()) as { errors: { field: string }[] };
	expect([wrong.status, errors.map(({ field }) => field).toSorted()]).toEqual([400, ['number', 'unit']]);
	const made = await ask('/cases', { body: { year: 2026, number: 'HN 2026/1', unit: 'hamnen' } });
	const { case: harbour } = (await made.json()) as { case: { id: string } };
	const school = askBy(origin, (await aToken(office, BO, [{ role: 'archivist', unitId: 'skolan' }])).secret);
	expect(await codeOf(await school(`/cases/${harbour.id}`))).toEqual([404, 'unknown-case']);
	expect(await (await school('/cases')).json()).toEqual({ items: [] });
	expect((await school(`/cases/${harbour.id}`, { body: { number: 'HN 1' } })).status).toBe(403);
});
