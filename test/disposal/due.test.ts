import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capturedUntil, disposalRule, disposedFrom } from '../../src/disposal/due.ts';
import { addDays } from '../../src/records/day.ts';

function timed(words: string) {
	const rule = disposalRule(words, false);
	if (rule.kind !== 'timed') throw new Error(`${words}: ${rule.kind}`);
	return rule.retention;
}

describe('when a record may be disposed of', () => {
	it.each([
		['Gallras efter 2 år', '2024-03-01', '2026-03-01'],
		['Gallras efter 1 år', '2024-02-29', '2025-03-01'],
		['Gallras efter 2 kalenderår', '2024-03-01', '2027-01-01'],
		['Gallras efter 1 månad', '2026-01-31', '2026-03-01'],
		['Gallras efter 6 mån', '2026-08-31', '2027-03-01'],
		['Gallras efter 3 månader', '2026-11-15', '2027-02-15'],
		['Gallras efter 2 veckor', '2026-12-24', '2027-01-07'],
		['Gallras efter 24 timmar', '2026-12-24', '2026-12-26'],
		['Gallras omedelbart', '2026-12-24', '2026-12-24'],
	])('%s: captured %s, from %s', (words, captured, from) => {
		expect(disposedFrom(captured, timed(words))).toBe(from);
	});

	it('is never guessed where the plan counts from something else, or leaves it to somebody, or is not understood', () => {
		expect(disposalRule('Avslutat ärende + 5 år', false)).toMatchObject({ kind: 'from' });
		expect(disposalRule('Vid inaktualitet', false)).toEqual({ kind: 'unneeded' });
		expect(disposalRule('Se anmärkning', false)).toEqual({ kind: 'unread' });
		expect(disposalRule('Bevaras', false)).toEqual({ kind: 'preserved' });
		// The row that stands in where no plan is decided is no decision.
		expect(disposalRule('Gallras efter 2 år', true)).toEqual({ kind: 'undecided' });
	});

	it('is the same asked from either end, on every day', () => {
		const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2024-01-01', n));
		const words = fc.constantFrom(
			...['2 år', '1 år', '10 kalenderår', '6 mån', '1 månad', '2 veckor', '30 dagar', '48 timmar'],
		);
		fc.assert(
			fc.property(day, words, (today, each) => {
				const retention = timed(`Gallras efter ${each}`);
				const last = capturedUntil(today, retention);
				expect(disposedFrom(last, retention) <= today).toBe(true);
				expect(disposedFrom(addDays(last, 1), retention) > today).toBe(true);
			}),
		);
	});
});
