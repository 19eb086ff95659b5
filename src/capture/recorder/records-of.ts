import type { Body } from './body.ts';
import { type Exchange, statusOf } from './exchange.ts';
import { type Field, type Head, headBytes, requestHead, responseHead } from './http.ts';
import type { Redaction } from './redact.ts';
import { lengthOf, type Payload, recordId, type WarcField, type WarcRecord } from './warc-record.ts';

/** WARC 1.1 §6.7.3. */
const NOT_MODIFIED = 'http://netpreserve.org/warc/1.1/revisit/server-not-modified';
const COMPRESSED =
	/^(image\/(?!svg|bmp|x-ms-bmp|vnd\.microsoft\.icon|x-icon)|video\/|audio\/|font\/woff|application\/(zip|gzip|x-gzip|pdf|zstd|font-woff|x-font-woff))/;

export interface RecordContext {
	readonly warcinfo: string;
	readonly redaction: Redaction;
	/** Date of the record that holds the body which a 304 answer confirms. */
	datesOf(url: string): string | undefined;
}

/**
 * The records of one exchange: its answer, then the request, each naming the other (WARC 1.1 §5.7).
 * @param post the request's body; undefined where it was not to be had
 */
export function recordsOf(
	exchange: Exchange,
	body: Body,
	post: Buffer | undefined,
	context: RecordContext,
): WarcRecord[] {
	const answer = recordId();
	const question = recordId();
	const date = new Date(exchange.at).toISOString();
	const isRevisit = statusOf(exchange) === 304;
	const common: WarcField[] = [
		['WARC-Target-URI', exchange.url],
		['WARC-Warcinfo-ID', context.warcinfo],
		...(exchange.ip ? ([['WARC-IP-Address', exchange.ip]] as const) : []),
		...protocolFields(exchange),
		['WARC-Resource-Type', exchange.kind],
	];
	const sent = redacted(requestHead(exchange, post?.length ?? 0), context.redaction);
	const got = redacted(responseHead(exchange, lengthOf(body.payload)), context.redaction);
	const response: WarcRecord = {
		type: isRevisit ? 'revisit' : 'response',
		id: answer,
		date,
		fields: [
			...common,
			['WARC-Concurrent-To', question],
			...(isRevisit ? revisitFields(exchange.url, context) : []),
			...(body.truncated ? ([['WARC-Truncated', body.truncated]] as const) : []),
			...got.fields,
			['Content-Type', 'application/http; msgtype=response'],
		],
		head: got.head,
		payload: body.payload,
		deflate: deflates(exchange.response?.mimeType ?? '', body.payload),
		opaque: COMPRESSED.test(exchange.response?.mimeType ?? ''),
	};
	const request: WarcRecord = {
		type: 'request',
		id: question,
		date,
		fields: [
			...common,
			['WARC-Concurrent-To', answer],
			...(exchange.post && post === undefined ? ([['WARC-Truncated', 'unspecified']] as const) : []),
			...sent.fields,
			['Content-Type', 'application/http; msgtype=request'],
		],
		head: sent.head,
		payload: post ?? Buffer.alloc(0),
		deflate: true,
	};
	return [response, request];
}

/** Nothing to gain under a hundred bytes, and what is compressed already only costs. */
function deflates(mime: string, payload: Payload): boolean {
	return Buffer.isBuffer(payload) && !COMPRESSED.test(mime);
}

export function redacted(
	head: Head,
	redaction: Redaction,
): { readonly head: Buffer; readonly fields: readonly WarcField[] } {
	const { fields, replaced } = redaction.apply(head.fields as readonly Field[]);
	return {
		head: headBytes({ first: head.first, fields }),
		fields: replaced.length > 0 ? [['X-Redacted-Fields', replaced.join(', ')]] : [],
	};
}

function revisitFields(url: string, context: RecordContext): WarcField[] {
	const date = context.datesOf(url);
	return [
		['WARC-Profile', NOT_MODIFIED],
		['WARC-Refers-To-Target-URI', url],
		...(date ? ([['WARC-Refers-To-Date', date]] as const) : []),
	];
}

/** A field that crawlers share beside the standard: the versions in which the exchange crossed the network. */
function protocolFields({ response }: Exchange): WarcField[] {
	const protocol = response?.protocol;
	const tls = response?.securityDetails;
	const fields: WarcField[] = [];
	if (protocol) fields.push(['WARC-Protocol', protocol.toLowerCase()]);
	if (tls && /^TLS/i.test(tls.protocol))
		fields.push(['WARC-Protocol', tls.protocol.toLowerCase().replace(' ', '/')]);
	if (tls?.cipher) fields.push(['WARC-Cipher-Suite', tls.cipher]);
	return fields;
}
