import { expect, test } from 'vitest';
import { type Ask, askAs } from './ask.ts';
import { addAccounts, addFirst, addWith, openTestOffice } from './office.ts';

const BO = 'bo@kommunen.example';

/** The fields of a page's form, as a browser would send them back. */
async function formAt(ask: Ask, path: string): Promise<Record<string, string>> {
	return formIn(await (await ask(path)).text());
}

function formIn(text: string): Record<string, string> {
	const plain = (value: string) => value.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
	const fields: Record<string, string> = {};
	for (const [, name = '', value = ''] of text.matchAll(/<input[^>]* name="([\w-]+)"[^>]* value="([^"]*)"/g))
		if (!['lang', 'till', 'months', 'more'].includes(name)) fields[name] = plain(value);
	for (const [, name = '', value = ''] of text.matchAll(/<textarea[^>]* name="([\w-]+)"[^>]*>([^<]*)</g))
		fields[name] = plain(value);
	for (const [, name = '', inside = ''] of text.matchAll(
		/<select[^>]* name="([\w-]+)"[^>]*>(.*?)<\/select>/gs,
	))
		fields[name] = /value="([^"]*)" selected/.exec(inside)?.[1] ?? '';
	return fields;
}

async function opened() {
	const { office, origin } = await openTestOffice();
	await addFirst(office);
	await addWith(office, 'Bo Åkesson', BO, [{ role: 'archivist' }]);
	await addAccounts(office, 'skolan', { almby: 'https://social.example/@almby' });
	return { office, anna: await askAs(origin), bo: await askAs(origin, BO) };
}

test('of two people who change an account at once neither takes away what the other wrote', async () => {
	const { office, anna, bo } = await opened();
	const path = '/konton/almby/andra';
	const now = async () => (await office.register.accounts({ id: 'almby' }))[0];
	const [hers, his] = [await formAt(anna, path), await formAt(bo, path)];
	const wrote = { ...hers, purpose: 'Berätta om skoldagen', name: 'Almby skola', more: 'public' };
	expect((await anna(path, { form: wrote })).status).toBe(303);
	expect((await bo(path, { form: { ...his, audience: 'Vårdnadshavare', more: 'public' } })).status).toBe(303);
	expect((await now())?.plan).toMatchObject({
		...{ purpose: 'Berätta om skoldagen', audience: 'Vårdnadshavare' },
	});
	// The same field: told once, with its name, and what was typed is kept and can be saved all the same.
	const other = { ...his, purpose: 'Annat', more: 'public' };
	let anew: Record<string, string> = {};
	for (const [lang, words] of [
		['sv', 'Någon annan har ändrat det här sedan du öppnade sidan: Syfte.'],
		['en', 'Somebody else has changed this since you opened the page: Purpose'],
	] as const) {
		const refused = await bo(path, { form: other, lang });
		const text = await refused.text();
		anew = { ...formIn(text), more: 'public' };
		expect([refused.status, text.includes(words), text.includes('>Annat</textarea>')]).toEqual([
			...[400, true, true],
		]);
	}
	expect((await now())?.plan.purpose).toBe('Berätta om skoldagen');
	// What the other wrote elsewhere stands in the form too, so that saving it again takes nothing of that back.
	expect(anew).toMatchObject({ purpose: 'Annat' });
	expect((await bo(path, { form: anew })).status).toBe(303);
	expect((await now())?.plan).toMatchObject({ purpose: 'Annat', audience: 'Vårdnadshavare' });
	expect((await now())?.name).toBe('Almby skola');
	// What the form carries is whoever sends it's own: nothing of it is believed further than that.
	for (const visat of ['', '{', '[]', '"x"', '{"__proto__":1}'])
		expect((await bo(path, { form: { ...anew, visat } })).status).toBe(303);
});

test('of two people who change a unit at once neither takes away what the other wrote', async () => {
	const { office, anna, bo } = await opened();
	const path = '/enheter/skolan';
	const [hers, his] = [await formAt(anna, path), await formAt(bo, path)];
	expect((await anna(path, { form: { ...hers, email: 'skolan@kommunen.example' } })).status).toBe(303);
	expect((await bo(path, { form: { ...his, creator: 'Skolnämnden' } })).status).toBe(303);
	const [unit] = await office.register.units({ ids: ['skolan'] });
	expect(unit).toMatchObject({ email: 'skolan@kommunen.example', creator: 'Skolnämnden' });
	const refused = await bo(path, { form: { ...his, email: 'annan@kommunen.example' } });
	expect(refused.status).toBe(400);
	expect(await refused.text()).toContain('E-post');
});

test('whoever saves a form has not changed the lines and spaces that a browser writes otherwise than a table does', async () => {
	const { office, anna, bo } = await opened();
	const path = '/konton/almby/andra';
	const now = async () => (await office.register.accounts({ id: 'almby' }))[0];
	// As a table with several lines in a cell, or a program, gives it.
	const facts = { purpose: 'Berätta om skoldagen\noch svara på frågor ', goals: ['Nå vårdnadshavare '] };
	await office.register.change([{ kind: 'account-changed', id: 'almby', facts }], 'Anna Ek');
	const sent = (fields: Record<string, string>) => ({
		...{ ...fields, more: 'public', purpose: (fields.purpose ?? '').replace(/\r?\n/g, '\r\n') },
	});
	const [hers, his] = [sent(await formAt(anna, path)), sent(await formAt(bo, path))];
	const signed = (await now())?.plan.version;
	expect((await anna(path, { form: { ...hers, name: 'Almby skola' } })).status).toBe(303);
	// A new version would have to be signed anew, for a plan that nobody has touched.
	expect((await now())?.plan).toMatchObject({ ...facts, version: signed });
	expect((await anna(path, { form: { ...sent(await formAt(anna, path)), purpose: 'Annat' } })).status).toBe(
		303,
	);
	expect((await bo(path, { form: { ...his, owner: 'Rektor' } })).status).toBe(303);
	expect(await now()).toMatchObject({ owner: 'Rektor', plan: { purpose: 'Annat' } });
});

test('whoever gives a case another number takes neither its title away nor the number that somebody else gave it', async () => {
	const { office, anna, bo } = await opened();
	const made = { year: '2026', reference: 'KS 2026/14', 'case-title': 'Sociala medier 2026' };
	expect((await anna('/samlingsarenden', { form: made })).status).toBe(303);
	const [{ id = '' } = {}] = await office.cases.list();
	const change = (ask: Ask, form: Record<string, string>) =>
		ask('/samlingsarenden/andra', { form: { case: id, ...form } });
	expect((await change(anna, { reference: 'KS 2026/41', 'case-title': '' })).status).toBe(303);
	expect(await office.cases.list()).toMatchObject([{ number: 'KS 2026/41', title: 'Sociala medier 2026' }]);
	expect((await change(bo, { reference: '', 'case-title': 'Ögonblicksbilder 2026' })).status).toBe(303);
	expect(await office.cases.list()).toMatchObject([{ number: 'KS 2026/41', title: 'Ögonblicksbilder 2026' }]);
	const nothing = await change(bo, { reference: '', 'case-title': ' ' });
	expect([nothing.status, (await nothing.text()).includes('Diarienummer')]).toEqual([400, true]);
});
