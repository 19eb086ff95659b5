import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

type Encoding = 'br' | 'gzip';

/** Below it the head of the compressed form eats what is won. */
const LEAST_BYTES = 1_000;
/** Of a page, made while somebody waits: four fifths of the best in a tenth of the time. Of what is kept, once: the best. */
const QUICK = { br: 4, gzip: 4 };
const BEST = { br: 11, gzip: 9 };

/**
 * A page's bytes as the browser wants them. Compressing lets the length tell what of a request's own words stands in the answer too (BREACH), and
 * the secret would be somebody's post. That takes a page elsewhere that has the browser ask again and again: what another site has asked for
 * (Fetch Metadata, `Sec-Fetch-Site`) is not compressed, nor what a browser asks for that does not say so.
 * @returns the bytes, with the headers that tell of it
 */
export async function asPage(
	c: Context,
	text: string,
): Promise<readonly [Uint8Array<ArrayBuffer> | string, Headed]> {
	const from = c.req.header('sec-fetch-site');
	const encoding = from === 'same-origin' || from === 'none' ? wanted(c) : undefined;
	const vary = 'Accept-Encoding, Sec-Fetch-Site';
	if (!encoding || text.length < LEAST_BYTES) return [text, { vary }];
	return [await made(Buffer.from(text), encoding, QUICK), { vary, 'content-encoding': encoding }];
}

/** A file of ours, with its compressed forms, each made the first time that it is asked for. Nothing in it is anybody's secret. */
export function stillForms(
	bytes: Buffer,
): (c: Context) => Promise<readonly [Uint8Array<ArrayBuffer>, Headed]> {
	const forms = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
	return async (c) => {
		const encoding = wanted(c);
		const vary = 'Accept-Encoding';
		if (!encoding || bytes.length < LEAST_BYTES) return [new Uint8Array(bytes), { vary }];
		const known = forms.get(encoding) ?? made(bytes, encoding, BEST);
		forms.set(encoding, known);
		return [await known, { vary, 'content-encoding': encoding }];
	};
}

interface Headed {
	readonly vary: string;
	readonly 'content-encoding'?: Encoding;
}

/** In a thread of Node's own, so that nobody else waits for it. */
async function made(
	bytes: Buffer,
	encoding: Encoding,
	quality: Readonly<Record<Encoding, number>>,
): Promise<Uint8Array<ArrayBuffer>> {
	const whole =
		encoding === 'br'
			? await brotli(bytes, {
					params: {
						[constants.BROTLI_PARAM_QUALITY]: quality.br,
						[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
						[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
					},
				})
			: await zip(bytes, { level: quality.gzip });
	return new Uint8Array(whole);
}

/** RFC 9110, 12.5.3, as far as browsers use it: what is named and not refused by `q=0`. */
function wanted(c: Context): Encoding | undefined {
	const named = new Set(
		(c.req.header('accept-encoding') ?? '')
			.toLowerCase()
			.split(',')
			.map((each) => each.trim().split(/\s*;\s*/))
			.filter(([, q = '']) => !/^q=0(\.0*)?$/.test(q))
			.map(([name]) => name),
	);
	return named.has('br') ? 'br' : named.has('gzip') ? 'gzip' : undefined;
}
