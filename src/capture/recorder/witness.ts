import type { BrowserContext, Page, Request } from 'playwright';
import type { End, Exchange, Kind } from './exchange.ts';
import type { Headers } from './protocol.ts';
import type { Wire } from './wire.ts';

/** How long our own wires get to tell the end of a request whose end Playwright has seen. */
const GRACE_MS = 400;

export interface WitnessListener {
	/** How many requests of a method and address our own wires have told of. */
	seen(method: string, url: string): number;
	/** One that our wires say is still under way. */
	openOne(method: string, url: string): Exchange | undefined;
	/** Where our wires heard the end of a request of an address without its beginning: its body can be asked for there. */
	halfHeard(url: string): { readonly requestId: string; readonly wire: Wire } | undefined;
	/** An exchange that our wires did not tell of, over once `told` is. */
	missed(exchange: Exchange, told: Promise<End>): void;
	/** One whose end our wires did not tell, over once `told` is. */
	ended(exchange: Exchange, told: Promise<End>): void;
}

/**
 * Playwright's own view of the network, as a second witness. It lets a dedicated worker go before a session of ours can
 * listen to it, so that the worker's first requests are known to Playwright alone. Where it has seen more requests of an
 * address than we have, the one too many is recorded from what it knows.
 */
export class Witness {
	readonly #listener: WitnessListener;
	readonly #counts = new Map<string, number>();
	readonly #timers = new Set<NodeJS.Timeout>();
	#page: Page | undefined;
	#number = 0;
	/** Set once a worker or another page began; before that our wires miss nothing. */
	isNeeded = false;

	constructor(listener: WitnessListener) {
		this.#listener = listener;
	}

	attach(context: BrowserContext, page: Page): void {
		this.#page = page;
		context.on('requestfinished', (request) => this.#over(request));
		context.on('requestfailed', (request) => this.#over(request));
	}

	/** Forgets those whose grace is not over; what they are about is ended by the recorder. */
	stop(): void {
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers.clear();
		this.isNeeded = false;
	}

	#over(request: Request): void {
		const method = request.method();
		const url = request.url().split('#', 1)[0] ?? '';
		if (!/^https?:/i.test(url)) return;
		const key = `${method} ${url}`;
		const count = (this.#counts.get(key) ?? 0) + 1;
		this.#counts.set(key, count);
		if (!this.isNeeded) return;
		if (count > this.#listener.seen(method, url)) {
			const exchange = this.#exchangeOf(request, url);
			this.#listener.missed(exchange, tell(request, exchange));
			return;
		}
		if (this.#listener.openOne(method, url) === undefined) return;
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			const open = this.#listener.openOne(method, url);
			if (open) this.#listener.ended(open, tell(request, open));
		}, GRACE_MS);
		this.#timers.add(timer);
	}

	#exchangeOf(request: Request, url: string): Exchange {
		const post = request.postDataBuffer();
		const half = this.#listener.halfHeard(url);
		return {
			requestId: half?.requestId ?? `witness-${++this.#number}`,
			url,
			method: request.method(),
			kind: request.resourceType() as Kind,
			at: request.timing().startTime,
			isNavigation: request.isNavigationRequest(),
			frame: isOf(request, this.#page) ? 'main' : 'sub',
			wires: half ? [half.wire] : [],
			asked: request.headers(),
			...(post ? { post: Promise.resolve(post) } : {}),
			expectsExtra: false,
			fromCache: false,
			announced: 0,
		};
	}
}

function isOf(request: Request, page: Page | undefined): boolean {
	try {
		return page !== undefined && request.frame() === page.mainFrame();
	} catch {
		// Playwright throws for a request without a frame of its own; it is not the main frame's then.
		return false;
	}
}

/** Fills in what Playwright knows of the answer. The body is asked for first: a worker that ends takes it along. */
async function tell(request: Request, exchange: Exchange): Promise<End> {
	const failure = request.failure();
	const end: End = failure ? { how: 'failed', why: failure.errorText, byPage: false } : { how: 'finished' };
	const response = await request.response();
	if (response === null) return end;
	const status = response.status();
	const given = status >= 300 && status < 400 ? Promise.resolve(Buffer.alloc(0)) : response.body();
	given.catch(() => undefined);
	exchange.given = given;
	const [sent, got] = await Promise.all([request.headersArray(), response.headersArray()]);
	const headers = joined(got);
	exchange.sent = joined(sent);
	const mimeType = response.headers()['content-type']?.split(';', 1)[0]?.trim() ?? '';
	exchange.response ??= { status, statusText: response.statusText(), headers, mimeType };
	exchange.received ??= { statusCode: status, headers };
	return end;
}

function joined(fields: readonly { readonly name: string; readonly value: string }[]): Headers {
	const headers: Record<string, string> = {};
	for (const { name, value } of fields)
		headers[name] = headers[name] === undefined ? value : `${headers[name]}\n${value}`;
	return headers;
}
