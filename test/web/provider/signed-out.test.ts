import { createHmac, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
	addKnown,
	arrive,
	CLIENT,
	type OfficeAndService,
	officeWithService,
	openFetcher,
	tokenOf,
} from './service.ts';

const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };
const now = () => Math.floor(Date.now() / 1000);

/** Signed in by the service. @returns the browser */
async function signedIn(opened: OfficeAndService, login: string) {
	const ask = openFetcher();
	await ask(await arrive(opened, ask, login));
	expect((await ask(`${opened.origin}/jag`)).status).toBe(200);
	return ask;
}

/** As a service sends it: from no page, without a cookie. */
const send = ({ origin }: OfficeAndService, token: string) =>
	fetch(`${origin}/logga-in/tjanst/utloggad`, {
		...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ logout_token: token }) },
	});

const claims = ({ issuer }: OfficeAndService, sub = 'eva') => ({
	...{ iss: issuer, aud: CLIENT.id, sub, iat: now(), exp: now() + 120, jti: randomUUID(), events: EVENTS },
});

test('whoever signs out of the organisation’s service is out of the office in every browser, and nobody else is', async () => {
	const opened = await officeWithService();
	const { office, origin, issuer } = opened;
	const id = await addKnown(opened, 'eva', 'Eva Ek');
	await addKnown(opened, 'bo', 'Bo Åkesson');
	const [eva, elsewhere, bo] = [
		await signedIn(opened, 'eva'),
		await signedIn(opened, 'eva'),
		await signedIn(opened, 'bo'),
	];
	const form = await (await eva(`${issuer}/session/end?client_id=${CLIENT.id}`)).text();
	const xsrf = /name="xsrf" value="([^"]+)"/.exec(form)?.[1] ?? '';
	await eva(`${issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
	await expect.poll(() => office.people.visitsOf(id)).toEqual([]);
	for (const ask of [eva, elsewhere]) expect((await ask(`${origin}/jag`)).status).toBe(303);
	expect((await bo(`${origin}/jag`)).status).toBe(200);
	const told = (await office.catalogue.events({ subject: id })).at(-1);
	expect([told?.kind, told?.actor]).toEqual(['signed-out-everywhere', 'kommunkontot']);
});

describe('what signs nobody out', () => {
	test('a token that is forged, another’s, old, an ID token, or sent again; and one that is as it should be does', async () => {
		const opened = await officeWithService();
		await addKnown(opened, 'eva', 'Eva Ek');
		const eva = await signedIn(opened, 'eva');
		const good = claims(opened);
		const bySecret = () => {
			const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
			const text = `${part({ alg: 'HS256' })}.${part(good)}`;
			return `${text}.${createHmac('sha256', CLIENT.secret).update(text).digest('base64url')}`;
		};
		const wrong: Record<string, string> = {
			nothing: '',
			'no token': 'eva',
			'signed by another': tokenOf(good, 'another'),
			'signed by nobody': tokenOf(good, 'nobody'),
			'signed by the office’s secret': bySecret(),
			'another issuer': tokenOf({ ...good, iss: 'https://evil.example' }),
			'for another program': tokenOf({ ...good, aud: 'annat' }),
			'an hour old': tokenOf({ ...good, iat: now() - 3600, exp: now() + 60 }),
			'from tomorrow': tokenOf({ ...good, iat: now() + 86_400, exp: now() + 90_000 }),
			'run out': tokenOf({ ...good, exp: now() - 3600 }),
			'without an event': tokenOf({ ...good, events: {} }),
			'an ID token': tokenOf({ ...good, events: undefined, nonce: 'x' }),
			'with a nonce': tokenOf({ ...good, nonce: 'x' }),
			'without an id': tokenOf({ ...good, jti: undefined }),
			'of nobody': tokenOf({ ...good, sub: undefined, sid: 'x' }),
			'an access token': tokenOf(good, undefined, { typ: 'at+jwt' }),
		};
		for (const [what, token] of Object.entries(wrong)) {
			const answer = await send(opened, token);
			expect([what, answer.status, answer.headers.get('cache-control')]).toEqual([what, 400, 'no-store']);
			expect([what, (await eva(`${opened.origin}/jag`)).status]).toEqual([what, 200]);
		}
		expect((await send(opened, tokenOf(claims(opened, 'ingen')))).status).toBe(200);
		expect((await eva(`${opened.origin}/jag`)).status).toBe(200);
		const right = tokenOf(good, undefined, { typ: 'logout+jwt' });
		expect((await send(opened, right)).status).toBe(200);
		expect((await eva(`${opened.origin}/jag`)).status).toBe(303);
		// Caught on its way and sent again (replay) it throws nobody out who has come back.
		const again = await signedIn(opened, 'eva');
		expect((await send(opened, right)).status).toBe(400);
		expect((await again(`${opened.origin}/jag`)).status).toBe(200);
	}, 60_000);

	test('more than a token, a service that is away, and an office without one', async () => {
		const opened = await officeWithService();
		expect((await send(opened, 'x'.repeat(300_000))).status).toBe(413);
		opened.crooked.down = true;
		expect((await send(opened, tokenOf(claims(opened)))).status).toBe(400);
	});

	test('what is no form, and nothing of it in the log', async () => {
		const opened = await officeWithService();
		for (const body of ['{"logout_token":"x"}', '', '--x'])
			for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain', undefined]) {
				const answer = await fetch(`${opened.origin}/logga-in/tjanst/utloggad`, {
					...{ method: 'POST', redirect: 'manual', body },
					...(type === undefined ? {} : { headers: { 'content-type': type } }),
				});
				expect([type, body, answer.status]).toEqual([type, body, 400]);
			}
		const said = 'hemligt '.repeat(9000);
		const token = tokenOf(claims(opened), undefined, { typ: said });
		const error = await opened.office.identityProvider?.signedOut(token).catch((each: unknown) => each);
		expect(error).toMatchObject({ code: 'logout-token-refused', subject: 'typ' });
	});
});
