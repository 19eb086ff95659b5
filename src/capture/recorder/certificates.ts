import { X509Certificate } from 'node:crypto';
import type { Wire } from './wire.ts';

export interface CertificateChain {
	/** `https://host:port` as the browser writes an origin. */
	readonly origin: string;
	/** PEM (RFC 7468), the server's own first. */
	readonly pem: string;
	/** SHA-256 of the server's own, lower-case hex with colons, as browsers show it. */
	readonly fingerprint: string;
	readonly subject: string;
	readonly issuer: string;
}

/**
 * The chain that a server showed for an origin, from the target that spoke with it.
 * @returns undefined where the browser has none to give
 */
export async function certificateChain(wire: Wire, origin: string): Promise<CertificateChain | undefined> {
	const { tableNames } = await wire.send('Network.getCertificate', { origin });
	const chain = tableNames.map((der) => new X509Certificate(Buffer.from(der, 'base64')));
	const own = chain[0];
	if (own === undefined) return undefined;
	return {
		origin,
		pem: chain.map((c) => c.toString()).join(''),
		fingerprint: own.fingerprint256,
		subject: own.subject,
		issuer: own.issuer,
	};
}
