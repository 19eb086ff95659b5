import { expect, test } from 'vitest';
import { monthsOf } from '../../../src/records/yearly/months.ts';
import type { AccountReport } from '../../../src/records/yearly/report.ts';

test('what was due is counted in the month of its day, regular and announced, by what became of it', () => {
	const accounts = [
		{
			owed: [
				{ day: '2026-03-10', state: 'documented' },
				{ day: '2026-11-30', state: 'to-come' },
			],
			announced: [{ on: '2026-03-31', state: 'missing' }],
		},
	] as unknown as readonly AccountReport[];
	const months = monthsOf({ accounts });
	expect(months).toHaveLength(12);
	expect(months[2]).toEqual({ documented: 1, partial: 0, missing: 1, 'to-come': 0 });
	expect(months[10]).toEqual({ documented: 0, partial: 0, missing: 0, 'to-come': 1 });
	expect(months.flatMap((month) => Object.values(month)).reduce((sum, n) => sum + n, 0)).toBe(3);
});
