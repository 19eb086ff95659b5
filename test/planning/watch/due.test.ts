import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookDue } from '../../../src/planning/watch/due.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 1);

/** Lets a clock tick, and looks whenever it is due. @returns when it was looked at */
function looks(id: string, ticks: readonly number[], crisisEveryMs?: number): number[] {
	const all: number[] = [];
	for (const now of ticks) {
		const lastLook = all.at(-1);
		const crisis = crisisEveryMs === undefined ? {} : { crisisEveryMs };
		const due = lookDue({ id, failures: 0, ...(lastLook === undefined ? {} : { lastLook }), ...crisis }, now);
		if (due.isDue) all.push(now);
	}
	return all;
}

const every = (ms: number, days: number, from = START) =>
	Array.from({ length: Math.ceil((days * DAY) / ms) }, (_, i) => from + i * ms);

describe('a look', () => {
	test('comes at least daily, never later than the clock is, and does not wander through the day', () => {
		const minutes = fc.integer({ min: 1, max: 180 });
		fc.assert(
			fc.property(fc.uuid(), minutes, fc.nat(DAY), (id, tick, offset) => {
				const all = looks(id, every(tick * 60_000, 12, START + offset));
				const gaps = all.slice(1).map((at, i) => at - (all[i] ?? 0));
				expect(Math.max(...gaps)).toBeLessThanOrEqual(DAY + tick * 60_000);
				// The first one came at once; the others at the account's own time of day.
				expect(all.length).toBeGreaterThanOrEqual(12);
				expect(all.length).toBeLessThanOrEqual(13);
			}),
			{ numRuns: 40 },
		);
	});

	test('is one after a stop, however long it was', () => {
		fc.assert(
			fc.property(fc.uuid(), fc.integer({ min: 1, max: 30 }), (id, days) => {
				const before = every(10 * 60_000, 2);
				const stop = START + 2 * DAY + days * DAY;
				const all = looks(id, [...before, ...every(10 * 60_000, 1, stop)]);
				expect(all.filter((at) => at >= stop)[0]).toBe(stop);
				expect(all.filter((at) => at >= stop).length).toBeLessThanOrEqual(2);
			}),
		);
	});

	test('of a thousand accounts is spread over the day', () => {
		const hours = Array.from({ length: 1000 }, (_, i) => {
			const { at } = lookDue({ id: `konto-${i}`, failures: 0, lastLook: START }, START + 1);
			return Math.floor((at % DAY) / HOUR);
		});
		const busiest = Math.max(...Array.from({ length: 24 }, (_, h) => hours.filter((x) => x === h).length));
		expect(busiest).toBeLessThan(90);
	});

	test('that failed once comes again within an hour or so, and a second failure does not hurry', () => {
		fc.assert(
			fc.property(fc.uuid(), fc.nat(DAY), (id, offset) => {
				const lastLook = START + offset;
				expect(lookDue({ id, lastLook, failures: 1 }, lastLook + HOUR).isDue).toBe(true);
				const later = lookDue({ id, lastLook, failures: 2 }, lastLook);
				expect(later).toEqual(lookDue({ id, lastLook, failures: 0 }, lastLook));
			}),
		);
	});

	test('in a crisis comes as often as was asked for', () => {
		fc.assert(
			fc.property(fc.uuid(), fc.constantFrom(15, 60, 180), (id, minutes) => {
				const all = looks(id, every(5 * 60_000, 2), minutes * 60_000);
				const gaps = all.slice(1).map((at, i) => at - (all[i] ?? 0));
				expect(Math.max(...gaps)).toBeLessThanOrEqual((minutes + 5) * 60_000);
			}),
		);
	});
});
