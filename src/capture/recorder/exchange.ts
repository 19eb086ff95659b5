import type { Headers, Response, ResponseExtra, ResponseReceived } from './protocol.ts';
import type { Spool } from './spool.ts';
import type { Wire } from './wire.ts';

/** Kind of a resource, as the browser's protocol names it, in lower case. */
export type Kind = Lowercase<ResponseReceived['type']>;

/** What of an answer is used, whoever told of it. */
export type Answer = Pick<Response, 'status' | 'statusText' | 'headers' | 'mimeType'> &
	Partial<Pick<Response, 'protocol' | 'securityDetails'>>;
/** An answer's head as it crossed the network. */
export type Received = Pick<ResponseExtra, 'statusCode' | 'headers' | 'headersText'>;

/** How an exchange ended. */
export type End =
	/** The answer was a redirect; the next exchange follows it. */
	| { readonly how: 'redirected' }
	| { readonly how: 'finished' }
	/** The network or the browser ended it. */
	| { readonly how: 'failed'; readonly why: string; readonly byPage: boolean }
	/** It was still under way when the recording ended, or its page went away. */
	| { readonly how: 'stopped'; readonly why: string };

/** One request and its response: a redirect makes several of one request id. */
export interface Exchange {
	readonly requestId: string;
	readonly url: string;
	readonly method: string;
	kind: Kind;
	/** Milliseconds since 1970, by the browser's clock. */
	readonly at: number;
	readonly isNavigation: boolean;
	readonly frame: 'main' | 'sub';
	/** The browser's id of the frame, and of the document in it that asked. */
	readonly frameId?: string;
	readonly loaderId?: string;
	/** Where the request was first seen, and last: a worker's script begins in its page and ends in the worker. */
	readonly wires: Wire[];
	/** What the page asked for; the wire's true headers are in `sent`. */
	readonly asked: Headers;
	sent?: Headers;
	/** Undefined where the request has no body; rejects where the browser did not give it. */
	readonly post?: Promise<Buffer>;
	response?: Answer;
	received?: Received;
	/** The browser said that headers as sent and received would be told apart from the exchange itself. */
	expectsExtra: boolean;
	fromCache: boolean;
	/** The server's IP address, where the gate knows it. */
	ip?: string;
	/** Bytes of the body, content encoding undone, that the browser has announced. */
	announced: number;
	/** What was streamed of the body, where streaming was asked for. */
	spool?: Spool;
	/** Events of a stream that the page has had. */
	events?: number;
	/** Set once a piece of the body came with its bytes. */
	streams?: boolean;
	/** A document's body as it was before the document was over; perhaps not all of it. */
	early?: Buffer;
	/** The body, where someone else than the wires gives it. */
	given?: Promise<Buffer>;
	end?: End;
}

/** The status that crossed the network: a validated cache entry is shown to the page as 200. */
export function statusOf(exchange: Exchange): number | undefined {
	return exchange.received?.statusCode ?? exchange.response?.status;
}

/** A response header by name, from the wire where that is known. */
export function headerOf(exchange: Exchange, name: string): string | undefined {
	const headers = exchange.received?.headers ?? exchange.response?.headers ?? {};
	const key = Object.keys(headers).find((k) => k.toLowerCase() === name);
	return key === undefined ? undefined : headers[key];
}

/** RFC 9110 §6.4.1: these have no body, whatever their headers say. */
export function isBodiless(exchange: Exchange): boolean {
	const status = statusOf(exchange) ?? 0;
	return exchange.method === 'HEAD' || status === 204 || status === 304 || (status >= 100 && status < 200);
}
