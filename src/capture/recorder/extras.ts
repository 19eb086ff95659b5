import type { Exchange } from './exchange.ts';
import type { RequestExtra, ResponseExtra } from './protocol.ts';

/** How long promised headers are waited for after an exchange has ended. */
const PATIENCE_MS = 1500;
/** Headers of requests that never showed themselves (a data: address, another page) are dropped after this. */
const STRAY_MS = 30_000;
const STRAYS_SWEPT_AT = 500;

interface Line {
	/** Exchanges of one request id, in order: a redirect makes several. */
	readonly exchanges: Exchange[];
	readonly sent: RequestExtra[];
	readonly received: ResponseExtra[];
	touched: number;
}

/**
 * Gives each exchange its headers as they crossed the network. They come apart from it, before or after, over another
 * wire, and only with the request id: the first of an id belong to the first exchange of the id, and so on.
 */
export class Extras {
	readonly #lines = new Map<string, Line>();
	readonly #timers = new Map<Exchange, NodeJS.Timeout>();
	readonly #complete: (exchange: Exchange) => void;

	/** @param complete called once an ended exchange has what was promised, or the wait for it is over */
	constructor(complete: (exchange: Exchange) => void) {
		this.#complete = complete;
	}

	expect(exchange: Exchange): void {
		this.#line(exchange.requestId).exchanges.push(exchange);
		this.#deal(exchange.requestId);
	}

	sent(event: RequestExtra): void {
		this.#line(event.requestId).sent.push(event);
		this.#deal(event.requestId);
	}

	received(event: ResponseExtra): void {
		this.#line(event.requestId).received.push(event);
		this.#deal(event.requestId);
	}

	/** The exchange has ended: it is complete now, when its headers come, or after a while. */
	settle(exchange: Exchange): void {
		this.#deal(exchange.requestId);
		if (exchange.end === undefined || this.#timers.has(exchange)) return;
		if (this.#isWhole(exchange)) {
			this.#finish(exchange);
			return;
		}
		const timer = setTimeout(() => this.#finish(exchange), PATIENCE_MS);
		timer.unref();
		this.#timers.set(exchange, timer);
	}

	giveUp(exchange: Exchange): void {
		this.#finish(exchange);
	}

	forget(exchange: Exchange): void {
		// The next of this id is about to begin, and some of its headers may be here already.
		if (exchange.end?.how === 'redirected') return;
		const line = this.#lines.get(exchange.requestId);
		if (line?.exchanges.every((x) => x.end !== undefined && !this.#timers.has(x)))
			this.#lines.delete(exchange.requestId);
	}

	#line(requestId: string): Line {
		const now = Date.now();
		const found = this.#lines.get(requestId);
		if (found) {
			found.touched = now;
			return found;
		}
		if (this.#lines.size > STRAYS_SWEPT_AT) this.#sweep(now);
		const line: Line = { exchanges: [], sent: [], received: [], touched: now };
		this.#lines.set(requestId, line);
		return line;
	}

	/** Only exchanges that crossed the network have such headers; one that is known to come from a cache takes none. */
	#deal(requestId: string): void {
		const line = this.#lines.get(requestId);
		if (line === undefined) return;
		const takes = (x: Exchange) => x.response === undefined || x.expectsExtra;
		const takers = line.exchanges.filter(takes);
		for (const [i, exchange] of takers.entries()) {
			const sent = line.sent[i];
			const received = line.received[i];
			if (sent) exchange.sent = sent.headers;
			if (received) exchange.received = received;
			if (this.#timers.has(exchange) && this.#isWhole(exchange)) this.#finish(exchange);
		}
		// Dealt to it before its answer said that it never left the browser (an upgrade to https, a cache).
		for (const exchange of line.exchanges) {
			if (takes(exchange)) continue;
			delete exchange.sent;
			delete exchange.received;
		}
	}

	#isWhole(exchange: Exchange): boolean {
		return !exchange.expectsExtra || (exchange.sent !== undefined && exchange.received !== undefined);
	}

	#finish(exchange: Exchange): void {
		clearTimeout(this.#timers.get(exchange));
		this.#timers.delete(exchange);
		this.#complete(exchange);
	}

	#sweep(now: number): void {
		for (const [id, line] of this.#lines)
			if (line.exchanges.length === 0 && now - line.touched > STRAY_MS) this.#lines.delete(id);
	}
}
