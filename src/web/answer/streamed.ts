import type { Context } from 'hono';

/**
 * Whether the headers alone are asked for (RFC 9110, 9.3.2). Such a request is carried out as a GET and its body is left unread: what it
 * had opened would stay open for ever.
 */
export function asksHeadersAlone(c: Context): boolean {
	return c.req.raw.method === 'HEAD';
}

/**
 * Answers with what comes piece by piece, under the headers that are set. What breaks off in the middle breaks the connection, so that
 * nobody takes it for whole.
 * @param open is called only where somebody reads it; what it opens is closed when they go away
 */
export function streamed(c: Context, open: () => AsyncIterable<Buffer | string>): Response {
	if (asksHeadersAlone(c)) return c.body(null);
	const pieces = bytesOf(open);
	const body = new ReadableStream<Uint8Array>({
		pull: async (out) => {
			const next = await pieces.next();
			if (next.done) out.close();
			else out.enqueue(next.value);
		},
		cancel: async () => {
			await pieces.return();
		},
	});
	return c.body(body);
}

async function* bytesOf(open: () => AsyncIterable<Buffer | string>): AsyncGenerator<Uint8Array, void> {
	for await (const piece of open()) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
}
