import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { FIRST } from '../office.ts';
import { type Fetcher, openFetcher, shown } from '../provider/service.ts';
import { openDevice } from './device.ts';
import { BO, begun, IN, MINE, opened, signedIn, visitsOf, withPasskey } from './opened.ts';

/** Sends an answer to a sign-in, which has to be refused with these words. */
async function refusedIn(ask: Fetcher, origin: string, answer: string, words: string): Promise<void> {
	const { status, text } = await shown(await ask(origin + IN, { answer, till: '/' }));
	expect([status, text]).toEqual([400, expect.stringContaining(words)]);
	expect((await ask(`${origin}/jag`)).status).toBe(303);
}

test('what is asked for: a device that has the passkey itself and knows its person, and a way in for exactly that person', async () => {
	const { office, origin } = await opened();
	const { device } = await withPasskey(origin);
	const ask = openFetcher();
	const asked = await begun(ask, origin, IN);
	expect(asked).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
	expect(asked).not.toHaveProperty('allowCredentials.0');
	const answer = await ask(origin + IN, { answer: device.sign(asked), till: '/konton?sida=2' });
	expect([answer.status, answer.headers.get('location')]).toEqual([303, '/konton?sida=2']);
	expect((await shown(await ask(`${origin}/jag`))).text).toContain(FIRST.name);
	const events = await office.catalogue.events({ kinds: ['passkey-added', 'signed-in'] });
	expect(events.map(({ kind, actor }) => [kind, actor])).toEqual([
		['signed-in', FIRST.name],
		['passkey-added', FIRST.name],
		['signed-in', FIRST.name],
	]);
	expect(JSON.stringify(events)).not.toContain(device.id);
});

describe('answers that let nobody in', () => {
	const MADE_UP = 'håller inte';
	test.each([
		['wrong origin', { origin: 'http://localhost.evil.example' }, MADE_UP],
		['wrong origin: the port of another program', { origin: 'http://localhost:1' }, MADE_UP],
		['wrong rpId', { rpId: 'evil.example' }, MADE_UP],
		['missing user verification', { flags: 1 }, MADE_UP],
		['missing presence', { flags: 4 }, MADE_UP],
		['another frame (cross-origin)', { crossOrigin: true }, MADE_UP],
		[
			'forged: signed by another key',
			{ key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey },
			MADE_UP,
		],
		['forged challenge', { challenge: 'A'.repeat(43) }, 'påbörjades inte i den här webbläsaren'],
		['unknown credential', { id: 'AAAA' }, 'finns inte här'],
		['without a person', { userHandle: null }, 'finns inte här'],
	] as const)('%s', async (_, crooked, words) => {
		const { office, origin } = await opened();
		const { device } = await withPasskey(origin);
		const ask = openFetcher();
		await refusedIn(ask, origin, device.sign(await begun(ask, origin, IN), crooked), words);
		expect(await visitsOf(office)).toHaveLength(1);
		// What was made up has neither shut nor counted the true one.
		const answer = device.sign(await begun(ask, origin, IN));
		expect((await ask(origin + IN, { answer })).status).toBe(303);
	});

	test("another person's credential: signed under the name of somebody else", async () => {
		const { office, origin } = await opened();
		await withPasskey(origin);
		const { device } = await withPasskey(origin, BO);
		const anna = await office.people.personOf(FIRST.email);
		const ask = openFetcher();
		const userHandle = Buffer.from(anna?.id ?? '').toString('base64url');
		await refusedIn(ask, origin, device.sign(await begun(ask, origin, IN), { userHandle }), 'finns inte här');
		expect(await visitsOf(office)).toHaveLength(1);
	});

	test('replayed challenge: an answer that is sent again, in the same browser and another', async () => {
		const { office, origin } = await opened();
		const { device } = await withPasskey(origin);
		const ask = openFetcher();
		const answer = device.sign(await begun(ask, origin, IN));
		expect((await ask(origin + IN, { answer })).status).toBe(303);
		for (const other of [ask, openFetcher()])
			expect((await shown(await other(origin + IN, { answer }))).text).toContain('redan använt');
		expect(await visitsOf(office)).toHaveLength(2);
	});

	test('login CSRF: an answer to what was begun in another browser; nor does it work there afterwards', async () => {
		const { origin } = await opened();
		const { device } = await withPasskey(origin);
		const [own, victim] = [openFetcher(), openFetcher()];
		const answer = device.sign(await begun(own, origin, IN));
		await begun(victim, origin, IN);
		await refusedIn(victim, origin, answer, 'påbörjades inte i den här webbläsaren');
		await refusedIn(own, origin, answer, 'påbörjades inte i den här webbläsaren');
	});

	test('late: an answer after more than five minutes', async () => {
		const { origin, clock } = await opened();
		const { device } = await withPasskey(origin);
		const ask = openFetcher();
		const answer = device.sign(await begun(ask, origin, IN));
		clock.forward(5 * 60 + 1);
		await refusedIn(ask, origin, answer, 'tog för lång tid');
	});

	test('a challenge for adding is none for signing in', async () => {
		const { origin } = await opened();
		const { ask: own, device } = await withPasskey(origin);
		const answer = device.sign(await begun(own, origin, MINE), { rpId: 'localhost' });
		const { status, text } = await shown(await own(origin + IN, { answer }));
		expect([status, text]).toEqual([400, expect.stringContaining('påbörjades inte')]);
	});

	test('removed credential', async () => {
		const { office, origin } = await opened();
		const { ask: own, device } = await withPasskey(origin);
		expect((await own(`${origin}${MINE}/ta-bort`, { id: device.id })).status).toBe(303);
		const ask = openFetcher();
		await refusedIn(ask, origin, device.sign(await begun(ask, origin, IN)), 'finns inte här');
		const [last] = await office.catalogue.events({ kinds: ['passkey-removed'] });
		expect(last).toMatchObject({ actor: FIRST.name });
	});

	test('cloned counter: a copy is found out, shuts the passkey, and ends the visits of its person', async () => {
		const { office, origin } = await opened();
		const { device } = await withPasskey(origin);
		const ask = openFetcher();
		const first = device.sign(await begun(ask, origin, IN), { counter: 9 });
		expect((await ask(origin + IN, { answer: first })).status).toBe(303);
		const copy = openFetcher();
		const second = device.sign(await begun(copy, origin, IN), { counter: 9 });
		await refusedIn(copy, origin, second, 'finnas en kopia');
		expect(await visitsOf(office)).toEqual([]);
		const third = device.sign(await begun(copy, origin, IN), { counter: 10 });
		await refusedIn(copy, origin, third, 'finnas en kopia');
		const doubted = await office.catalogue.events({ kinds: ['passkey-doubted'] });
		expect(doubted).toMatchObject([{ data: { counter: 9, lastCounter: 9 } }]);
		const own = await signedIn(origin);
		expect((await shown(await own(origin + MINE))).text).toContain('verkar finnas en kopia');
	});

	test('a device that does not count (0 each time) is no copy', async () => {
		const { origin } = await opened();
		const own = await signedIn(origin);
		const device = openDevice(origin);
		const answer = device.make(await begun(own, origin, MINE), { counter: 0 });
		expect((await own(origin + MINE, { name: 'Datorn', answer })).status).toBe(303);
		for (let turn = 0; turn < 2; turn++) {
			const ask = openFetcher();
			const signed = device.sign(await begun(ask, origin, IN), { counter: 0 });
			expect((await ask(origin + IN, { answer: signed })).status).toBe(303);
		}
	});

	test('somebody who is shut out', async () => {
		const { office, origin } = await opened();
		const { device } = await withPasskey(origin, BO);
		const bo = await office.people.personOf(BO);
		await office.people.setClosed(bo?.id ?? '', true, FIRST.name);
		const ask = openFetcher();
		const answer = device.sign(await begun(ask, origin, IN));
		const { status, text } = await shown(await ask(origin + IN, { answer }));
		expect([status, text]).toEqual([403, expect.stringContaining('avstängd')]);
	});

	test.each([
		['none', ''],
		['no JSON', '{'],
		['null', 'null'],
		['another shape', '{"id":1}'],
		['a prototype', '{"__proto__":{"id":"a"}}'],
		['oversize', JSON.stringify({ id: 'A'.repeat(20_000) })],
	])('what is no answer: %s', async (_, answer) => {
		const { origin } = await opened();
		const ask = openFetcher();
		await begun(ask, origin, IN);
		await refusedIn(ask, origin, answer, MADE_UP);
	});

	test('oversize: more than any form', async () => {
		const { origin } = await opened();
		const answer = await openFetcher()(origin + IN, { answer: 'A'.repeat(300_000) });
		expect(answer.status).toBe(413);
	});
});
