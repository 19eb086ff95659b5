import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Problem } from '../records/problem.ts';
import type { Signer } from '../records/seal.ts';

/** What stands in documentation/seal/. */
export interface Seal {
	/** Raw Ed25519 signature, 64 bytes (RFC 8032, 5.1.6). */
	readonly signature: Buffer;
	/** The public key as PEM, SubjectPublicKeyInfo (RFC 8410). */
	readonly publicKey: Buffer;
}

/** Signs the manifest's exact bytes, and looks whether it is so: hardware may be set up for another key. @throws Error where it is not */
export async function sealManifest(manifest: Buffer, signer: Signer): Promise<Seal> {
	const seal = {
		signature: Buffer.from(await signer.sign(manifest)),
		publicKey: Buffer.from(signer.publicKey),
	};
	const broken = brokenSeal(manifest, seal);
	if (broken) throw new Error(`The seal that was made does not hold: ${broken.code}`);
	return seal;
}

/** Signs by a key in this process. @param key Ed25519, private */
export function signerOf(key: KeyObject): Signer {
	return {
		publicKey: String(createPublicKey(key).export({ type: 'spki', format: 'pem' })),
		sign: async (bytes) => sign(null, bytes, key),
	};
}

/** @returns as `keyFingerprint` */
export function signerFingerprint({ publicKey }: Signer): string {
	return keyFingerprint(createPublicKey(publicKey));
}

/** What a time stamp is over: the manifest, and the signature behind it. Both then existed, and neither can be exchanged. */
export function stampedBytes(manifest: Buffer, signature: Buffer): Buffer {
	return Buffer.concat([manifest, signature]);
}

/**
 * Checks a signature with the key that lies beside it. That the key is the organisation's own is for the reader to
 * check: anyone can make a key. `keyFingerprint` is what to compare.
 * @returns why the seal does not hold, or undefined when it does
 */
export function brokenSeal(manifest: Buffer, seal: Seal): Pick<Problem, 'code' | 'data'> | undefined {
	const key = readPublicKey(seal.publicKey);
	const { length: bytes } = seal.signature;
	if (!key) return { code: 'bad-public-key' };
	if (bytes !== 64) return { code: 'signature-length', data: { bytes } };
	return verify(null, manifest, key, seal.signature) ? undefined : { code: 'other-signature' };
}

/** @param key the private key or its public half @returns SHA-256 of the public key (DER, SubjectPublicKeyInfo), hex */
export function keyFingerprint(key: KeyObject): string {
	const half = key.type === 'private' ? createPublicKey(key) : key;
	return createHash('sha256')
		.update(half.export({ type: 'spki', format: 'der' }))
		.digest('hex');
}

/** @returns the key of a PEM file, or undefined when it is no Ed25519 public key in the form that `sealManifest` writes */
export function readPublicKey(pem: Buffer): KeyObject | undefined {
	try {
		const key = createPublicKey({ key: pem, format: 'pem', type: 'spki' });
		if (key.asymmetricKeyType !== 'ed25519') return undefined;
		return Buffer.from(key.export({ type: 'spki', format: 'pem' })).equals(pem) ? key : undefined;
	} catch {
		return undefined;
	}
}
