import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDue, dueForCheck, isOverdue } from '../../src/fixity/due.ts';
import { FIXITY_OUTCOMES } from '../../src/records/fixity.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-01-01T00:00:00.000Z');
const iso = (at: number) => new Date(at).toISOString();

const days = fc.integer({ min: 1, max: 3650 });
const later = fc.integer({ min: 0, max: 20 * 365 }).map((n) => START + n * DAY);
const outcome = fc.constantFrom(...FIXITY_OUTCOMES);

describe('when a stored bundle is read again', () => {
	test('never twice for the same moment: what has just been read is not due', () => {
		fc.assert(
			fc.property(fc.uuid(), days, later, outcome, (bundleId, period, now, found) => {
				const stored = { bundleId, filedAt: iso(START), last: { at: iso(now), outcome: found } };
				expect(checkDue(stored, period * DAY, now).isDue).toBe(false);
			}),
		);
	});

	test('never later than a period after the last time, whatever nights are missed', () => {
		fc.assert(
			fc.property(fc.uuid(), days, later, fc.option(outcome), (bundleId, period, read, found) => {
				const last = found === null ? {} : { last: { at: iso(read), outcome: found } };
				const stored = { bundleId, filedAt: iso(read), ...last };
				const { at } = checkDue(stored, period * DAY, read);
				expect(at - read).toBeLessThanOrEqual(Math.max(period, 1) * DAY);
				for (const late of [0, 1, 400])
					expect(checkDue(stored, period * DAY, at + late * DAY).isDue).toBe(true);
			}),
		);
	});

	test('every night of a clock that ticks now and then: each bundle is read in every period', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 40, maxLength: 80 }), (gaps) => {
				const stored = { bundleId: randomUUID(), filedAt: iso(START) };
				let now = START;
				let read = START;
				for (const gap of gaps) {
					now += gap * DAY;
					if (!checkDue({ ...stored, last: { at: iso(read), outcome: 'intact' } }, 90 * DAY, now).isDue)
						continue;
					// As late as the clock was, and no later.
					expect(now - read).toBeLessThanOrEqual((90 + gap) * DAY);
					read = now;
				}
			}),
		);
	});

	test('is spread over the period, also for what was filed in one night', () => {
		const all = Array.from({ length: 7300 }, () => ({ bundleId: randomUUID(), filedAt: iso(START) }));
		const perDay = new Map<number, number>();
		for (const stored of all) {
			const day = Math.floor((checkDue(stored, 365 * DAY, START).at - START) / DAY);
			perDay.set(day, (perDay.get(day) ?? 0) + 1);
		}
		expect(perDay.size).toBe(365);
		// Twenty a day on average.
		expect(Math.max(...perDay.values())).toBeLessThan(50);
	});

	test('the next night where renewals of a time stamp are gone or damaged, as what is lost: their return may have found a full disk', () => {
		for (const detail of ['renewals-missing', 'renewals-damaged', 'sidecar-absent']) {
			const last = { at: iso(START), outcome: 'companion-wrong', detail } as const;
			const { isDue } = checkDue({ bundleId: 'b', filedAt: iso(START), last }, 3650 * DAY, START + 0.9 * DAY);
			expect([detail, isDue]).toEqual([detail, detail !== 'sidecar-absent']);
		}
	});

	test('the oldest first', () => {
		const filedAt = fc.integer({ min: 0, max: 365 }).map((n) => iso(START - n * DAY));
		const bundle = fc.record({ bundleId: fc.uuid(), filedAt });
		fc.assert(
			fc.property(fc.array(bundle), (all) => {
				const due = dueForCheck(all, 30 * DAY, START + 40 * DAY);
				expect(due.map((d) => d.filedAt)).toEqual(all.map((d) => d.filedAt).sort());
			}),
		);
	});

	test('what could not be read or is lost is tried the next night, also where a run comes to it late, and what is wanting is looked at within a week', () => {
		const filedAt = iso(START);
		const last = (found: (typeof FIXITY_OUTCOMES)[number]) =>
			checkDue({ bundleId: 'b', filedAt, last: { at: filedAt, outcome: found } }, 3650 * DAY, START).at -
			START;
		for (const found of ['unreadable', 'damaged', 'changed', 'missing', 'quarantined'] as const) {
			expect(last(found)).toBeGreaterThan(0.25 * DAY);
			expect(last(found)).toBeLessThan(0.75 * DAY);
		}
		for (const found of ['questioned', 'companion-wrong', 'catalogue-differs'] as const)
			expect(last(found)).toBe(7 * DAY);
	});

	test('what was read by a clock that was ahead is due at once and overdue, and once only', () => {
		fc.assert(
			fc.property(fc.uuid(), days, fc.integer({ min: 2, max: 4000 }), (bundleId, period, ahead) => {
				const last = { at: iso(START + ahead * DAY), outcome: 'intact' as const };
				const stored = { bundleId, filedAt: iso(START - DAY), last };
				expect(checkDue(stored, period * DAY, START)).toEqual({ at: START, isDue: true });
				expect(isOverdue(stored, period * DAY, START)).toBe(true);
				const again = { ...stored, last: { ...last, at: iso(START) } };
				expect(checkDue(again, period * DAY, START).isDue).toBe(false);
			}),
		);
	});

	test('is overdue where the last reading lies further back than the period', () => {
		const stored = { bundleId: 'b', filedAt: iso(START) };
		expect(isOverdue(stored, 30 * DAY, START + 30 * DAY)).toBe(false);
		expect(isOverdue(stored, 30 * DAY, START + 31 * DAY)).toBe(true);
	});
});
