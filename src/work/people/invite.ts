import { randomUUID } from 'node:crypto';
import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { may } from '../../records/people/may.ts';
import { type PasswordFlaw, passwordFlaw, SHORTEST_PASSWORD } from '../../records/people/password.ts';
import type { Person } from '../../records/people/person.ts';
import { INVITATION_HOURS, type Invitation } from '../../records/people/visit.ts';
import { browserMark } from './known-browser.ts';
import { hashPassword, keyOf, newSecret } from './secrets.ts';
import { keptAddress, keptName } from './who.ts';

type Rooms = Pick<Office, 'people' | 'clock'>;

/** Somebody to whom the web office belongs as long as nobody else is there: the one who reads its console. */
const CONSOLE = 'console';

/**
 * A way in for the first administrator, in place of any earlier one.
 * @returns the secret; undefined where there is an administrator already
 */
export async function inviteFirst(office: Rooms): Promise<string | undefined> {
	const people = await office.people.people();
	if (people.some(({ grants, closedAt }) => closedAt === undefined && may(grants, 'keep-people')))
		return undefined;
	return invite(office, undefined, CONSOLE);
}

/** A way to choose a password, for a new person or one who has forgotten theirs, in place of any earlier one. @returns the secret */
export async function invitePerson(office: Rooms, person: Person, by: Pick<Person, 'name'>): Promise<string> {
	return invite(office, person.id, by.name);
}

/** Whom an invitation is for; undefined where it does not work any more. */
export async function invited(
	{ people }: Rooms,
	secret: string,
): Promise<{ readonly invitation: Invitation; readonly person?: Person } | undefined> {
	const invitation = await people.invitation(keyOf(secret));
	if (!invitation) return undefined;
	const person = invitation.personId === undefined ? undefined : await people.person(invitation.personId);
	return { invitation, ...(person ? { person } : {}) };
}

/**
 * Chooses a password by an invitation, which is used up.
 * @param first who the first administrator is; not asked for otherwise
 * @returns what the browser is to keep, as after a sign-in: whoever was shut out by wrong passwords is not any more
 * @throws UsageError `invitation-used` `weak-password` `bad-name` `bad-email` `personal-number`
 */
export async function acceptInvitation(
	office: Rooms,
	secret: string,
	password: string,
	first: { readonly name: string; readonly email: string },
): Promise<string | undefined> {
	const found = await invited(office, secret);
	const who = found?.person ?? {
		id: randomUUID(),
		name: keptName(first.name),
		email: keptAddress(first.email),
	};
	refuseWeak(password, who);
	const chosen = await hashPassword(password);
	await office.people.accept(keyOf(secret), chosen, who);
	return browserMark({ id: who.id, password: chosen });
}

/** @throws UsageError `weak-password` with what is wrong as subject */
export function refuseWeak(password: string, { name, email }: Pick<Person, 'name' | 'email'>): void {
	const flaw = passwordFlaw(password, [name, email]);
	if (flaw !== undefined)
		throw new UsageError(WEAK[flaw], {
			...{ code: 'weak-password', subject: flaw },
			remedy: `Choose at least ${SHORTEST_PASSWORD} characters that are hard to guess, such as four words that do not belong together.`,
		});
}

const WEAK: Readonly<Record<PasswordFlaw, string>> = {
	short: `The password is shorter than ${SHORTEST_PASSWORD} characters`,
	long: 'The password is longer than anything that is kept here',
	common: 'The password is among the first that anybody tries',
	'own-name': 'The password is little more than your own name or address',
};

async function invite(
	{ people, clock }: Rooms,
	personId: string | undefined,
	madeBy: string,
): Promise<string> {
	const secret = newSecret();
	const now = clock.now();
	await people.invite({
		...{ key: keyOf(secret), madeBy, madeAt: now.toISOString() },
		endsAt: new Date(now.getTime() + INVITATION_HOURS * 3_600_000).toISOString(),
		...(personId === undefined ? {} : { personId }),
	});
	return secret;
}
