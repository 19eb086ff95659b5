import type { Grant, Person } from '../records/people/person.ts';
import type { Invitation, Visit } from '../records/people/visit.ts';

/** What is kept of a person beyond what anybody is shown. */
export interface Secret {
	/** The password as it is kept: hashed with salt, with how; absent where none has been chosen. */
	readonly password?: string;
}

/** Failed sign-ins under one name or from one place. */
export interface Failures {
	readonly count: number;
	/** ISO 8601 in UTC. */
	readonly lastAt: string;
}

/** Who may use the web office, and where they have signed in. Every change has an event, and no event holds a secret. */
export interface PeopleBook {
	/** By name. Those who are shut out too. */
	people(): Promise<readonly Person[]>;
	person(id: string): Promise<Person | undefined>;
	/** By what they sign in with, in any case. */
	personOf(email: string): Promise<(Person & Secret) | undefined>;
	/** @throws UsageError `duplicate-person` where the address is another's */
	add(person: Pick<Person, 'id' | 'name' | 'email' | 'grants'>, by: string): Promise<void>;
	/** @throws TryAgainLater `register-changed` where the person is not there · UsageError `last-administrator` */
	setGrants(id: string, grants: readonly Grant[], by: string): Promise<void>;
	/** Shuts out, or lets in again; whoever is shut out is signed out everywhere. @throws as `setGrants` */
	setClosed(id: string, closed: boolean, by: string): Promise<void>;

	invite(invitation: Invitation): Promise<void>;
	/** Undefined where it is used, replaced by a newer one of the same person, or unknown; also when its time is over. */
	invitation(key: string): Promise<Invitation | undefined>;
	/**
	 * Uses an invitation up: the password is kept, and the person is signed out wherever they were.
	 * @param person who comes in by the first administrator's
	 * @throws UsageError `invitation-used` where it is not there any more, or an administrator is there already
	 */
	accept(key: string, password: string, person?: Pick<Person, 'id' | 'name' | 'email'>): Promise<void>;

	/** Sets a new password and ends all visits but one. */
	setPassword(id: string, password: string, exceptVisit: string): Promise<void>;
	begin(visit: Visit): Promise<void>;
	visit(key: string): Promise<Visit | undefined>;
	/** Keeps that it was used now, until when it holds. */
	touch(key: string, usedAt: string, endsAt: string): Promise<void>;
	/** By what was used last. */
	visitsOf(personId: string): Promise<readonly Visit[]>;
	/** @returns whether there was one */
	end(key: string): Promise<boolean>;
	/** Ends all of a person's. @returns how many there were */
	endAll(personId: string, by: string): Promise<number>;

	/** @param keys names and places, as hashes */
	failures(keys: readonly string[]): Promise<ReadonlyMap<string, Failures>>;
	countFailure(keys: readonly string[]): Promise<void>;
	clearFailures(key: string): Promise<void>;
	/** Takes one back that was counted for a try which came out right. */
	forgive(key: string): Promise<void>;
}
