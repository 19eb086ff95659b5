import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { luhn, personalNumberIn, personIn } from '../../../src/records/register/personal.ts';

describe('the name of a person where a function belongs', () => {
	test.each([
		'Anna Andersson',
		'Kommunikatör Anna Andersson',
		'Anna Andersson (kommunikatör)',
		'anna.andersson@kommunen.example',
		'Mohammed Ali',
		'Per-Erik Lundgren',
		'Xylia Karlsson',
		'Birgitta',
		'anna svensson',
		'ANNA SVENSSON',
		'Svensson, Anna',
		'Ek, Kim (rektor)',
		'A. Svensson',
		'Anna S',
	])('is found in “%s”', (text) => {
		expect(personIn(text)).toBeDefined();
	});

	test.each([
		'Kommunikationsansvarig',
		'Kommunikationsenheten',
		'Rektor, Björkskolan',
		'Karl Johans skola',
		'Astrid Lindgrens barnsjukhus',
		'Selma Lagerlöfsgymnasiet',
		'Maria församling',
		'Räddningstjänsten Syd',
		'Kultur och fritid',
		'Barn- och utbildningsnämnden',
		'kommunikation@kommunen.example',
		'Stöd och omsorg Öst',
		'Vård- och omsorgsförvaltningen',
		'Turistbyrån Älvhamra',
		'Näringsliv Älvhamra AB',
		'maria församling',
		'KARL JOHANS SKOLA',
		'rektor, björkskolan',
		'Avdelning A',
		'Skola B, Maria församling',
	])('is not seen in “%s”', (text) => {
		expect(personIn(text)).toBeUndefined();
	});
});

describe('a personal identity number', () => {
	test.each([
		'ring 19121212-1212',
		'121212-1212',
		'201212121212',
		// A coordination number: the day has 60 added.
		'701063-2391',
	])('is found in “%s”', (text) => {
		expect(personalNumberIn(text)).toBeDefined();
	});

	test.each(['212000-0985', 'tel 0451-26 70 00', '556016-0680', '121212-1213', '2026-11-27', '131312-1212'])(
		'is not seen in “%s”',
		(text) => {
			expect(personalNumberIn(text)).toBeUndefined();
		},
	);

	test('is found whatever stands around it, for every day and serial', () => {
		fc.assert(
			fc.property(
				fc.date({ min: new Date('1920-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
				fc.integer({ min: 1, max: 999 }),
				fc.constantFrom('', '-', '+'),
				(born, serial, mark) => {
					const day = born.toISOString().slice(2, 10).replaceAll('-', '');
					const nine = `${day}${String(serial).padStart(3, '0')}`;
					const check = [...'0123456789'].find((digit) => luhn(nine + digit));
					const number = `${day}${mark}${String(serial).padStart(3, '0')}${check}`;
					expect(personalNumberIn(`se ${number}, tack`)).toBe(number);
				},
			),
		);
	});
});
