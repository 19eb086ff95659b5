import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CollectiveCase, caseFor } from '../../../src/records/cases/case.ts';
import { planCase } from '../../../src/records/cases/plan-case.ts';

const UNITS = ['Björkskolan', 'Granskolan'].map((name) => ({
	...{ id: name, name, creator: 'Barn- och utbildningsnämnden', organisationId: 'o' },
	...{ isCommunications: false, isDefault: false },
}));
const plan = (wish: object, cases: readonly CollectiveCase[] = [], mayChange = false) =>
	planCase(
		{ year: '2026', number: 'KS 2026/123', ...wish },
		{ cases, units: UNITS, newId: 'new' },
		mayChange,
	);

describe('a number as a diary writes it', () => {
	test.each(['KS 2026/123', '2026-00123', 'BUN/2026:17', 'Dnr 12-26', 'KSKF 2026/00123-1.4.2', '12345'])(
		'%s is taken',
		(number) => {
			expect(plan({ number })).toMatchObject({ wrong: [], change: { case: { number } } });
		},
	);
	test.each([
		['', 'missing'],
		['inget än', 'not-a-case-number'],
		['2026', 'not-a-case-number'],
		['https://diariet.example/123', 'not-a-case-number'],
		['KS\n2026/123', 'not-a-case-number'],
		['1'.repeat(61), 'not-a-case-number'],
		['19121212-1212', 'personal-number'],
	])('%j is %s', (number, problem) => {
		expect(plan({ number }).wrong).toMatchObject([{ field: 'reference', problem }]);
	});
});

describe('what a case is for', () => {
	test.each([
		[{ year: '26' }, 'year', 'not-a-year'],
		[{ year: '1999' }, 'year', 'not-a-year'],
		[{ creator: 'Kulturnämnden' }, 'creator', 'unknown-creator'],
		[{ unit: 'Lindskolan' }, 'unit', 'unknown-unit'],
		[{ unit: 'Björkskolan', creator: 'Barn- och utbildningsnämnden' }, 'unit', 'creator-and-unit'],
	])('%o is refused at %s as %s', (wish, field, problem) => {
		expect(plan(wish).wrong).toMatchObject([{ field, problem }]);
	});

	test('the creator is written as its units write it', () => {
		expect(plan({ creator: 'barn- och  utbildningsnämnden' }).change).toMatchObject({
			case: { creator: 'Barn- och utbildningsnämnden' },
		});
	});

	test('a second one for the same year and part is refused, and told by its number', () => {
		const there = { id: 'a', year: 2026, number: 'KS 2026/1', title: '' };
		expect(plan({}, [there]).wrong).toMatchObject([{ problem: 'case-there', value: 'KS 2026/1' }]);
		expect(plan({ unit: 'Björkskolan' }, [there]).wrong).toEqual([]);
		expect(plan({}, [there], true).change).toMatchObject({ kind: 'case-changed', id: 'a' });
	});
});

test('a filing goes to its unit’s case before its creator’s, and to that before the organisation’s', () => {
	const base = { year: 2026, title: '' };
	const all: readonly CollectiveCase[] = [
		{ ...base, id: 'all', number: '1' },
		{ ...base, id: 'creator', number: '2', creator: 'Nämnden' },
		{ ...base, id: 'unit', number: '3', unitId: 'u' },
		{ ...base, id: 'other', number: '4', year: 2027 },
	];
	fc.assert(
		fc.property(
			fc.subarray([...all]),
			fc.constantFrom('u', 'v'),
			fc.constantFrom('nämnden', 'En annan'),
			(cases, unitId, creator) => {
				const ids = cases.map(({ id }) => id);
				const fits = ['unit', 'creator', 'all'].find(
					(id) =>
						ids.includes(id) &&
						(id !== 'unit' || unitId === 'u') &&
						(id !== 'creator' || creator === 'nämnden'),
				);
				expect(caseFor(cases, { year: 2026, unitId, creator })?.id).toBe(fits);
			},
		),
	);
});
