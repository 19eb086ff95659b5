import { describe, expect, test } from 'vitest';
import { mayBeSamePerson, namesAPerson } from '../../../src/records/register/named-person.ts';

describe('whether a decision has a person behind it', () => {
	test.each([
		...[
			'Lo Berg',
			'Anna Arkivarie',
			'Rektor Anna Svensson',
			'Ek, Kim',
			'kim ek',
			'KIM EK',
			'Zlatan Ibrahimović',
		],
		...[
			'Li Wei',
			'Otto von Essen',
			'Siobhán O’Brien',
			'A. Svensson',
			'Kim Ek (tf)',
			'anna.svensson@kommun.example',
		],
		...['Förvaltningschef Li Wei', 'Anna-Karin Öst'],
	])('“%s” names one', (text) => expect(namesAPerson(text)).toBe(true));

	test.each([
		...[
			'Rektor',
			'root',
			'x',
			'',
			'uid-1000',
			'Rektorn',
			'Teknisk Chef',
			'root user',
			'System Administrator',
		],
		...[
			'Kommunikationsenheten Nord',
			'Björkskolan',
			'Rektor Björkskolan',
			'Kultur- och fritidsnämnden',
			'IT Drift',
		],
		...['X Y', '1 2', 'Biträdande Rektor', 'Karl Johans skola', 'ogonblick', 'Barn Utbildningsförvaltningen'],
		...['Stadens Arkiv', 'Kommunens Diarium', 'Barn Ungdom', 'Web Master', 'Anna', 'Kim'],
	])('“%s” names none', (text) => expect(namesAPerson(text)).toBe(false));

	test.each([
		['Kim Ek', 'Rektor Kim Ek'],
		['Kim Ek', 'Ek, Kim'],
		['Kim Ek', 'KIM EK (tf)'],
		['Kim Ek', 'Kim Ek, rektor'],
		['Kim Ek', 'Kim‑Ek'],
		['Kim Ek', 'Kim Ék'],
		['Kim Ek', 'K. Ek'],
		['Åsa Öst', 'åsa öst'],
	])('“%s” and “%s” may be one person', (one, two) => {
		expect(mayBeSamePerson(one, two)).toBe(true);
		expect(mayBeSamePerson(two, one)).toBe(true);
	});

	test.each([
		['Kim Ek', 'Lo Ek'],
		['Kim Ek', 'Kim Berg'],
		['Åsa Öst', 'Asa Ost'],
		['Kim Ek', 'L. Ek'],
		['Kim Ek', 'Kim Ek Berg'],
	])('“%s” and “%s” are two', (one, two) => expect(mayBeSamePerson(one, two)).toBe(false));
});
