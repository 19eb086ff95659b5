import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	isoFromAttribute,
	isoFromShown,
	isTimeOnly,
	isUnclear,
	timeFromShown,
} from '../../../src/capture/page/time/times.ts';

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
		['Streamades för 2 veckor sedan', '2026-02-15'],
		['Streamed 2 weeks ago', '2026-02-15'],
		['2 wk', '2026-02-15'],
		['för 3 månader sedan (redigerat)', '2025-11'],
		['2 mån • Redigerat', '2025-12'],
		['för 2 dagar sedan (redigerad)', '2026-02-27'],
		['for 2 timer siden', '2026-03-01T10:00Z'],
		['vor 3 Tagen', '2026-02-26'],
		['2 pv', '2026-02-27'],
		['nyss', '2026-03-01T12:00Z'],
		['3 hours ago', '2026-03-01T09:00Z'],
		['منذ ساعتين', '2026-03-01T10:00Z'],
		['منذ يوم', '2026-02-28'],
		['منذ ٣ أيام', '2026-02-26'],
		['١٢ نوفمبر ٢٠٢٤', '2024-11-12'],
		['לפני שעתיים', '2026-03-01T10:00Z'],
		['לפני 3 ימים', '2026-02-26'],
		['12 בנובמבר 2024', '2024-11-12'],
		['אתמול', '2026-02-28'],
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
		['12. Mai 2025', '2025-05-12'],
		['3.4.2025 klo 9.15', local('2025-04-03T09:15')],
		['3. huhtikuuta 2025 klo 9.15', local('2025-04-03T09:15')],
		['igår 08.30', local('2026-02-28T08:30')],
		['i förrgår', '2026-02-27'],
		['Gestern um 14:05 Uhr', local('2026-02-28T14:05')],
		['12 mars kl 14:05', local('2025-03-12T14:05')],
		['6.12.', '2025-12-06'],
		['25/12/2025', '2025-12-25'],
		['12/25/2025', '2025-12-25'],
		['4/4/2025', '2025-04-04'],
		['2025年3月4日', '2025-03-04'],
		['2025年3月4日 午後2:05', local('2025-03-04T14:05')],
		['٣ مارس ٢٠٢٥', '2025-03-03'],
		['3 mars 2025 à 14h05', local('2025-03-03T14:05')],
		['Nov 12, 2024, 3:05 p.m. UTC', '2024-11-12T15:05:00.000Z'],
		['5 jan. 14:05 CET', '2026-01-05T13:05:00.000Z'],
		['en timme sedan', '2026-03-01T11:00Z'],
		['an hour ago', '2026-03-01T11:00Z'],
		['vor einer Stunde', '2026-03-01T11:00Z'],
		['il y a 3 heures', '2026-03-01T09:00Z'],
		['منذ ٣ ساعات', '2026-03-01T09:00Z'],
		['1 h 20 min', '2026-03-01T10:40Z'],
		['den 5 mars 2025, 3.50 kr', '2025-03-05'],
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

	test.each([
		'30 feb 2025',
		'4 majskolvar',
		'12 decibel',
		'3/4/2025',
		'förra fredagen',
		'tisdag 18:20',
		'5 st',
		'10:05',
		'1.2.3',
		'en m',
		'Kommunen',
		'Visa mer',
		'12',
		'3 kommentarer',
		'45 inlägg',
		'maj',
		'',
	])('%s is no time', (shown) => {
		expect(isoFromShown(shown, NOW)).toBeUndefined();
	});

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

const LANGUAGES = [
	'sv',
	'nb',
	'da',
	'fi',
	'de',
	'en-US',
	'en-GB',
	'fr',
	'es',
	'it',
	'pt',
	'pl',
	'nl',
	'is',
	'ar-EG',
	'ja',
	'ko',
];
const DAYS = fc.date({
	min: new Date('2005-01-01T12:00Z'),
	max: new Date('2026-02-28T12:00Z'),
	noInvalidDate: true,
});
const written = (language: string, at: Date, form: Intl.DateTimeFormatOptions) =>
	new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' }).format(at);

describe('a day as a language writes it', () => {
	test.each(LANGUAGES)('%s, in words, is that day', (language) => {
		fc.assert(
			fc.property(DAYS, (at) => {
				const day = at.toISOString().slice(0, 10);
				expect(isoFromShown(written(language, at, { dateStyle: 'long' }), NOW)).toBe(day);
				expect(isTimeOnly(written(language, at, { dateStyle: 'long' }))).toBe(true);
			}),
		);
	});

	test.each(LANGUAGES)('%s, in figures, is that day, or is not told', (language) => {
		const form = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
		fc.assert(
			fc.property(DAYS, (at) => {
				const shown = written(language, at, form);
				const iso = isoFromShown(shown, NOW);
				if (iso !== undefined) expect(iso).toBe(at.toISOString().slice(0, 10));
				else expect(isUnclear(shown, NOW)).toBe(true);
			}),
		);
	});

	test('figures are the same in whatever script they are', () => {
		fc.assert(
			fc.property(DAYS, fc.constantFrom('arab', 'arabext', 'deva', 'fullwide'), (at, numberingSystem) => {
				const shown = written('sv', at, { dateStyle: 'long', numberingSystem });
				expect(isoFromShown(shown, NOW)).toBe(at.toISOString().slice(0, 10));
			}),
		);
	});
});

test.each(['3/4/2025', '03-04-2025', 'förra fredagen', 'i tisdags', 'Tuesday at 18:20', 'viime perjantaina'])(
	'%s is a time that cannot be told',
	(shown) => {
		expect(isUnclear(shown, NOW)).toBe(true);
	},
);

test.each(['25/12/2025', 'Fredagsmys', 'Fredag är det fest', '3 kommentarer', '', '12'])(
	'%s is told, or no time',
	(shown) => {
		expect(isUnclear(shown, NOW)).toBe(false);
	},
);

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
