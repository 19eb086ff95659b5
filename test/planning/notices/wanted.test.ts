import { expect, test } from 'vitest';
import type { DueItem } from '../../../src/planning/due.ts';
import { type NoticeGrounds, wantedNotices } from '../../../src/planning/notices/wanted.ts';
import { NOTICE_KINDS } from '../../../src/records/notices/notice.ts';
import { WATCH_FINDINGS } from '../../../src/records/watch/finding.ts';

const AT = '2026-11-23T12:00:00.000Z';
const NOTHING: NoticeGrounds = {
	...{ due: [], partial: [], failed: [], unannounced: [], found: [], expired: [], unsigned: [], rowless: [] },
	...{ spoilt: [], uncopied: [] },
	unitOf: () => 'u',
	dayOf: (instant) => instant.slice(0, 10),
};
const due = (more: Partial<DueItem>): DueItem => ({
	...{ kind: 'change', accountId: 'a', unitId: 'u', on: '2026-11-30', urgency: 'due', daysLate: -7 },
	...{
		level: 'unique',
		cadence: 'yearly',
		change: { id: 'c', on: '2026-12-01', what: 'Nytt namn' },
		...more,
	},
});
const keys = (more: Partial<NoticeGrounds>) => wantedNotices({ ...NOTHING, ...more }).map(({ key }) => key);
const kinds = (more: Partial<NoticeGrounds>) =>
	wantedNotices({ ...NOTHING, ...more }).map(({ kind }) => kind);

test('each thing that can stand gives its notice', () => {
	const run = { accountId: 'a', occasion: 'annual' as const };
	const all = kinds({
		due: [
			due({}),
			due({ urgency: 'urgent' }),
			due({ urgency: 'missed' }),
			due({ kind: 'closure', closing: { id: 'k', lastContent: '2026-11-01' } }),
			due({ kind: 'closure', urgency: 'urgent', closing: { id: 'k', lastContent: '2026-11-01' } }),
			due({ kind: 'purpose' }),
		],
		partial: [
			{ ...run, bundleId: 'b', capturedAt: AT },
			{ ...run, bundleId: 'c', capturedAt: AT, occasion: 'removal' },
		],
		failed: [
			{ ...run, attemptId: 't', path: 'attempts/t', code: 'login-wall', at: AT },
			{ ...run, attemptId: 's', path: 'attempts/s', code: 'login-wall', at: AT, occasion: 'removal' },
		],
		unannounced: [{ accountId: 'a', lookId: 'l', at: AT, changes: [] }],
		found: [{ accountId: 'a', findings: WATCH_FINDINGS.map((code) => ({ code, since: AT })) }],
		...{ expired: [{ accountId: 'a', madeAt: AT }], unsigned: ['a'], rowless: ['u'] },
		...{ spoilt: [{ accountId: 'a', bundleId: 'b', at: AT }], uncopied: [{ unitId: 'u', since: AT }] },
	});
	expect(all.toSorted()).toEqual([...NOTICE_KINDS].toSorted());
});

test('what is to come, and a regular snapshot that is ordered by itself, is told to nobody', () => {
	expect(
		kinds({
			due: [due({ urgency: 'coming' }), due({ kind: 'annual' }), due({ kind: 'annual', urgency: 'late' })],
		}),
	).toEqual([]);
});

test('a change that is put off, a later failure of another kind, and another unit are other things', () => {
	const [soon] = keys({ due: [due({})] });
	expect(keys({ due: [due({ change: { id: 'c', on: '2026-12-02', what: 'Nytt namn' } })] })).not.toContain(
		soon,
	);
	expect(keys({ due: [due({ urgency: 'urgent' })] })).not.toContain(soon);
	expect(keys({ due: [due({ change: { id: 'c', on: '2026-12-01', what: 'Ett annat namn' } })] })).toContain(
		soon,
	);
	expect(keys({ unsigned: ['a'] })).not.toEqual(keys({ unsigned: ['a'], unitOf: () => 'v' }));
});
