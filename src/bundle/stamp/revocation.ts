import type { X509Certificate } from 'node:crypto';
import type { Enumerated } from 'asn1js';
import { CertificateRevocationList } from 'pkijs';
import type { EndedList } from '../../records/seal.ts';
import { isSignedBy, signedDigest } from './algorithms.ts';
import { detailsOf, nameOf } from './chain.ts';
import { StampRefused } from './flaw.ts';
import { reading, serialOf } from './token.ts';

const REASON = '2.5.29.21';
/**
 * Reasons for which what was signed before stays good: unspecified, affiliation changed, superseded, out of operation (RFC 3161, 4). Any other, and none
 * at all, means that somebody else may have had the key.
 */
const HARMLESS = new Set([0, 3, 4, 5]);

/** The lists of revoked certificates in a file, PEM or DER. @throws StampRefused `stamp-garbage` */
export function revocationsOf(file: Uint8Array): readonly CertificateRevocationList[] {
	const text = Buffer.from(file).toString('latin1');
	const blocks = text.match(/-----BEGIN X509 CRL-----[^-]+-----END X509 CRL-----/g);
	const bytes = blocks?.map((block) => Buffer.from(block.replace(/-----[^-]+-----/g, ''), 'base64'));
	return (bytes ?? [Buffer.from(file)]).map((der) =>
		reading(() => CertificateRevocationList.fromBER(new Uint8Array(der))),
	);
}

/**
 * Whether a certificate of the chain was revoked in a way that undoes the stamp: at all by the moment that the stamp must hold at, where the key may have been in
 * other hands; before the stamp was made, where it was given up in good order. A list that its issuer has not signed says nothing.
 * @param at when the stamp was made @param mustHoldAt see `checkStamp`
 * @returns issuers whose newest list was no longer valid when the stamp must hold: what they have revoked since then nobody has looked at (RFC 5280, 5.1.2.5)
 * @throws StampRefused `stamp-revoked`
 */
export function checkRevocation(
	chain: readonly X509Certificate[],
	lists: readonly CertificateRevocationList[],
	at: Date,
	mustHoldAt: Date,
): readonly EndedList[] {
	const ended: EndedList[] = [];
	for (const [index, certificate] of chain.entries()) {
		const issuer = chain[index + 1];
		if (!issuer) break;
		const { serialNumber, issuer: name } = detailsOf(certificate);
		const own = lists.filter((list) => list.issuer.isEqual(name) && isListOf(list, issuer));
		const until = Math.max(...own.map(({ nextUpdate }) => nextUpdate?.value.getTime() ?? Infinity));
		if (own.length > 0 && until < mustHoldAt.getTime())
			ended.push({ issuer: nameOf(issuer), until: new Date(until).toISOString() });
		for (const list of own) {
			const entry = list.revokedCertificates?.find(
				({ userCertificate }) => serialOf(userCertificate) === serialOf(serialNumber),
			);
			if (!entry) continue;
			const reason = entry.crlEntryExtensions?.extensions.find(({ extnID }) => extnID === REASON)
				?.parsedValue as Enumerated | undefined;
			const code = reason?.valueBlock?.valueDec;
			const since = entry.revocationDate.value;
			const isHarmless = code !== undefined && HARMLESS.has(code);
			if (isHarmless ? since < at : since <= mustHoldAt)
				throw new StampRefused('stamp-revoked', {
					name: nameOf(certificate),
					since: since.toISOString().slice(0, 10),
				});
		}
	}
	return ended;
}

/** Until when the list was valid that ran out first, of the newest of each issuer; undefined where all are valid. @returns ISO 8601 */
export function endedSince(lists: readonly CertificateRevocationList[], now: Date): string | undefined {
	const newest = new Map<string, number>();
	for (const { issuer, nextUpdate } of lists) {
		const name = Buffer.from(issuer.toSchema().toBER()).toString('hex');
		newest.set(name, Math.max(newest.get(name) ?? 0, nextUpdate?.value.getTime() ?? Infinity));
	}
	const first = Math.min(...newest.values());
	return first < now.getTime() ? new Date(first).toISOString() : undefined;
}

function isListOf(list: CertificateRevocationList, issuer: X509Certificate): boolean {
	const { algorithmId } = list.signatureAlgorithm;
	const digest = signedDigest(algorithmId, 'sha256');
	const signature = list.signatureValue.valueBlock.valueHexView;
	return digest !== undefined && isSignedBy(issuer.publicKey, algorithmId, digest, list.tbsView, signature);
}
