import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import type { Grant, Person } from '../../src/records/people/person.ts';
import { acceptInvitation, inviteFirst } from '../../src/work/people/invite.ts';
import { addPerson } from '../../src/work/people/people.ts';
import { openOffice } from '../../storage/open.ts';

/** Somebody who reads, and how much of the organisation is theirs to see. */
export interface Reader {
	readonly email: string;
	readonly sees: 'all' | 'units';
}

const PASSWORD = 'korrekt häst batteri häftklammer';
const FIRST = { name: 'Anna Lindqvist', email: 'anna@kommunen.example' };

/** Of every ten: six who see one unit or a few, and four who see all. */
const ROLES: readonly ((n: number, units: number) => readonly Grant[])[] = [
	(n, units) => [{ role: 'reader', unitId: unit(n, units) }],
	(n, units) => [{ role: 'reader', unitId: unit(n, units) }],
	(n, units) => [0, 1, 2].map((more) => ({ role: 'reader', unitId: unit(n + more, units) })),
	(n, units) => [{ role: 'archivist', unitId: unit(n, units) }],
	(n, units) => [{ role: 'archivist', unitId: unit(n, units) }],
	(n, units) => [{ role: 'records-officer', unitId: unit(n, units) }],
	() => [{ role: 'reader' }],
	() => [{ role: 'archivist' }],
	() => [{ role: 'archivist' }, { role: 'records-officer' }],
	() => [{ role: 'records-officer' }],
];

function unit(n: number, units: number): string {
	return `unit-${(n * 101) % units}`;
}

/** Makes the people of an office, each with a password of their own choosing. */
export async function makePeople(dir: string, count: number, units: number): Promise<readonly Reader[]> {
	const config = readConfig({ ...process.env, DATA_DIR: dir, KEEP_FREE_BYTES: '0' });
	const office = await openOffice(config, { log: openLog('silent'), purpose: 'reading' });
	try {
		const first = await inviteFirst(office);
		if (first === undefined) throw new Error('The catalogue has an administrator already.');
		await acceptInvitation(office, first, PASSWORD, FIRST);
		const by = (await office.people.personOf(FIRST.email)) as Person;
		const readers: Reader[] = [];
		for (let n = 0; n < count; n++) {
			const grants = ROLES[n % ROLES.length]?.(n, units) ?? [];
			const email = `person${n}@kommunen.example`;
			const { secret } = await addPerson(
				office,
				{ name: `Karin Berg${'abcdefghij'[n % 10]}son`, email, grants },
				by,
			);
			await acceptInvitation(office, secret, PASSWORD, { name: '', email: '' });
			readers.push({ email, sees: grants.some(({ unitId }) => unitId === undefined) ? 'all' : 'units' });
		}
		return readers;
	} finally {
		await office.close();
	}
}

/** Signs somebody in as a browser does. @returns the cookie @throws Error where the office does not let them in */
export async function signIn(origin: string, { email }: Reader): Promise<string> {
	const answer = await fetch(`${origin}/logga-in`, {
		...{ method: 'POST', redirect: 'manual' },
		headers: { origin },
		body: new URLSearchParams({ email, password: PASSWORD, till: '/' }),
	});
	const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
	if (answer.status !== 303 || cookie === undefined)
		throw new Error(`${email} was not let in: ${answer.status}`);
	return cookie;
}
