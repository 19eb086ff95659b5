import { randomUUID } from 'node:crypto';
import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { may, mayGrant } from '../../records/people/may.ts';
import { type Grant, type Person, sameGrant } from '../../records/people/person.ts';
import { invitePerson } from './invite.ts';
import { keptAddress, keptName, notAllowed } from './who.ts';

type Rooms = Pick<Office, 'people' | 'clock'>;

/** A person as somebody else has written them. */
export interface PersonWish {
	readonly name: string;
	readonly email: string;
	readonly grants: readonly Grant[];
}

/**
 * Adds somebody, who chooses a password by an invitation.
 * @returns the invitation's secret
 * @throws UsageError `not-allowed` `bad-name` `bad-email` `no-grants` `duplicate-person`
 */
export async function addPerson(
	office: Rooms,
	wish: PersonWish,
	by: Person,
): Promise<{ readonly person: Person; readonly secret: string }> {
	const id = randomUUID();
	const [name, email] = [keptName(wish.name), keptAddress(wish.email)];
	const grants = unique(wish.grants);
	if (grants.length === 0) throw noGrants();
	refuseWider(by, grants);
	await office.people.add({ id, name, email, grants }, by.name);
	const person: Person = {
		id,
		name,
		email,
		grants,
		hasPassword: false,
		addedAt: office.clock.now().toISOString(),
	};
	return { person, secret: await invitePerson(office, person, by) };
}

/**
 * Says which grants somebody has from now on. What the one who says it may not give is neither given nor taken.
 * @throws UsageError `not-allowed` `last-administrator`
 */
export async function regrant(
	office: Rooms,
	person: Person,
	wished: readonly Grant[],
	by: Person,
): Promise<void> {
	const grants = unique(wished);
	const changed = [
		...grants.filter((grant) => !person.grants.some((has) => sameGrant(has, grant))),
		...person.grants.filter((has) => !grants.some((grant) => sameGrant(has, grant))),
	];
	if (changed.length === 0) return;
	refuseWider(by, changed);
	await office.people.setGrants(person.id, grants, by.name);
}

/**
 * Shuts somebody out, or lets them in again.
 * @throws UsageError `not-allowed` where the person has a role that the other may not take · `last-administrator`
 */
export async function closePerson(office: Rooms, person: Person, closed: boolean, by: Person): Promise<void> {
	refuseUnlessOver(by, person);
	await office.people.setClosed(person.id, closed, by.name);
}

/** @throws UsageError `not-allowed`: a new password opens all that the person may do, so it takes all of that to give one */
export function refuseUnlessOver(by: Person, person: Person): void {
	if (!may(by.grants, 'keep-people') && person.grants.length === 0) throw notAllowed();
	refuseWider(by, person.grants);
}

function refuseWider(by: Person, grants: readonly Grant[]): void {
	if (!grants.every((grant) => mayGrant(by.grants, grant))) throw notAllowed();
}

function noGrants(): UsageError {
	return new UsageError('The person is given no role', {
		...{ code: 'no-grants', subject: 'role' },
		remedy: 'Choose at least one role, for the whole organisation or for a unit.',
	});
}

function unique(grants: readonly Grant[]): readonly Grant[] {
	return grants.filter((grant, i) => grants.findIndex((other) => sameGrant(grant, other)) === i);
}
