import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/** What a server answered to one question; redirects are followed by whoever asked. */
export interface PlainAnswer {
	readonly status: number;
	/** Absolute; absent where the answer leads nowhere. */
	readonly location?: string;
	/** Lower case, without parameters; empty where none is stated. */
	readonly mediaType: string;
	/** As stated in the header. */
	readonly charset?: string;
	readonly body: Buffer;
}

export interface PlainQuestion {
	readonly address: string;
	/** `socks5://127.0.0.1:PORT` of the gate that the question goes through. */
	readonly gate: string;
	readonly userAgent: string;
	/** Milliseconds for the whole of it. */
	readonly timeoutMs: number;
	/** Most bytes of body, packed and unpacked; what is longer is cut off. 0 asks for the head of the answer only. */
	readonly mostBytes: number;
	readonly signal: AbortSignal;
	/** What is sent along: it is then posted, with these headers beside the others. */
	readonly sent?: {
		readonly headers: Readonly<Record<string, string>>;
		readonly body: string | Uint8Array;
	};
}

/**
 * Asks for one page without a browser, through the gate, so that the same addresses are refused as to a captured page.
 * @throws Error as Node or the gate says it, where there is no answer
 */
export async function askPlainly(question: PlainQuestion): Promise<PlainAnswer> {
	const { address, gate, userAgent, timeoutMs, mostBytes, signal, sent } = question;
	const url = new URL(address);
	const isSecure = url.protocol === 'https:';
	const ends = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
	const host = url.hostname.replace(/^\[|\]$/g, '');
	const port = Number(url.port || (isSecure ? 443 : 80));
	const plain = await throughGate(new URL(gate), host, port, ends);
	try {
		const socket = isSecure ? await secured(plain, host, ends) : plain;
		const ask = (isSecure ? httpsRequest : httpRequest)(url, {
			agent: false,
			createConnection: () => socket,
			signal: ends,
			...(sent ? { method: 'POST' } : {}),
			headers: {
				'user-agent': userAgent,
				accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1',
				'accept-language': 'sv,en;q=0.5',
				'accept-encoding': 'gzip, deflate, br',
				connection: 'close',
				...(sent ? { ...sent.headers, 'content-length': String(Buffer.byteLength(sent.body)) } : {}),
			},
		});
		return await answerTo(ask, url, mostBytes, sent?.body);
	} finally {
		plain.destroy();
	}
}

function answerTo(
	ask: ClientRequest,
	url: URL,
	mostBytes: number,
	body?: string | Uint8Array,
): Promise<PlainAnswer> {
	return new Promise((done, fail) => {
		ask.once('error', fail);
		ask.once('response', (message) => {
			const parts: Buffer[] = [];
			let bytes = 0;
			const end = () => {
				const isWhole = message.complete || bytes >= mostBytes;
				try {
					if (!isWhole) throw new Error('the answer broke off');
					done(answerOf(message, url, Buffer.concat(parts), mostBytes));
				} catch (error) {
					// What does not unpack, or to more than was asked for.
					fail(error);
				}
			};
			if (mostBytes === 0) {
				end();
				return;
			}
			message.on('data', (part: Buffer) => {
				parts.push(part);
				bytes += part.length;
				if (bytes >= mostBytes) message.destroy();
			});
			message.once('close', end);
			message.once('error', (error) => (bytes >= mostBytes ? end() : fail(error)));
		});
		ask.end(body);
	});
}

function answerOf(message: IncomingMessage, url: URL, packed: Buffer, mostBytes: number): PlainAnswer {
	const { headers, statusCode = 0 } = message;
	const type = headers['content-type'] ?? '';
	const charset = /;\s*charset="?([\w:.-]+)/i.exec(type)?.[1];
	const location = headers.location === undefined ? undefined : URL.parse(headers.location, url)?.href;
	return {
		status: statusCode,
		...(location === undefined ? {} : { location }),
		mediaType: (type.split(';')[0] ?? '').trim().toLowerCase(),
		...(charset === undefined ? {} : { charset }),
		body: unpacked(packed, headers['content-encoding'] ?? '', mostBytes),
	};
}

function unpacked(packed: Buffer, encoding: string, mostBytes: number): Buffer {
	const limit = { maxOutputLength: Math.max(1, mostBytes) };
	if (packed.length === 0) return packed;
	if (encoding === 'gzip' || encoding === 'x-gzip') return gunzipSync(packed, limit);
	if (encoding === 'deflate') return inflateSync(packed, limit);
	return encoding === 'br' ? brotliDecompressSync(packed, limit) : packed;
}

/** Opens a connection by the gate's own protocol (RFC 1928, CONNECT by name). */
function throughGate(gate: URL, host: string, port: number, signal: AbortSignal): Promise<Socket> {
	return new Promise((done, fail) => {
		const socket = connect({ host: gate.hostname, port: Number(gate.port), signal });
		const name = Buffer.from(host, 'latin1');
		let told = Buffer.alloc(0);
		const hear = () => {
			const more: Buffer | null = socket.read();
			if (more) told = Buffer.concat([told, more]);
			if (told.length < 12) return;
			socket.off('readable', hear);
			socket.off('error', fail);
			// Two bytes answer the greeting, ten the wish; the gate gives an IPv4 address of zeros.
			if (told[3] === 0) done(socket);
			else {
				socket.destroy();
				fail(new Error(`no connection to ${host}:${port}`));
			}
		};
		socket.once('error', fail);
		socket.once('close', () => fail(new Error(`no connection to ${host}:${port}`)));
		socket.on('readable', hear);
		socket.write(Buffer.from([5, 1, 0]));
		socket.write(Buffer.concat([Buffer.from([5, 1, 0, 3, name.length]), name, portBytes(port)]));
	});
}

function portBytes(port: number): Buffer {
	const bytes = Buffer.alloc(2);
	bytes.writeUInt16BE(port);
	return bytes;
}

function secured(plain: Socket, host: string, signal: AbortSignal): Promise<Socket> {
	return new Promise((done, fail) => {
		// An address is no name to a server (RFC 6066 §3), but the certificate is still held against it.
		const named = isIP(host) === 0 ? { servername: host } : {};
		const about = { socket: plain, host, ...named, ALPNProtocols: ['http/1.1'] };
		const socket = connectTls(about, () => done(socket));
		socket.once('error', fail);
		signal.addEventListener('abort', () => fail(new Error('the time is out')), { once: true });
	});
}
