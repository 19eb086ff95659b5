import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	isoFromAttribute,
	isoFromShown,
	isTimeOnly,
	timeFromShown,
} from '../../../src/capture/page/times.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
/** A clock is read where the browser is. */
const local = (at: string) => new Date(at).toISOString();

describe('isoFromShown', () => {
	test.each([
		['3 tim', '2026-03-01T09:00Z'],
		['5 min sedan', '2026-03-01T11:55Z'],
		['2 d', '2026-02-27'],
		['1 v.', '2026-02-22'],
		['2 mån', '2025-12'],
		['för 3 år sedan', '2023'],
		['for 2 timer siden', '2026-03-01T10:00Z'],
		['vor 3 Tagen', '2026-02-26'],
		['2 pv', '2026-02-27'],
		['nyss', '2026-03-01T12:00Z'],
		['3 hours ago', '2026-03-01T09:00Z'],
		['12 nov.', '2025-11-12'],
		['12 november 2024 kl. 08:16', local('2024-11-12T08:16')],
		['12 nov. kl. 08.16', local('2025-11-12T08:16')],
		['Nov 12, 2024 at 3:05 PM', local('2024-11-12T15:05')],
		['Nov 12, 2024, 12:05 am', local('2024-11-12T00:05')],
		['igår 14:32', local('2026-02-28T14:32')],
		['i går', '2026-02-28'],
		['Nov 12, 2024', '2024-11-12'],
		['2024-11-12', '2024-11-12'],
		['14 feb', '2026-02-14'],
		['2025-11-12 08:07:00+00:00 +0000', '2025-11-12T08:07:00.000Z'],
		['2025-11-12 08:07 +0100', '2025-11-12T07:07:00.000Z'],
		['2025-11-12 08:07:30 UTC', '2025-11-12T08:07:30.000Z'],
	])('%s', (shown, iso) => {
		expect(isoFromShown(shown, NOW)).toBe(iso);
	});

	test.each([
		['nyss', 'minute'],
		['5 min', 'minute'],
		['3 tim', 'hour'],
		['2 d', 'day'],
		['1 v.', 'week'],
		['2 mån', 'month'],
		['för 3 år sedan', 'year'],
		['12 november 2024 kl. 08:16', undefined],
		['igår', undefined],
	])('%s is known to the %s', (shown, precision) => {
		expect(timeFromShown(shown, NOW)?.precision).toBe(precision);
	});

	test.each(['Kommunen', 'Visa mer', '12', '3 kommentarer', '45 inlägg', 'maj', ''])(
		'%s is no time',
		(shown) => {
			expect(isoFromShown(shown, NOW)).toBeUndefined();
		},
	);

	test('a day without a year is never in the future', () => {
		const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 28 }), fc.constantFrom(...months), (day, month) => {
				const iso = isoFromShown(`${day} ${month}.`, NOW);
				expect(Date.parse(iso ?? 'none')).toBeLessThanOrEqual(NOW + 86_400_000);
			}),
		);
	});
});

test('attributes: dates stay dates, times become UTC, what is no time is refused', () => {
	expect(isoFromAttribute('2026-01-02')).toBe('2026-01-02');
	expect(isoFromAttribute('2026-01-02T10:00:00+01:00')).toBe('2026-01-02T09:00:00.000Z');
	expect(isoFromAttribute('1767344400')).toBe('2026-01-02T09:00:00.000Z');
	expect(isoFromAttribute('i går')).toBeUndefined();
	expect(isoFromAttribute('2026-13-45T99:00')).toBeUndefined();
});

describe('isTimeOnly', () => {
	test.each([
		'3 tim',
		'12 nov. 2025',
		'2 t',
		'for 3 dage siden',
		'2024-11-12',
		'kl. 08:16',
		'nyss',
		'12.3.2026',
		'5d',
	])('%s is nothing but a time', (text) => {
		expect(isTimeOnly(text)).toBe(true);
	});
	test.each([
		'12',
		'12 kr',
		'3 km',
		'1,5',
		'maj',
		'Ses den 3 december!',
		'Maja',
		'3 kommentarer',
		'',
		'4 st',
	])('%s is not', (text) => {
		expect(isTimeOnly(text)).toBe(false);
	});
});
