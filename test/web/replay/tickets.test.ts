import { expect, test } from 'vitest';
import { byteRange } from '../../../src/web/replay/byte-range.ts';
import { openTickets } from '../../../src/web/replay/tickets.ts';
import { handClock } from '../../storage/temp-office.ts';

test('a ticket is for one bundle, from one office, and for half an hour', () => {
	const clock = handClock();
	const tickets = openTickets(clock);
	const ticket = tickets.issue('a');
	expect([tickets.isValid('a', ticket), tickets.isValid('b', ticket)]).toEqual([true, false]);
	expect(openTickets(clock).isValid('a', ticket)).toBe(false);
	// A later end, under the same signature.
	expect(tickets.isValid('a', ticket.replace(/^[^.]+/, 'zzzzzzzzz'))).toBe(false);
	clock.forward(29 * 60);
	expect(tickets.isValid('a', ticket)).toBe(true);
	clock.forward(60);
	expect(tickets.isValid('a', ticket)).toBe(false);
});

test.each([
	[undefined, undefined],
	['bytes=0-9', { start: 0, end: 10 }],
	['bytes=90-', { start: 90, end: 100 }],
	['bytes=90-500', { start: 90, end: 100 }],
	['bytes=-10', { start: 90, end: 100 }],
	['bytes=-500', { start: 0, end: 100 }],
	['bytes=-0', 'none'],
	['bytes=100-', 'none'],
	['bytes=9-3', undefined],
	['bytes=0-1,5-6', undefined],
	['lines=0-1', undefined],
] as const)('of a file of 100 bytes %s asks for %o', (header, range) => {
	expect(byteRange(header, 100)).toEqual(range);
});
