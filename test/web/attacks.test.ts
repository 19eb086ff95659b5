import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Grant } from '../../src/records/people/person.ts';
import { anOrder } from '../storage/sample.ts';
import { handClock } from '../storage/temp-office.ts';
import { addFirst, addWith, FIRST, openTestOffice, PASSWORD } from './office.ts';

/** As a program asks that is no browser: with just the headers that it wants. */
async function send(
	url: string,
	{ form, headers = {} }: { form?: Record<string, string>; headers?: Record<string, string> } = {},
) {
	return fetch(url, {
		redirect: 'manual',
		method: form ? 'POST' : 'GET',
		headers: { ...(form ? { origin: new URL(url).origin } : {}), ...headers },
		...(form ? { body: new URLSearchParams(form) } : {}),
	});
}

/** Signs in without a browser. @returns the cookie */
async function cookieOf(origin: string, email = FIRST.email, password = PASSWORD): Promise<string> {
	const answer = await send(`${origin}/logga-in`, { form: { email, password } });
	expect(answer.status).toBe(303);
	return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function officeWith(
	...others: readonly (readonly [name: string, email: string, grants: readonly Grant[]])[]
) {
	const opened = await openTestOffice();
	await addFirst(opened.office);
	for (const other of others) await addWith(opened.office, ...other);
	return opened;
}

describe('forged and foreign requests', () => {
	test('a form of another page (CSRF) changes nothing, whatever it says of itself', async () => {
		const { office, origin } = await officeWith();
		const cookie = await cookieOf(origin);
		const form = { name: 'Eva Ek', email: 'eva@kommunen.example', grant: 'administrator' };
		for (const headers of [
			{ origin: 'https://ond.example' },
			{ origin: 'null' },
			{ origin: '' },
			{ 'sec-fetch-site': 'cross-site' },
			{ 'sec-fetch-site': 'same-site' },
			{ 'sec-fetch-site': 'none' },
		])
			expect((await send(`${origin}/personer`, { form, headers: { cookie, ...headers } })).status).toBe(403);
		expect(await office.people.people()).toHaveLength(1);
		expect((await send(`${origin}/personer`, { form, headers: { cookie } })).status).toBe(200);
		expect(await office.people.people()).toHaveLength(2);
	});

	test('a name that another has pointed here (DNS rebinding) is not the office', async () => {
		const { origin } = await officeWith();
		const { hostname, port } = new URL(origin);
		const status = await new Promise((answered, refuse) => {
			request({ hostname, port, path: '/logga-in', headers: { host: `ond.example:${port}` } }, (answer) => {
				answer.resume();
				answered(answer.statusCode);
			})
				.on('error', refuse)
				.end();
		});
		expect(status).toBe(421);
	});

	test('a way back leads nowhere else (open redirect)', async () => {
		const { origin } = await officeWith();
		for (const till of [
			'https://ond.example/',
			'//ond.example/',
			'/\\ond.example',
			'\\\\ond.example',
			'javascript:alert(1)',
			'/\t/ond.example',
			'/.//ond.example',
			'/..//ond.example/x',
			'/konton/..//ond.example',
			'/./\\ond.example',
		]) {
			const form = { email: FIRST.email, password: PASSWORD, till };
			const { headers } = await send(`${origin}/logga-in`, { form });
			const to = new URL(headers.get('location') ?? '', origin);
			expect([till, to.origin]).toEqual([till, origin]);
			// Whoever is in already is led on at once.
			const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
			const on = await send(`${origin}/logga-in?${new URLSearchParams({ till })}`, { headers: { cookie } });
			expect([till, new URL(on.headers.get('location') ?? '', origin).origin]).toEqual([till, origin]);
		}
	});

	test('a forged or stale cookie is nobody’s', async () => {
		const { office, origin } = await officeWith();
		const cookie = await cookieOf(origin);
		const [name = '', secret = ''] = cookie.split('=');
		for (const forged of [
			`${name}=`,
			`${name}=x`,
			`${name}=${secret}x`,
			`${name}=${'a'.repeat(5000)}`,
			`x${cookie}`,
		])
			expect((await send(`${origin}/jag`, { headers: { cookie: forged } })).status).toBe(303);
		const [person] = await office.people.people();
		expect((await send(`${origin}/jag`, { headers: { cookie } })).status).toBe(200);
		await office.people.endAll(person?.id ?? '', 'Anna Lindqvist');
		expect((await send(`${origin}/jag`, { headers: { cookie } })).status).toBe(303);
	});
});

describe('guessing', () => {
	test('wrong passwords (brute force) make the next wait, the right one too, also where many come at once', async () => {
		const clock = handClock();
		const { office, origin } = await openTestOffice(clock);
		await addFirst(office);
		const wrong = { email: FIRST.email, password: 'fel lösenord, långt nog' };
		const tried = async (form: Record<string, string>) => (await send(`${origin}/logga-in`, { form })).status;
		const answers: number[] = [];
		for (let i = 0; i < 6; i++) answers.push(await tried(wrong));
		expect(answers).toEqual([400, 400, 400, 400, 400, 429]);
		expect(await tried({ ...wrong, password: PASSWORD })).toBe(429);
		clock.forward(2);
		expect(await tried({ ...wrong, password: PASSWORD })).toBe(303);
		const other = { ...wrong, email: 'ingen@kommunen.example' };
		const atOnce = await Promise.all(Array.from({ length: 20 }, () => tried(other)));
		expect(atOnce.filter((status) => status === 400).length).toBeLessThanOrEqual(6);
	}, 60_000);

	test('a wrong password tells nothing of who is known here', async () => {
		const { origin } = await officeWith();
		const told = async (email: string) => {
			const form = { email, password: 'fel lösenord, långt nog' };
			return (await (await send(`${origin}/logga-in`, { form })).text()).replaceAll(email, '');
		};
		const known = await told(FIRST.email);
		expect(known).toContain('hör inte ihop');
		expect(await told('ingen@kommunen.example')).toBe(known);
	});

	test('an invitation that is guessed is none', async () => {
		const { office, origin } = await officeWith();
		const form = { password: PASSWORD, again: PASSWORD, name: 'Eva Ek', email: 'eva@kommunen.example' };
		for (const secret of ['x', '..%2f', '%00', 'A'.repeat(43)]) {
			expect((await send(`${origin}/inbjudan/${secret}`)).status).toBe(404);
			expect((await send(`${origin}/inbjudan/${secret}`, { form })).status).toBe(404);
		}
		expect(await office.people.people()).toHaveLength(1);
	});
});

describe('roles', () => {
	test('a reader orders nothing and adds nobody, also without the page that leads there (role escalation)', async () => {
		const { office, origin } = await officeWith(['Bo Åkesson', 'bo@kommunen.example', [{ role: 'reader' }]]);
		const cookie = await cookieOf(origin, 'bo@kommunen.example');
		const { accountId } = await anOrder(office);
		const before = await office.catalogue.openOrders();
		const [person] = await office.people.people();
		for (const [path, form] of [
			[`/konton/${accountId}/bestall`, { reason: 'x' }],
			[`/konton/${accountId}/andring`, { on: '2027-01-01', what: 'x' }],
			['/personer', { name: 'Eva Ek', email: 'eva@kommunen.example', grant: 'administrator' }],
			[`/personer/${person?.id}/roll`, { grant: 'administrator' }],
			[`/personer/${person?.id}/lank`, {}],
			[`/personer/${person?.id}/stang`, {}],
		] as const)
			expect([path, (await send(origin + path, { form, headers: { cookie } })).status]).toEqual([path, 403]);
		expect((await send(`${origin}/personer`, { headers: { cookie } })).status).toBe(403);
		expect(await office.catalogue.openOrders()).toEqual(before);
		expect(await office.people.people()).toHaveLength(2);
	});

	test('who keeps one unit’s people gives no role beyond it, sees no other unit, and cannot take over who is above', async () => {
		const { office, origin } = await officeWith();
		await office.register.change(
			['skolan', 'vattnet'].map((id) => ({
				...({ kind: 'unit-added', id } as const),
				unit: { name: id, creator: 'Nämnden', isCommunications: false },
			})),
			'Anna Lindqvist',
		);
		await addWith(office, 'Bo Åkesson', 'bo@kommunen.example', [{ role: 'administrator', unitId: 'skolan' }]);
		await addWith(office, 'Eva Ek', 'eva@kommunen.example', [{ role: 'reader', unitId: 'vattnet' }]);
		const cookie = await cookieOf(origin, 'bo@kommunen.example');
		const anna = await office.people.personOf(FIRST.email);
		const bo = await office.people.personOf('bo@kommunen.example');
		const add = (grant: string, email: string) =>
			send(`${origin}/personer`, { form: { name: 'Ola Ny', email, grant }, headers: { cookie } });
		expect((await add('administrator', 'a@kommunen.example')).status).toBe(403);
		expect((await add('reader vattnet', 'b@kommunen.example')).status).toBe(403);
		expect((await add('archivist skolan', 'c@kommunen.example')).status).toBe(200);
		for (const path of [
			`/personer/${anna?.id}/lank`,
			`/personer/${anna?.id}/stang`,
			`/personer/${bo?.id}/roll`,
		])
			expect([
				path,
				(await send(origin + path, { form: { grant: 'records-officer' }, headers: { cookie } })).status,
			]).toEqual([path, 403]);
		const list = await (await send(`${origin}/personer`, { headers: { cookie } })).text();
		expect(list).toContain('Ola Ny');
		expect(list).not.toContain('Eva Ek');
		// A standard account belongs to no unit of theirs.
		const { accountId } = await anOrder(office);
		expect((await send(`${origin}/konton/${accountId}`, { headers: { cookie } })).status).toBe(404);
	});
});

describe('what others have written', () => {
	test('is text and never markup (stored XSS): names, reasons, addresses', async () => {
		const { office, origin } = await officeWith([
			'Bo Åkesson',
			'bo@kommunen.example',
			[{ role: 'archivist' }],
		]);
		const cookie = await cookieOf(origin, 'bo@kommunen.example');
		const evil = `"><script src=//ond.example></script><img src=x onerror=alert(1)>'`;
		const { accountId } = await anOrder(office, { reason: evil, orderedBy: evil });
		const own = await send(`${origin}/konton/${accountId}/bestall`, {
			form: { reason: evil },
			headers: { cookie },
		});
		expect(own.status).toBe(303);
		for (const path of [
			'/',
			'/konton',
			`/konton/${accountId}`,
			`/paket?enhet=${encodeURIComponent(evil)}`,
			`/logga-in?till=${encodeURIComponent(evil)}`,
		]) {
			const text = await (await send(origin + path, { headers: { cookie } })).text();
			expect([path, /<script|<img/.test(text)]).toEqual([path, false]);
		}
	});

	test('would run nothing if it became markup: every page says so to the browser', async () => {
		const { origin } = await officeWith();
		const cookie = await cookieOf(origin);
		for (const path of ['/', '/logga-in', '/finns-inte', '/halsa']) {
			const { headers } = await send(origin + path, { headers: { cookie } });
			const policy = headers.get('content-security-policy') ?? '';
			expect(policy).toContain("default-src 'none'");
			expect(policy).not.toContain('unsafe');
			expect(headers.get('x-content-type-options')).toBe('nosniff');
			expect(headers.get('referrer-policy')).toBe('no-referrer');
		}
	});
});

test('a form that is too large is refused before it is read', async () => {
	const { origin } = await officeWith();
	const answer = await send(`${origin}/logga-in`, { form: { email: 'x'.repeat(300_000), password: 'x' } });
	expect(answer.status).toBe(413);
});

test('an address that is broken is no fault of ours', async () => {
	const { origin } = await officeWith();
	const cookie = await cookieOf(origin);
	for (const path of [
		'/paket/%',
		'/paket/..%2f..%2fetc%2fpasswd',
		'/konton/%00',
		'/stil/..%2f..%2fpackage.json',
		'/paket/x',
		'/konton/x',
	])
		expect([path, (await send(origin + path, { headers: { cookie } })).status < 500]).toEqual([path, true]);
});
