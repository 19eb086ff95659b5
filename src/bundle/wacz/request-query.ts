import { postToGetUrl } from 'warcio/utils';
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

/** Both replayers cut here; a longer one would never be found. */
const LONGEST_QUERY = 4096;

/**
 * @returns undefined for a GET, which its address alone identifies
 * Source: Request Body Canonicalization (specs.webrecorder.net), warcio.js and pywb 2.10 where they differ.
 */
export function requestQuery(request: WarcRecord): RequestQuery | undefined {
	const method = request.http?.method?.toUpperCase();
	const address = request.targetUri;
	if (method === undefined || method === 'GET' || address === undefined) return undefined;
	const contentType = (request.http && first(request.http.headers, 'content-type')) ?? '';
	const body = request.requestBody ?? Buffer.alloc(0);
	const given = {
		url: address,
		method,
		headers: new Map([['content-type', contentType]]),
		postData: body,
		requestBody: '',
	};
	postToGetUrl(given, LONGEST_QUERY);
	const query = asPywb(method, contentType, body, given.requestBody);
	const url = `${address}${address.includes('?') ? '&' : '?'}__wb_method=${method}${query && `&${query}`}`;
	return { method, requestBody: given.requestBody, url };
}

/** pywb looks at the body of POST and PUT only, decodes a form, and keeps a text that is not JSON as base64. */
function asPywb(method: string, contentType: string, body: Buffer, requestBody: string): string {
	if ((method !== 'POST' && method !== 'PUT') || body.length === 0) return '';
	if (contentType.startsWith('application/x-www-form-urlencoded'))
		return formQuery(body).slice(0, LONGEST_QUERY);
	if (contentType.startsWith('text/plain') && !isJson(body))
		return `__wb_post_data=${body.toString('base64')}`.slice(0, LONGEST_QUERY);
	return requestBody;
}

function formQuery(body: Buffer): string {
	const text = body.toString('utf8');
	if (!Buffer.from(text).equals(body)) return `__wb_post_data=${body.toString('base64')}`;
	const bytes = Buffer.from(text.replaceAll('+', ' ')).toString('latin1');
	const plain = bytes.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(plain, 'latin1').toString('utf8');
}

function isJson(body: Buffer): boolean {
	try {
		JSON.parse(body.toString('utf8'));
		return true;
	} catch {
		// Trying is the test that both replayers make.
		return false;
	}
}
