import { expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import type { Office } from '../../src/office.ts';
import type { CaseChange, CollectiveCase } from '../../src/records/cases/case.ts';
import { aFiling, anOrder } from './sample.ts';

const added = (id: string, more: Partial<CollectiveCase> = {}): CaseChange => ({
	kind: 'case-added',
	id,
	case: { year: 2026, number: 'KS 2026/123', title: 'Sociala medier', ...more },
});

/** What every adapter of `Cases` must do. @param open gives a new empty office on the adapter, closed when the test ends */
export function casesContract(open: () => Promise<Office>): void {
	const file = async (office: Office, more: Parameters<typeof aFiling>[2] = {}) => {
		const order = await anOrder(office);
		const filing = await aFiling(office, order, more);
		await office.catalogue.recordFiling(filing);
		return filing.bundleId;
	};

	test('keeps a case with all that was said, the newest year first', async () => {
		const { cases } = await open();
		await cases.change([added('a'), added('b', { year: 2027, creator: 'Nämnden' })], 'Anna');
		expect(await cases.list()).toEqual([
			{ id: 'b', year: 2027, number: 'KS 2026/123', title: 'Sociala medier', creator: 'Nämnden' },
			{ id: 'a', year: 2026, number: 'KS 2026/123', title: 'Sociala medier' },
		]);
		expect(await cases.list({ year: 2026 })).toHaveLength(1);
	});

	test('links what was filed in the year before, each with its event, and says how many', async () => {
		const office = await open();
		const mine = await file(office);
		const before = await file(office, { capturedAt: '2025-12-31T22:30:00.000Z' });
		const newYear = await file(office, { capturedAt: '2025-12-31T23:30:00.000Z' });
		expect(await office.cases.change([added('a')], 'Anna')).toBe(2);
		const linked = await office.catalogue.filings({ caseId: 'a' });
		expect(linked.map(({ bundleId }) => bundleId).sort()).toEqual([mine, newYear].sort());
		expect(linked[0]).not.toHaveProperty('caseNumber');
		expect(await office.catalogue.events({ subject: mine })).toMatchObject([
			{ kind: 'bundle-filed' },
			{ kind: 'filing-linked', actor: 'Anna', data: { caseId: 'a', number: 'KS 2026/123' } },
		]);
		expect((await office.catalogue.filing(before))?.caseId).toBeUndefined();
		expect((await office.cases.counts()).get('a')).toEqual({ filings: 2, withoutNumber: 2 });
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	});

	test('counts filings of cases by unit', async () => {
		const office = await open();
		const { cases } = office;
		await file(office);
		await file(office, { bundleId: 'b', capturedAt: '2025-06-01T10:00:00.000Z' });
		await cases.change([added('a'), added('b', { year: 2025 }), added('c', { year: 2024 })], 'Anna');
		const [{ unitId = '' } = {}] = await office.catalogue.filings();
		expect(await cases.countsByUnit(['a'])).toEqual(new Map([[unitId, 1]]));
		expect(await cases.countsByUnit(['a', 'b'])).toEqual(new Map([[unitId, 2]]));
		expect(await cases.countsByUnit(['c'])).toEqual(new Map());
		expect(await cases.countsByUnit([])).toEqual(new Map());
	});

	test('links a bundle that was packed before its case was registered and filed after', async () => {
		const office = await open();
		await office.cases.change([added('a')], 'Anna');
		const late = await file(office);
		expect(await office.catalogue.filing(late)).toMatchObject({ caseId: 'a' });
		expect((await office.cases.counts()).get('a')).toEqual({ filings: 1, withoutNumber: 1 });
		expect(await office.catalogue.events({ subject: late })).toMatchObject([
			{ kind: 'bundle-filed' },
			{ kind: 'filing-linked' },
		]);
	});

	test('a case of its own takes over what a wider one had, where the manifest states no number', async () => {
		const office = await open();
		const unsaid = await file(office);
		await office.cases.change([added('a')], 'Anna');
		const stated = await file(office, { caseId: 'a', caseNumber: 'KS 2026/123' });
		const { unit } = await office.catalogue.accountContext((await anOrder(office)).accountId);
		expect(await office.cases.change([added('b', { creator: unit.creator, number: '2' })], 'Anna')).toBe(1);
		expect(await office.catalogue.filing(unsaid)).toMatchObject({ caseId: 'b' });
		expect(await office.catalogue.filing(stated)).toMatchObject({ caseId: 'a' });
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	});

	test('takes nothing from another case, and nothing of another creator', async () => {
		const office = await open();
		await office.cases.change([added('a')], 'Anna');
		await file(office, { caseId: 'a', caseNumber: 'KS 2026/123' });
		const { unit } = await office.catalogue.accountContext((await anOrder(office)).accountId);
		expect(await office.cases.change([added('b', { creator: unit.creator })], 'Anna')).toBe(0);
		await file(office);
		const other = added('c', { creator: 'En annan nämnd', number: '2' });
		expect(await office.cases.change([other], 'Anna')).toBe(0);
		expect((await office.cases.counts()).get('a')).toEqual({ filings: 1, withoutNumber: 0 });
	});

	test('takes over what was linked to a wider case afterwards, so that it does not matter which was registered first', async () => {
		const office = await open();
		const mine = await file(office);
		await office.cases.change([added('a')], 'Anna');
		const { unit } = await office.catalogue.accountContext((await anOrder(office)).accountId);
		expect(await office.cases.change([added('b', { creator: unit.creator, number: '2' })], 'Anna')).toBe(1);
		expect(await office.catalogue.filing(mine)).toMatchObject({ caseId: 'b' });
		expect((await office.cases.counts()).get('a')).toBeUndefined();
		expect(await office.catalogue.compareWithEvents()).toEqual([]);
	});

	test('has one case a year for each part, in any spelling', async () => {
		const { cases } = await open();
		await cases.change([added('a', { creator: 'Nämnden' })], 'Anna');
		const again = cases.change([added('b'), added('c', { creator: ' NÄMNDEN' })], 'Anna');
		await expect(again).rejects.toThrow(UsageError);
		expect(await cases.list()).toHaveLength(1);
	});

	test('another number is the case’s from then on, and a sealed manifest still has the old one', async () => {
		const office = await open();
		await office.cases.change([added('a')], 'Anna');
		await file(office, { caseId: 'a', caseNumber: 'KS 2026/123' });
		await office.cases.change([{ kind: 'case-changed', id: 'a', to: { number: 'KS 2026/7' } }], 'Anna');
		expect(await office.catalogue.filings({ caseId: 'a' })).toMatchObject([{ caseNumber: 'KS 2026/123' }]);
		expect((await office.cases.counts()).get('a')).toEqual({ filings: 1, withoutNumber: 1 });
		const gone = office.cases.change([{ kind: 'case-changed', id: 'x', to: { title: 'x' } }], 'Anna');
		await expect(gone).rejects.toMatchObject({ code: 'register-changed' });
	});

	test('a filing that was only intended keeps its case', async () => {
		const office = await open();
		await office.cases.change([added('a')], 'Anna');
		const filing = await aFiling(office, await anOrder(office), { caseId: 'a', caseNumber: 'KS 2026/123' });
		await office.catalogue.intendFiling(filing);
		expect(await office.catalogue.intents()).toMatchObject([{ caseId: 'a', caseNumber: 'KS 2026/123' }]);
	});
}
