import { eventText } from './event-text.ts';
import type { End, Exchange, Kind } from './exchange.ts';
import { Extras } from './extras.ts';
import { postOf } from './post.ts';
import type {
	DataReceived,
	LoadingFailed,
	NetworkEvents,
	RequestWillBeSent,
	Response,
	ResponseReceived,
} from './protocol.ts';
import type { Spool } from './spool.ts';
import type { Wire } from './wire.ts';

export interface LedgerListener {
	began(exchange: Exchange): void;
	answered(exchange: Exchange): void;
	data(exchange: Exchange, bytes: number): void;
	/** The browser is done with it. */
	over(exchange: Exchange): void;
	/** It is over and its true headers are in, as far as they come: time to fetch the body and write. */
	complete(exchange: Exchange): void;
	/** A new place for a body that is to be streamed. */
	spool(): Spool;
}

type Handler<Event = object> = (wire: Wire, event: Event) => void;

/** Bodies that may never end, may be larger than what the browser keeps, or may be dropped by the page: streamed from the start. */
const STREAMED: ReadonlySet<Kind> = new Set<Kind>(['media', 'eventsource', 'xhr', 'fetch']);

const HALF_KEPT = 500;
/** How long the requests of a document that was left may still tell their end. */
const LEAVING_MS = 500;

/** Which requests are under way, put together from the browser's events, which come in many orders and over several wires. */
export class Ledger {
	readonly #listener: LedgerListener;
	readonly #open = new Map<string, Exchange>();
	/** The document in each frame. */
	readonly #documents = new Map<string, string>();
	/** Answers to requests that began before their wire listened. */
	readonly #half = new Map<string, { readonly wire: Wire; readonly url: string }>();
	readonly #seen = new Map<string, number>();
	readonly #extras: Extras;
	/** Ended, and waiting for headers that the browser promised. */
	readonly #awaiting = new Set<Exchange>();
	/** Id of the captured page's main frame. */
	mainFrame = '';

	readonly #handlers: { readonly [Name in keyof NetworkEvents]?: Handler<NetworkEvents[Name]> } = {
		'Network.requestWillBeSent': (wire, event) => this.#asked(wire, event),
		'Network.requestWillBeSentExtraInfo': (_, event) => this.#extras.sent(event),
		'Network.responseReceivedExtraInfo': (_, event) => this.#extras.received(event),
		'Network.requestServedFromCache': (wire, { requestId }) =>
			this.#with(wire, requestId, (exchange) => {
				exchange.fromCache = true;
			}),
		'Network.responseReceived': (wire, event) => {
			const { requestId, response } = event;
			if (this.#open.has(requestId)) this.#with(wire, requestId, (x) => this.#answered(x, event));
			else if (this.#half.size < HALF_KEPT) this.#half.set(requestId, { wire, url: response.url });
		},
		'Network.dataReceived': (wire, event) =>
			this.#with(wire, event.requestId, (exchange) => this.#data(exchange, event)),
		'Network.eventSourceMessageReceived': (wire, event) =>
			this.#with(wire, event.requestId, (exchange) => {
				exchange.events = (exchange.events ?? 0) + 1;
				// The answer may be here before streaming is. Nothing else holds its first events, and this is how they are written.
				if (!exchange.streams) exchange.spool?.add(Buffer.from(eventText(event)).toString('base64'));
			}),
		'Network.loadingFinished': (wire, event) =>
			this.#with(wire, event.requestId, (exchange) => {
				this.#committed(exchange.isNavigation ? exchange.requestId : '', exchange);
				this.#end(exchange, { how: 'finished' });
			}),
		'Network.loadingFailed': (wire, event) =>
			this.#with(wire, event.requestId, (exchange) => this.#failed(exchange, event)),
	};

	constructor(listener: LedgerListener) {
		this.#listener = listener;
		this.#extras = new Extras((exchange) => {
			if (!this.#awaiting.delete(exchange)) return;
			this.#extras.forget(exchange);
			listener.complete(exchange);
		});
	}

	/** How many requests of a method and address there have been. */
	seen(method: string, url: string): number {
		return this.#seen.get(`${method} ${url}`) ?? 0;
	}

	/** The oldest exchange of a method and address that has not ended. */
	find(method: string, url: string): Exchange | undefined {
		for (const exchange of this.#open.values())
			if (exchange.url === url && exchange.method === method) return exchange;
		return undefined;
	}

	/** Hands out, once, where an answer of an address was heard whose request was not. */
	halfHeard(url: string): { readonly requestId: string; readonly wire: Wire } | undefined {
		for (const [requestId, half] of this.#half) {
			if (half.url !== url) continue;
			this.#half.delete(requestId);
			return { requestId, wire: half.wire };
		}
		return undefined;
	}

	/** Takes an exchange that no wire told of; it is ended by `end`. */
	admit(exchange: Exchange): void {
		const key = `${exchange.method} ${exchange.url}`;
		this.#seen.set(key, (this.#seen.get(key) ?? 0) + 1);
		this.#listener.began(exchange);
	}

	/** Takes one event of a wire; those that are not of requests are none of its business. */
	heard(wire: Wire, method: string, params: object): void {
		const handle = this.#handlers[method as keyof NetworkEvents] as Handler | undefined;
		handle?.(wire, params);
	}

	/** Ends what is under way: on one wire whose target is gone, or all of it. */
	stop(why: string, only?: Wire): void {
		for (const exchange of [...this.#open.values()]) {
			if (only === undefined || exchange.wires.at(-1) === only) this.#end(exchange, { how: 'stopped', why });
		}
		if (only !== undefined) return;
		// What was promised and has not come by now is not coming.
		for (const exchange of [...this.#awaiting]) this.#extras.giveUp(exchange);
	}

	/** Ends one exchange with facts from elsewhere than its own events. */
	end(exchange: Exchange, end: End): void {
		this.#end(exchange, end);
	}

	#with(wire: Wire, requestId: string, act: (exchange: Exchange) => void): void {
		const exchange = this.#open.get(requestId);
		if (exchange === undefined) return;
		if (exchange.wires.at(-1) !== wire) exchange.wires.push(wire);
		act(exchange);
	}

	#asked(wire: Wire, event: RequestWillBeSent): void {
		const { requestId, request, redirectResponse } = event;
		const before = this.#open.get(requestId);
		if (before && redirectResponse) this.#redirected(before, redirectResponse, event.redirectHasExtraInfo);
		else if (before) this.#end(before, { how: 'stopped', why: 'asked for again' });
		if (!/^https?:/i.test(request.url)) return;
		const exchange = this.#begin(wire, event);
		this.#open.set(requestId, exchange);
		this.#extras.expect(exchange);
		this.admit(exchange);
		if (!exchange.isNavigation) this.#committed(event.loaderId, exchange);
		if (!STREAMED.has(exchange.kind)) return;
		exchange.spool = this.#listener.spool();
		// Where it is too late (the answer is here already) the body is fetched whole at the end instead.
		wire.send('Network.streamResourceContent', { requestId }).catch(() => undefined);
	}

	#begin(wire: Wire, event: RequestWillBeSent): Exchange {
		const { request, requestId, frameId, type } = event;
		const isPreflight = event.initiator.type === 'preflight';
		const kind = isPreflight ? 'preflight' : ((type ?? 'Other').toLowerCase() as Kind);
		const inMain = frameId === undefined ? wire.main : frameId === this.mainFrame;
		const post = postOf(wire, event);
		return {
			requestId,
			url: request.url.split('#', 1)[0] ?? request.url,
			method: request.method,
			kind,
			at: event.wallTime * 1000,
			isNavigation: requestId === event.loaderId && kind === 'document',
			frame: inMain ? 'main' : 'sub',
			...(frameId === undefined ? {} : { frameId }),
			loaderId: event.loaderId,
			wires: [wire],
			asked: request.headers,
			...(post ? { post } : {}),
			expectsExtra: false,
			fromCache: false,
			announced: 0,
		};
	}

	#answered(exchange: Exchange, event: ResponseReceived): void {
		exchange.response = event.response;
		exchange.expectsExtra = event.hasExtraInfo;
		if (exchange.kind === 'other') exchange.kind = event.type.toLowerCase() as Kind;
		if (event.response.fromDiskCache || event.response.fromPrefetchCache) exchange.fromCache = true;
		this.#listener.answered(exchange);
	}

	#data(exchange: Exchange, event: DataReceived): void {
		exchange.announced += event.dataLength;
		if (event.data) {
			exchange.streams = true;
			exchange.spool?.add(event.data);
		}
		this.#listener.data(exchange, event.dataLength);
	}

	#redirected(exchange: Exchange, response: Response, hasExtra: boolean): void {
		exchange.response = response;
		exchange.expectsExtra = hasExtra;
		this.#listener.answered(exchange);
		this.#end(exchange, { how: 'redirected' });
	}

	#failed(exchange: Exchange, event: LoadingFailed): void {
		// A script that ignores the body of an answer without one makes Chromium call it aborted.
		const noContent = exchange.response?.status === 204 || exchange.response?.status === 205;
		const why = [event.errorText, event.blockedReason, event.corsErrorStatus?.corsError]
			.filter(Boolean)
			.join(', ');
		// The server may have answered all the same: its headers come by the other way, and soon.
		if (event.corsErrorStatus && exchange.response === undefined) exchange.expectsExtra = true;
		this.#end(
			exchange,
			noContent ? { how: 'finished' } : { how: 'failed', why, byPage: event.canceled === true },
		);
	}

	/**
	 * A document is in its frame: it asks for things, or has loaded. The browser tells no end of what the document before
	 * it had under way when that one's process is left behind, so the end is set here, after a while for late words.
	 */
	#committed(loaderId: string, { frameId, frame, at }: Exchange): void {
		if (frameId === undefined || loaderId === '' || this.#documents.get(frameId) === loaderId) return;
		const isFirst = !this.#documents.has(frameId);
		this.#documents.set(frameId, loaderId);
		if (isFirst) return;
		const isLeft = (x: Exchange) =>
			x.at < at && x.loaderId !== loaderId && x.requestId !== loaderId && !x.isNavigation;
		const timer = setTimeout(() => {
			for (const x of [...this.#open.values()]) {
				const isHere = x.frameId === frameId || (frame === 'main' && x.wires[0]?.main === true);
				const isOldDocument =
					x.isNavigation && x.frameId === frameId && x.at < at && x.requestId !== loaderId;
				if ((isHere && isLeft(x) && x.kind !== 'ping') || isOldDocument)
					this.#end(x, { how: 'stopped', why: 'its document was left' });
			}
		}, LEAVING_MS);
		timer.unref();
	}

	#end(exchange: Exchange, end: End): void {
		if (exchange.end !== undefined) return;
		exchange.end = end;
		if (this.#open.get(exchange.requestId) === exchange) this.#open.delete(exchange.requestId);
		this.#listener.over(exchange);
		this.#awaiting.add(exchange);
		this.#extras.settle(exchange);
	}
}
