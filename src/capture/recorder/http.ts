import { STATUS_CODES } from 'node:http';
import { type Exchange, isBodiless, statusOf } from './exchange.ts';
import type { Headers } from './protocol.ts';

export type Field = readonly [name: string, value: string];

export interface Head {
	/** Request line or status line. */
	readonly first: string;
	readonly fields: readonly Field[];
}

/** Content codings that the browser undoes before it hands a body out (RFC 9110 §8.4.1, RFC 7932, RFC 8878, RFC 9842). */
const UNDONE = new Set(['gzip', 'x-gzip', 'deflate', 'br', 'zstd', 'dcb', 'dcz', 'identity']);
/** What other browser-based crawlers call a header whose value no longer fits the stored body. */
const ORIGINAL = 'X-Archive-Orig-';

/** A message's head as bytes: each character is one byte, as the protocol gives header values. */
export function headBytes({ first, fields }: Head): Buffer {
	const lines = [first, ...fields.map(([name, value]) => `${oneLine(name)}: ${oneLine(value)}`)];
	return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

/** A request as HTTP/1.1, whatever version it crossed the network in. @param bytes length of the body to be stored */
export function requestHead(exchange: Exchange, bytes: number): Head {
	const url = new URL(exchange.url);
	const given = fieldsOf(exchange.sent ?? exchange.asked);
	const authority = given.find(([name]) => name === ':authority')?.[1] ?? url.host;
	const isHost = ([name]: Field) => name.toLowerCase() === 'host';
	const host = given.find(isHost) ?? (['Host', authority] as const);
	// Pseudo-fields of HTTP/2 (RFC 9113 §8.3) are the request line in another form.
	const rest = given.filter((field) => !isHost(field) && !field[0].startsWith(':'));
	const fields = withLength([host, ...rest], bytes, bytes > 0);
	return { first: `${exchange.method} ${url.pathname}${url.search} HTTP/1.1`, fields };
}

/**
 * A response as HTTP/1.1. Its body is stored with content and transfer coding undone, so the fields that spoke of
 * them are kept under another name and the length is the true one: whoever reads the record reads the body right.
 * @param bytes length of the body to be stored
 */
export function responseHead(exchange: Exchange, bytes: number): Head {
	const { response, received } = exchange;
	const status = statusOf(exchange) ?? 0;
	const head = verbatim(received?.headersText, received?.headers ?? {}) ?? {
		first: `HTTP/1.1 ${status} ${response?.statusText || (STATUS_CODES[status] ?? '')}`,
		fields: fieldsOf(received?.headers ?? response?.headers ?? {}),
	};
	if (isBodiless(exchange)) return head;
	const fields = head.fields.map(([name, value]): Field => {
		const lower = name.toLowerCase();
		const undone = value.split(',').every((coding) => UNDONE.has(coding.trim().toLowerCase()));
		const stale = lower === 'transfer-encoding' || (lower === 'content-encoding' && undone);
		return stale ? [ORIGINAL + name, value] : [name, value];
	});
	return { first: head.first, fields: withLength(fields, bytes, true) };
}

/** Makes Content-Length true: renames one that is not, and adds one where it is asked for. */
function withLength(fields: readonly Field[], bytes: number, wanted: boolean): readonly Field[] {
	const isLength = ([name]: Field) => name.toLowerCase() === 'content-length';
	const stated = fields.filter(isLength);
	if (stated.length === 0) return wanted ? [...fields, ['Content-Length', `${bytes}`]] : fields;
	if (stated.every(([, value]) => value.trim() === `${bytes}`)) return fields;
	const renamed = fields.map((f): Field => (isLength(f) ? [ORIGINAL + f[0], f[1]] : f));
	return [...renamed, ['Content-Length', `${bytes}`]];
}

/** The protocol joins fields of one name with a line feed. */
export function fieldsOf(headers: Headers): Field[] {
	return Object.entries(headers).flatMap(([name, value]) =>
		value.split('\n').map((line): Field => [name, line]),
	);
}

/**
 * The head as the server wrote it, in its order. Where it is not ASCII the browser garbles this text, and may swallow
 * line ends with it; the fields by name are true then. Undefined where the two do not agree.
 */
export function verbatim(text: string | undefined, byName: Headers): Head | undefined {
	if (!text) return undefined;
	const [first = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
	if (!/^HTTP\/\d(\.\d)? \d{3}/.test(first)) return undefined;
	const fields: Field[] = [];
	for (const line of lines) {
		const colon = line.indexOf(':');
		if (colon > 0) fields.push([line.slice(0, colon), line.slice(colon + 1).trim()]);
	}
	const known = fieldsOf(byName).map(([name, value]) => `${name}: ${value.trim()}`);
	const told = fields.map(([name, value]) => `${name}: ${value}`);
	return told.sort().join('\n') === known.sort().join('\n') ? { first, fields } : undefined;
}

function oneLine(text: string): string {
	return text.replace(/[\r\n\0]+/g, ' ');
}
