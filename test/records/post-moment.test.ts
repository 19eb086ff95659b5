import { expect, test } from 'vitest';
import type { PostTime } from '../../src/records/post.ts';
import { postDate, postMoment } from '../../src/records/post-moment.ts';

const ZONE = 'Europe/Stockholm';

test.each<[PostTime | undefined, string]>([
	[undefined, ''],
	[{ shown: 'i fjol' }, 'i fjol'],
	[{ iso: '2026-11-26T22:30:00Z' }, '2026-11-26 kl. 23:30'],
	[{ shown: '3 tim', iso: '2026-11-26T23:23Z', precision: 'hour' }, '3 tim (ca 2026-11-27 kl. 00)'],
	[{ shown: '5 min', iso: '2026-07-01T10:05Z', precision: 'minute' }, '5 min (2026-07-01 kl. 12:05)'],
	[{ shown: '2 v', iso: '2026-11-13', precision: 'week' }, '2 v (ca 2026-11-13)'],
	[{ shown: '2 år', iso: '2024', precision: 'year' }, '2 år (ca 2024)'],
	[{ shown: '12 nov.', iso: '2025-11-12' }, '12 nov. (2025-11-12)'],
	[{ shown: '2025-11-12', iso: '2025-11-12' }, '2025-11-12'],
	[{ shown: 'strax', iso: 'no time at all' }, 'strax (no time at all)'],
])('%j is told as “%s”', (time, told) => {
	expect(postMoment(time, ZONE)).toBe(told);
});

test('a post of half past midnight is of that day, and not of the one before as in UTC', () => {
	expect(postDate('2026-11-26T23:30:00Z', ZONE)).toBe('2026-11-27');
	expect(postDate('2026-11', ZONE)).toBe('2026-11');
});
