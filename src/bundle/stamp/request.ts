import { randomBytes } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';
import { oidOf, type StampDigest } from './algorithms.ts';

/** What is asked of an authority; its answer is held against this. */
export interface StampWish {
	readonly digest: StampDigest;
	/** Of what is to be stamped, by `digest`. */
	readonly hash: Uint8Array;
	/** Object identifier of the policy to stamp under; the authority's own where absent. */
	readonly policy?: string;
	/** 128 random bits, a positive number as DER writes it: an answer of before does not fit. */
	readonly nonce: Buffer;
}

/** @param hash SHA-256, SHA-384 or SHA-512, as `digest` says */
export function stampWish(digest: StampDigest, hash: Uint8Array, policy?: string): StampWish {
	const nonce = randomBytes(16);
	nonce.writeUInt8((nonce.readUInt8(0) & 0x3f) | 0x40, 0);
	return { digest, hash, nonce, ...(policy === undefined ? {} : { policy }) };
}

/** The TimeStampReq (RFC 3161, 2.4.1), which asks for the signer's certificate too. */
export function writeRequest({ digest, hash, policy, nonce }: StampWish): Buffer {
	const request = new TimeStampReq({
		version: 1,
		messageImprint: new MessageImprint({
			hashAlgorithm: new AlgorithmIdentifier({ algorithmId: oidOf(digest) }),
			hashedMessage: new OctetString({ valueHex: new Uint8Array(hash) }),
		}),
		...(policy === undefined ? {} : { reqPolicy: policy }),
		nonce: new Integer({ valueHex: new Uint8Array(nonce) }),
		certReq: true,
	});
	return Buffer.from(request.toSchema().toBER());
}
