import { may, roleDeeds } from './may.ts';
import type { Grant, Person, Role } from './person.ts';

/** A key by which a program asks for what its maker may do, or less (nyckel för program). Its secret is kept as a hash alone. Times are ISO 8601 in UTC. */
export interface Token {
	readonly id: string;
	/** Who made it. It does nothing that this person may not do at that moment. */
	readonly personId: string;
	/** What it is for, such as the program that has it. */
	readonly name: string;
	readonly grants: readonly Grant[];
	readonly madeAt: string;
	readonly endsAt: string;
	/** Absent where it has never been used. */
	readonly usedAt?: string;
	/** Absent while it has not been taken back. */
	readonly revokedAt?: string;
}

/** Somebody who acts; with the id of the key where a program acts in their name. */
export type Actor = Pick<Person, 'name'> & { readonly byToken?: string };

/** Roles that a program may have. It keeps no people: who has such a key could make ways in for others. */
export const TOKEN_ROLES = ['reader', 'archivist', 'records-officer'] as const satisfies readonly Role[];
/** How long a key may hold, in days. One without an end is forgotten, and works for whoever finds it. */
export const TOKEN_DAYS = [30, 90, 180, 365] as const;
/** Before what makes a secret one: programs that look for lost secrets know it by that. */
export const TOKEN_MARK = 'ogb_';
/** A key's secret wherever it stands. */
export const TOKEN_SHAPE = /ogb_[A-Za-z0-9_-]{43}/;

/** Whether a role at a place is within what somebody may do: every deed of it is allowed to them there. */
function isWithin(own: readonly Grant[], { role, unitId }: Grant): boolean {
	return roleDeeds(role).every((deed) => may(own, deed, unitId));
}

/** Whether somebody may make a key with this grant. */
export function mayMake(own: readonly Grant[], grant: Grant): boolean {
	return TOKEN_ROLES.some((role) => role === grant.role) && isWithin(own, grant);
}

/** What a key allows now: of what it was given that which its maker may still do. */
export function grantsNow({ grants }: Pick<Token, 'grants'>, own: readonly Grant[]): readonly Grant[] {
	return grants.filter((grant) => isWithin(own, grant));
}

/** Whether a key can be used at an instant. @param now ISO 8601 in UTC */
export function isLive({ endsAt, revokedAt }: Pick<Token, 'endsAt' | 'revokedAt'>, now: string): boolean {
	return revokedAt === undefined && endsAt > now;
}
