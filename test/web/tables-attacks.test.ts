import { describe, expect, test } from 'vitest';
import { aFiling, anOrder } from '../storage/sample.ts';
import { twoUnits } from './two-units.ts';

const csv = (...rows: readonly string[]) => new File([rows.join('\n')], 'konton.csv');
const content = (...rows: readonly string[]) => ({
	...{ content: Buffer.from(rows.join('\n')).toString('base64'), name: 'konton.csv', sheet: '' },
});
const HEADS = 'Adress;Namn;Verksamhet';

describe('who may do what', () => {
	test('an archivist of one unit takes in nothing of another (role escalation), looked at before or not', async () => {
		const { post, events, get } = await twoUnits();
		const before = await events();
		// What is another unit's is told of as what is not there, or cannot be registered by them.
		for (const [row, words] of [
			['https://social.example/@vatten;Taget;skolan', 'går inte att registrera med din roll'],
			['https://social.example/@vatten;Taget;', 'saknas'],
			['https://social.example/@almby;Almby;vattnet', 'ingen verksamhet heter ”vattnet”'],
			['https://social.example/@ny;Ny;vattnet', 'ingen verksamhet heter ”vattnet”'],
			['https://social.example/@ny;Ny;finns inte', 'ingen verksamhet heter ”finns inte”'],
		] as const)
			for (const sent of [{ file: csv(HEADS, row) }, content(HEADS, row)]) {
				const answer = await post('/tabeller/konton', sent);
				const text = await answer.text();
				expect([row, answer.status, text.includes(words)]).toEqual([row, 400, true]);
				expect(text).not.toContain('som du inte sköter');
			}
		const alone = { unit: 'skolan', address: 'https://social.example/@vatten' };
		const form = await post('/konton/ny', alone);
		expect([form.status, (await form.text()).includes('går inte att registrera med din roll')]).toEqual([
			...[400, true],
		]);
		const change = content(
			'Adress;Dag;Vad som ändras',
			'https://social.example/@vatten;2099-01-01;Byter namn',
		);
		const changed = await post('/tabeller/andringar', change);
		expect([changed.status, (await changed.text()).includes('inget konto i registret har adressen')]).toEqual(
			[...[400, true]],
		);
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

	test('who keeps one unit and reads another is told whose a row is that is not theirs to take in', async () => {
		const { post } = await twoUnits([
			{ role: 'archivist', unitId: 'skolan' },
			{ role: 'reader', unitId: 'vattnet' },
		]);
		for (const row of [
			'https://social.example/@vatten;Taget;skolan',
			'https://social.example/@ny;Ny;vattnet',
		]) {
			const answer = await post('/tabeller/konton', { file: csv(HEADS, row) });
			expect([row, (await answer.text()).includes('hör till en verksamhet som du inte sköter')]).toEqual([
				...[row, true],
			]);
		}
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
