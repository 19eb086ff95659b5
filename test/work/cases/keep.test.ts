import { expect, onTestFinished, test } from 'vitest';
import { addCase } from '../../../src/work/cases/keep.ts';
import { aFiling, anOrder } from '../../storage/sample.ts';
import { tempOffice } from '../../storage/temp-office.ts';
import { addAccounts } from '../../web/office.ts';

test('who registers a case is told how many of its year state another in their sealed manifests, and no list of a year is read for that', async () => {
	const office = await tempOffice();
	const unit = async (name: string) =>
		addAccounts(office, name, { [name]: `https://social.example/@${name}` });
	await unit('skolan');
	await unit('vattnet');
	const wide = await addCase(office, { year: '2026', number: 'KS 2026/1', title: 'Sociala medier' }, 'Anna');
	expect(wide).toMatchObject({ linked: 0, elsewhere: 0 });
	const file = async (name: string, capturedAt: string, caseNumber?: string) => {
		const order = await anOrder(office, { address: `https://social.example/@${name}` });
		const more = { caseId: wide.case.id, ...(caseNumber === undefined ? {} : { caseNumber }) };
		await office.catalogue.recordFiling(await aFiling(office, order, { capturedAt, ...more }));
	};
	await file('skolan', '2026-02-01T10:00:00.000Z', 'KS 2026/1');
	await file('skolan', '2026-03-01T10:00:00.000Z', 'KS 2026/1');
	await file('skolan', '2026-04-01T10:00:00.000Z');
	await file('vattnet', '2026-02-01T10:00:00.000Z', 'KS 2026/1');
	const { filings } = office.catalogue;
	onTestFinished(() => {
		Object.assign(office.catalogue, { filings });
	});
	Object.assign(office.catalogue, {
		filings: () => {
			throw new Error("a year's filings were read, tens of thousands, where others wait");
		},
	});
	const own = { year: '2026', number: 'BUN 2026/7', title: 'Skolans', unit: 'skolan' };
	expect(await addCase(office, own, 'Anna')).toMatchObject({ linked: 1, elsewhere: 2 });
});
