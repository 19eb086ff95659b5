/** One public account on one platform; owned by a unit or function, never by a person. */
export interface Account {
	readonly id: string;
	readonly unitId: string;
	/** Short platform name, such as `mastodon` or `facebook`; `web` where no platform is recognised. */
	readonly platform: string;
	/** The account's name in its address, without a leading `@`. */
	readonly handle: string;
	/** Canonical address: http(s), no fragment, no tracking parameters. */
	readonly address: string;
	/** The name that the account shows; the handle until a capture has seen it. */
	readonly name: string;
	readonly status: AccountStatus;
	/** True where a bare address was captured and nobody has registered the account. */
	readonly isDefault: boolean;
}

export const ACCOUNT_STATUSES = ['planned', 'active', 'closing', 'closed'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];
