import { X509Certificate } from 'node:crypto';
import { BitString } from 'asn1js';
import { BasicConstraints, Certificate, ExtKeyUsage } from 'pkijs';
import { StampRefused } from './flaw.ts';
import { reading } from './token.ts';

const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const POLICIES = '2.5.29.32';
/** Critical extensions that are judged here, or that say nothing against a time stamp; others, such as constraints on names, nobody may pass over. */
const KNOWN = new Set([BASIC_CONSTRAINTS, KEY_USAGE, EXTENDED_KEY_USAGE, POLICIES]);
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const MOST_DEEP = 8;
/** Ways up that are tried: a token may hold authorities that all vouch for each other, and then there are millions. */
const MOST_WAYS = 200;

/**
 * The certificates from a signer up to a root, each issued and signed by the next, as they were at a moment: whether one has run out since
 * says nothing of what was signed before.
 * @param known certificates that may stand between, in no order
 * @param anchors roots that are trusted; where absent any certificate that signs itself ends the chain
 * @throws StampRefused `stamp-chain` `stamp-expired-then` `stamp-untrusted`
 */
export function chainOf(
	signer: X509Certificate,
	known: readonly X509Certificate[],
	at: Date,
	anchors: readonly X509Certificate[] | undefined,
): readonly X509Certificate[] {
	const all = [...chainsFrom([signer], [...known, ...(anchors ?? [])]).take(MOST_WAYS)];
	const chains = all.filter((chain) => isSelfIssued(chain.at(-1)));
	const isAnchored = (chain: readonly X509Certificate[]) =>
		chain.some((each) => anchors?.some((anchor) => anchor.fingerprint256 === each.fingerprint256));
	const [first] = chains;
	if (!first) {
		const highest = all.reduce((a, b) => (b.length > a.length ? b : a)).at(-1) ?? signer;
		if (anchors) throw new StampRefused('stamp-untrusted', { root: issuerOf(highest) });
		throw new StampRefused('stamp-chain', { name: nameOf(highest), why: 'no chain to a root' });
	}
	const trusted = anchors === undefined ? chains : chains.filter(isAnchored);
	if (trusted.length === 0) throw new StampRefused('stamp-untrusted', { root: rootOf(first) });
	let refused: unknown;
	for (const chain of trusted) {
		try {
			checkChain(chain, at);
			return chain;
		} catch (error) {
			refused = error;
		}
	}
	throw refused;
}

/** Every way up: to a certificate that signs itself, or to one whose issuer is not known. */
function* chainsFrom(
	chain: readonly X509Certificate[],
	known: readonly X509Certificate[],
): Generator<readonly X509Certificate[], void, unknown> {
	const last = chain.at(-1);
	yield chain;
	if (chain.length > MOST_DEEP || !last || isSelfIssued(last)) return;
	const seen = new Set(chain.map((each) => each.fingerprint256));
	for (const issuer of known) {
		if (seen.has(issuer.fingerprint256) || !isIssuedBy(last, issuer)) continue;
		seen.add(issuer.fingerprint256);
		yield* chainsFrom([...chain, issuer], known);
	}
}

function isSelfIssued(certificate: X509Certificate | undefined): boolean {
	return certificate !== undefined && isIssuedBy(certificate, certificate);
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
	try {
		return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
	} catch {
		// A key or a signature that OpenSSL does not know proves nothing.
		return false;
	}
}

function checkChain(chain: readonly X509Certificate[], at: Date): void {
	for (const [depth, certificate] of chain.entries()) {
		const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
		if (at < from || at > to) {
			const data = { name: nameOf(certificate), from: day(from), to: day(to), at: at.toISOString() };
			throw new StampRefused('stamp-expired-then', data);
		}
		const { extensions = [] } = detailsOf(certificate);
		const strange = extensions.find(({ critical, extnID }) => critical && !KNOWN.has(extnID));
		const refuse = (why: string) => new StampRefused('stamp-chain', { name: nameOf(certificate), why });
		if (strange) throw refuse(`critical extension ${strange.extnID}`);
		if (depth > 0 && !mayIssue(certificate, depth - 1)) throw refuse('it may not issue certificates');
	}
}

/** @param below how many authorities stand between it and the signer */
function mayIssue(certificate: X509Certificate, below: number): boolean {
	const { extensions = [] } = detailsOf(certificate);
	const limits = extensions.find(({ extnID }) => extnID === BASIC_CONSTRAINTS)?.parsedValue;
	const most = limits instanceof BasicConstraints ? limits.pathLenConstraint : undefined;
	return certificate.ca && (typeof most !== 'number' || below <= most);
}

/**
 * Whether a certificate is for time stamps and nothing else, and says so in a way that nobody may pass over (RFC 3161, 2.3). Where it says what its key is for, that must be signing, and
 * nothing else (RFC 5280, 4.2.1.3): `openssl ts -verify` refuses it otherwise, and with it whoever follows LASMIG.html.
 */
export function isForTimeStamps(certificate: X509Certificate): boolean {
	const { extensions = [] } = detailsOf(certificate);
	const use = extensions.find(({ extnID }) => extnID === KEY_USAGE)?.parsedValue;
	if (use !== undefined && !isForSigning(use)) return false;
	const purpose = extensions.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
	const value = purpose?.parsedValue;
	if (purpose?.critical !== true || !(value instanceof ExtKeyUsage)) return false;
	return value.keyPurposes.length === 1 && value.keyPurposes[0] === TIME_STAMPING;
}

/** Bits of KeyUsage: digitalSignature, nonRepudiation. */
const SIGNING = 0b1100_0000;

function isForSigning(use: unknown): boolean {
	if (!(use instanceof BitString)) return false;
	const [first = 0, ...more] = use.valueBlock.valueHexView;
	return (first & SIGNING) !== 0 && (first & ~SIGNING) === 0 && more.every((byte) => byte === 0);
}

/** A certificate taken apart. @throws StampRefused `stamp-garbage` */
export function detailsOf(certificate: X509Certificate): Certificate {
	return reading(() => Certificate.fromBER(new Uint8Array(certificate.raw)));
}

/** The common name of whom a certificate is of, else the whole name on one line. */
export function nameOf({ subject = '' }: X509Certificate): string {
	return commonName(subject);
}

function issuerOf({ issuer = '' }: X509Certificate): string {
	return commonName(issuer);
}

function commonName(name: string): string {
	return /^CN=(.+)$/m.exec(name)?.[1] ?? name.replaceAll('\n', ', ');
}

/** SHA-256 of the last certificate, lower-case hex. */
export function rootOf(chain: readonly X509Certificate[]): string {
	return (chain.at(-1)?.fingerprint256 ?? '').replaceAll(':', '').toLowerCase();
}

/** Certificates as PEM, one after the other. */
export function pemOf(chain: readonly X509Certificate[]): Buffer {
	return Buffer.from(chain.map((each) => each.toString()).join(''));
}

/** The certificates of a PEM file, whatever stands between them, or of one DER file. @throws StampRefused `stamp-garbage` */
export function certificatesOf(file: Uint8Array): readonly X509Certificate[] {
	const text = Buffer.from(file).toString('latin1');
	const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
	if (!blocks && text.trim() === '') return [];
	return (blocks ?? [Buffer.from(file)]).map((block) => reading(() => new X509Certificate(block)));
}

/**
 * Whether a file holds a chain as it was kept, and nothing besides: from the signer to a certificate that signs itself, each issued by the next, as `pemOf` writes them.
 * The seal was made before the chain was: what stood in it besides could say anything.
 */
export function isKeptChain(file: Uint8Array, signer: X509Certificate): boolean {
	const chain = certificatesOf(file);
	if (!pemOf(chain).equals(file) || chain[0]?.fingerprint256 !== signer.fingerprint256) return false;
	return chain.every((each, i) => {
		const next = chain[i + 1];
		return next === undefined ? isSelfIssued(each) : !isSelfIssued(each) && isIssuedBy(each, next);
	});
}

function day(date: Date): string {
	return date.toISOString().slice(0, 10);
}
