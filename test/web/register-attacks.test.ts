import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Office } from '../../src/office.ts';
import { anOrder } from '../storage/sample.ts';
import { addAccounts, addFirst, addWith, openTestOffice, PASSWORD } from './office.ts';

const BO = 'bo@kommunen.example';

/** An office with two units, and an archivist of the one. */
async function twoUnits() {
	const opened = await openTestOffice();
	const { office, origin } = opened;
	await addFirst(office);
	await addAccounts(office, 'skolan', { almby: 'https://social.example/@almby' });
	await addAccounts(office, 'vattnet', { vatten: 'https://social.example/@vatten' });
	await addWith(office, 'Bo Åkesson', BO, [{ role: 'archivist', unitId: 'skolan' }]);
	const signedIn = await fetch(`${origin}/logga-in`, {
		...{ method: 'POST', redirect: 'manual', headers: { origin } },
		body: new URLSearchParams({ email: BO, password: PASSWORD }),
	});
	const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
	const post = (path: string, body: URLSearchParams | FormData, headers: Record<string, string> = {}) =>
		fetch(origin + path, {
			method: 'POST',
			redirect: 'manual',
			headers: { cookie, origin, ...headers },
			body,
		});
	const get = (path: string) => fetch(origin + path, { redirect: 'manual', headers: { cookie } });
	return { ...opened, cookie, post, get };
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields);

/** Every form that changes something, with what it would change of an account or unit. */
const FORMS = (account: string, unit: string, order: string) =>
	[
		[`/konton/${account}/bestall`, { reason: 'x' }],
		[`/konton/${account}/avsluta`, { reason: 'x', last: 'nu' }],
		[`/konton/${account}/avsluta/anda`, { reason: 'x' }],
		[`/konton/${account}/avsluta/avbryt`, { reason: 'x' }],
		[`/konton/${account}/avsluta/igen`, {}],
		[`/konton/${account}/andra`, { unit, name: 'x' }],
		[`/konton/${account}/underskrift`, { name: 'Eva Ek', on: '2026-01-01', reference: 'x' }],
		[`/konton/${account}/aktivt`, {}],
		[`/konton/${account}/syfte`, { holds: 'nej' }],
		[`/konton/${account}/andring`, { on: '2027-01-01', what: 'x' }],
		[`/konton/${account}/andring/flytta`, { on: '2027-01-01' }],
		[`/konton/${account}/andring/ta-tillbaka`, { reason: 'x' }],
		[`/konton/${account}/bevis`, { post: 'https://social.example/@x/1', reason: 'x' }],
		[`/bestallningar/${order}/stoppa`, {}],
		[`/enheter/${unit}`, { name: 'x', creator: 'x' }],
		[`/enheter/${unit}/rad`, { purpose: 'snapshots', row: 'x y' }],
	] as const;

describe('who may do what', () => {
	test('an archivist of one unit changes, orders, stops and sees nothing of another (role escalation)', async () => {
		const { office, post, get } = await twoUnits();
		const { id } = await anOrder(office, { address: 'https://social.example/@vatten' });
		const before = await office.catalogue.events();
		for (const [path, fields] of FORMS('vatten', 'vattnet', id))
			expect([path, (await post(path, form(fields))).status]).toEqual([path, 404]);
		for (const path of ['/enheter/ny', '/planer'])
			expect([path, (await post(path, form({ name: 'x', creator: 'x' }))).status]).toEqual([path, 403]);
		// Nor an account of theirs moved there, or a new one put there.
		const moved = await post('/konton/almby/andra', form({ unit: 'vattnet', name: 'x' }));
		const added = await post('/konton/ny', form({ unit: 'vattnet', address: 'https://social.example/@ny' }));
		expect([moved.status, added.status]).toEqual([403, 403]);
		for (const path of ['', '/handelser', '/bild/tile-00001.png', '/liten/tile-00001.png'])
			expect([path, (await get(`/bestallningar/${id}${path}`)).status]).toEqual([path, 404]);
		for (const path of [
			'/konton/vatten',
			'/konton/vatten/plan',
			'/konton/vatten/avsluta',
			'/enheter/vattnet',
		])
			expect([path, (await get(path)).status]).toEqual([path, 404]);
		expect(await (await get('/enheter')).text()).not.toContain('vattnet');
		expect(await office.catalogue.events()).toEqual(before);
	});

	test('no form is taken that another page sent (CSRF)', async () => {
		const { office, post } = await twoUnits();
		const { id } = await anOrder(office, { address: 'https://social.example/@almby' });
		const before = await office.catalogue.events();
		for (const [path, fields] of FORMS('almby', 'skolan', id))
			for (const headers of [{ origin: 'https://ond.example' }, { 'sec-fetch-site': 'same-site' }])
				expect([
					path,
					(await post(path, form(fields), headers as unknown as Record<string, string>)).status,
				]).toEqual([path, 403]);
		expect(await office.catalogue.events()).toEqual(before);
	});
});

describe('what is sent', () => {
	test('an upload that is too large is refused, and one by somebody who may not is not read', async () => {
		const { post, office } = await twoUnits();
		const body = new FormData();
		body.set('file', new File([new Uint8Array(12 * 1024 * 1024)], 'plan.csv'));
		expect((await post('/planer', body)).status).toBe(413);
		const signed = new FormData();
		signed.set('document', new File([new Uint8Array(12 * 1024 * 1024)], 'plan.pdf'));
		expect((await post('/konton/almby/underskrift', signed)).status).toBe(413);
		// Where no file belongs, none of that size is taken.
		const elsewhere = new FormData();
		elsewhere.set('reason', 'x'.repeat(300_000));
		expect((await post('/konton/almby/bestall', elsewhere)).status).toBe(413);
		expect(await office.catalogue.openOrders()).toEqual([]);
	});

	test('an upload that never comes to its end holds nobody else, and leaves nothing', async () => {
		const { origin, cookie, get, office } = await twoUnits();
		const { hostname, port } = new URL(origin);
		const slow = Array.from({ length: 20 }, () => {
			const socket = connect(Number(port), hostname);
			socket.on('error', () => undefined);
			socket.write(
				`POST /konton/almby/underskrift HTTP/1.1\r\nhost: ${hostname}:${port}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 9000000\r\n\r\n--x\r\n`,
			);
			return socket;
		});
		// They are all still open while it is answered.
		expect((await get('/konton/almby')).status).toBe(200);
		for (const socket of slow) socket.destroy();
		const [account] = await office.register.accounts({ id: 'almby' });
		expect(account?.plan.signOffs).toEqual([]);
	});

	test('names of accounts, units and files are text and never markup or a path (stored XSS, traversal)', async () => {
		const { office, post, get } = await twoUnits();
		const evil = `"><script src=//ond.example></script><img src=x onerror=alert(1)>`;
		const saved = await post(
			'/konton/almby/andra',
			form({ unit: 'skolan', name: evil, purpose: evil, level: 'unique' }),
		);
		expect(saved.status).toBe(303);
		await post('/konton/almby/andring', form({ on: '2030-01-01', what: evil }));
		const body = new FormData();
		for (const [name, value] of Object.entries({
			role: 'unit-manager',
			name: 'Eva Ek',
			on: '2026-01-01',
			reference: evil,
		}))
			body.set(name, value);
		body.set('document', new File(['%PDF'], `../../../${evil}.pdf`));
		expect((await post('/konton/almby/underskrift', body)).status).toBe(303);
		const [account] = await office.register.accounts({ id: 'almby' });
		const attachment = account?.plan.signOffs[0]?.attachment;
		expect(attachment?.path).toMatch(/^attachments\/almby\/[0-9a-f]{64}\.pdf$/);
		expect(attachment?.name).not.toMatch(/[/<>"]/);
		const order = await anOrder(office, { address: 'https://social.example/@almby', reason: evil });
		for (const path of [
			...['/konton', '/konton/almby', '/konton/almby/andra', '/konton/almby/plan', '/konton/almby/andringar'],
			...[`/konton/almby/bestall?steg=3&reason=${encodeURIComponent(evil)}`, `/bestallningar/${order.id}`],
			...['/enheter/skolan', `/konton/ny?enhet=${encodeURIComponent(evil)}`],
		]) {
			const text = await (await get(path)).text();
			expect([path, /<script(?! src="\/stil\/[0-9a-f]+\.js" type="module">)|<img src=x/.test(text)]).toEqual([
				path,
				false,
			]);
		}
		for (const name of [
			'..%2f..%2fcatalogue.sqlite',
			'tile-00001.png%00',
			'....//tile-00001.png',
			'attempt.json',
		])
			for (const kind of ['bild', 'liten'])
				expect((await get(`/bestallningar/${order.id}/${kind}/${name}`)).status).toBe(404);
	});

	test('nobody holds the office by following orders in many windows', async () => {
		const { office, get } = await twoUnits();
		const { id } = await anOrder(office, { address: 'https://social.example/@almby' });
		const open = await Promise.all(Array.from({ length: 8 }, () => get(`/bestallningar/${id}/handelser`)));
		expect(open.map(({ status }) => status).filter((status) => status === 429).length).toBe(2);
		for (const { body } of open) await body?.cancel();
	});

	test.each([
		[
			'has been signed out',
			async (office: Office, id: string) => void (await office.people.endAll(id, 'Anna')),
		],
		[
			'has lost the role',
			async (office: Office, id: string) =>
				office.people.setGrants(id, [{ role: 'reader', unitId: 'vattnet' }], 'Anna'),
		],
	])(
		'a stream that is open shows nothing more to somebody who %s meanwhile',
		async (_, act) => {
			const { office, get } = await twoUnits();
			const { id } = await anOrder(office, { address: 'https://social.example/@almby' });
			const { body } = await get(`/bestallningar/${id}/handelser`);
			const reader = body?.getReader();
			expect((await reader?.read())?.done).toBe(false);
			const bo = await office.people.personOf('bo@kommunen.example');
			await act(office, bo?.id ?? '');
			const ended = async (): Promise<boolean> => {
				for (;;) if ((await reader?.read())?.done !== false) return true;
			};
			// A stream that goes on would do so for a minute.
			expect(await Promise.race([ended(), setTimeout(8000, false)])).toBe(true);
		},
		30_000,
	);
});
