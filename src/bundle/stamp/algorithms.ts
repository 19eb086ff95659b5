import { constants, type KeyObject, verify } from 'node:crypto';

/** Digests by object identifier, under Node's names. Source: RFC 5754, NIST CSOR. */
const DIGESTS: Readonly<Record<string, string>> = {
	'1.2.840.113549.2.5': 'md5',
	'1.3.14.3.2.26': 'sha1',
	'2.16.840.1.101.3.4.2.4': 'sha224',
	'2.16.840.1.101.3.4.2.1': 'sha256',
	'2.16.840.1.101.3.4.2.2': 'sha384',
	'2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Digests that a stamp of ours may be asked over. */
export const STAMP_DIGESTS = ['sha256', 'sha384', 'sha512'] as const;
export type StampDigest = (typeof STAMP_DIGESTS)[number];

/** Signature algorithms that name their digest; `''` where the signer states it beside. Source: RFC 3279, 4055, 5754, 5758, 8410. */
const SIGNATURES: Readonly<Record<string, string>> = {
	'1.2.840.113549.1.1.1': '',
	'1.2.840.113549.1.1.4': 'md5',
	'1.2.840.113549.1.1.5': 'sha1',
	'1.2.840.113549.1.1.14': 'sha224',
	'1.2.840.113549.1.1.11': 'sha256',
	'1.2.840.113549.1.1.12': 'sha384',
	'1.2.840.113549.1.1.13': 'sha512',
	'1.2.840.10045.2.1': '',
	'1.2.840.10045.4.1': 'sha1',
	'1.2.840.10045.4.3.1': 'sha224',
	'1.2.840.10045.4.3.2': 'sha256',
	'1.2.840.10045.4.3.3': 'sha384',
	'1.2.840.10045.4.3.4': 'sha512',
};
const RSA_PSS = '1.2.840.113549.1.1.10';
const EDWARDS: Readonly<Record<string, string>> = { '1.3.101.112': 'ed25519', '1.3.101.113': 'ed448' };

/** @returns Node's name of a digest; undefined where it is not one we know */
export function digestOf(oid: string): string | undefined {
	return DIGESTS[oid];
}

/** @returns the object identifier of a digest that we ask over */
export function oidOf(digest: StampDigest): string {
	const [oid = ''] = Object.entries(DIGESTS).find(([, name]) => name === digest) ?? [];
	return oid;
}

/**
 * The digest that a signature is made over; `none` where the algorithm takes the bytes themselves.
 * @param beside the digest that the signer states, as Node calls it
 * @returns undefined for an algorithm that we do not know
 */
export function signedDigest(oid: string, beside: string | undefined): string | undefined {
	if (oid in EDWARDS) return 'none';
	if (oid === RSA_PSS) return beside;
	const named = SIGNATURES[oid];
	return named === '' ? beside : named;
}

/** Whether a signature is one of these bytes by this key, by the algorithm that is stated and no other. */
export function isSignedBy(
	key: KeyObject,
	oid: string,
	digest: string,
	bytes: Uint8Array,
	signature: Uint8Array,
): boolean {
	try {
		const kind = key.asymmetricKeyType;
		if (EDWARDS[oid] === kind && kind !== undefined) return verify(null, bytes, key, signature);
		if (oid === RSA_PSS) {
			const { RSA_PKCS1_PSS_PADDING: padding, RSA_PSS_SALTLEN_AUTO: saltLength } = constants;
			return (
				(kind === 'rsa' || kind === 'rsa-pss') &&
				verify(digest, bytes, { key, padding, saltLength }, signature)
			);
		}
		const wanted = oid.startsWith('1.2.840.113549.') ? 'rsa' : 'ec';
		return kind === wanted && verify(digest, bytes, key, signature);
	} catch {
		// OpenSSL knows neither key nor digest: then nothing is proved.
		return false;
	}
}
