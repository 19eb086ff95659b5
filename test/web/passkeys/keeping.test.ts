import { describe, expect, test } from 'vitest';
import { acceptInvitation, invitePerson } from '../../../src/work/people/invite.ts';
import { FIRST, PASSWORD } from '../office.ts';
import { shown } from '../provider/service.ts';
import { openDevice } from './device.ts';
import { BO, begun, MINE, opened, signedIn, visitsOf, withPasskey } from './opened.ts';

describe('answers that add nothing', () => {
	test.each([
		['wrong origin', { origin: 'http://localhost.evil.example' }],
		['wrong rpId', { rpId: 'evil.example' }],
		['missing user verification', { flags: 1 }],
		['forged challenge', { challenge: 'A'.repeat(43) }],
		['another frame (cross-origin)', { crossOrigin: true }],
	] as const)('%s', async (_, crooked) => {
		const { office, origin } = await opened();
		const ask = await signedIn(origin);
		const answer = openDevice(origin).make(await begun(ask, origin, MINE), crooked);
		expect((await ask(origin + MINE, { name: 'Telefonen', answer })).status).toBe(400);
		expect(await office.passkeys.passkeys()).toEqual([]);
	});

	test("another person's credential: an id that is somebody's already stays theirs", async () => {
		const { office, origin } = await opened();
		const { device } = await withPasskey(origin);
		const ask = await signedIn(origin, BO);
		const answer = openDevice(origin).make(await begun(ask, origin, MINE), { id: device.id });
		const { status, text } = await shown(await ask(origin + MINE, { name: 'Min', answer }));
		expect([status, text]).toEqual([400, expect.stringContaining('finns redan här')]);
		const anna = await office.people.personOf(FIRST.email);
		expect(await office.passkeys.passkeys()).toMatchObject([{ id: device.id, personId: anna?.id }]);
	});

	test('a challenge that somebody else began, and one that is sent again', async () => {
		const { office, origin } = await opened();
		const [anna, bo] = [await signedIn(origin), await signedIn(origin, BO)];
		await begun(bo, origin, MINE);
		const answer = openDevice(origin).make(await begun(anna, origin, MINE));
		expect((await bo(origin + MINE, { name: 'Min', answer })).status).toBe(400);
		expect((await anna(origin + MINE, { name: 'Min', answer })).status).toBe(400);
		expect(await office.passkeys.passkeys()).toEqual([]);
	});

	test('on a computer that was left: more than 15 minutes after the sign-in', async () => {
		const { office, origin, clock } = await opened();
		const ask = await signedIn(origin);
		const answer = openDevice(origin).make(await begun(ask, origin, MINE));
		clock.forward(15 * 60);
		expect((await shown(await ask(origin + MINE))).text).toContain('mer än 15 minuter sedan');
		const told = await ask(`${origin}${MINE}/borja`, {});
		expect([told.status, await told.json()]).toEqual([400, { told: expect.stringContaining('15 minuter') }]);
		expect((await ask(origin + MINE, { name: 'Min', answer })).status).toBe(400);
		expect(await office.passkeys.passkeys()).toEqual([]);
	});

	test('twenty-one', async () => {
		const { office, origin } = await opened();
		const ask = await signedIn(origin);
		const add = async () => {
			const answer = openDevice(origin).make(await begun(ask, origin, MINE));
			return ask(origin + MINE, { name: 'En till', answer });
		};
		for (let i = 0; i < 20; i++) expect((await add()).status).toBe(303);
		expect((await shown(await add())).text).toContain('20 inloggningsnycklar');
		expect(await office.passkeys.passkeys()).toHaveLength(20);
	});
});

test('nobody renames or removes what is another person’s', async () => {
	const { office, origin } = await opened();
	const { device } = await withPasskey(origin);
	const ask = await signedIn(origin, BO);
	for (const [path, name] of [
		['namn', 'Bos'],
		['ta-bort', ''],
	] as const)
		expect((await ask(`${origin}${MINE}/${path}`, { id: device.id, name })).status).toBe(404);
	expect(await office.passkeys.passkeys()).toMatchObject([{ name: 'Telefonen' }]);
});

test('a name is never markup, and has an end (stored XSS by a name)', async () => {
	const { origin } = await opened();
	const { ask, device } = await withPasskey(origin);
	const name = '"><img src=x onerror=alert(1)>';
	expect((await ask(`${origin}${MINE}/namn`, { id: device.id, name })).status).toBe(303);
	const text = await (await ask(origin + MINE)).text();
	expect(text).not.toContain('<img');
	expect((await ask(`${origin}${MINE}/namn`, { id: device.id, name: 'x'.repeat(61) })).status).toBe(400);
});

test('only who may take a person’s roles removes their passkeys; it signs the person out', async () => {
	const { office, origin } = await opened();
	const { ask: bos } = await withPasskey(origin, BO);
	const bo = await office.people.personOf(BO);
	const address = `${origin}/personer/${bo?.id}/ta-bort-inloggningsnycklar`;
	expect((await bos(address, {})).status).toBe(403);
	expect(await office.passkeys.passkeys(bo?.id)).toHaveLength(1);
	const anna = await signedIn(origin);
	expect((await anna(address, {})).status).toBe(303);
	expect(await office.passkeys.passkeys()).toEqual([]);
	expect(await visitsOf(office, BO)).toEqual([]);
	const [event] = await office.catalogue.events({ kinds: ['passkeys-removed'] });
	expect(event).toMatchObject({ actor: FIRST.name, subject: bo?.id, data: { passkeys: 1 } });
});

test('a new way in by a link removes them: whoever had the old password could have made one', async () => {
	const { office, origin } = await opened();
	await withPasskey(origin, BO);
	const bo = await office.people.personOf(BO);
	if (!bo) throw new Error('Bo is not there');
	const secret = await invitePerson(office, bo, { name: FIRST.name });
	await acceptInvitation(office, secret, PASSWORD, { name: '', email: '' });
	expect(await office.passkeys.passkeys()).toEqual([]);
});
