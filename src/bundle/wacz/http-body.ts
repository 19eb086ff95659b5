import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import type { Fields } from './fields.ts';

/** A body that unpacks to more than this is no part of a page that a person looks at. */
const LIMIT = { maxOutputLength: 1 << 28 };

/** Content codings: RFC 9110, 8.4.1; RFC 7932; RFC 8878. */
const DECODERS: Readonly<Record<string, (data: Buffer) => Promise<Buffer>>> = {
	gzip: (data) => promisify(gunzip)(data, LIMIT),
	'x-gzip': (data) => promisify(gunzip)(data, LIMIT),
	// Servers send deflate with and without zlib's wrapper, and browsers read both.
	deflate: (data) => promisify(isZlib(data) ? inflate : inflateRaw)(data, LIMIT),
	br: (data) => promisify(brotliDecompress)(data, LIMIT),
	zstd: (data) => promisify(zstdDecompress)(data, LIMIT),
};

/**
 * The body as the page got it: chunks joined, content codings undone, where the headers name them.
 * @throws Error of zlib when the data is not what its headers say · Error for a coding that is not known
 */
export async function decodedBody(body: Buffer, headers: Fields): Promise<Buffer> {
	let data = codings(headers, 'transfer-encoding').includes('chunked') ? dechunked(body) : body;
	for (const coding of codings(headers, 'content-encoding').reverse()) {
		const decode = DECODERS[coding];
		if (!decode) throw new Error(`the content coding ${coding} is not known`);
		if (data.length > 0) data = await decode(data);
	}
	return data;
}

function codings(headers: Fields, name: string): string[] {
	const values = (headers.get(name) ?? []).join(',').toLowerCase().split(',');
	return values.map((v) => v.trim()).filter((v) => v !== '' && v !== 'identity');
}

function isZlib(data: Buffer): boolean {
	return ((data[0] ?? 0) & 0x0f) === 8 && data.length > 1 && data.readUInt16BE(0) % 31 === 0;
}

/**
 * Joins the chunks of RFC 9112, 7.1. Recorders often keep the header and not the chunks: data that does not
 * begin as chunks do is given back as it is.
 */
function dechunked(body: Buffer): Buffer {
	const chunks: Buffer[] = [];
	for (let at = 0; ; ) {
		const lineEnd = body.indexOf('\r\n', at);
		const size = lineEnd < 0 ? undefined : chunkSize(body.toString('latin1', at, lineEnd));
		if (size === undefined) return at === 0 ? body : Buffer.concat(chunks);
		if (size === 0) return Buffer.concat(chunks);
		chunks.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
		at = lineEnd + 2 + size + 2;
	}
}

function chunkSize(line: string): number | undefined {
	const hex = line.match(/^([0-9a-f]{1,8})(?:\s*;.*)?\s*$/i)?.[1];
	return hex === undefined ? undefined : Number.parseInt(hex, 16);
}
