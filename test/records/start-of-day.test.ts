import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../src/records/day.ts';
import { localDate } from '../../src/records/local-date.ts';
import { startOfDay } from '../../src/records/start-of-day.ts';

test.each([
	['2026-11-27', '2026-11-26T23:00:00.000Z'],
	['2026-07-01', '2026-06-30T22:00:00.000Z'],
	// The days on which summer time begins and ends.
	['2026-03-29', '2026-03-28T23:00:00.000Z'],
	['2026-03-30', '2026-03-29T22:00:00.000Z'],
	['2026-10-25', '2026-10-24T22:00:00.000Z'],
	['2026-10-26', '2026-10-25T23:00:00.000Z'],
])('%s begins in Sweden at %s', (day, instant) => {
	expect(startOfDay(day, 'Europe/Stockholm').toISOString()).toBe(instant);
});

test('a day begins with its first instant, wherever the organisation is', () => {
	const zones = fc.constantFrom(
		'Europe/Stockholm',
		'UTC',
		'America/New_York',
		'Asia/Kolkata',
		'Pacific/Auckland',
	);
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 4000 }), zones, (n, zone) => {
			const day = addDays('2024-01-01', n);
			const start = startOfDay(day, zone);
			expect(localDate(start, zone)).toBe(day);
			expect(localDate(new Date(start.getTime() - 1), zone)).toBe(addDays(day, -1));
		}),
	);
});
