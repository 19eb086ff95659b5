import { binaryQuery, decodedFormQuery, jsonQuery, multipartQuery, rawFormQuery } from './body-query.ts';
import { first } from './fields.ts';
import type { WarcRecord } from './record-start.ts';

/** A request other than GET as an index states it, so that a replay finds its answer by what was sent. */
export interface RequestQuery {
	readonly method: string;
	/** The body as a query, as wabac (ReplayWeb.page) makes it of a request that it has to answer. */
	readonly requestBody: string;
	/** The address with method and body in its query, as pywb makes it; `surt` of it is the index key. */
	readonly url: string;
}

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';
const JSON_TYPE = 'application/json';
const TEXT = 'text/plain';

/**
 * The two replayers differ where a form is encoded, a text is not JSON, or nothing was sent; each gets its own.
 * warcio.js does the same in time that grows with the square of what a page sends, which a page could use.
 * @returns undefined for a GET, which its address alone identifies
 * Source: Request Body Canonicalization (specs.webrecorder.net); pywb 2.10 and wabac 2.27 where they differ.
 */
export function requestQuery(request: WarcRecord): RequestQuery | undefined {
	const method = request.http?.method?.toUpperCase();
	const address = request.targetUri;
	if (method === undefined || method === 'GET' || address === undefined) return undefined;
	const contentType = (request.http && first(request.http.headers, 'content-type')) ?? '';
	const body = request.requestBody ?? Buffer.alloc(0);
	const query = method === 'POST' || method === 'PUT' ? forPywb(contentType, body) : '';
	const url = `${address}${address.includes('?') ? '&' : '?'}__wb_method=${method}${query && `&${query}`}`;
	return { method, requestBody: forWabac(contentType, body), url };
}

function forWabac(contentType: string, body: Buffer): string {
	const type = contentType.split(';', 1)[0];
	if (type === FORM) return rawFormQuery(body);
	if (type === MULTIPART) return multipartQuery(body, contentType);
	if (type === JSON_TYPE || type === TEXT) return jsonQuery(parsed(body) ?? {}, false);
	return binaryQuery(body);
}

function forPywb(contentType: string, body: Buffer): string {
	if (body.length === 0) return '';
	if (contentType.startsWith(FORM)) return decodedFormQuery(body);
	if (contentType.startsWith('multipart/')) return multipartQuery(body, contentType);
	const isText = contentType.startsWith(TEXT);
	if (!isText && !contentType.startsWith(JSON_TYPE)) return binaryQuery(body);
	const json = parsed(body);
	if (json === undefined) return isText ? binaryQuery(body) : '';
	return jsonQuery(json, true);
}

/** @returns undefined for what is not JSON: trying is the test that the replayers make */
function parsed(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString('utf8'));
	} catch {
		return undefined;
	}
}
