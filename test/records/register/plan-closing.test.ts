import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountStatus } from '../../../src/records/account.ts';
import { LEVELS, type Level, OCCASIONS } from '../../../src/records/occasion.ts';
import {
	asksForLess,
	type Closing,
	closureLack,
	contentEnds,
	settles,
} from '../../../src/records/occasions/closing.ts';
import type { TakenSnapshot } from '../../../src/records/occasions/history.ts';
import type { RegisterChange } from '../../../src/records/register/change.ts';
import { type ClosingAct, planClosing } from '../../../src/records/register/plan-closing.ts';

const NOW = '2026-11-27T12:00:00.000Z';
const timeZone = 'Europe/Stockholm';
const days = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
const instants = days.map((day) => `${day}T12:00:00.000Z`);
const levels = fc.constantFrom(...LEVELS);
const snapshots: fc.Arbitrary<TakenSnapshot> = fc.record({
	bundleId: fc.uuid(),
	occasion: fc.constantFrom(...OCCASIONS, 'closure' as const, 'closure' as const),
	outcome: fc.constantFrom('complete', 'complete', 'partial'),
	level: levels,
	isWhole: fc.boolean(),
	capturedAt: instants,
	capturedOn: fc.constant(''),
});
const dated = snapshots.map((taken) => ({ ...taken, capturedOn: taken.capturedAt.slice(0, 10) }));
const acts: fc.Arbitrary<ClosingAct> = fc.oneof(
	fc.record(
		{
			kind: fc.constant('close' as const),
			lastContent: fc.oneof(days, instants),
			level: levels,
			reason: fc.string(),
		},
		{ requiredKeys: ['kind', 'reason'] },
	),
	fc.record({ kind: fc.constant('override' as const), reason: fc.string({ minLength: 1 }) }),
	fc.record({ kind: fc.constant('cancel' as const), reason: fc.string({ minLength: 1 }) }),
);
/** Whoever acts: a person, the system account, and what names nobody. */
const actors = fc.constantFrom('Lo Berg', undefined, 'Rektor');
type Step =
	| { readonly act: ClosingAct; readonly by: string | undefined; readonly now: string }
	| { readonly filed: TakenSnapshot };
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
	fc.oneof(
		fc.record({ act: acts, by: actors, now: instants }),
		dated.map((filed) => ({ filed })),
	),
	{ maxLength: 25 },
);

/** An account as the catalogue keeps it: changes are carried out, and a snapshot that settles the closing closes it. */
class Life {
	status: AccountStatus;
	closing: Closing | undefined;
	readonly taken: TakenSnapshot[] = [];
	closedBy: { readonly snapshot?: TakenSnapshot; readonly override?: string } | undefined;
	/** The most that was asked for so far: the latest end of content, and the highest level. */
	readonly asked: { ends: string; level: Level } = { ends: '', level: 'overview' };
	/** Names of those who asked for less, or began anew. */
	readonly decided: (string | undefined)[] = [];

	constructor(status: AccountStatus) {
		this.status = status;
	}

	step(step: Step, newId: string): void {
		if ('filed' in step) {
			this.taken.push(step.filed);
			if (this.status === 'closing' && this.closing && settles(this.closing, step.filed))
				this.end({ snapshot: step.filed });
			return;
		}
		const account = { id: 'a', status: this.status, isDefault: false };
		const planned = planClosing(step.act, {
			account,
			closing: this.closing,
			taken: this.taken,
			newId,
			...{ now: step.now, by: step.by, timeZone },
		});
		if ('changes' in planned) for (const change of planned.changes) this.carryOut(change, step);
	}

	carryOut(
		change: RegisterChange,
		{ by, now }: { readonly by: string | undefined; readonly now: string },
	): void {
		if (change.kind === 'closing-begun' || change.kind === 'closing-moved') {
			const ends = contentEnds(change.lastContent, timeZone);
			if (ends > this.asked.ends) this.asked.ends = ends;
			if (LEVELS.indexOf(change.level) > LEVELS.indexOf(this.asked.level)) this.asked.level = change.level;
		}
		if (change.kind === 'closing-cancelled' || (change.kind === 'account-closed' && change.override))
			this.decided.push(by);
		if (change.kind === 'closing-moved' && change.lowered) this.decided.push(by);
		if (change.kind === 'closing-begun') {
			expect(change.from).toBe(this.status);
			const { closingId: id, lastContent, level, reason } = change;
			this.closing = { id, accountId: 'a', begunBy: 'Anna', begunAt: now, reason, lastContent, level };
			this.status = 'closing';
		} else if (change.kind === 'closing-moved' && this.closing) {
			const { lastContent, level, lowered } = change;
			this.closing = {
				...{ ...this.closing, lastContent, level },
				...(lowered ? { lowered: { by: by ?? '', at: now, reason: lowered } } : {}),
			};
		} else if (change.kind === 'closing-cancelled') {
			this.closing = undefined;
			this.status = 'active';
		} else if (change.kind === 'account-closed') {
			const snapshot = this.taken.find(({ bundleId }) => bundleId === change.bundleId);
			this.end(snapshot ? { snapshot } : { ...(change.override ? { override: change.override } : {}) });
		} else expect.unreachable(change.kind);
	}

	end(by: NonNullable<Life['closedBy']>): void {
		expect(this.status).toBe('closing');
		if (by.snapshot) expect(this.closing && settles(this.closing, by.snapshot)).toBe(true);
		if (by.snapshot && this.closing?.lowered)
			expect(by.snapshot.capturedAt >= this.closing.begunAt).toBe(true);
		this.status = 'closed';
		this.closedBy = by;
		this.closing = undefined;
	}
}

describe('the closing gate', () => {
	test('no path leads to closed without a filed complete closure snapshot after the last content, or a reason', () => {
		fc.assert(
			fc.property(fc.constantFrom<AccountStatus>('planned', 'active'), steps, (from, path) => {
				const life = new Life(from);
				for (const [i, step] of path.entries()) life.step(step, `closing-${i}`);
				if (life.status !== 'closed') return;
				const { snapshot, override } = life.closedBy ?? {};
				expect(snapshot !== undefined || Boolean(override)).toBe(true);
				if (snapshot)
					expect(snapshot).toMatchObject({ occasion: 'closure', outcome: 'complete', isWhole: true });
				// Who did not name himself has not got away with less than the most that was asked for.
				const { asked, decided } = life;
				for (const by of decided) expect(by).toBe('Lo Berg');
				if (decided.length > 0) return;
				expect(snapshot && snapshot.capturedAt >= asked.ends).toBe(true);
				expect(snapshot && LEVELS.indexOf(snapshot.level) >= LEVELS.indexOf(asked.level)).toBe(true);
			}),
			{ numRuns: 3000 },
		);
	});

	test('nothing is done to a closed account any more', () => {
		fc.assert(
			fc.property(acts, fc.array(dated), (act, taken) => {
				const account = { id: 'a', status: 'closed' as const, isDefault: false };
				const around = { account, closing: undefined, taken, now: NOW, newId: 'c', timeZone };
				expect(planClosing(act, around)).toEqual({ refused: 'already-closed' });
			}),
		);
	});

	test('what is in the way is told exactly where nothing settles it', () => {
		fc.assert(
			fc.property(fc.array(dated), fc.oneof(days, instants), levels, (taken, lastContent, level) => {
				const closing = { id: 'c', accountId: 'a', begunBy: '', begunAt: '', reason: '', lastContent, level };
				const done = taken.some((t) => settles(closing, t));
				expect(closureLack(closing, taken) === undefined).toBe(done);
			}),
		);
	});

	test('on the day of the last content itself a snapshot is not after it, and at its instant it is', () => {
		const closing = { lastContent: '2026-11-20', level: 'full' as const, begunAt: NOW };
		const at = (capturedAt: string, capturedOn: string) => ({
			...({ occasion: 'closure', outcome: 'complete', level: 'full', isWhole: true } as const),
			...{ capturedAt, capturedOn },
		});
		expect(settles(closing, at('2026-11-20T22:59:00.000Z', '2026-11-20'))).toBe(false);
		// A minute after midnight where the organisation is.
		expect(settles(closing, at('2026-11-20T23:01:00.000Z', '2026-11-21'))).toBe(true);
		const now = { ...closing, lastContent: '2026-11-20T10:00:00.000Z' };
		expect(settles(now, at('2026-11-20T10:00:00.000Z', '2026-11-20'))).toBe(true);
		expect(settles(now, at('2026-11-20T09:59:59.999Z', '2026-11-20'))).toBe(false);
	});

	test('a last content that is dated back takes a name and a reason where an older snapshot would be enough by it', () => {
		const older: TakenSnapshot = {
			...({ bundleId: 'b', occasion: 'closure', outcome: 'complete', level: 'full', isWhole: true } as const),
			...{ capturedAt: '2026-11-19T11:00:00.000Z', capturedOn: '2026-11-19' },
		};
		const begins = (lastContent: string, reason = '', by?: string) =>
			planClosing(
				{ kind: 'close', reason, lastContent },
				{
					...{ account: { id: 'a', status: 'active', isDefault: false }, closing: undefined },
					...{ taken: [older], now: NOW, newId: 'n', by, timeZone },
				},
			);
		expect(begins('2026-11-18')).toEqual({ refused: 'unnamed-dating-back' });
		expect(begins('2026-11-18', 'Borta')).toEqual({ refused: 'unnamed-dating-back' });
		expect(begins('2026-11-18', 'Borta', 'Rektor')).toEqual({ refused: 'not-a-person' });
		expect(begins('2026-11-18', 'Borta', 'Lo Berg')).toMatchObject({
			changes: [{ kind: 'closing-begun' }, { kind: 'account-closed', bundleId: 'b' }],
		});
		expect(begins('2026-11-19')).toMatchObject({ changes: [{ kind: 'closing-begun' }] });
	});

	describe('while a closing is open', () => {
		const closing: Closing = {
			...{ id: 'c', accountId: 'a', begunBy: 'root', begunAt: '2026-11-20T12:00:00.000Z', reason: '' },
			...({ lastContent: '2026-11-20T12:00:00.000Z', level: 'full' } as const),
		};
		const overview: TakenSnapshot = {
			...({
				bundleId: 'b',
				occasion: 'closure',
				outcome: 'complete',
				level: 'overview',
				isWhole: true,
			} as const),
			...{ capturedAt: '2026-11-20T11:00:00.000Z', capturedOn: '2026-11-20' },
		};
		const account = { id: 'a', status: 'closing' as const, isDefault: false };
		const asks = (act: Partial<ClosingAct>, by?: string, taken = [overview]) =>
			planClosing({ kind: 'close', reason: '', ...act } as ClosingAct, {
				account,
				closing,
				taken,
				now: NOW,
				newId: 'n',
				by,
				timeZone,
			});

		test.each([
			['an earlier day', { lastContent: '2026-11-19' }],
			['a lower level', { level: 'overview' }],
		] as const)('%s takes a named person and a reason', (_, less) => {
			expect(asks(less)).toEqual({ refused: 'unnamed-lowering' });
			expect(asks(less, 'Lo Berg')).toEqual({ refused: 'unnamed-lowering' });
			expect(asks({ ...less, reason: 'Borta' })).toEqual({ refused: 'unnamed-lowering' });
			expect(asks({ ...less, reason: 'Borta' }, 'Rektor')).toEqual({ refused: 'not-a-person' });
			expect(asks({ ...less, reason: 'Borta' }, 'Lo Berg')).toMatchObject({
				changes: [{ lowered: 'Borta' }],
			});
		});

		test('less does not make enough of what was there when it began, and of what came since it does', () => {
			const less = { level: 'overview', lastContent: '2026-11-19', reason: 'Borta' } as const;
			expect(asks(less, 'Lo Berg')).toMatchObject({ changes: [{ kind: 'closing-moved' }] });
			const lowered = { by: 'Lo Berg', at: NOW, reason: 'Borta' };
			expect(closureLack({ ...closing, ...less, lowered }, [overview])).toBe('before-closing');
			const since = { ...overview, capturedAt: '2026-11-20T13:00:00.000Z' };
			expect(asks(less, 'Lo Berg', [overview, since])).toMatchObject({
				changes: [{ kind: 'closing-moved' }, { kind: 'account-closed', bundleId: 'b' }],
			});
		});

		test('a later day and a higher level are free; who cancels or overrides has a name', () => {
			// That day ends after the instant.
			const more = asks({ lastContent: '2026-11-20' });
			expect(more).toMatchObject({ changes: [{ lastContent: '2026-11-20' }] });
			expect(more).not.toHaveProperty('changes.0.lowered');
			for (const kind of ['cancel', 'override'] as const) {
				for (const by of [undefined, 'root', 'Rektor'])
					expect(asks({ kind, reason: 'Kvar' }, by)).toEqual({ refused: 'not-a-person' });
				expect(asks({ kind, reason: 'Kvar' }, 'Lo Berg')).toHaveProperty('changes');
			}
		});

		test('of two ways to say the last content, the one that ends earlier is less', () => {
			const at = (lastContent: string) => ({ lastContent, level: 'full' as const });
			const less = (to: string, from: string) => asksForLess(at(to), at(from), timeZone);
			// Midnight there is 23:00 in UTC.
			expect(less('2026-11-20', '2026-11-20T23:00:00.001Z')).toBe(true);
			expect(less('2026-11-20', '2026-11-20T23:00:00.000Z')).toBe(false);
			expect(less('2026-11-20T22:59:59.999Z', '2026-11-20')).toBe(true);
		});
	});

	test.each([
		['an account that nobody has registered', { status: 'active', isDefault: true }, 'not-registered'],
		['a planned account', { status: 'planned', isDefault: false }, 'not-started'],
		['a closed account', { status: 'closed', isDefault: false }, 'already-closed'],
	] as const)('is not begun for %s', (_, more, refused) => {
		const around = {
			account: { id: 'a', ...more },
			closing: undefined,
			taken: [],
			now: NOW,
			newId: 'c',
			timeZone,
		};
		expect(planClosing({ kind: 'close', reason: '' }, around)).toEqual({ refused });
	});
});
