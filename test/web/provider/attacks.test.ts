import { writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { handClock } from '../../storage/temp-office.ts';
import {
	addKnown,
	arrive,
	type Crooked,
	type OfficeAndService,
	officeWithService,
	openFetcher,
	shown,
} from './service.ts';

async function nobodyIsIn(
	{ office, origin }: OfficeAndService,
	ask: ReturnType<typeof openFetcher>,
): Promise<void> {
	expect((await ask(`${origin}/jag`)).status).toBe(303);
	const people = await office.people.people();
	for (const { id } of people) expect(await office.people.visitsOf(id)).toEqual([]);
}

describe('answers that are not the ones asked for', () => {
	test('an answer that is sent again (replay) lets nobody in a second time', async () => {
		const opened = await officeWithService();
		const id = await addKnown(opened, 'bo', 'Bo Åkesson');
		const ask = openFetcher();
		const answer = await arrive(opened, ask, 'bo');
		expect((await ask(answer)).status).toBe(303);
		for (const browser of [ask, openFetcher()]) {
			const { status, text } = await shown(await browser(answer));
			expect([status, text]).toEqual([400, expect.stringContaining('är redan använd')]);
		}
		expect(await opened.office.people.visitsOf(id)).toHaveLength(1);
	});

	test('an answer that was begun in another browser (login CSRF) lets nobody in, there or here', async () => {
		const opened = await officeWithService();
		await addKnown(opened, 'bo', 'Bo Åkesson');
		const [own, victim] = [openFetcher(), openFetcher()];
		const answer = await arrive(opened, own, 'bo');
		const { text } = await shown(await victim(answer));
		expect(text).toContain('påbörjades inte i den här webbläsaren');
		// It is used up: what was caught on the way is of no use to whoever caught it.
		expect((await own(answer)).status).toBe(400);
		await nobodyIsIn(opened, victim);
	});

	test('a state that was made up (forged state), and none at all, let nobody in', async () => {
		const opened = await officeWithService();
		await addKnown(opened, 'bo', 'Bo Åkesson');
		for (const change of [
			(url: URL) => url.searchParams.set('state', 'a'.repeat(43)),
			(url: URL) => url.searchParams.delete('state'),
			(url: URL) => url.searchParams.append('state', 'b'),
			(url: URL) => url.searchParams.append('code', 'b'),
		]) {
			const ask = openFetcher();
			const answer = new URL(await arrive(opened, ask, 'bo'));
			change(answer);
			expect((await ask(answer.href)).status).toBe(400);
			await nobodyIsIn(opened, ask);
		}
	});

	test('an answer of another service (mix-up, RFC 9207) is not asked about', async () => {
		const opened = await officeWithService();
		await addKnown(opened, 'bo', 'Bo Åkesson');
		const ask = openFetcher();
		const answer = new URL(await arrive(opened, ask, 'bo'));
		expect(answer.searchParams.get('iss')).toBe(opened.issuer);
		answer.searchParams.set('iss', 'https://ond.example');
		expect((await shown(await ask(answer.href))).text).toContain('går inte att lita på');
		await nobodyIsIn(opened, ask);
	});

	test('a code that is too old, made up or another’s lets nobody in', async () => {
		const opened = await officeWithService({ service: { ttl: { AuthorizationCode: 1 } } });
		await addKnown(opened, 'bo', 'Bo Åkesson');
		const ask = openFetcher();
		const old = await arrive(opened, ask, 'bo');
		await setTimeout(2200);
		expect((await shown(await ask(old))).text).toContain('tog för lång tid');
		const stolen = new URL(await arrive(opened, openFetcher(), 'bo')).searchParams.get('code') ?? '';
		// Without what PKCE keeps in the office, another's code opens nothing.
		for (const code of ['x', stolen]) {
			const answer = new URL(await arrive(opened, ask, 'bo'));
			answer.searchParams.set('code', code);
			expect((await ask(answer.href)).status).toBe(400);
		}
		await nobodyIsIn(opened, ask);
	});

	test('one that comes when the time to sign in is over lets nobody in', async () => {
		const clock = handClock();
		const opened = await officeWithService({ clock });
		await addKnown(opened, 'bo', 'Bo Åkesson');
		const ask = openFetcher();
		const answer = await arrive(opened, ask, 'bo');
		clock.forward(16 * 60);
		expect((await ask(answer)).status).toBe(400);
		await nobodyIsIn(opened, ask);
	});
});

const now = () => Math.floor(Date.now() / 1000);
const FORGED: readonly (readonly [name: string, crooked: Crooked])[] = [
	['for another program (wrong audience)', { claims: (own) => ({ ...own, aud: 'annat-program' }) }],
	['for several programs', { claims: (own) => ({ ...own, aud: ['ogonblick', 'annat'], azp: 'annat' }) }],
	['with another nonce', { claims: (own) => ({ ...own, nonce: 'a'.repeat(43) }) }],
	['without a nonce', { claims: ({ nonce: _, ...own }) => own }],
	['of another issuer', { claims: (own) => ({ ...own, iss: 'https://ond.example' }) }],
	['that has run out', { claims: (own) => ({ ...own, iat: now() - 7200, exp: now() - 3600 }) }],
	['of the future', { claims: (own) => ({ ...own, iat: now() + 7200, nbf: now() + 7200 }) }],
	['without a subject', { claims: ({ sub: _, ...own }) => own }],
	['signed by another key', { signedBy: 'another' }],
	['signed by nobody (alg none)', { signedBy: 'nobody' }],
	['beside what is told of another person (UserInfo)', { userinfo: (own) => ({ ...own, sub: 'anna' }) }],
];

test.each(FORGED)('a token %s is not believed', async (_, crooked) => {
	const opened = await officeWithService();
	await addKnown(opened, 'bo', 'Bo Åkesson');
	const ask = openFetcher();
	const answer = await arrive(opened, ask, 'bo');
	Object.assign(opened.crooked, crooked);
	const { status, text } = await shown(await ask(answer));
	expect([status, text]).toEqual([400, expect.stringContaining('svar går inte att lita på')]);
	await nobodyIsIn(opened, ask);
});

test('a token that says what the service said is believed, also where it was signed here: what the others lack is not the signature', async () => {
	const opened = await officeWithService();
	await addKnown(opened, 'bo', 'Bo Åkesson');
	opened.crooked.claims = (own) => own;
	const ask = openFetcher();
	expect((await ask(await arrive(opened, ask, 'bo'))).status).toBe(303);
	expect((await ask(`${opened.origin}/jag`)).status).toBe(200);
});

describe('services that are not the organisation’s', () => {
	test('one that calls itself otherwise (issuer mismatch) is not gone to', async () => {
		const opened = await officeWithService();
		opened.crooked.description = (own) => ({ ...own, issuer: 'https://ond.example' });
		const answer = await openFetcher()(`${opened.origin}/logga-in/tjanst`);
		expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
		expect((await shown(answer)).text).toContain(
			'kallar sig något annat än det som är inställt: https://ond.example',
		);
		opened.crooked.description = () => ({ hej: 'hopp' });
		const { status, text } = await shown(await openFetcher()(`${opened.origin}/logga-in/tjanst`));
		expect([status, text]).toEqual([400, expect.stringContaining('OIDC_ISSUER')]);
	});

	test('one that is down, before and after the person has gone there, is told of, and passwords still work', async () => {
		const opened = await officeWithService();
		await addKnown(opened, 'bo', 'Bo Åkesson');
		const ask = openFetcher();
		const answer = await arrive(opened, ask, 'bo');
		opened.crooked.down = true;
		for (const address of [answer, `${opened.origin}/logga-in/tjanst`]) {
			const { status, text } = await shown(await ask(address));
			expect([status, text]).toEqual([503, expect.stringContaining('går inte att nå')]);
			expect(text).toContain('lösenord här kan logga in');
		}
		await nobodyIsIn(opened, ask);
		opened.crooked.down = false;
		expect((await ask(await arrive(opened, ask, 'bo'))).status).toBe(303);
	});

	test('one that does not take the office’s secret is told of', async () => {
		const opened = await officeWithService();
		await addKnown(opened, 'bo', 'Bo Åkesson');
		await writeFile(opened.office.config.OIDC_SECRET_FILE ?? '', 'ett annat');
		const ask = openFetcher();
		const { status, text } = await shown(await ask(await arrive(opened, ask, 'bo')));
		expect([status, text]).toEqual([400, expect.stringContaining('känner inte igen Ögonblick')]);
	});
});

describe('people who are not those that were added', () => {
	test('a stranger of the organisation gets no account, and is told whom to ask', async () => {
		const opened = await officeWithService();
		opened.accounts.set('eva', { email: 'eva@kommunen.example', email_verified: true });
		const ask = openFetcher();
		const { status, text } = await shown(await ask(await arrive(opened, ask, 'eva')));
		expect(status).toBe(403);
		expect(text).toContain('Ingen är tillagd här med adressen eva@kommunen.example');
		expect(text).toContain('Anna Lindqvist');
		expect(await opened.office.people.people()).toHaveLength(1);
		await nobodyIsIn(opened, ask);
	});

	test.each([
		['that the service has not looked at', { email_verified: false }, 'inte bekräftat'],
		['that the service does not tell', { email: undefined }, 'vilken adress'],
	])('an administrator’s address %s takes over nothing', async (_, claims, words) => {
		const opened = await officeWithService();
		opened.accounts.set('mallory', { email: 'anna.lindqvist@kommunen.example', ...claims });
		const ask = openFetcher();
		const { status, text } = await shown(await ask(await arrive(opened, ask, 'mallory')));
		expect([status, text]).toEqual([400, expect.stringContaining(words)]);
		await nobodyIsIn(opened, ask);
	});

	test('somebody who was given a former colleague’s address is not the colleague, until an administrator says so', async () => {
		const opened = await officeWithService();
		const id = await addKnown(opened, 'bo', 'Bo Åkesson');
		const ask = openFetcher();
		await ask(await arrive(opened, ask, 'bo'));
		opened.accounts.set('bo2', { email: 'bo@kommunen.example', email_verified: true });
		const second = openFetcher();
		const { status, text } = await shown(await second(await arrive(opened, second, 'bo2')));
		expect([status, text]).toEqual([403, expect.stringContaining('Någon annan har loggat in')]);
		expect((await second(`${opened.origin}/jag`)).status).toBe(303);
		await opened.office.identities.release(id, 'Anna Lindqvist');
		expect((await ask(`${opened.origin}/jag`)).status).toBe(303);
		const third = openFetcher();
		expect((await third(await arrive(opened, third, 'bo2'))).status).toBe(303);
	});

	test('somebody who is shut out stays out, and is out at once', async () => {
		const opened = await officeWithService();
		const id = await addKnown(opened, 'bo', 'Bo Åkesson');
		const ask = openFetcher();
		await ask(await arrive(opened, ask, 'bo'));
		expect((await ask(`${opened.origin}/jag`)).status).toBe(200);
		await opened.office.people.setClosed(id, true, 'Anna Lindqvist');
		expect((await ask(`${opened.origin}/jag`)).status).toBe(303);
		const { status, text } = await shown(await ask(await arrive(opened, ask, 'bo')));
		expect([status, text]).toEqual([403, expect.stringContaining('avstängd')]);
	});

	test('a person follows what the service calls them, not their address there', async () => {
		const opened = await officeWithService();
		const id = await addKnown(opened, 'bo', 'Bo Åkesson');
		await addKnown(opened, 'cilla', 'Cilla Ek');
		const ask = openFetcher();
		await ask(await arrive(opened, ask, 'bo'));
		opened.accounts.set('bo', { email: 'cilla@kommunen.example', email_verified: true });
		const again = openFetcher();
		await again(await arrive(opened, again, 'bo'));
		expect(await opened.office.people.visitsOf(id)).toHaveLength(2);
	});
});

test('a way back leads nowhere else (open redirect)', async () => {
	const opened = await officeWithService();
	await addKnown(opened, 'bo', 'Bo Åkesson');
	for (const till of ['https://ond.example/', '//ond.example/', '/\\ond.example', 'javascript:alert(1)']) {
		const ask = openFetcher();
		const { headers } = await ask(await arrive(opened, ask, 'bo', till));
		expect(new URL(headers.get('location') ?? '', opened.origin).origin).toBe(opened.origin);
	}
});
