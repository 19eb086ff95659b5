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

const at = (profile: object, namesIdentity = false) =>
	readWrongAccount(
		{ main: { finalAddress: ORDERED, namesIdentity }, profile: { title: 'Torget', ...profile } },
		ORDERED,
	);

test('a page that answers at the ordered address and declares itself to be another account is another account', () => {
	const other = { canonical: 'https://www.torget.example/grannkommunen' };
	expect(at(other)).toMatchObject({ code: 'wrong-account', data: { says: other.canonical } });
	const title = 'Grannkommunen (@grannkommunen) • Torget';
	expect(at({ title })).toMatchObject({ code: 'wrong-account', data: { says: '@grannkommunen' } });
	// Where the page names the ordered one, or declares no more than another way to it, it is believed.
	expect(at(other, true)).toBeUndefined();
	expect(at({ title: 'Kommunen (@Kommunen)' })).toBeUndefined();
	for (const canonical of [
		ORDERED,
		`${ORDERED}/inlagg`,
		'https://torget.example/',
		'https://arkiv.example/grannkommunen',
	])
		expect(at({ canonical }), canonical).toBeUndefined();
});

test('a page that is asked about the ordered account, as a search or a login is, is not that account', () => {
	const led = (finalAddress: string, ordered = ORDERED) =>
		readWrongAccount({ main: { finalAddress, namesIdentity: false } }, ordered)?.code;
	expect(led('https://torget.example/sok?q=kommunen')).toBe('wrong-account');
	expect(led('https://torget.example/sv/kommunen')).toBeUndefined();
	const byNumber = 'https://torget.example/profil.php?id=10004711';
	expect(led('https://torget.example/profil.php?lang=sv&id=10004711', byNumber)).toBeUndefined();
});

const led = (ordered: string, finalAddress: string, platform?: string) =>
	readWrongAccount(
		{
			main: { finalAddress, namesIdentity: false },
			...(platform ? { platform: { name: platform } as never } : {}),
		},
		ordered,
	)?.code;

test.each([
	['https://orten.example/g%C3%A4vle', 'https://orten.example/gavle'],
	['https://orten.example/gävle', 'https://www.orten.example/sv/gaevle'],
	['https://orten.example/kommun/Malmo-stad', 'https://orten.example/kommun/malm%C3%B6_stad'],
	['https://orten.example/ångström', 'https://orten.example/aangstroem'],
])('%s that leads to %s is the same account, spelt otherwise', (ordered, finalAddress) => {
	expect(led(ordered, finalAddress)).toBeUndefined();
});

test.each([
	['https://orten.example/gävle', 'https://orten.example/gavleborg'],
	['https://orten.example/gävle', 'https://orten.example/gavle-fans'],
	['https://orten.example/gävle', 'https://annan.example/gavle'],
	['https://orten.example/malmo-stad', 'https://orten.example/malmostad'],
	['https://orten.example/hår', 'https://orten.example/hor'],
	// Where accounts are told apart by such signs, those are two.
	['https://www.instagram.com/malmo_stad/', 'https://www.instagram.com/malmo.stad/', 'instagram'],
])('%s that leads to %s is another account', (ordered, finalAddress, platform?: string) => {
	expect(led(ordered, finalAddress, platform)).toBe('wrong-account');
});

test('a longer name is another account also where its letters are written otherwise', () => {
	expect(leadsToLongerName('https://orten.example/gavle-fans', 'https://orten.example/gävle')).toBe(true);
	expect(leadsToLongerName('https://orten.example/malmo_stad', 'https://orten.example/malmö-stad')).toBe(
		false,
	);
});

test('what a page declares to be its address is the ordered one, spelt otherwise, too', () => {
	const ordered = 'https://orten.example/g%C3%A4vle';
	const says = (canonical: string) =>
		readWrongAccount(
			{
				main: { finalAddress: ordered, namesIdentity: false },
				profile: { title: 'Orten', canonical } as never,
			},
			ordered,
		)?.code;
	expect(says('https://orten.example/gavle')).toBeUndefined();
	expect(says('https://orten.example/gavleborg')).toBe('wrong-account');
});

test('an account that a platform tells from the ordered one by a sign alone is another, where its page declares it', () => {
	const ordered = 'https://www.instagram.com/anna.berg/';
	const says = (canonical: string) =>
		readWrongAccount(
			{
				main: { finalAddress: ordered, namesIdentity: false },
				profile: { title: 'Anna', canonical } as never,
				platform: { name: 'instagram' } as never,
			},
			ordered,
		)?.code;
	expect(says('https://www.instagram.com/anna_berg/')).toBe('wrong-account');
	expect(says(ordered)).toBeUndefined();
});
