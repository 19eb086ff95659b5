import { STATUS_CODES } from 'node:http';
import { fieldsOf, type Head, verbatim } from './http.ts';
import type { Headers, NetworkEvents, SocketResponse } from './protocol.ts';
import { type RecordContext, redacted } from './records-of.ts';
import { recordId, type WarcField, type WarcRecord } from './warc-record.ts';

/** A WebSocket that the page opened. Its handshake is in the recording; what was said over it is only counted. */
export interface SocketFact {
	readonly url: string;
	/** 101 where it opened, 0 where nothing answered. */
	readonly status: number;
	readonly sent: number;
	readonly received: number;
}

interface Live {
	readonly url: string;
	at: number;
	status: number;
	sent: number;
	received: number;
	asked: Readonly<Record<string, string>>;
}

const SOCKETS_KEPT = 1000;
type Handlers = { readonly [Name in keyof NetworkEvents]?: (event: NetworkEvents[Name]) => void };

export class Sockets {
	readonly #live = new Map<string, Live>();
	readonly #answered: (records: (context: RecordContext) => WarcRecord[]) => unknown;
	readonly #handlers: Handlers = {
		'Network.webSocketCreated': ({ requestId, url }) => {
			if (this.#live.size >= SOCKETS_KEPT) return;
			this.#live.set(requestId, { url, at: Date.now(), status: 0, sent: 0, received: 0, asked: {} });
		},
		'Network.webSocketWillSendHandshakeRequest': ({ requestId, request, wallTime }) => {
			const socket = this.#live.get(requestId);
			if (socket) Object.assign(socket, { asked: request.headers, at: wallTime * 1000 });
		},
		'Network.webSocketHandshakeResponseReceived': ({ requestId, response }) => {
			const socket = this.#live.get(requestId);
			if (socket === undefined) return;
			socket.status = response.status;
			const { url, at, asked } = socket;
			this.#answered((context) => handshake(url, at, asked, response, context));
		},
		'Network.webSocketFrameSent': ({ requestId }) => {
			const socket = this.#live.get(requestId);
			if (socket) socket.sent++;
		},
		'Network.webSocketFrameReceived': ({ requestId }) => {
			const socket = this.#live.get(requestId);
			if (socket) socket.received++;
		},
	};

	/** @param answered called with what makes the records of a handshake */
	constructor(answered: (records: (context: RecordContext) => WarcRecord[]) => unknown) {
		this.#answered = answered;
	}

	heard(method: string, params: object): void {
		const handle = this.#handlers[method as keyof NetworkEvents] as ((event: object) => void) | undefined;
		handle?.(params);
	}

	get facts(): readonly SocketFact[] {
		return [...this.#live.values()].map(({ url, status, sent, received }) => ({
			url,
			status,
			sent,
			received,
		}));
	}
}

/** RFC 6455 §1.3: the handshake is an HTTP exchange without a body. */
function handshake(
	url: string,
	at: number,
	asked: Readonly<Record<string, string>>,
	response: SocketResponse['response'],
	context: RecordContext,
): WarcRecord[] {
	const { pathname, search } = new URL(url);
	const request: Head = verbatimRequest(response.requestHeadersText, response.requestHeaders ?? asked) ?? {
		first: `GET ${pathname}${search} HTTP/1.1`,
		fields: fieldsOf(response.requestHeaders ?? asked),
	};
	const answer: Head = verbatim(response.headersText, response.headers) ?? {
		first: `HTTP/1.1 ${response.status} ${response.statusText || (STATUS_CODES[response.status] ?? '')}`,
		fields: fieldsOf(response.headers),
	};
	const date = new Date(at).toISOString();
	const ids = { response: recordId(), request: recordId() };
	const make = (type: 'response' | 'request', other: string, head: Head): WarcRecord => {
		const { head: bytes, fields } = redacted(head, context.redaction);
		const own: WarcField[] = [
			['WARC-Target-URI', url],
			['WARC-Warcinfo-ID', context.warcinfo],
			['WARC-Concurrent-To', other],
			...fields,
			['Content-Type', `application/http; msgtype=${type}`],
		];
		// No digest of a payload: readers of WARC look for HTTP at `http:` addresses only, so to them the whole block would be one, and the digest wrong.
		const nothing = { payload: Buffer.alloc(0), deflate: true, isHeadOnly: true };
		return { type, id: ids[type], date, fields: own, head: bytes, ...nothing };
	};
	return [make('response', ids.request, answer), make('request', ids.response, request)];
}

function verbatimRequest(text: string | undefined, byName: Headers): Head | undefined {
	// The same rules as for an answer, by way of a status line that is put back afterwards.
	const line = text?.split(/\r?\n/, 1)[0] ?? '';
	const head = text ? verbatim(`HTTP/1.1 200\r\n${text.slice(line.length).trimStart()}`, byName) : undefined;
	return head && /^[\x21-\x7e]+ [\x21-\x7e]+ HTTP\//.test(line)
		? { first: line, fields: head.fields }
		: undefined;
}
