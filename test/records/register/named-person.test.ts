import { describe, expect, test } from 'vitest';
import { namesAPerson } from '../../../src/records/register/named-person.ts';

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
});
