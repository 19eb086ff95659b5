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

test.each([
	['Fritidsgårdarna', 'Älvhamra kommuns fritidsgårdar'],
	['Fritidsgården', 'fritidsgårdar i Älvhamra'],
	['Skolan', 'Älvhamras skola'],
	['Badhuset', 'Älvhamras badhus'],
	['Biblioteket', 'Stadsbiblioteket i Älvhamra'],
	['Förskolorna', 'Vår förskola'],
	['Barn- och utbildningsförvaltningen (BUF)', 'BUF i Älvhamra'],
	['Barn- och utbildningsförvaltningen (BUF)', 'Barn- och utbildningsförvaltningen'],
])('the unit %s is named by “%s”', (unit, said) => {
	expect(notNamed({ unit: [unit] }, said)).toEqual([]);
});

test.each([
	['Badhuset', 'Badplatsen'],
	['Parken', 'Parkeringen'],
	['Biblioteket', 'Böcker'],
	['Kulturenheten', 'Naturenheten'],
])('the unit %s is not named by “%s”', (unit, said) => {
	expect(notNamed({ unit: [unit] }, said)).toEqual([UNIT]);
});

test('a municipality is named by its own name alone, in the genitive or not', () => {
	const of = (organisation: string, said: string) => notNamed({ organisation, unit: [] }, said);
	expect(of('Lunds kommun', 'Lund')).toEqual([]);
	expect(of('Håbo kommun', 'Håbos skolor')).toEqual([]);
	expect(of('Borås stad', 'Borås')).toEqual([]);
	expect(of('Lunds kommun', 'Lunden')).toEqual([MUNICIPALITY]);
	expect(of('Marks kommun', 'Marken')).toEqual([MUNICIPALITY]);
});

test('nothing is asked for that nobody has named', () => {
	expect(notNamed({ unit: ['', ' '] }, 'vad som helst')).toEqual([]);
});
