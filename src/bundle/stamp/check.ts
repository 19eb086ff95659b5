import { createHash, type X509Certificate } from 'node:crypto';
import { type OctetString, Sequence } from 'asn1js';
import { type CertificateRevocationList, IssuerAndSerialNumber } from 'pkijs';
import type { EndedList } from '../../records/seal.ts';
import { digestOf, isSignedBy, signedDigest } from './algorithms.ts';
import { chainOf, detailsOf, isForTimeStamps, nameOf, rootOf } from './chain.ts';
import { StampRefused } from './flaw.ts';
import { checkRevocation } from './revocation.ts';
import { digestStrength, keyStrength, type Strength } from './strength.ts';
import { childrenOf, reading, serialOf, type Token } from './token.ts';

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
/** ESSCertID (RFC 2634) and ESSCertIDv2 (RFC 5035): which certificate the signer means. */
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/** How far two clocks may differ: ours is set by a network, an authority's by law. */
export const CLOCKS_MS = 5 * 60_000;

/** What a stamp is held against. */
export interface StampGround {
	/** The hash of what should have been stamped, by a digest as Node calls it. */
	readonly hash: (digest: string) => Uint8Array;
	/** Certificates that were kept beside the token. */
	readonly chain: readonly X509Certificate[];
	/** When the stamp must hold: when the next evidence over it was made, or now. Weak algorithms and revoked keys are judged by it. */
	readonly mustHoldAt: Date;
	/** Roots that are trusted; absent where nobody has said which those are. */
	readonly anchors?: readonly X509Certificate[];
	readonly revocations?: readonly CertificateRevocationList[];
}

export interface CheckedStamp {
	readonly at: Date;
	/** Common name of the authority that signed. */
	readonly authority: string;
	/** SHA-256 of the root certificate, hex. */
	readonly root: string;
	/** From the signer to the root. */
	readonly chain: readonly X509Certificate[];
	/** Until when certificates and algorithms hold: when it should have been renewed. */
	readonly goodUntil: Date;
	/** As in `StampFacts`; empty where every list that was used is valid still. */
	readonly endedLists: readonly EndedList[];
}

/**
 * Checks a time stamp as it was when it was made (RFC 3161, 2.4.2 and 4; RFC 5035): it is of these bytes, signed by an authority for time stamps
 * whose certificates were valid then. That they have run out since does not matter; that an algorithm is weak, or a key has got into other hands, before
 * the next evidence does.
 * @throws StampRefused with the first thing that is wrong
 */
export function checkStamp(token: Token, ground: StampGround): CheckedStamp {
	// What is well formed to its outside may be anything within: whatever cannot be taken apart is none.
	return reading(() => check(token, ground));
}

function check(token: Token, ground: StampGround): CheckedStamp {
	const { imprint, at } = token;
	// What is dated after the evidence that speaks of it, or in the future, says nothing true of either.
	if (at.getTime() > ground.mustHoldAt.getTime() + CLOCKS_MS)
		throw new StampRefused('stamp-time', { at: at.toISOString(), now: ground.mustHoldAt.toISOString() });
	if (!imprint.hash.equals(ground.hash(imprint.digest))) throw new StampRefused('stamp-imprint');
	const known = [...token.certificates, ...ground.chain];
	const signer = signerOf(token, known);
	const digest = checkSignature(token, signer);
	if (!isForTimeStamps(signer)) throw new StampRefused('stamp-purpose', { name: nameOf(signer) });
	const chain = chainOf(signer, known, at, ground.anchors);
	const endedLists = checkRevocation(chain, ground.revocations ?? [], at, ground.mustHoldAt);
	const strengths = [
		...[imprint.digest, digest, ...chain.slice(0, -1).map(certificateDigest)].map(digestStrength),
		...chain.map(({ publicKey }) => keyStrength(publicKey)),
	];
	const weak = strengths.find(({ until }) => until !== undefined && new Date(until) <= ground.mustHoldAt);
	if (weak) throw new StampRefused('stamp-weak', { algorithm: weak.name, until: weak.until ?? '' });
	return {
		...{ at, authority: nameOf(signer), root: rootOf(chain), chain, endedLists },
		goodUntil: earliest(chain, strengths),
	};
}

/** The certificate that the signed attributes name by its hash, and no other, whatever else the token holds. */
function signerOf({ signer }: Token, known: readonly X509Certificate[]): X509Certificate {
	const attribute = attributeOf(signer, SIGNING_CERTIFICATE_V2) ?? attributeOf(signer, SIGNING_CERTIFICATE);
	if (!attribute) throw new StampRefused('stamp-binding');
	const [id] = childrenOf(childrenOf(attribute.values[0])[0]);
	const parts = childrenOf(id);
	const named = attribute.type === SIGNING_CERTIFICATE_V2 ? 'sha256' : 'sha1';
	const first = parts[0];
	// The bytes of a hash may by chance look like something within: its kind alone tells.
	const isStated = first instanceof Sequence;
	const oid = isStated ? String(childrenOf(first)[0]?.valueBlock) : undefined;
	const digest = oid === undefined ? named : digestOf(oid);
	const hash = bytesOf(parts[isStated ? 1 : 0]);
	const found =
		digest === undefined
			? undefined
			: known.find((each) => createHash(digest).update(each.raw).digest().equals(hash));
	if (!found || !isNamedBy(signer.sid, found)) throw new StampRefused('stamp-binding');
	return found;
}

function isNamedBy(sid: unknown, certificate: X509Certificate): boolean {
	if (!(sid instanceof IssuerAndSerialNumber)) return true;
	const details = detailsOf(certificate);
	return serialOf(sid.serialNumber) === serialOf(details.serialNumber) && sid.issuer.isEqual(details.issuer);
}

/** @returns the digest that the signature is made over, as Node calls it */
function checkSignature({ signer, content }: Token, { publicKey }: X509Certificate): string {
	const stated = digestOf(signer.digestAlgorithm.algorithmId);
	const { algorithmId } = signer.signatureAlgorithm;
	const digest = signedDigest(algorithmId, stated);
	const refused = new StampRefused('stamp-signature');
	if (!signer.signedAttrs || stated === undefined || digest === undefined) throw refused;
	const type = attributeOf(signer, CONTENT_TYPE)?.values[0];
	const hash = bytesOf(attributeOf(signer, MESSAGE_DIGEST)?.values[0]);
	if (String(type?.valueBlock) !== TST_INFO) throw refused;
	if (!createHash(stated).update(content).digest().equals(hash)) throw refused;
	const attributes = Buffer.from(signer.signedAttrs.encodedValue);
	// What is signed is a SET, and not the [0] that it is written as (RFC 5652, 5.4).
	attributes.writeUInt8(0x31, 0);
	const signature = signer.signature.valueBlock.valueHexView;
	if (!isSignedBy(publicKey, algorithmId, digest, attributes, signature)) throw refused;
	return digest === 'none' ? stated : digest;
}

function attributeOf(signer: Token['signer'], type: string) {
	const all = signer.signedAttrs?.attributes.filter((each) => each.type === type) ?? [];
	return all.length === 1 ? all[0] : undefined;
}

function bytesOf(block: unknown): Buffer {
	return Buffer.from((block as OctetString | undefined)?.valueBlock?.valueHexView ?? []);
}

/** The digest that a certificate is signed over. */
function certificateDigest(certificate: X509Certificate): string {
	const { signatureAlgorithm } = detailsOf(certificate);
	const { algorithmId, algorithmParams } = signatureAlgorithm;
	// RSASSA-PSS states it in its parameters, and means SHA-1 where it does not (RFC 4055, 3.1).
	const [wrapped] = childrenOf(algorithmParams as Parameters<typeof childrenOf>[0]);
	const oid = childrenOf(childrenOf(wrapped)[0])[0];
	const digest = signedDigest(algorithmId, oid ? digestOf(String(oid.valueBlock)) : 'sha1');
	return digest === 'none' ? 'sha512' : (digest ?? algorithmId);
}

function earliest(chain: readonly X509Certificate[], strengths: readonly Strength[]): Date {
	const ends = [...chain.map(({ validTo }) => validTo), ...strengths.flatMap(({ until }) => until ?? [])];
	return new Date(Math.min(...ends.map((end) => new Date(end).getTime())));
}
