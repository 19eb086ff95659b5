import { expect, test } from 'vitest';
import { notNamed } from '../../../src/planning/watch/naming.ts';

const wanted = { organisation: 'Älvhamra kommun', unit: ['Björkskolan', 'Rektor'] };
const MUNICIPALITY = 'profile-does-not-name-municipality';
const UNIT = 'profile-does-not-name-unit';

test.each([
	['Björkskolan\nSkolan i Älvhamra', []],
	['BJÖRKSKOLAN, Älvhamras kommun', []],
	['BjörkskolanÄlvhamra', []],
	['Björkskolans konto #älvhamra_kommun', []],
	['Björkskolan\nEn kommunal skola', [MUNICIPALITY]],
	['Älvhamra kommun', [UNIT]],
	['Skolan vid sjön', [MUNICIPALITY, UNIT]],
	['', [MUNICIPALITY, UNIT]],
] as const)('%j', (said, lacking) => {
	expect(notNamed(wanted, said)).toEqual(lacking);
});

test('a name of several words is there when the words that tell it are', () => {
	const unit = ['Barn- och utbildningsförvaltningen'];
	expect(notNamed({ unit }, 'Utbildningsförvaltningen för barn i Älvhamra')).toEqual([]);
	expect(notNamed({ unit: ['Stadsbiblioteket'] }, 'Älvhamra stadsbibliotek')).toEqual([]);
	expect(notNamed({ unit }, 'Förvaltningen')).toEqual([UNIT]);
});

test('nothing is asked for that nobody has named', () => {
	expect(notNamed({ unit: ['', ' '] }, 'vad som helst')).toEqual([]);
});
