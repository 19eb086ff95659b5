import { X509Certificate } from 'node:crypto';
import { type AsnType, type BaseBlock, fromBER, type Integer, OctetString, Sequence } from 'asn1js';
import { ContentInfo, SignedData, type SignerInfo, TimeStampResp, TSTInfo } from 'pkijs';
import { digestOf } from './algorithms.ts';
import { StampRefused } from './flaw.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
/** A chain is four certificates; a token with hundreds is made to cost time. */
const MOST_CERTIFICATES = 32;
/** Longest answer that is read, bytes: real ones have 2,000 to 10,000. */
export const MOST_ANSWER = 256 * 1024;

/** A time-stamp token (RFC 3161, 2.4.2), taken apart and not yet checked. */
export interface Token {
	/** What the signed attributes' digest is taken of: the TSTInfo's own bytes. */
	readonly content: Buffer;
	readonly at: Date;
	/** Digest as Node calls it, and the hash that was stamped. */
	readonly imprint: { readonly digest: string; readonly hash: Buffer };
	/** Object identifier. */
	readonly policy: string;
	/** As DER writes the number. */
	readonly nonce?: Buffer;
	/** As they came, in no order. */
	readonly certificates: readonly X509Certificate[];
	readonly signer: SignerInfo;
}

/** @param answer a whole TimeStampResp @throws StampRefused `stamp-refused` where the authority says no, `stamp-garbage` for what is none */
export function readAnswer(answer: Uint8Array): Token {
	return reading(() => takeApart(answer));
}

function takeApart(answer: Uint8Array): Token {
	const root = parsed(answer);
	const { status, timeStampToken } = reading(() => new TimeStampResp({ schema: root }));
	if (status.status !== 0 && status.status !== 1) {
		const said = status.statusStrings?.map((text) => text.valueBlock.value).join('; ') ?? '';
		throw new StampRefused('stamp-refused', { status: status.status, said });
	}
	const token = childrenOf(root)[1];
	if (!timeStampToken || !token) throw new StampRefused('stamp-garbage', { why: 'it holds no token' });
	return readToken(Buffer.from(token.valueBeforeDecodeView));
}

function readToken(der: Buffer): Token {
	const outer = parsed(der);
	const content = reading(() => new ContentInfo({ schema: outer }));
	if (content.contentType !== SIGNED_DATA) throw garbage('the token is not signed data');
	const signed = reading(() => new SignedData({ schema: content.content }));
	const { eContentType, eContent } = signed.encapContentInfo;
	if (eContentType !== TST_INFO || !(eContent instanceof OctetString))
		throw garbage('what is signed is no time stamp');
	const [signer, ...others] = signed.signerInfos;
	if (!signer || others.length > 0) throw garbage('it is not signed by exactly one');
	const info = Buffer.from(contentsOf(eContent));
	const stamp = reading(() => new TSTInfo({ schema: parsed(info) }));
	const digest = digestOf(stamp.messageImprint.hashAlgorithm.algorithmId);
	if (digest === undefined || stamp.version !== 1 || Number.isNaN(stamp.genTime.getTime()))
		throw garbage('the time stamp is not of a kind that is known');
	// What it says there changes what the rest means (RFC 5280, 4.2), and nobody here knows how.
	const unknown = stamp.extensions?.find(({ critical }) => critical);
	if (unknown) throw garbage(`it has a critical extension that is not known (${unknown.extnID})`);
	return {
		content: info,
		at: stamp.genTime,
		imprint: { digest, hash: Buffer.from(stamp.messageImprint.hashedMessage.valueBlock.valueHexView) },
		policy: stamp.policy,
		...(stamp.nonce ? { nonce: Buffer.from(stamp.nonce.valueBlock.valueHexView) } : {}),
		certificates: certificatesIn(outer),
		signer,
	};
}

/** From the bytes as they came: what is written anew may be signed no more. */
function certificatesIn(token: AsnType): readonly X509Certificate[] {
	const signedData = childrenOf(childrenOf(token)[1])[0];
	const set = childrenOf(signedData).find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0);
	const all = set ? childrenOf(set).filter((each) => each instanceof Sequence) : [];
	if (all.length > MOST_CERTIFICATES) throw garbage(`it holds ${all.length} certificates`);
	return all.map((each) => reading(() => new X509Certificate(Buffer.from(each.valueBeforeDecodeView))));
}

/** The bytes of an octet string, also of one that comes in pieces. */
function contentsOf(octets: OctetString): ArrayBuffer {
	return octets.getValue();
}

/** What stands within, in order; nothing where it holds bytes. */
export function childrenOf(block: BaseBlock | undefined): readonly AsnType[] {
	const { value } = (block?.valueBlock ?? {}) as { readonly value?: unknown };
	return Array.isArray(value) ? (value as AsnType[]) : [];
}

/** Of one whole DER value; bytes behind it are no part of anything. @throws StampRefused `stamp-garbage` */
function parsed(bytes: Uint8Array): AsnType {
	if (bytes.length > MOST_ANSWER) throw garbage(`it is ${bytes.length} bytes long`);
	const { offset, result } = reading(() => fromBER(new Uint8Array(bytes)));
	if (offset === -1 || result.error) throw garbage(result.error || 'it is not DER');
	if (offset !== bytes.length) throw garbage('bytes follow behind its end');
	return result;
}

/** @throws StampRefused `stamp-garbage` for whatever the parser objects to */
export function reading<T>(read: () => T): T {
	try {
		return read();
	} catch (error) {
		if (error instanceof StampRefused) throw error;
		throw garbage((error as Error).message.split('\n')[0] ?? '');
	}
}

function garbage(why: string): StampRefused {
	return new StampRefused('stamp-garbage', { why });
}

/** Whether two numbers are one, as DER writes them: leading zeros say nothing. */
export function isSameNumber(a: Buffer, b: Buffer): boolean {
	const plain = (number: Buffer) => number.toString('hex').replace(/^(00)+/, '');
	return plain(a) === plain(b);
}

/** @returns the number of a certificate, in hex without leading zeros, to be compared with another's */
export function serialOf(number: Integer): string {
	return Buffer.from(number.valueBlock.valueHexView).toString('hex').replace(/^0+/, '');
}
