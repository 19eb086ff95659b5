import { expect, it } from 'vitest';
import { passwordFlaw } from '../../../src/records/people/password.ts';

const OWN = ['Anna Lindqvist', 'anna.lindqvist@kommunen.example'];

it.each([
	['kort', 'short'],
	['elva tecken'.slice(0, 11), 'short'],
	['x'.repeat(257), 'long'],
	['aaaaaaaaaaaaaaaa', 'common'],
	['Sommar2026!!', 'common'],
	['lösenord1234', 'common'],
	['lösenordlösenord', 'common'],
	['annalindqvist', 'own-name'],
	['Lindqvist1234', 'own-name'],
])('%s is %s', (password, flaw) => {
	expect(passwordFlaw(password, OWN)).toBe(flaw);
});

it.each(['korrekt häst batteri häftklammer', 'åäöåäö-blåbär', 'tolv tecken!'])('%s will do', (password) => {
	expect(passwordFlaw(password, OWN)).toBeUndefined();
});
