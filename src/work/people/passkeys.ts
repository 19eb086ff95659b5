import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import {
	isFresh,
	LONGEST_PASSKEY_NAME,
	PASSKEY_FRESH_MINUTES,
	PASSKEY_START_MINUTES,
	type Passkey,
	type RelyingParty,
} from '../../records/people/passkey.ts';
import type { Person } from '../../records/people/person.ts';
import type { Visit } from '../../records/people/visit.ts';
import { refuseUnlessOver } from './people.ts';
import { keyOf, newSecret } from './secrets.ts';

type Rooms = Pick<Office, 'passkeys' | 'ceremonies' | 'clock' | 'log'>;

/** What a browser is asked, and a secret that it keeps: nobody else can answer what it began. */
export interface Begun {
	readonly options: object;
	readonly browser: string;
}

/**
 * Begins to add a passkey.
 * @throws UsageError `passkey-not-fresh` where the sign-in is too old
 */
export async function beginPasskey(
	office: Rooms,
	party: RelyingParty,
	person: Person,
	visit: Pick<Visit, 'shownAt'>,
): Promise<Begun> {
	refuseStaleVisit(office, visit);
	const have = await office.passkeys.passkeys(person.id);
	const { challenge, browser } = await begin(office, person.id);
	const ids = have.map(({ id }) => id);
	return { options: await office.ceremonies.creation(party, challenge, person, ids), browser };
}

/**
 * Keeps a passkey that a device has made.
 * @param answer what the browser sent · browser the secret that it holds
 * @throws UsageError `bad-passkey-name` `passkey-not-fresh` `passkey-stale` `passkey-refused` `passkey-known` `too-many-passkeys`
 */
export async function addPasskey(
	office: Rooms,
	party: RelyingParty,
	who: { readonly person: Person; readonly visit: Pick<Visit, 'shownAt'> },
	sent: { readonly name: string; readonly answer: string; readonly browser: string },
): Promise<Passkey> {
	const { person } = who;
	const name = keptPasskeyName(sent.name);
	refuseStaleVisit(office, who.visit);
	const made = await answered(office, sent, person.id, ({ challenge }) =>
		office.ceremonies.made(sent.answer, party, challenge),
	);
	const addedAt = office.clock.now().toISOString();
	const passkey = { ...made, personId: person.id, name, host: party.host, addedAt };
	await office.passkeys.add(passkey, person.name);
	return passkey;
}

/** @throws UsageError `bad-passkey-name` `no-such-passkey` */
export async function renamePasskey(
	{ passkeys }: Pick<Office, 'passkeys'>,
	person: Person,
	id: string,
	name: string,
): Promise<void> {
	if (!(await passkeys.rename(person.id, id, keptPasskeyName(name)))) throw noSuch();
}

/** @throws UsageError `no-such-passkey`: another's is as if it were not there */
export async function removePasskey(
	{ passkeys }: Pick<Office, 'passkeys'>,
	person: Person,
	id: string,
): Promise<void> {
	if (!(await passkeys.remove(person.id, id, person.name))) throw noSuch();
}

/** Removes all passkeys of somebody who has lost them, and signs them out. @throws UsageError `not-allowed` */
export async function forgetPasskeys(
	{ passkeys }: Pick<Office, 'passkeys'>,
	person: Person,
	by: Person,
): Promise<number> {
	refuseUnlessOver(by, person);
	return passkeys.removeAll(person.id, by.name);
}

/** Keeps a new challenge, which is answered once, by the browser that holds the secret. */
export async function begin({ passkeys, clock }: Rooms, personId?: string) {
	const [challenge, browser] = [newSecret(), newSecret()];
	const endsAt = new Date(clock.now().getTime() + PASSKEY_START_MINUTES * 60_000).toISOString();
	const who = personId === undefined ? {} : { personId };
	await passkeys.begin({ key: keyOf(challenge), browser: keyOf(browser), ...who, endsAt });
	return { challenge, browser };
}

/**
 * Uses up the challenge that an answer is to, and looks whether the answer holds. What does not is in the log, without what the device sent.
 * @param personId who adds one; undefined where somebody signs in
 * @throws UsageError `passkey-stale` `passkey-refused`, and what `look` throws
 */
export async function answered<T>(
	{ passkeys, ceremonies, log }: Rooms,
	{ answer, browser }: { readonly answer: string; readonly browser: string },
	personId: string | undefined,
	look: (read: ReturnType<Rooms['ceremonies']['read']>) => Promise<T>,
): Promise<T> {
	try {
		const read = ceremonies.read(answer);
		const start = await passkeys.take(keyOf(read.challenge));
		if (!start || start.browser !== keyOf(browser) || start.personId !== personId) throw stale();
		return await look(read);
	} catch (error) {
		if (error instanceof UsageError)
			log.warn({ code: error.code, said: error.subject }, 'a passkey was not believed');
		throw error;
	}
}

function refuseStaleVisit({ clock }: Rooms, { shownAt }: Pick<Visit, 'shownAt'>): void {
	if (isFresh(shownAt, clock.now())) return;
	throw new UsageError(
		`It is more than ${PASSKEY_FRESH_MINUTES} minutes since you showed who you are, so no passkey can be added now`,
		{
			code: 'passkey-not-fresh',
			remedy:
				'Sign out and in again, then add the passkey. So nobody else can do it on a computer that you left.',
		},
	);
}

function keptPasskeyName(text: string): string {
	const name = text.trim().replace(/\s+/g, ' ');
	if (name !== '' && name.length <= LONGEST_PASSKEY_NAME) return name;
	throw new UsageError('The passkey is not named', {
		...{ code: 'bad-passkey-name', subject: 'name' },
		remedy: `Write what you know the device by, in at most ${LONGEST_PASSKEY_NAME} characters.`,
	});
}

function stale(): UsageError {
	return new UsageError('It was not begun in this browser, has been used, or took too long', {
		code: 'passkey-stale',
		remedy: 'Begin again on the page.',
	});
}

function noSuch(): UsageError {
	return new UsageError('You have no such passkey', {
		code: 'no-such-passkey',
		remedy: 'Load the page again: it may have been removed in another window.',
	});
}
