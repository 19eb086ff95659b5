import { expect, test } from 'vitest';
import { leadsToLongerName, readWrongAccount } from '../../../src/capture/judge/account.ts';

const ORDERED = 'https://torget.example/kommunen';

test.each([
	'https://torget.example/kommunen_fans',
	'https://torget.example/kommunen.supportrar',
	'https://torget.example/vi-hatar-kommunen',
])(
	'an address that leads to %s is another account, whatever words the page shares with it',
	(finalAddress) => {
		expect(leadsToLongerName(finalAddress, ORDERED)).toBe(true);
		// Only what the page declares of itself counts then: that its words name the ordered one proves nothing.
		const seen = { main: { finalAddress, namesIdentity: false } };
		expect(readWrongAccount(seen, ORDERED)).toMatchObject({ code: 'wrong-account' });
	},
);

test.each([
	ORDERED,
	'https://torget.example/Kommunen',
	'https://torget.example/@kommunen',
	'https://torget.example/kommunen/',
	'https://torget.example/kommunen.html',
	'https://torget.example/kommunen-2',
	'https://torget.example/kommunen/inlagg',
	'https://www.annan.example/kommunen_fans',
])('an address that leads to %s is judged as before', (finalAddress) => {
	expect(leadsToLongerName(finalAddress, ORDERED)).toBe(false);
});
