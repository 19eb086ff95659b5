import { expect, onTestFinished, test } from 'vitest';
import { addUnit } from '../../../src/work/register/keep.ts';
import { makeReport } from '../../../src/work/report/make.ts';
import { announcedWhyWords } from '../../../src/work/report/words.ts';
import { tempDir } from '../../storage/temp-office.ts';
import { close, municipality } from './municipality.ts';

async function school() {
	const made = await municipality(await tempDir());
	onTestFinished(() => made.office.close());
	// The day of its yearly snapshot is drawn from the account's id: in December it is none of those that are announced here.
	const unit = { name: 'Björkskolan', creator: 'Barn- och utbildningsnämnden', months: [12] };
	await addUnit(made.office, unit, 'Anna');
	const id = await made.active('Björkskolan', 'https://x.com/a', 'Skolan');
	const announce = (on: string, what: string) =>
		made.office.register.change(
			[{ kind: 'change-announced', id, changeId: crypto.randomUUID(), on, what }],
			'Anna Ek',
		);
	const announced = async (year: number) => {
		const { units, figures } = await makeReport(made.office, { year });
		return { announced: units[0]?.accounts[0]?.announced ?? [], figures };
	};
	return { ...made, id, announce, announced };
}

test('an announced change is documented by what was taken before it, and missed by what was taken after', async () => {
	const { office, until, file, id, announce, announced } = await school();
	await announce('2026-03-10', 'Nytt namn');
	await announce('2026-06-10', 'Ny bild');
	await announce('2026-09-10', 'Sammanslagning');
	await announce('2026-10-10', 'Togs tillbaka');
	await announce('2027-01-02', 'Ett annat år');
	const withdrawn = (await office.occasions.changes()).find(({ what }) => what === 'Togs tillbaka');
	const changeId = withdrawn?.id ?? '';
	await office.register.change([{ kind: 'change-withdrawn', id, changeId, reason: 'Blev inte av' }], 'Anna');
	until('2026-07-01');
	const before = await file(id, '2026-03-05');
	await file(id, '2026-06-12', {}, { limits: { posts: 3 } });
	const partial = await file(id, '2026-06-09', { outcome: 'partial' });
	expect((await announced(2026)).announced).toMatchObject([
		{ what: 'Nytt namn', on: '2026-03-10', state: 'documented', bundle: before },
		{ what: 'Ny bild', state: 'partial', bundle: partial, why: 'partial' },
		{ what: 'Sammanslagning', state: 'to-come' },
	]);
	await office.fixity.record(
		{ bundleId: before, at: '2026-07-01T10:00:00.000Z', outcome: 'quarantined', ms: 4 },
		'jobbet',
	);
	expect((await announced(2026)).announced[0]).toMatchObject({
		state: 'missing',
		why: 'spoilt',
		bundle: before,
	});
	until('2026-10-01');
	await file(id, '2026-09-20');
	const [, , last] = (await announced(2026)).announced;
	expect(last).toMatchObject({ state: 'missing', why: 'taken-after', takenOn: '2026-09-20' });
	expect(last && announcedWhyWords(last, 'sv')).toBe(
		'Den första togs när förändringen redan hade skett. (2026-09-20)',
	);
});

test('a closing waits until its day, then for its snapshot; who did without one is named with the reason', async () => {
	const { office, until, id, announced } = await school();
	until('2026-02-01');
	await close(office, id, '2026-02-10');
	expect(await announced(2026)).toMatchObject({
		announced: [{ occasion: 'closure', on: '2026-02-11', what: 'Skolan läggs ned', state: 'to-come' }],
		figures: { toCome: 1, due: 0 },
	});
	until('2026-02-11');
	until('2026-03-01');
	expect((await announced(2026)).announced).toMatchObject([{ state: 'missing', why: 'waiting' }]);
	const [closing] = await office.occasions.closings();
	const closingId = closing?.id ?? '';
	await office.register.change(
		[{ kind: 'account-closed', id, closingId, override: 'Kontot är redan borta.' }],
		'Anna Ek',
	);
	const { announced: after } = await announced(2026);
	expect(after).toMatchObject([{ state: 'missing', why: 'overridden', on: '2026-02-11' }]);
	expect(after[0] && announcedWhyWords(after[0], 'sv')).toBe(
		'Kontot avslutades utan ögonblicksbild. Beslut av Anna Ek: Kontot är redan borta.',
	);
	until('2028-01-10');
	expect((await announced(2027)).figures).toMatchObject({ due: 0, toCome: 0 });
});

test('an account is closed by its snapshot, which documents the closing', async () => {
	const { office, until, file, id, announced } = await school();
	until('2026-02-01');
	await close(office, id, '2026-02-10');
	until('2026-02-13');
	const closure = { occasion: 'closure' } as const;
	const bundleId = await file(id, '2026-02-12', closure, { ...closure, level: 'full' });
	expect(await announced(2026)).toMatchObject({
		announced: [{ occasion: 'closure', state: 'documented', bundle: bundleId }],
		figures: { due: 1, documented: 1, missing: 0, coverage: 100 },
	});
});
