import { expect, test } from 'vitest';
import { askAs } from './ask.ts';
import { addFirst, addWith, FIRST, openTestOffice } from './office.ts';

test('where units are written, a name that none has is told as that and not as a unit with nothing', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const units = Array.from({ length: 101 }, (_, i) => ({
		...({ kind: 'unit-added', id: `u${i}` } as const),
		unit: { name: `Förskolan ${i}`, creator: 'Barnnämnden', isCommunications: false },
	}));
	await office.register.change(units, FIRST.name);
	const ask = await askAs(origin);
	for (const path of ['/konton', '/paket', '/sok']) {
		const page = async (name: string) =>
			(await ask(`${path}?${new URLSearchParams({ enhet: name, fraga: 'sommar' })}`)).text();
		expect(await page('Förskolan 700'), path).toContain('Ingen verksamhet heter så');
		expect(await page('förskolan  70'), path).not.toContain('Ingen verksamhet heter så');
		expect(await page('u70'), path).toContain('value="Förskolan 70"');
	}
	// Of what is not theirs nothing is told, by name or id.
	await addWith(office, 'Bo Ek', 'bo.ek@kommunen.example', [{ role: 'reader', unitId: 'u1' }]);
	const bo = await askAs(origin, 'bo.ek@kommunen.example');
	expect(await (await bo('/konton?enhet=u70')).text()).not.toContain('Förskolan 70');
});

test('units stand in their lists as Swedish has names in order: whoever looks for Åby looks before Älvdalen', async () => {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	const names = [
		'Örby',
		'Älvdalen',
		'Åby',
		'Ärna 1',
		'Zinken',
		'Élan',
		'Eken',
		'Fors',
		'Ystad',
		'Übo',
		'Ådala',
	];
	const units = names.map((name, i) => ({
		...({ kind: 'unit-added', id: `u${i}` } as const),
		unit: { name, creator: 'Barnnämnden', isCommunications: false },
	}));
	await office.register.change(units, FIRST.name);
	const ask = await askAs(origin);
	const order = names.toSorted(new Intl.Collator('sv').compare);
	const list = await (await ask('/enheter')).text();
	expect([...list.matchAll(/<a href="\/enheter\/u\d+">(?:<bdi>)?([^<]+)/g)].map(([, name]) => name)).toEqual(
		order,
	);
	const choice = await (await ask('/konton')).text();
	expect([...choice.matchAll(/<option value="u\d+">([^<]+)/g)].map(([, name]) => name)).toEqual(order);
});
