import { X509Certificate } from 'node:crypto';
import { ownRecord, type WarcRecord } from './warc-record.ts';
import type { Wire } from './wire.ts';

export interface CertificateChain {
	/** `https://host:port` as the browser writes an origin. */
	readonly origin: string;
	/** PEM (RFC 7468), the server's own first. */
	readonly pem: string;
	/** SHA-256 of the server's own, upper-case hex with colons, as browsers show it. */
	readonly fingerprint: string;
	readonly subject: string;
	readonly issuer: string;
}

/** The chains that the servers of a capture showed, one per origin, each a record of its own. */
export class Certificates {
	readonly #write: (record: WarcRecord) => Promise<void>;
	readonly #known = new Set<string>();
	readonly chains: CertificateChain[] = [];

	constructor(write: (record: WarcRecord) => Promise<void>) {
		this.#write = write;
	}

	knows(origin: string): boolean {
		return this.#known.has(origin);
	}

	/** Asks the target that spoke with an origin for the chain, and writes it. */
	async learn(wire: Wire, origin: string, warcinfo: string): Promise<void> {
		this.#known.add(origin);
		// A target that is gone cannot say; the next answer of the origin asks again.
		const chain = await certificateChain(wire, origin).catch(() => undefined);
		if (chain === undefined) {
			this.#known.delete(origin);
			return;
		}
		this.chains.push(chain);
		// RFC 8555 §9.1 registers the media type.
		const type = 'application/pem-certificate-chain';
		const { host } = new URL(origin);
		await this.#write(
			ownRecord(`urn:ogonblick:certificate:${host}`, type, Buffer.from(chain.pem), 'resource', warcinfo),
		);
	}
}

async function certificateChain(wire: Wire, origin: string): Promise<CertificateChain | undefined> {
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
