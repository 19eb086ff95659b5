import { expect, test } from 'vitest';
import { askAs } from './ask.ts';
import { addAccounts, addFirst, addWith, openTestOffice } from './office.ts';

const named = (text: string) =>
	[...text.matchAll(/<a href="\/konton\/([\w-]+)"><bdi>/g)].map(([, id = '']) => id);

test('an account is found in the list by a part of its name or handle, in any spelling, with no script and over its pages', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const many = Array.from({ length: 120 }, (_, i) => [`forskolan-${i}`, `https://social.example/@f${i}`]);
	await addAccounts(office, 'skolan', {
		...Object.fromEntries(many),
		asbro: 'https://social.example/@almby',
		procent: 'https://social.example/@p',
	});
	await addAccounts(office, 'vattnet', { verket: 'https://social.example/@vatten' });
	await office.register.change(
		[
			{ kind: 'account-changed', id: 'asbro', facts: { name: 'Åsbro skola' } },
			{ kind: 'account-changed', id: 'procent', facts: { name: '100 % Örebro_nu' } },
		],
		'Anna Ek',
	);
	const ask = await askAs(origin);
	const page = async (query: Record<string, string>, of = ask) =>
		(await of(`/konton?${new URLSearchParams(query)}`)).text();
	for (const [name, id] of [
		['åSBRO', 'asbro'],
		['A\u030Asbro  skola', 'asbro'],
		['@almby', 'asbro'],
		['0 %', 'procent'],
		['örebro_', 'procent'],
	] as const)
		expect([name, named(await page({ namn: name }))]).toEqual([name, [id]]);
	// Neither sign stands for any other.
	for (const name of ['å%a', 'asbro skola_', '"><b>']) {
		const text = await page({ namn: name });
		expect([name, named(text), text.includes('Inga konton passar in')]).toEqual([name, [], true]);
		expect(text).not.toContain('<b>');
	}
	const first = await page({ namn: 'förskolan'.replace('ö', 'o'), plattform: '' });
	expect(named(first)).toHaveLength(100);
	expect(first).toContain('value="forskolan"');
	const next = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
	expect(next).toContain('namn=forskolan');
	expect(named(await (await ask(next)).text())).toHaveLength(20);
	// Of a unit that is not theirs nothing is found by any name.
	await addWith(office, 'Bo Ek', 'bo@kommunen.example', [{ role: 'reader', unitId: 'vattnet' }]);
	const bo = await askAs(origin, 'bo@kommunen.example');
	expect(named(await page({ namn: 'skola' }, bo))).toEqual([]);
	expect(named(await page({ namn: 'VATTEN' }, bo))).toEqual(['verket']);
});
