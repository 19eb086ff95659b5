import { expect, test } from 'vitest';
import { localDate } from '../../src/records/local-date.ts';

test.each([
	['2026-12-31T22:59:59Z', 'Europe/Stockholm', '2026-12-31'],
	['2026-12-31T23:00:00Z', 'Europe/Stockholm', '2027-01-01'],
	['2026-06-30T22:00:00Z', 'Europe/Stockholm', '2026-07-01'],
	['2026-12-31T23:00:00Z', 'UTC', '2026-12-31'],
	['2026-01-01T00:00:00Z', 'America/New_York', '2025-12-31'],
])('%s in %s is %s', (instant, zone, date) => {
	expect(localDate(new Date(instant), zone)).toBe(date);
});
