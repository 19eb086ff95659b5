import { readFile } from 'node:fs/promises';
import { countEvents } from './event-text.ts';
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
	/** The body was ended by the page, the network or the end of the recording, or is a stream that is not byte for byte: no one had more of it. */
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
		const isChunked = headerOf(exchange, 'transfer-encoding') !== undefined;
		const some = isChunked || Number(headerOf(exchange, 'content-length') ?? 0) > 0;
		return { payload: NOTHING, ...(some ? { truncated: 'unspecified' } : {}) };
	}
	if (exchange.given) return takeGiven(exchange, exchange.given);
	const isWhole = spool !== undefined && spool.bytes === announced && !spool.full;
	if (end?.how === 'finished') {
		if (isWhole && announced > 0) return { payload: held(spool) };
		if (spool?.full) return tooLong(spool);
		const whole = await fetchWhole(exchange);
		const isLacking = whole.missing !== undefined && kind === 'eventsource';
		return isLacking && spool && spool.bytes > 0 ? await asEvents(exchange, spool) : whole;
	}
	const why = end?.how === 'failed' || end?.how === 'stopped' ? end.why : 'no end';
	const truncated = end?.how === 'stopped' ? 'time' : 'disconnect';
	if (spool?.full) return tooLong(spool);
	if (isWhole) return { payload: held(spool), truncated, cut: why };
	if (kind === 'eventsource' && spool && spool.bytes > 0)
		return { cut: why, ...(await asEvents(exchange, spool)), truncated };
	const part = await fetchOnce(exchange).catch(() => undefined);
	const payload = part && (announced === 0 || part.bytes.length === announced) ? part.bytes : NOTHING;
	return { payload, truncated, cut: why };
}

function held(spool: Spool): Payload {
	return spool.file === undefined ? spool.content() : { file: spool.file, bytes: spool.bytes };
}

/**
 * The browser hands out no event stream that has not ended: what came before it was streamed is there as the page's events, not byte for
 * byte. Where every event is there that the page had, nothing of it is missing.
 */
async function asEvents({ announced, events = 0 }: Exchange, spool: Spool): Promise<Body> {
	const payload = held(spool);
	const told = `the first events are as the browser read them: ${spool.bytes} bytes are had of ${announced}`;
	const stream = 'file' in payload ? await readFile(payload.file, 'utf8') : payload.toString();
	return countEvents(stream) >= events ? { payload, cut: told } : { payload, missing: told };
}

function tooLong(spool: Spool): Body {
	const missing = `longer than the most that is kept of one body; its first ${spool.bytes} bytes are`;
	return { payload: held(spool), truncated: 'length', missing };
}

async function takeGiven(exchange: Exchange, given: Promise<Buffer>): Promise<Body> {
	// What the browser kept for us is byte for byte; what is given has been through the renderer.
	const kept = exchange.wires.length > 0 ? await fetchOnce(exchange).catch(() => undefined) : undefined;
	if (kept && isAsAnnounced(exchange, kept)) return { payload: kept.bytes };
	try {
		return { payload: await given };
	} catch (error) {
		return without(exchange, firstLine(error));
	}
}

/** No body, and whose doing that is: ours, or that of a page that went away or a browser that would read no more. */
function without(exchange: Exchange, why: string): Body {
	const nothing = { payload: NOTHING, truncated: 'unspecified' } as const;
	if (/\b(gone|closed|crashed|No session)\b/.test(why)) return { ...nothing, cut: why };
	const stated = Number(headerOf(exchange, 'content-length') ?? 0);
	const isPlain = headerOf(exchange, 'content-encoding') === undefined;
	// As with a picture whose first bytes are no picture.
	if (isPlain && exchange.announced > 0 && exchange.announced < stated)
		return { ...nothing, cut: `the browser stopped reading after ${exchange.announced} of ${stated} bytes` };
	return { ...nothing, missing: why };
}

const EARLY_MS = [20, 80, 300, 1200] as const;

/**
 * Asks for a document's body while the document still loads. What the browser keeps is limited, and the end of a
 * document is told late: a flood of other bodies in between would push it out.
 */
export async function fetchEarly(exchange: Exchange): Promise<void> {
	for (const wait of EARLY_MS) {
		await new Promise((done) => setTimeout(done, wait));
		if (exchange.end !== undefined) return;
		// Not there yet is no failure; the end of the document is when that is judged.
		const fetched = await fetchOnce(exchange).catch(() => undefined);
		if (fetched) exchange.early = fetched.bytes;
	}
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
			why = firstLine(error);
			if (why === TOO_LATE || why === GONE) break;
		}
	}
	const { early } = exchange;
	if (early && early.length === exchange.announced) return { payload: early };
	if (best === undefined || best.bytes.length === 0) return without(exchange, why);
	return {
		payload: best.bytes,
		missing: `${best.bytes.length} bytes were had of ${exchange.announced}${best.exact ? '' : ', as text that the browser had read'}`,
	};
}

/** The bytes that the browser announced piece by piece are the measure; some kinds of loading announce none. */
function isAsAnnounced(exchange: Exchange, { bytes }: Fetched): boolean {
	if (exchange.announced > 0) return bytes.length === exchange.announced;
	return bytes.length > 0 || !(Number(headerOf(exchange, 'content-length') ?? 0) > 0);
}

/** The last wire knows a body best; a worker's script is known to the page that began it, too. */
async function fetchOnce({ wires, requestId }: Exchange): Promise<Fetched> {
	let last: unknown = new Error(GONE);
	for (const keeper of new Set([...wires].reverse().flatMap((wire) => wire.keepers))) {
		try {
			return await ask(keeper, requestId);
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

/** What went wrong, without the caller's trace that Playwright puts around it. */
function firstLine(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error);
	return (text.split('\n', 1)[0] ?? text).split('): ').at(-1) ?? text;
}
