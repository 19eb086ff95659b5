import { describe, expect, test } from 'vitest';
import type { Grant } from '../../src/records/people/person.ts';
import { aFiling, anOrder } from '../storage/sample.ts';
import { addAccounts, addFirst, addWith, openTestOffice, PASSWORD } from './office.ts';

const BO = 'bo@kommunen.example';

/** An office with two units, and somebody with these roles. */
async function twoUnits(grants: readonly Grant[] = [{ role: 'archivist', unitId: 'skolan' }]) {
	const opened = await openTestOffice();
	const { office, origin } = opened;
	await addFirst(office);
	await addAccounts(office, 'skolan', { almby: 'https://social.example/@almby' });
	await addAccounts(office, 'vattnet', { vatten: 'https://social.example/@vatten' });
	await addWith(office, 'Bo Åkesson', BO, grants);
	const signedIn = await fetch(`${origin}/logga-in`, {
		...{ method: 'POST', redirect: 'manual', headers: { origin } },
		body: new URLSearchParams({ email: BO, password: PASSWORD }),
	});
	const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
	const get = (path: string) => fetch(origin + path, { redirect: 'manual', headers: { cookie } });
	const post = (
		path: string,
		fields: Readonly<Record<string, string | File>>,
		headers: Readonly<Record<string, string>> = {},
	) => {
		const body = new FormData();
		for (const [name, value] of Object.entries(fields)) body.set(name, value);
		return fetch(origin + path, {
			...{ method: 'POST', redirect: 'manual', body },
			headers: { cookie, origin, ...headers },
		});
	};
	const events = () => office.catalogue.events();
	return { ...opened, get, post, events };
}

const csv = (...rows: readonly string[]) => new File([rows.join('\n')], 'konton.csv');
const content = (...rows: readonly string[]) => ({
	...{ content: Buffer.from(rows.join('\n')).toString('base64'), name: 'konton.csv', sheet: '' },
});
const HEADS = 'Adress;Namn;Verksamhet';

describe('who may do what', () => {
	test('an archivist of one unit takes in nothing of another (role escalation), looked at before or not', async () => {
		const { post, events, get } = await twoUnits();
		const before = await events();
		for (const row of [
			'https://social.example/@vatten;Taget;skolan',
			'https://social.example/@vatten;Taget;',
			'https://social.example/@almby;Almby;vattnet',
			'https://social.example/@ny;Ny;vattnet',
		])
			for (const sent of [{ file: csv(HEADS, row) }, content(HEADS, row)]) {
				const answer = await post('/tabeller/konton', sent);
				expect([row, answer.status]).toEqual([row, 400]);
				expect(await answer.text()).toContain('hör till en verksamhet som du inte sköter');
			}
		const change = content(
			'Adress;Dag;Vad som ändras',
			'https://social.example/@vatten;2099-01-01;Byter namn',
		);
		expect((await post('/tabeller/andringar', change)).status).toBe(400);
		// Of the whole organisation alone.
		for (const path of ['/tabeller/verksamheter', '/tabeller/samlingsarenden', '/samlingsarenden'])
			expect([path, (await post(path, { year: '2026', reference: 'KS 1' })).status]).toEqual([path, 403]);
		const crisis = { on: '2099-01-01', every: '60', reason: 'x' };
		expect((await post('/konton/vatten/bevakning', crisis)).status).toBe(404);
		expect((await post('/konton/vatten/bevakning/avsluta', {})).status).toBe(404);
		expect(await events()).toEqual(before);
		for (const path of [
			'/underlag/arsrapport',
			'/underlag/forteckning',
			'/underlag/arsrapport?enhet=vattnet',
		])
			expect([path, (await get(path)).status]).toEqual([path, 403]);
		for (const path of ['/tabeller/konton.csv', '/tabeller/verksamheter.csv', '/tabeller/andringar.csv'])
			expect([path, (await (await get(path)).text()).includes('vatt')]).toEqual([path, false]);
		expect((await get('/underlag/arsrapport?enhet=skolan')).status).toBe(200);
	});

	test('a reader takes in nothing, and starts no crisis watch', async () => {
		const { post, events } = await twoUnits([{ role: 'reader' }]);
		const before = await events();
		for (const path of ['konton', 'verksamheter', 'samlingsarenden', 'andringar'])
			expect([path, (await post(`/tabeller/${path}`, content(HEADS))).status]).toEqual([path, 403]);
		for (const path of ['/samlingsarenden', '/samlingsarenden/andra', '/konton/almby/bevakning'])
			expect([path, (await post(path, { on: '2099-01-01' })).status]).toEqual([path, 403]);
		expect(await events()).toEqual(before);
	});

	test('no form is taken that another page sent (CSRF)', async () => {
		const { post, events } = await twoUnits([{ role: 'archivist' }]);
		const before = await events();
		const forms = [
			['/tabeller/konton', content(HEADS, 'https://social.example/@ny;Ny;skolan')],
			['/samlingsarenden', { year: '2026', reference: 'KS 1' }],
			['/samlingsarenden/andra', { case: 'x', reference: 'KS 1' }],
			['/konton/almby/bevakning', { on: '2099-01-01', every: '60', reason: 'x' }],
			['/konton/almby/bevakning/avsluta', {}],
		] as const;
		for (const [path, fields] of forms)
			for (const headers of [{ origin: 'https://ond.example' }, { 'sec-fetch-site': 'same-site' }])
				expect([path, (await post(path, fields, headers as Record<string, string>)).status]).toEqual([
					...[path, 403],
				]);
		expect(await events()).toEqual(before);
	});
});

describe('what is sent', () => {
	test('a table that is too large is refused with what to do, and one beyond that is not read', async () => {
		const { post, events } = await twoUnits();
		const before = await events();
		const large = new File([new Uint8Array(6 * 1024 * 1024)], 'konton.csv');
		const answer = await post('/tabeller/konton', { file: large });
		expect([answer.status, (await answer.text()).includes('större än 5 MB')]).toEqual([400, true]);
		const larger = new File([new Uint8Array(12 * 1024 * 1024)], 'konton.csv');
		expect((await post('/tabeller/konton', { file: larger })).status).toBe(413);
		expect(await events()).toEqual(before);
	});

	test('what stands in a table, and its name, are text and never markup (stored XSS)', async () => {
		const { post, get } = await twoUnits();
		const evil = '"><script src=//ond.example></script><img src=x onerror=alert(1)>';
		const cell = `"${evil.replaceAll('"', '""')}"`;
		const rows = [HEADS, `https://social.example/@ny;${cell};skolan`];
		const texts = [
			await (await post('/tabeller/konton', { file: new File([rows.join('\n')], `${evil}.csv`) })).text(),
			await (
				await post('/tabeller/konton', {
					file: csv(HEADS, `${cell};x;skolan`, `https://a.example;x;${cell}`),
				})
			).text(),
		];
		expect(texts[0]).toContain('läggs till');
		expect((await post('/tabeller/konton', content(...rows))).status).toBe(303);
		for (const path of ['/konton', '/enheter/skolan', `/tabeller/konton?klart=${encodeURIComponent(evil)}`])
			texts.push(await (await get(path)).text());
		expect(texts[2]).toContain('&lt;script');
		for (const text of texts) expect(text).not.toMatch(/<script src=\/\/|<img src=x/);
	});

	test('what is no table, and what was looked at and changed on the way, changes nothing', async () => {
		const { post, events } = await twoUnits();
		const before = await events();
		for (const sent of [
			{},
			{ content: '%%%', name: '../../etc/passwd', sheet: '' },
			{ content: Buffer.from([0, 1, 2, 255]).toString('base64'), name: 'a.xlsx', sheet: '' },
			{ file: new File(['PK\u0003\u0004 ingen arbetsbok'], 'konton.xlsx') },
		])
			expect((await post('/tabeller/konton', sent)).status).toBe(400);
		expect(await events()).toEqual(before);
	});
});

test('an account of another unit is answered as one that is not there, on each page and in each list', async () => {
	const { office, get } = await twoUnits();
	const order = await anOrder(office, { address: 'https://social.example/@vatten' });
	await office.catalogue.recordFiling(await aFiling(office, order));
	const shown = async (path: string) => {
		const answer = await get(path);
		const text = await answer.text();
		return [answer.status, text.replaceAll(/vatten|finnsej/g, 'X').replaceAll(/[0-9a-f]{32,}/g, '')];
	};
	for (const path of [
		...['/konton/X', '/konton/X/plan', '/konton/X/bevakning', '/konton/X/inloggning', '/konton/X/jamfor'],
		...['/sok?fraga=hej&konto=X', '/sok.csv?fraga=hej&konto=X'],
		...['/sok?fraga=hej&konto=https://social.example/@X'],
	]) {
		const of = async (name: string) => shown(path.replace('X', name));
		expect([path, ...(await of('vatten'))]).toEqual([path, ...(await of('finnsej'))]);
	}
});
