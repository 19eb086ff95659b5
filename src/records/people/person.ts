import { comparable } from '../same-name.ts';

/**
 * What a person may do in the web office (roll): `reader` looks, `archivist` orders and keeps the register, `records-officer` hands out and sees
 * what is restricted, `administrator` keeps people. Nobody has a role that they were not given.
 */
export const ROLES = ['reader', 'archivist', 'records-officer', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** One role, for one unit or for the whole organisation. */
export interface Grant {
	readonly role: Role;
	/** Absent where it holds for every unit, and for what belongs to none. */
	readonly unitId?: string;
}

/** Somebody who signs in to the web office. Never removed: what was done under the name has to be understood later. */
export interface Person {
	readonly id: string;
	/** First and last name, as it stands in events and manifests. */
	readonly name: string;
	/** What they sign in with. */
	readonly email: string;
	readonly grants: readonly Grant[];
	/** ISO 8601 in UTC. */
	readonly addedAt: string;
	/** True once a password has been chosen. */
	readonly hasPassword: boolean;
	/** When the person was shut out; absent while they may sign in. ISO 8601 in UTC. */
	readonly closedAt?: string;
}

/** An address as it is compared: the same person in any case. */
export function emailKey(email: string): string {
	return comparable(email);
}

/** Whether two grants are the same one. */
export function sameGrant(a: Grant, b: Grant): boolean {
	return a.role === b.role && a.unitId === b.unitId;
}
