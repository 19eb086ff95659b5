import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byUrgency, isOverdue } from '../../src/planning/urgency.ts';
import { ORDER_STATES, type Order, restSeconds } from '../../src/records/order.ts';

function order(more: Partial<Order>): Order {
	return {
		id: 'id',
		accountId: 'account',
		occasion: 'annual',
		reason: '',
		level: 'unique',
		orderedBy: 'anna',
		orderedAs: 'person',
		orderedAt: '2026-01-01T00:00:00.000Z',
		due: '2026-06-01T00:00:00.000Z',
		state: 'waiting',
		allowHosts: [],
		limits: {},
		attempts: 0,
		...more,
	};
}

describe('urgency', () => {
	test('due first, then ordered first, then by id', () => {
		const a = order({ id: 'a', due: '2026-05-01T00:00:00.000Z' });
		const b = order({ id: 'b', orderedAt: '2025-01-01T00:00:00.000Z' });
		const c = order({ id: 'c' });
		const d = order({ id: 'd' });
		expect([d, c, b, a].sort(byUrgency(new Date('2026-01-01T00:00:00.000Z')))).toEqual([a, b, c, d]);
	});

	test('an open order is overdue from the instant after its time, another never', () => {
		const due = new Date('2026-06-01T00:00:00.000Z');
		const after = new Date(due.getTime() + 1);
		const overdue = (now: Date) => ORDER_STATES.filter((state) => isOverdue(order({ state }), now));
		expect(overdue(due)).toEqual([]);
		expect(overdue(after)).toEqual(['waiting', 'claimed']);
	});
});

test('an order rests longer each time its worker dies, but no longer than six hours', () => {
	expect([0, 1, 2, 3].map(restSeconds)).toEqual([0, 0, 300, 600]);
	fc.assert(
		fc.property(fc.nat(10_000), (attempts) => {
			expect(restSeconds(attempts + 1)).toBeGreaterThanOrEqual(restSeconds(attempts));
			expect(restSeconds(attempts)).toBeLessThanOrEqual(21_600);
		}),
	);
});
