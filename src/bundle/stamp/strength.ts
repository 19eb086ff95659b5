import type { KeyObject } from 'node:crypto';

/** Until when something is held to bind, ISO date; absent where no end is known. */
export interface Strength {
	/** As a reader knows it, such as `RSA 2048`. */
	readonly name: string;
	readonly until?: string;
}

/**
 * How long each digest is held to bind. MD5: collisions of certificates were shown in December 2008 (RFC 6151). SHA-1 and SHA-224: NIST SP 800-131A,
 * signatures not after 2013 and 2030. A date that is changed here changes what is told of every stamp; it is never moved to let an old one pass.
 */
const DIGESTS: Readonly<Record<string, Strength>> = {
	md5: { name: 'MD5', until: '2009-01-01' },
	sha1: { name: 'SHA-1', until: '2014-01-01' },
	sha224: { name: 'SHA-224', until: '2031-01-01' },
	sha256: { name: 'SHA-256' },
	sha384: { name: 'SHA-384' },
	sha512: { name: 'SHA-512' },
};

/** 112 bits of strength not after 2030, 80 not after 2013 (NIST SP 800-131A); none that a quantum computer breaks after 2035 (NIST IR 8547, draft). */
const BEFORE_2014 = '2014-01-01';
const BEFORE_2031 = '2031-01-01';
const BEFORE_2036 = '2036-01-01';

/** How long a digest is held to bind; an unknown one never was. @param digest as Node calls it */
export function digestStrength(digest: string): Strength {
	return DIGESTS[digest] ?? { name: digest, until: '1970-01-01' };
}

/** How long signatures of a key are held to bind, by its kind and size. */
export function keyStrength(key: KeyObject): Strength {
	const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = key;
	if (kind === 'rsa' || kind === 'rsa-pss') {
		const bits = details?.modulusLength ?? 0;
		return { name: `RSA ${bits}`, until: untilOf(bits, 2048, 3072) };
	}
	if (kind === 'ec') {
		const curve = details?.namedCurve ?? '';
		const bits = Number(/(\d{3})/.exec(curve)?.[1] ?? 0);
		return { name: `ECDSA ${curve}`, until: untilOf(bits, 224, 256) };
	}
	if (kind === 'ed25519' || kind === 'ed448') return { name: kind, until: BEFORE_2036 };
	return { name: String(kind), until: '1970-01-01' };
}

function untilOf(bits: number, fair: number, good: number): string {
	if (bits >= good) return BEFORE_2036;
	return bits >= fair ? BEFORE_2031 : BEFORE_2014;
}
