import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountStatus } from '../../../src/records/account.ts';
import { LEVELS, OCCASIONS } from '../../../src/records/occasion.ts';
import { type Closing, closureLack, settles } from '../../../src/records/occasions/closing.ts';
import type { TakenSnapshot } from '../../../src/records/occasions/history.ts';
import type { RegisterChange } from '../../../src/records/register/change.ts';
import { type ClosingAct, planClosing } from '../../../src/records/register/plan-closing.ts';

const NOW = '2026-11-27T12:00:00.000Z';
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
type Step = { readonly act: ClosingAct } | { readonly filed: TakenSnapshot };
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
	fc.oneof(
		acts.map((act) => ({ act })),
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
			now: NOW,
			newId,
		});
		if ('changes' in planned) for (const change of planned.changes) this.carryOut(change);
	}

	carryOut(change: RegisterChange): void {
		if (change.kind === 'closing-begun') {
			expect(change.from).toBe(this.status);
			const { closingId: id, lastContent, level, reason } = change;
			this.closing = { id, accountId: 'a', begunBy: 'Anna', begunAt: NOW, reason, lastContent, level };
			this.status = 'closing';
		} else if (change.kind === 'closing-moved' && this.closing) {
			this.closing = { ...this.closing, lastContent: change.lastContent, level: change.level };
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
			}),
			{ numRuns: 1000 },
		);
	});

	test('nothing is done to a closed account any more', () => {
		fc.assert(
			fc.property(acts, fc.array(dated), (act, taken) => {
				const account = { id: 'a', status: 'closed' as const, isDefault: false };
				const around = { account, closing: undefined, taken, now: NOW, newId: 'c' };
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
		const closing = { lastContent: '2026-11-20', level: 'full' as const };
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

	test.each([
		['an account that nobody has registered', { status: 'active', isDefault: true }, 'not-registered'],
		['a planned account', { status: 'planned', isDefault: false }, 'not-started'],
		['a closed account', { status: 'closed', isDefault: false }, 'already-closed'],
	] as const)('is not begun for %s', (_, more, refused) => {
		const around = { account: { id: 'a', ...more }, closing: undefined, taken: [], now: NOW, newId: 'c' };
		expect(planClosing({ kind: 'close', reason: '' }, around)).toEqual({ refused });
	});
});
