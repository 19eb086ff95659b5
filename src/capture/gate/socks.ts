import type { Socket } from 'node:net';

/** Reply codes of RFC 1928 §6. */
export const REPLY = { connected: 0, failed: 1, refused: 2, unreachable: 4, notSupported: 7 } as const;

export interface Wish {
	/** Name or address, as the client wrote it. */
	readonly host: string;
	readonly port: number;
}

/** Longest a client may take over a greeting and a request, which together are at most 519 bytes. */
const PATIENCE_MS = 10_000;

/**
 * Reads the opening of a SOCKS5 connection (RFC 1928 §3, §4) and answers its greeting with "no authentication":
 * Chromium knows no other method for SOCKS. What the client sent after its request stays unread in the socket.
 * @returns the wish, or undefined when the client spoke something else and was told so as far as the protocol allows
 */
export async function readWish(socket: Socket): Promise<Wish | undefined> {
	const read = reader(socket);
	const greeting = await read(2);
	if (greeting?.[0] !== 5) return undefined;
	const methods = await read(greeting[1] ?? 0);
	if (methods === undefined) return undefined;
	if (!methods.includes(0)) {
		socket.end(Buffer.from([5, 0xff]));
		return undefined;
	}
	socket.write(Buffer.from([5, 0]));
	const head = await read(4);
	if (head?.[0] !== 5) return undefined;
	const host = await readHost(read, head[3] ?? 0);
	const port = host === undefined ? undefined : await read(2);
	if (host === undefined || port === undefined || head[1] !== 1) {
		reply(socket, REPLY.notSupported);
		socket.end();
		return undefined;
	}
	return { host, port: port.readUInt16BE() };
}

/** RFC 1928 §6; the bound address is of no use to a browser and left at zero. */
export function reply(socket: Socket, code: number): void {
	if (socket.writable) socket.write(Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]));
}

type Read = (bytes: number) => Promise<Buffer | undefined>;

async function readHost(read: Read, kind: number): Promise<string | undefined> {
	if (kind === 1) return (await read(4))?.join('.');
	if (kind === 3) {
		const length = (await read(1))?.[0];
		return length === undefined ? undefined : (await read(length))?.toString('latin1');
	}
	if (kind !== 4) return undefined;
	const bytes = await read(16);
	return bytes && Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(i * 2).toString(16)).join(':');
}

/** Reads exact counts of bytes from a paused socket; undefined when it ends, errs or dawdles first. */
function reader(socket: Socket): Read {
	const deadline = Date.now() + PATIENCE_MS;
	return (bytes) =>
		new Promise((done) => {
			const settle = (value: Buffer | undefined) => {
				clearTimeout(timer);
				socket.off('readable', attempt);
				socket.off('end', gone);
				socket.off('close', gone);
				done(value);
			};
			const attempt = () => {
				const chunk: Buffer | null = bytes === 0 ? Buffer.alloc(0) : socket.read(bytes);
				// At the end of the stream `read(n)` hands out fewer bytes than asked for.
				if (chunk !== null) settle(chunk.length === bytes ? chunk : undefined);
			};
			const gone = () => settle(undefined);
			const timer = setTimeout(gone, Math.max(0, deadline - Date.now()));
			socket.on('readable', attempt);
			socket.once('end', gone);
			socket.once('close', gone);
			attempt();
		});
}
