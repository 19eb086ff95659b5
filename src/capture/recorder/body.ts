import { type Exchange, headerOf, isBodiless } from './exchange.ts';
import type { Spool } from './spool.ts';
import type { Payload } from './warc-record.ts';
import type { Wire } from './wire.ts';

/** What was had of a body, and what became of the rest. */
export interface Body {
	readonly payload: Payload;
	/** Why the stored body is not the whole one (WARC 1.1 §5.13). */
	readonly truncated?: 'length' | 'time' | 'disconnect' | 'unspecified';
	/** The page had the body and we do not, or not byte for byte: a loss. */
	readonly missing?: string;
	/** The body was ended by the page, the network or the end of the recording: no one had more of it. */
	readonly cut?: string;
}

const NOTHING = Buffer.alloc(0);
/** A renderer that loops for ever does not answer. */
const PATIENCE_MS = 15_000;
/** The browser may say that a body is over a moment before it can hand it out. */
const RETRIES_MS = [30, 150, 600] as const;

/** Gathers the body of an exchange that has ended with an answer, from what was streamed or from the browser. */
export async function gatherBody(exchange: Exchange): Promise<Body> {
	const { end, kind, spool, announced } = exchange;
	if (isBodiless(exchange)) return { payload: NOTHING };
	if (end?.how === 'redirected' || kind === 'preflight') {
		// The browser reads on without it. Hardly anything is in it, and nothing that a page shows.
		const some = Number(headerOf(exchange, 'content-length') ?? 0) > 0;
		return { payload: NOTHING, ...(some ? { truncated: 'unspecified' } : {}) };
	}
	const isWhole = spool !== undefined && spool.bytes === announced && !spool.full;
	if (end?.how === 'finished') {
		if (isWhole && announced > 0) return { payload: held(spool) };
		if (spool?.full) return cutOff(spool, 'length', `longer than the most that is kept of one body`);
		return fetchWhole(exchange);
	}
	const why = end?.how === 'failed' || end?.how === 'stopped' ? end.why : 'no end';
	const truncated = end?.how === 'stopped' ? 'time' : 'disconnect';
	if (isWhole || spool?.full) return cutOff(spool, spool.full ? 'length' : truncated, why);
	const part = await fetchOnce(exchange).catch(() => undefined);
	const payload = part && part.bytes.length === announced ? part.bytes : NOTHING;
	return { payload, truncated, cut: why };
}

function held(spool: Spool): Payload {
	return spool.file === undefined ? spool.content() : { file: spool.file, bytes: spool.bytes };
}

function cutOff(spool: Spool, truncated: NonNullable<Body['truncated']>, cut: string): Body {
	return { payload: held(spool), truncated, cut };
}

interface Fetched {
	readonly bytes: Buffer;
	/** As it came, and not as the renderer read it into text. */
	readonly exact: boolean;
}

async function fetchWhole(exchange: Exchange): Promise<Body> {
	let best: Fetched | undefined;
	let why = 'the browser did not keep it';
	for (const wait of [0, ...RETRIES_MS]) {
		if (wait > 0) await new Promise((done) => setTimeout(done, wait));
		try {
			best = await fetchOnce(exchange);
			if (isAsAnnounced(exchange, best)) return { payload: best.bytes };
		} catch (error) {
			why = error instanceof Error ? (error.message.split('): ').at(-1) ?? error.message) : String(error);
			if (why === TOO_LATE || why === GONE) break;
		}
	}
	if (best === undefined || best.bytes.length === 0)
		return { payload: NOTHING, truncated: 'unspecified', missing: why };
	return {
		payload: best.bytes,
		missing: `${best.bytes.length} bytes were had of ${exchange.announced}${best.exact ? '' : ', as text that the browser had read'}`,
	};
}

/** The bytes that the browser announced piece by piece are the measure; some kinds of loading announce none. */
function isAsAnnounced({ announced, ...exchange }: Exchange, { bytes }: Fetched): boolean {
	if (announced > 0) return bytes.length === announced;
	return bytes.length > 0 || !(Number(headerOf({ announced, ...exchange }, 'content-length') ?? 0) > 0);
}

/** The last wire knows a body best; a worker's script is known to the page that began it, too. */
async function fetchOnce({ wires, requestId }: Exchange): Promise<Fetched> {
	let last: unknown;
	for (const wire of [...wires].reverse()) {
		try {
			return await ask(wire, requestId);
		} catch (error) {
			last = error;
		}
	}
	throw last;
}

const TOO_LATE = 'the browser did not answer';
const GONE = 'the target is gone';

function ask(wire: Wire, requestId: string): Promise<Fetched> {
	return new Promise((done, fail) => {
		const timer = setTimeout(() => fail(new Error(TOO_LATE)), PATIENCE_MS);
		wire
			.send('Network.getResponseBody', { requestId })
			.then(({ body, base64Encoded }) =>
				done({ bytes: Buffer.from(body, base64Encoded ? 'base64' : 'utf8'), exact: base64Encoded }),
			)
			.catch(fail)
			.finally(() => clearTimeout(timer));
	});
}
