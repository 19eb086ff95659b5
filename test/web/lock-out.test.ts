import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Office } from '../../src/office.ts';
import { placeOf } from '../../src/work/people/hurry.ts';
import { invitePerson } from '../../src/work/people/invite.ts';
import { regrant } from '../../src/work/people/people.ts';
import { handClock } from '../storage/temp-office.ts';
import { addAccounts, addFirst, addWith, FIRST, openTestOffice, PASSWORD } from './office.ts';

const BO = 'bo@kommunen.example';
const OTHER = 'fyra vilda gäss över ån';

/** A browser without a window, that keeps its cookies; from where it says, by a proxy. */
function browser(origin: string, from = '198.51.100.7') {
	const jar = new Map<string, string>();
	return async (path: string, form?: Record<string, string>) => {
		const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
		const answer = await fetch(origin + path, {
			...{ redirect: 'manual', method: form ? 'POST' : 'GET' },
			headers: { cookie, 'x-forwarded-for': from, ...(form ? { origin } : {}) },
			...(form ? { body: new URLSearchParams(form) } : {}),
		});
		for (const line of answer.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			jar.set(name, value);
		}
		return answer;
	};
}

async function officeOfBo() {
	const clock = handClock();
	const opened = await openTestOffice(clock, { WEB_PROXIES: '1' });
	await addFirst(opened.office);
	await addWith(opened.office, 'Bo Åkesson', BO, [{ role: 'reader' }]);
	return { ...opened, clock };
}

const signIn = (ask: ReturnType<typeof browser>, password = PASSWORD, email = BO) =>
	ask('/logga-in', { email, password });

/** As if whoever is there had guessed at fifty names. */
async function fill({ people }: Office, place: string): Promise<void> {
	for (let i = 0; i < 60; i++) await people.countFailure([hash('sha256', `place ${place}`, 'hex')]);
}

test('lock-out of others (denial of service): whoever guesses at somebody’s password shuts out neither them nor those behind the same address, in a browser where they have signed in before', async () => {
	const { office, origin } = await officeOfBo();
	const [own, stranger, fresh] = [browser(origin), browser(origin), browser(origin)];
	expect((await signIn(own)).status).toBe(303);
	for (let i = 0; i < 6; i++) await signIn(stranger, `fel ${i}`);
	await fill(office, '198.51.100.7');
	// A browser that nobody knows waits, as does the stranger; also with the mark of somebody else.
	expect((await signIn(fresh)).status).toBe(429);
	const others = browser(origin, '203.0.113.5');
	expect((await signIn(others, PASSWORD, FIRST.email)).status).toBe(303);
	expect((await signIn(others)).status).toBe(429);
	expect((await signIn(own)).status).toBe(303);
	await own('/logga-ut', {});
	expect((await signIn(own)).status).toBe(303);
});

test('a browser that is known guesses no faster (brute force), and is a stranger when the password is another one', async () => {
	const { office, origin } = await officeOfBo();
	const [own, left] = [browser(origin), browser(origin, '203.0.113.9')];
	expect((await signIn(own)).status).toBe(303);
	expect((await signIn(left)).status).toBe(303);
	for (let i = 0; i < 5; i++) expect((await signIn(left, `fel ${i}`)).status).toBe(400);
	expect((await signIn(left)).status).toBe(429);
	expect((await signIn(own)).status).toBe(303);
	// What is kept in the browser stands nowhere here, nor is it a way in.
	const changed = await own('/jag/losenord', { current: PASSWORD, password: OTHER, again: OTHER });
	expect(changed.status).toBe(303);
	for (let i = 0; i < 6; i++) await signIn(browser(origin, '192.0.2.1'), `fel ${i}`);
	expect((await signIn(left, OTHER)).status).toBe(429);
	expect((await signIn(own, OTHER)).status).toBe(303);
	// What the refusal says helps does: a link of an administrator lets the browser in where it was used.
	const bo = await office.people.personOf(BO);
	if (!bo) throw new Error('There is no Bo');
	const renewed = browser(origin, '203.0.113.77');
	const secret = await invitePerson(office, bo, { name: FIRST.name });
	expect((await renewed(`/inbjudan/${secret}`, { password: PASSWORD, again: PASSWORD })).status).toBe(303);
	expect((await signIn(renewed)).status).toBe(303);
});

test('the present password is guessed no faster in a browser that was left signed in (brute force)', async () => {
	const { origin } = await officeOfBo();
	const left = browser(origin);
	await signIn(left);
	const guess = (current: string) => left('/jag/losenord', { current, password: OTHER, again: OTHER });
	for (let i = 0; i < 5; i++) expect((await guess(`fel ${i}`)).status).toBe(400);
	const waits = await guess(PASSWORD);
	expect([waits.status, await waits.text()]).toEqual([429, expect.stringContaining('Vänta')]);
	expect((await signIn(browser(origin, '192.0.2.8'))).status).toBe(303);
});

test('somebody with a whole network of addresses (IPv6) is one place: they guess no more names than others', async () => {
	const { office, origin } = await officeOfBo();
	await fill(office, '2001:db8:0:7::/64');
	const wish = ['fel', 'ny@kommunen.example'] as const;
	for (const from of ['2001:DB8::7:1:2:3:4', '2001:db8:0:7::1'])
		expect([from, (await signIn(browser(origin, from), ...wish)).status]).toEqual([from, 429]);
	expect((await signIn(browser(origin, '2001:db8:0:8::1'))).status).toBe(303);
	expect(['::1', 'fe80::a%eth0', '::ffff:192.0.2.7', '192.0.2.7', 'x'].map(placeOf)).toEqual([
		...['0:0:0:0::/64', 'fe80:0:0:0::/64', '192.0.2.7', '192.0.2.7', 'x'],
	]);
});

test('role escalation by a link that lies in a drawer: who keeps one unit’s people made it, and the person is given more than they may give', async () => {
	const { office, origin } = await officeOfBo();
	await addAccounts(office, 'skolan', {});
	await addWith(office, 'Eva Ek', 'eva@kommunen.example', [{ role: 'reader', unitId: 'skolan' }]);
	const [eva, anna] = [
		await office.people.personOf('eva@kommunen.example'),
		await office.people.personOf(FIRST.email),
	];
	if (!eva || !anna) throw new Error('Nobody is there');
	const drawer = await invitePerson(office, eva, { name: 'Kim Skolman' });
	await regrant(office, eva, [...eva.grants, { role: 'administrator' }], anna);
	const asked = browser(origin);
	expect((await asked(`/inbjudan/${drawer}`)).status).toBe(404);
	expect((await asked(`/inbjudan/${drawer}`, { password: OTHER, again: OTHER })).status).toBe(404);
	// Whoever gives the role may have made the link; taking a role away leaves it.
	const own = await invitePerson(office, eva, anna);
	await regrant(office, eva, [...eva.grants, { role: 'administrator' }, { role: 'reader' }], anna);
	expect((await asked(`/inbjudan/${own}`)).status).toBe(200);
});

test('a link to a new password that was given out before works no more when the password has been changed', async () => {
	const { office, origin } = await officeOfBo();
	const bo = await office.people.personOf(BO);
	if (!bo) throw new Error('There is no Bo');
	const old = await invitePerson(office, bo, { name: FIRST.name });
	const own = browser(origin);
	await signIn(own);
	await own('/jag/losenord', { current: PASSWORD, password: OTHER, again: OTHER });
	expect((await own(`/inbjudan/${old}`)).status).toBe(404);
});
