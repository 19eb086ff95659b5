import type { Identity, ProviderStart } from '../records/people/identity.ts';

/** Who of those that are known here is who at the organisation's sign-in service. Binding and releasing are events, without what the service calls them. */
export interface IdentityBook {
	/** Keeps what a sign-in is compared with when it comes back; those that are over are swept. */
	begin(start: ProviderStart): Promise<void>;
	/** Uses one up: it is given once, whatever comes of it; undefined where its time is over. */
	take(key: string): Promise<ProviderStart | undefined>;
	identity(issuer: string, subject: string): Promise<Identity | undefined>;
	/** Of one person where an id is given. */
	identities(personId?: string): Promise<readonly Identity[]>;
	/** @throws UsageError `provider-person-taken` where that identity, or that person at that service, is bound already */
	bind(identity: Identity, by: string): Promise<void>;
	touch(issuer: string, subject: string, usedAt: string): Promise<void>;
	/** Unbinds a person everywhere and signs them out. @returns how many bonds there were */
	release(personId: string, by: string): Promise<number>;
}

/** What the service says of somebody who has signed in there; each of it verified. */
export interface Said {
	/** As the service calls itself. */
	readonly issuer: string;
	readonly subject: string;
	/** What the setting OIDC_CLAIM names, mostly an e-mail address; absent where the service does not tell it. */
	readonly known?: string;
	/** When the person last showed who they are there (`auth_time`); absent where the service does not tell it. ISO 8601 in UTC. */
	readonly shownAt?: string;
	/** False where the service itself says that nobody has looked whether the address is the person's. */
	readonly isVerified: boolean;
}

/** Who has signed out of the service. */
export type SignedOut = Pick<Said, 'issuer' | 'subject'>;

/** The organisation's own sign-in service, by OpenID Connect. */
export interface IdentityProvider {
	readonly issuer: string;
	/** What people call it; absent where nobody has said it. */
	readonly name?: string;
	/** Reads the secret and asks the service for its description. @throws as `address` */
	check(): Promise<void>;
	/**
	 * Where a browser signs in.
	 * @param start `state` in clear, and what it is kept with
	 * @throws TryAgainLater `provider-unreachable` · UsageError `provider-wrong` `provider-differs` `post-secret-unreadable`
	 */
	address(
		start: Pick<ProviderStart, 'nonce' | 'verifier' | 'redirect' | 'isAnew'> & { state: string },
	): Promise<string>;
	/**
	 * Asks the service who has come back with this answer.
	 * @param answer the address that the browser came back to
	 * @throws as `address` · UsageError `provider-refused` `provider-code-refused` `provider-client-refused` `provider-forged`
	 */
	said(
		answer: URL,
		start: Pick<ProviderStart, 'nonce' | 'verifier' | 'redirect'> & { state: string },
	): Promise<Said>;
	/** Who has signed out there, by what the service has sent. @throws as `address` · UsageError `logout-token-refused` */
	signedOut(token: string): Promise<SignedOut>;
	/** Where a browser signs out of the service; undefined where it has no such place. @throws as `address` */
	signOutAddress(back: string): Promise<string | undefined>;
}
