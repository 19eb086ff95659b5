import { type Answer, type Exchange, headerOf, statusOf } from './exchange.ts';
import { retryAfter } from './retry-after.ts';

/** One address that a navigation went by. */
export interface Hop {
	readonly url: string;
	readonly status: number;
}

export interface Tls {
	/** Such as `TLS 1.3`. */
	readonly protocol: string;
	readonly cipher: string;
	readonly subject: string;
	readonly issuer: string;
	/** ISO 8601. */
	readonly validFrom: string;
	readonly validTo: string;
}

/** A document that the captured page's own frame went to, with the redirects before it. */
export interface MainDocument {
	/** The last address of the way. */
	readonly address: string;
	/** 0 where there was no answer. */
	readonly status: number;
	readonly mime: string;
	/** Such as `h2`. */
	readonly protocol?: string;
	/** The server's IP address, where the gate knows it. */
	readonly ip?: string;
	readonly tls?: Tls;
	readonly retryAfterMs?: number;
	/** Why there was no document. */
	readonly failed?: string;
	/** Every address of the way, the last included. */
	readonly chain: readonly Hop[];
}

/** @param way the navigation's exchanges, at least one; the last is the document */
export function mainDocument(way: readonly Exchange[], failed: string | undefined): MainDocument {
	const exchange = way[way.length - 1] as Exchange;
	const { response, url, ip } = exchange;
	const status = statusOf(exchange) ?? 0;
	const after = retryAfter(headerOf(exchange, 'retry-after'));
	const tls = tlsOf(response);
	return {
		address: url,
		status,
		mime: response?.mimeType ?? '',
		...(response?.protocol ? { protocol: response.protocol } : {}),
		...(ip ? { ip } : {}),
		...(tls ? { tls } : {}),
		...(after === undefined ? {} : { retryAfterMs: after }),
		...(failed === undefined ? {} : { failed }),
		chain: way.map((hop) => ({ url: hop.url, status: statusOf(hop) ?? 0 })),
	};
}

function tlsOf(response: Answer | undefined): Tls | undefined {
	const details = response?.securityDetails;
	if (details === undefined) return undefined;
	return {
		protocol: details.protocol,
		cipher: details.cipher,
		subject: details.subjectName,
		issuer: details.issuer,
		validFrom: new Date(details.validFrom * 1000).toISOString(),
		validTo: new Date(details.validTo * 1000).toISOString(),
	};
}
