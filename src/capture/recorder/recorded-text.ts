import { readFile } from 'node:fs/promises';
import { type Exchange, headerOf } from './exchange.ts';
import { lengthOf, type Payload } from './warc-record.ts';

/** What no one reads as text, whatever its bytes happen to spell. */
const NO_TEXT =
	/^(?:image\/(?!svg)|audio\/|video\/|font\/|text\/css|application\/(?:font|x-font|zip|pdf|wasm))/i;
/** Larger answers are films or archives. */
const MOST = 32 << 20;

/** The body of an answer as text, in the encoding that it states; undefined where it is no text or too large to be a page's. */
export async function recordedText(exchange: Exchange, payload: Payload): Promise<string | undefined> {
	const type = headerOf(exchange, 'content-type') ?? exchange.response?.mimeType ?? '';
	const bytes = lengthOf(payload);
	if (NO_TEXT.test(type) || bytes === 0 || bytes > MOST) return undefined;
	const body = Buffer.isBuffer(payload) ? payload : await readFile(payload.file);
	const charset = /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8';
	return decoder(charset).decode(body);
}

function decoder(charset: string): TextDecoder {
	try {
		return new TextDecoder(charset);
	} catch {
		// A name that nobody knows: browsers then read what the standard reads, and so do we.
		return new TextDecoder();
	}
}
