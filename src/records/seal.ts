/** What a bundle is sealed by, whoever keeps the key: a file, or hardware that never gives it out. */
export interface Signer {
	/** PEM, SubjectPublicKeyInfo (RFC 8410). */
	readonly publicKey: string;
	/** Raw Ed25519 signature, 64 bytes (RFC 8032, 5.1.6), of exactly these bytes. */
	sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** Why a seal key is no longer used. */
export const KEY_ENDS = [
	/** Exchanged in good order, as now and then is wise. */
	'rotated',
	/** The private key can no longer be used. Nobody else has it. */
	'lost',
	/** Somebody else may have had the private key. What it sealed holds by its time stamps alone. */
	'compromised',
] as const;
export type KeyEnd = (typeof KEY_ENDS)[number];

/** A key that the organisation seals by, or has sealed by. Public: it is published in each bundle. */
export interface SealKey {
	/** SHA-256 of the public key (DER, SubjectPublicKeyInfo), lower-case hex. */
	readonly sha256: string;
	/** PEM. */
	readonly publicKey: string;
	/** ISO 8601 in UTC, as all moments here. */
	readonly from: string;
	/** Absent while it is the one in use. */
	readonly to?: string;
	readonly ended?: KeyEnd;
	/** Signature of the key before over `endorsedText`, base64; absent on the first, and where that key could not speak any more. */
	readonly endorsement?: string;
}

/** What a key signs of the one that follows it: whoever knows the old one can then trust the new. */
export function endorsedText({ sha256, from }: Pick<SealKey, 'sha256' | 'from'>): string {
	return `ogonblick-seal-key/1\n${sha256}\n${from}\n`;
}

/** A list of revoked certificates that a stamp was held against though it had run out by the moment that the stamp must hold at. */
export interface EndedList {
	/** The authority that issued it, by the common name of its certificate. */
	readonly issuer: string;
	/** When the next one was to come. */
	readonly until: string;
}

/** What a bundle's time stamps say of it. */
export interface StampFacts {
	/** When it was stamped, as the authority states it. */
	readonly at: string;
	/** The authority, by the common name of its certificate. */
	readonly authority: string;
	/** SHA-256 of the certificate that its chain ends in, lower-case hex: compare it with what the authority publishes. */
	readonly root: string;
	/** Whether that certificate is one that the reader trusts; absent where nobody has said which those are, false only beside another that is trusted. */
	readonly isTrusted?: boolean;
	/** When the stamp is to have been renewed: its certificate runs out, or its algorithms are no longer held to be safe. */
	readonly goodUntil: string;
	/** Issuers of whom the reader has no list of revoked certificates that was valid still; absent where there is none such. */
	readonly endedLists?: readonly EndedList[];
	/** 0 of those in the bundle, else the number of the renewal beside it. */
	readonly renewal: number;
}

/** When the newest evidence that is trusted runs out: that of the last renewal, else the first of those in the bundle to do so; undefined where there is none. */
export function newestEnd(stamps: readonly StampFacts[]): string | undefined {
	const counted = stamps.filter(({ isTrusted }) => isTrusted !== false);
	const newest = counted.at(-1)?.renewal;
	const ends = counted.filter(({ renewal }) => renewal === newest).map(({ goodUntil }) => goodUntil);
	return ends.sort()[0];
}

/**
 * Whether a stamp that can be had now is worth the reading of a whole bundle: it holds longer than the newest, of whose time not more than half as much is left. So a
 * renewal that can be no better is not made each night, and whatever is better comes well before the newest runs out. Pure.
 * @param goodUntil of the newest stamp @param offered until when a new one holds
 */
export function isWorthRenewing(goodUntil: string, offered: string, now: Date): boolean {
	const left = Math.max(0, Date.parse(goodUntil) - now.getTime());
	const gained = Date.parse(offered) - now.getTime();
	return gained > left && gained >= 2 * left;
}
