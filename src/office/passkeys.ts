import type { Passkey, PasskeyStart, RelyingParty } from '../records/people/passkey.ts';
import type { Person } from '../records/people/person.ts';

/** Passkeys of those who sign in here. Each that is added, removed or doubted is an event, without what the device calls it. */
export interface PasskeyBook {
	/** Keeps what an answer is compared with; those that are over are swept. */
	begin(start: PasskeyStart): Promise<void>;
	/** Takes a start out, whatever comes of it; undefined where it is unknown, has been taken, or its time is over. */
	take(key: string): Promise<PasskeyStart | undefined>;

	passkey(id: string): Promise<Passkey | undefined>;
	/** The oldest first; everybody's without `personId`. */
	passkeys(personId?: string): Promise<readonly Passkey[]>;
	/** @throws UsageError `passkey-known` where it is somebody's already · `too-many-passkeys` */
	add(passkey: Passkey, by: string): Promise<void>;
	/**
	 * Keeps that a passkey has signed. In one transaction with what it is compared with, or two copies that sign at once would both get in.
	 * A counter that does not grow doubts the passkey, and signs its person out everywhere.
	 * @returns `gone` where it was removed meanwhile; `doubted` where it is, now or from before
	 */
	used(
		id: string,
		now: Pick<Passkey, 'counter' | 'isSynced'> & { readonly usedAt: string },
	): Promise<'kept' | 'gone' | 'doubted'>;
	/** Another's is not touched. @returns whether there was one */
	rename(personId: string, id: string, name: string): Promise<boolean>;
	/** Another's is not touched. @returns whether there was one */
	remove(personId: string, id: string, by: string): Promise<boolean>;
	/** Removes all of a person, and signs them out everywhere where there were any. @returns how many */
	removeAll(personId: string, by: string): Promise<number>;
}

/** What the browser sent back, as it came: JSON that nobody has looked at. */
type Answer = string;

/** The ceremonies of Web Authentication: what browsers are asked, and whether their answers are to be believed. */
export interface PasskeyCeremonies {
	/** What `navigator.credentials.create` is asked with, as JSON. @param challenge base64url · have ids that the person has already */
	creation(
		party: RelyingParty,
		challenge: string,
		person: Pick<Person, 'id' | 'name' | 'email'>,
		have: readonly string[],
	): Promise<object>;
	/** What `navigator.credentials.get` is asked with, as JSON: any passkey that the device has for this office. */
	request(party: RelyingParty, challenge: string): Promise<object>;
	/** What an answer says of itself, before anything of it is believed. @throws UsageError `passkey-refused` */
	read(answer: Answer): { readonly id: string; readonly challenge: string; readonly personId?: string };
	/** Whether a passkey was made as asked, its person verified by the device. @throws UsageError `passkey-refused` */
	made(
		answer: Answer,
		party: RelyingParty,
		challenge: string,
	): Promise<Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'isSynced'>>;
	/** Whether a passkey signed as asked, its person verified by the device. The counter is left to `PasskeyBook.used`. @throws UsageError `passkey-refused` */
	signed(
		answer: Answer,
		party: RelyingParty,
		challenge: string,
		passkey: Pick<Passkey, 'id' | 'publicKey'>,
	): Promise<Pick<Passkey, 'counter' | 'isSynced'>>;
}
