import { expect, onTestFinished, test } from 'vitest';
import type { FixityOutcome } from '../../../src/records/fixity.ts';
import { showCase } from '../../../src/work/cases/show.ts';
import { boardWords } from '../../../src/work/report/board-words.ts';
import { makeReport } from '../../../src/work/report/make.ts';
import { reportPage } from '../../../src/work/report/page.ts';
import { reportTable } from '../../../src/work/report/table.ts';
import { tempDir } from '../../storage/temp-office.ts';
import { close, municipality } from './municipality.ts';

async function opened() {
	const made = await municipality(await tempDir());
	onTestFinished(() => made.office.close());
	await made.unit('Björkskolan', 'Barn- och utbildningsnämnden');
	await made.unit('Biblioteket', 'Kulturnämnden');
	return made;
}

test('tells per unit and account what was due, filed, failed and missing, with case and row', async () => {
	const { office, active, until, file, fail } = await opened();
	const done = await active('Björkskolan', 'https://x.com/a', 'Skolan');
	const failing = await active('Björkskolan', 'https://x.com/b', 'Skolan b');
	const partly = await active('Biblioteket', 'https://x.com/c', 'Biblioteket');
	until('2027-01-20');
	const early = await file(done, '2026-12-31');
	await office.cases.change(
		[{ kind: 'case-added', id: 'c', case: { year: 2026, number: 'KS 2026/1', title: '' } }],
		'Anna',
	);
	await file(partly, '2026-12-31', { outcome: 'partial', caseId: 'c', caseNumber: 'KS 2026/1' });
	await file(partly, '2027-01-02');
	await fail(failing, '2026-12-30', 'login-wall');
	const report = await makeReport(office, { year: 2026 });
	expect(report).toMatchObject({
		...{ isSoFar: false, through: '2026-12-31', madeOn: '2027-01-20' },
		figures: {
			...{ accounts: 3, due: 3, documented: 1, partial: 1, missing: 1, toCome: 0, coverage: 33 },
			...{ bundles: 2, underDefaultRow: 2, withoutCase: 1, failedAttempts: 1 },
		},
		units: [
			{ name: 'Biblioteket', caseNumber: 'KS 2026/1', accounts: [{ owed: [{ state: 'partial' }] }] },
			{
				name: 'Björkskolan',
				accounts: [
					{
						owed: [{ state: 'documented', bundle: early }],
						filed: [{ caseNumber: 'KS 2026/1', isCaseStated: false }],
					},
					{
						owed: [{ state: 'missing', why: 'failed', codes: ['login-wall'] }],
						failed: [{ code: 'login-wall' }],
					},
				],
			},
		],
	});
	const [first] = boardWords(report, 'sv');
	expect(first).toBe(
		'Under 2026 skulle 3 ögonblicksbilder tas av organisationens konton i sociala medier. 1 är fullständig (33 procent), 1 är ofullständig och 1 saknas.',
	);
});

test('a bundle that a fixity check found spoilt or gone is marked, and documents nothing until it is restored', async () => {
	const { office, active, until, file } = await opened();
	const lost = await active('Björkskolan', 'https://x.com/a', 'Skolan');
	const whole = await active('Björkskolan', 'https://x.com/b', 'Skolan b');
	const unread = await active('Biblioteket', 'https://x.com/c', 'Biblioteket');
	until('2027-01-20');
	const hashed = (outcome: FixityOutcome) => (outcome === 'intact' ? { sha256: 'a'.repeat(64) } : {});
	const checked = async (bundleId: string, outcome: FixityOutcome, n = 1) =>
		office.fixity.record(
			{ bundleId, at: `2027-01-${n + 10}T10:00:00.000Z`, outcome, ...hashed(outcome), ms: 4 },
			'jobbet',
		);
	const gone = await file(lost, '2026-12-31');
	await checked(gone, 'missing');
	await checked(await file(whole, '2026-12-31'), 'intact');
	// What could not be read now is not known to be lost.
	await checked(await file(unread, '2026-12-31'), 'unreadable');
	const report = await makeReport(office, { year: 2026 });
	expect(report.figures).toMatchObject({ documented: 2, missing: 1, spoilt: 1, coverage: 66 });
	expect(report.units[1]?.accounts).toMatchObject([
		{
			owed: [{ state: 'missing', why: 'spoilt', bundle: gone }],
			filed: [{ bundle: gone, spoilt: 'missing' }],
		},
		{ owed: [{ state: 'documented' }], filed: [expect.not.objectContaining({ spoilt: expect.anything() })] },
	]);
	expect(boardWords(report, 'sv').join(' ')).toContain('1 av 3 arkiverade paket är skadat eller borta');
	expect(reportPage(report, 'sv')).toContain('beständighetskontrollen: borta');
	expect(reportTable(report, 'sv')).toMatch(/arkiverat.*beständighetskontrollen: borta/);
	await checked(gone, 'intact', 2);
	expect((await makeReport(office, { year: 2026 })).figures).toMatchObject({ documented: 3, spoilt: 0 });
});

test('a year that has not ended is told so far, one that has not begun is refused', async () => {
	const { office, active, until } = await opened();
	await active('Björkskolan', 'https://x.com/a', 'Skolan');
	until('2026-01-01');
	const report = await makeReport(office, { year: 2026 });
	expect(report).toMatchObject({
		isSoFar: true,
		through: '2026-01-01',
		figures: { due: 0, toCome: 1, coverage: null },
	});
	expect(boardWords(report, 'sv')).toEqual([
		expect.stringMatching(/^Hittills under 2026.* har inga ögonblicksbilder behövt tas/),
		'1 återstår att ta under året.',
	]);
	await expect(makeReport(office, { year: 2027 })).rejects.toMatchObject({ code: 'year-to-come' });
});

test('a snapshot that somebody limited, and evidence of a removal, document nothing', async () => {
	const { office, active, until, file, fail } = await opened();
	const id = await active('Björkskolan', 'https://x.com/a', 'Skolan');
	until('2027-01-20');
	await file(id, '2026-12-31', {}, { limits: { posts: 5 } });
	await file(id, '2026-12-31', { occasion: 'removal' }, { occasion: 'removal' });
	const removal = { post: 'https://x.com/a/status/1', category: 'hatred' } as const;
	await fail(id, '2026-12-31', 'not-found', { occasion: 'removal', removal });
	const report = await makeReport(office, { year: 2026 });
	expect(report.figures).toMatchObject({ documented: 0, missing: 1, bundles: 2 });
	// A post that could not be had is nothing that kept the account from being documented.
	expect(report.units[0]?.accounts[0]).toMatchObject({
		owed: [{ codes: [] }],
		failed: [{ code: 'not-found', isOfPost: true }],
	});
	expect(reportPage(report, 'sv')).toContain('Inlägget fanns inte på adressen');
});

test('a year is not changed by what is decided when it, or its half, is over', async () => {
	const { office, active, until, file } = await opened();
	const id = await active('Björkskolan', 'https://x.com/a', 'Skolan');
	const unitId = (await office.register.units()).find(({ name }) => name === 'Björkskolan')?.id ?? '';
	until('2026-09-01');
	await office.register.change([{ kind: 'account-changed', id, facts: { months: [10] } }], 'Anna');
	until('2027-01-20');
	await file(id, '2026-12-31');
	const before = await makeReport(office, { year: 2026 });
	expect(before.figures).toMatchObject({ due: 1, documented: 1 });
	expect(before.units[0]?.accounts[0]?.owed[0]?.day.slice(0, 7)).toBe('2026-10');
	await office.register.change(
		[
			{ kind: 'unit-changed', id: unitId, to: { cadence: 'half-yearly' } },
			{ kind: 'account-changed', id, facts: { level: 'full', months: [3] } },
		],
		'Anna',
	);
	const after = await makeReport(office, { year: 2026 });
	expect({ ...after, made: '' }).toEqual({ ...before, made: '' });
	until('2027-09-01');
	expect((await makeReport(office, { year: 2027 })).units[0]?.accounts[0]?.owed).toHaveLength(2);
	const other = await active('Biblioteket', 'https://x.com/b', 'Biblioteket');
	until('2028-09-01');
	const halves = { kind: 'account-changed', id: other, facts: { cadence: 'half-yearly' } } as const;
	await office.register.change([halves], 'Anna');
	const { units } = await makeReport(office, { year: 2028 });
	// Nobody owed one in spring.
	expect(units[0]?.accounts[0]?.owed).toMatchObject([{ from: '2028-07-01' }]);
});

test('an account that is documented every half-year owes two', async () => {
	const { office, active, until } = await opened();
	const id = await active('Björkskolan', 'https://x.com/a', 'Skolan');
	await office.register.change([{ kind: 'account-changed', id, facts: { cadence: 'half-yearly' } }], 'Anna');
	until('2027-01-20');
	const { figures } = await makeReport(office, { year: 2026 });
	expect(figures).toMatchObject({ due: 2, missing: 2, coverage: 0 });
});

test('what is restricted in access is counted and named, without its place', async () => {
	const { office, active, until, file } = await opened();
	const id = await active('Björkskolan', 'https://x.com/a', 'Skolan');
	until('2027-01-20');
	const limits = { isRestricted: true, occasion: 'removal' } as const;
	const bundle = await file(id, '2026-12-31', limits, limits);
	const report = await makeReport(office, { year: 2026 });
	expect(report.figures).toMatchObject({ bundles: 1, restricted: 1, documented: 0 });
	expect(report.units[0]?.accounts[0]?.filed).toMatchObject([{ bundle, isRestricted: true }]);
	expect(JSON.stringify(report)).not.toContain('verksamhet/rad/konto');
	const ofYear = { year: 2026, number: 'KS 2026/1', title: '' };
	await office.cases.change([{ kind: 'case-added', id: 'c', case: ofYear }], 'Anna');
	const shown = await showCase(office, 'KS 2026/1');
	expect(shown).toMatchObject({ filings: 1, filed: [{ filing: { bundleId: bundle, isRestricted: true } }] });
	expect(JSON.stringify(shown)).not.toContain('verksamhet/rad/konto');
});

test('an account that was closed owes nothing after, and one that nobody registered owes nothing', async () => {
	const { office, active, until, unit } = await opened();
	const id = await active('Björkskolan', 'https://x.com/a', 'Skolan');
	await close(office, id, '2024-12-31', 'Verksamheten är nedlagd.');
	await office.catalogue.ensureDefaultAccount({
		...{ platform: 'x', handle: 'b', address: 'https://x.com/b', name: 'b' },
	});
	await unit('Tomma enheten', 'Kulturnämnden');
	until('2027-01-20');
	expect(await makeReport(office, { year: 2026 })).toMatchObject({ units: [], figures: { due: 0 } });
});
