import { createHash } from 'node:crypto';
import { type Exchange, headerOf, type Kind, statusOf } from './exchange.ts';
import { holdsOnlyErrors, isFeedFailure, siteOf } from './feed-failures.ts';
import { type MainDocument, mainDocument } from './main-document.ts';
import type { ResponseFact } from './response-fact.ts';
import { retryAfter } from './retry-after.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What the network does, for whoever has to know whether a page is quiet, walled, or refused. */
export interface Traffic {
	/**
	 * Requests that a quiet page would not have. Not counted: WebSockets, event streams, media, beacons, preflights, and
	 * scripts' requests that have been under way for longer than a long poll's patience.
	 */
	inFlight(): number;
	/**
	 * Requests of the main frame's scripts that have no whole answer yet, however long that takes. Not among them: places
	 * (address without query) that have kept an earlier request waiting and then answered, as a long poll does.
	 */
	unanswered(): readonly { readonly place: string; readonly ms: number }[];
	/** Addresses of the pictures that are under way. */
	pictures(): readonly string[];
	/** Milliseconds since 1970 of the last event of a request that counts. */
	readonly lastActivity: number;
	/** Bytes of bodies received, content coding undone; the gate counts what crossed the network. */
	readonly bytes: number;
	/** One per request that was answered or failed, in that order. */
	readonly responses: readonly ResponseFact[];
	/** Requests of scripts for the page's own content that were refused or failed; only ever grows. */
	failures(): readonly ResponseFact[];
	/** The last document that the captured page's own frame went to, and the way there. */
	readonly main: MainDocument | undefined;
	/** Each document that the main frame went to, in order. */
	readonly documents: readonly MainDocument[];
}

const NEVER_COUNT: ReadonlySet<Kind> = new Set<Kind>([
	'websocket',
	'eventsource',
	'media',
	'ping',
	'preflight',
	'cspviolationreport',
]);
const SCRIPTS: ReadonlySet<Kind> = new Set<Kind>(['fetch', 'xhr']);
/** A server that keeps a request waiting for this long and then answers it well does so on purpose. */
const POLL_MS = 15_000;
/** A script's request that is unanswered for this long waits for news and is not part of loading. */
const LONG_POLL_MS = 25_000;
/** Whatever it is: nothing that a page shows takes this long. */
const STUCK_MS = 60_000;
const LONGEST_URL = 4096;

export class LiveTraffic implements Traffic {
	readonly #pending = new Map<Exchange, number>();
	readonly #facts = new WeakMap<Exchange, Writable<ResponseFact>>();
	/** Exchanges of the main frame's last navigation. */
	#way: Exchange[] = [];
	readonly #failures: ResponseFact[] = [];
	/** Sites of other names that have answered scripts with content: a page's feed may come from elsewhere. */
	readonly #sources = new Set<string>();
	/** Where long polls are answered. */
	readonly #polled = new Set<string>();
	readonly responses: Writable<ResponseFact>[] = [];
	readonly documents: MainDocument[] = [];
	lastActivity = Date.now();
	bytes = 0;

	/** What the page stands at: an address that gave a download or nothing, or that was broken off, left the document before it where it was. */
	get main(): MainDocument | undefined {
		const hasStayed = ({ failed, status }: MainDocument) =>
			failed === undefined && status !== 204 && status !== 205;
		return this.documents.findLast(hasStayed) ?? this.documents.at(-1);
	}

	inFlight(): number {
		const now = Date.now();
		let count = 0;
		for (const [exchange, since] of this.#pending) {
			const patience = SCRIPTS.has(exchange.kind) && exchange.announced === 0 ? LONG_POLL_MS : STUCK_MS;
			if (now - since < patience) count++;
		}
		return count;
	}

	unanswered(): readonly { readonly place: string; readonly ms: number }[] {
		const now = Date.now();
		const isStream = ({ response }: Exchange) => response?.mimeType === 'text/event-stream';
		const scripts = [...this.#pending].filter(
			([x]) => SCRIPTS.has(x.kind) && x.frame === 'main' && !isStream(x),
		);
		return scripts
			.map(([exchange, since]) => ({ place: placeOf(exchange), ms: now - since }))
			.filter(({ place }) => !this.#polled.has(place));
	}

	pictures(): readonly string[] {
		return [...this.#pending.keys()].filter(({ kind }) => kind === 'image').map(({ url }) => url);
	}

	failures(): readonly ResponseFact[] {
		return this.#failures;
	}

	began(exchange: Exchange): void {
		if (NEVER_COUNT.has(exchange.kind)) return;
		this.#pending.set(exchange, Date.now());
		this.lastActivity = Date.now();
	}

	answered(exchange: Exchange): void {
		// The kind may be known only now: a video asked for by a script-made element, an event stream.
		if (NEVER_COUNT.has(exchange.kind)) this.#pending.delete(exchange);
		this.#active(exchange);
		this.#fact(exchange);
		if (exchange.isNavigation && exchange.frame === 'main') this.#navigated(exchange);
	}

	data(exchange: Exchange, bytes: number): void {
		this.bytes += bytes;
		this.#active(exchange);
	}

	/** @param failed why, where it failed; kept in place of the browser's own word */
	ended(exchange: Exchange, failed?: string): void {
		this.#active(exchange);
		const since = this.#pending.get(exchange);
		if (
			since !== undefined &&
			SCRIPTS.has(exchange.kind) &&
			Date.now() - since > POLL_MS &&
			failed === undefined
		)
			this.#polled.add(placeOf(exchange));
		this.#pending.delete(exchange);
		const fact = this.#fact(exchange);
		fact.bytes = exchange.announced;
		if (failed !== undefined) fact.failed = failed;
		if (exchange.end?.how === 'failed' && exchange.end.byPage) fact.byPage = true;
		const main = this.main?.address;
		if (fact.failed === undefined && fact.status === 200 && fact.bytes > 0 && fact.frame === 'main')
			if (SCRIPTS.has(fact.kind)) this.#sources.add(siteOf(fact.url));
		if (isFeedFailure(fact, main, this.#sources)) this.#failures.push(fact);
		if (exchange.isNavigation && exchange.frame === 'main') this.#navigated(exchange, fact.failed);
	}

	/** Told of the text of an answer that is over: a script that gets nothing but errors was refused, whatever the status. */
	read(exchange: Exchange, text: string): void {
		const fact = this.#facts.get(exchange);
		if (!fact || fact.errors || !SCRIPTS.has(fact.kind) || fact.failed !== undefined || fact.status >= 400)
			return;
		if (!holdsOnlyErrors(text)) return;
		fact.errors = true;
		if (isFeedFailure(fact, this.main?.address, this.#sources)) this.#failures.push(fact);
	}

	#active(exchange: Exchange): void {
		if (this.#pending.has(exchange)) this.lastActivity = Date.now();
	}

	#fact(exchange: Exchange): Writable<ResponseFact> {
		const held = this.#facts.get(exchange);
		if (held) return held;
		const after = retryAfter(headerOf(exchange, 'retry-after'));
		const fact: Writable<ResponseFact> = {
			url: exchange.url.slice(0, LONGEST_URL),
			method: exchange.method,
			status: statusOf(exchange) ?? 0,
			kind: exchange.kind,
			isNavigation: exchange.isNavigation,
			frame: exchange.frame,
			mime: exchange.response?.mimeType ?? '',
			bytes: 0,
			at: exchange.at,
			...(after === undefined ? {} : { retryAfterMs: after }),
		};
		this.#facts.set(exchange, fact);
		this.responses.push(fact);
		void exchange.post?.then(
			(body) => {
				fact.asked = createHash('sha256').update(body).digest('base64url').slice(0, 16);
			},
			() => {
				fact.asked = 'unknown';
			},
		);
		return fact;
	}

	/** Hops of one navigation share its request id; each is told twice, when answered and when over. */
	#navigated(exchange: Exchange, failed?: string): void {
		const isNew = this.#way[0]?.requestId !== exchange.requestId;
		if (isNew) this.#way = [];
		if (!this.#way.includes(exchange)) this.#way.push(exchange);
		const made = mainDocument(this.#way, failed);
		if (isNew) this.documents.push(made);
		else this.documents[this.documents.length - 1] = made;
	}
}

/** Where a request goes, apart from what it asks there. */
function placeOf({ method, url }: Exchange): string {
	return `${method} ${url.split('?', 1)[0]}`;
}
