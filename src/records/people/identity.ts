/** Who somebody is to the organisation's own sign-in service (OpenID Connect Core 1.0, 2: `iss` and `sub` together name one person, for good). Times are ISO 8601 in UTC. */
export interface Identity {
	readonly issuer: string;
	/** `sub`: never given to anybody else, unlike an e-mail address. */
	readonly subject: string;
	readonly personId: string;
	readonly boundAt: string;
	readonly usedAt: string;
}

/** A sign-in that has been begun at the organisation's service and not come back yet. */
export interface ProviderStart {
	/** SHA-256 of `state`, lower-case hex. */
	readonly key: string;
	/** SHA-256 of the secret that the browser holds which began it, lower-case hex. */
	readonly browser: string;
	readonly nonce: string;
	/** Of PKCE (RFC 7636, 4.1). */
	readonly verifier: string;
	/** Where the service sends the browser back to. */
	readonly redirect: string;
	/** Where the person wanted to go, within the office. */
	readonly wayBack: string;
	/** True where the person is to show anew who they are, although the service knows them. */
	readonly isAnew?: boolean;
	/** ISO 8601 in UTC. */
	readonly endsAt: string;
}

/** How long somebody may take at the service, with a second factor and a forgotten password. */
export const PROVIDER_START_MINUTES = 15;
