import type { LoginSession } from '../records/login.ts';

/** Where login sessions are kept, one an account: encrypted, under a key that lies elsewhere. */
export interface SessionStore {
	/** Where the key lies. */
	readonly keyFile: string;
	/**
	 * Whether the key can be used, and whether it is needed: `gone` where sessions are kept and it is not there. None is made.
	 * @throws UsageError `session-key-inside-data` `session-key-open` `session-key-unusable`
	 */
	keyState(): Promise<'there' | 'none-yet' | 'gone'>;
	/**
	 * Replaces the account's session, whole or not at all; makes the key where there is none.
	 * @throws UsageError `session-key-inside-data` `session-key-open` `session-key-unusable` `session-unwritable`
	 */
	put(session: LoginSession): Promise<void>;
	/**
	 * Undefined where none is kept.
	 * @throws UsageError as `put`, `session-key-missing`, `session-unreadable`
	 */
	get(accountId: string): Promise<LoginSession | undefined>;
	/** Ids of the accounts whose session is kept, in one look: they are few among all accounts. @throws UsageError `session-unreadable` */
	kept(): Promise<ReadonlySet<string>>;
	/** @returns whether there was one */
	forget(accountId: string): Promise<boolean>;
}
