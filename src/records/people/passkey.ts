/** What a person's device signs in with in place of a password (inloggningsnyckel; Web Authentication Level 3). Nothing of it is secret. Times are ISO 8601 in UTC. */
export interface Passkey {
	/** As the device names it, base64url. */
	readonly id: string;
	readonly personId: string;
	/** What its person calls it, such as the device that has it. */
	readonly name: string;
	/** COSE (RFC 9052), base64url. */
	readonly publicKey: string;
	/** How often the device says that it has signed; 0 for good where it does not count. */
	readonly counter: number;
	/** True where it is carried to the person's other devices. */
	readonly isSynced: boolean;
	/** The host name that it was made for; it works at no other. */
	readonly host: string;
	readonly addedAt: string;
	/** Absent where it has never been used. */
	readonly usedAt?: string;
	/** When its counter ran backwards, so that there must be a copy of it; it lets nobody in from then on. */
	readonly doubtedAt?: string;
}

/** Adding a passkey or signing in by one, begun and not answered yet. */
export interface PasskeyStart {
	/** SHA-256 of the challenge, lower-case hex. */
	readonly key: string;
	/** SHA-256 of the secret that the browser holds which began it, lower-case hex. */
	readonly browser: string;
	/** Who adds one; absent where somebody signs in. */
	readonly personId?: string;
	/** ISO 8601 in UTC. */
	readonly endsAt: string;
}

/** How long somebody may look for the device, in minutes. */
export const PASSKEY_START_MINUTES = 5;
/** A passkey is added only so soon after signing in, in minutes: whoever finds a computer unlocked could make a lasting way in. */
export const PASSKEY_FRESH_MINUTES = 15;
/** How many one person may have. */
export const MOST_PASSKEYS = 20;
export const LONGEST_PASSKEY_NAME = 60;

/** For whom passkeys are made, and the only place where they are shown. */
export interface RelyingParty {
	/** The host name that they are bound to (RP ID). */
	readonly host: string;
	/** The office's address, as the browser names it. */
	readonly origin: string;
}

/**
 * For whom passkeys are made where people reach the office at an address. Browsers make none for an IP address, nor over http except on this machine
 * (Web Authentication Level 3, 5.1.3 and 13.4.9).
 * @param origin scheme, host and port
 * @returns what stands in the way where there can be none: `ip-address` or `not-secure`
 */
export function relyingParty(origin: string): RelyingParty | 'ip-address' | 'not-secure' {
	const [, scheme, authority = ''] = /^(https?):\/\/([^/]+)$/.exec(origin.toLowerCase()) ?? [];
	const host = authority.replace(/:\d+$/, '');
	if (host === '' || host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host)) return 'ip-address';
	if (scheme !== 'https' && host !== 'localhost' && !host.endsWith('.localhost')) return 'not-secure';
	return { host, origin: origin.toLowerCase() };
}

/** Whether somebody showed who they are so lately that they may add a passkey. @param shownAt ISO 8601 in UTC; absent where nobody has said when, and then it is long ago */
export function isFresh(shownAt: string | undefined, now: Date): boolean {
	if (shownAt === undefined) return false;
	const age = now.getTime() - Date.parse(shownAt);
	// One that lies ahead was before the clock was set back, or the service's clock is ahead.
	return age > -60_000 && age < PASSKEY_FRESH_MINUTES * 60_000;
}
