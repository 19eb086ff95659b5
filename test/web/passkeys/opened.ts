import { expect } from 'vitest';
import type { Office } from '../../../src/office.ts';
import { handClock } from '../../storage/temp-office.ts';
import { addFirst, addWith, FIRST, openTestOffice, PASSWORD } from '../office.ts';
import { type Fetcher, openFetcher } from '../provider/service.ts';
import { type Asked, openDevice } from './device.ts';

export const MINE = '/jag/inloggningsnycklar';
export const IN = '/logga-in/inloggningsnyckel';
export const BO = 'bo@kommunen.example';

/** An office with two people who have a password, reached by a name. */
export async function opened() {
	const clock = handClock();
	const { office, origin: given } = await openTestOffice(clock);
	const origin = given.replace('127.0.0.1', 'localhost');
	await addFirst(office);
	await addWith(office, 'Bo Åkesson', BO, [{ role: 'reader' }]);
	return { office, origin, clock };
}

/** A browser in which somebody has signed in by password. */
export async function signedIn(origin: string, email = FIRST.email): Promise<Fetcher> {
	const ask = openFetcher();
	expect((await ask(`${origin}/logga-in`, { email, password: PASSWORD })).status).toBe(303);
	return ask;
}

/** What the office asks a device for. */
export async function begun(ask: Fetcher, origin: string, path: string): Promise<Asked> {
	const answer = await ask(`${origin}${path}/borja`, {});
	expect(answer.status).toBe(200);
	return ((await answer.json()) as { options: Asked }).options;
}

/** A device with a passkey of somebody. */
export async function withPasskey(origin: string, email = FIRST.email) {
	const ask = await signedIn(origin, email);
	const device = openDevice(origin);
	const answer = device.make(await begun(ask, origin, MINE));
	expect((await ask(origin + MINE, { name: 'Telefonen', answer })).status).toBe(303);
	return { ask, device };
}

/** Where somebody is signed in. */
export async function visitsOf(office: Office, email = FIRST.email) {
	const person = await office.people.personOf(email);
	return office.people.visitsOf(person?.id ?? '');
}
