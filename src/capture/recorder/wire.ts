import type { CDPSession } from 'playwright';

/** A line to one target of the browser: a page, a frame of another process, or a worker. */
export interface Wire {
	/** True for the captured page and its workers; false for frames of other origins, popups and what they start. */
	readonly main: boolean;
	readonly send: CDPSession['send'];
	/** Where bodies of this target's requests are to be had, best first. */
	readonly keepers: readonly Wire[];
	/** The one listener of this wire; called for every event in the browser's order. */
	listen(heard: (method: string, params: object) => void): void;
	/** Ends every command that still waits; the target is gone. */
	cut(): void;
}

type Method = Parameters<CDPSession['send']>[0];

/** The wire of a session that Playwright opened. */
export function openWire(session: CDPSession, main: boolean): Wire {
	// Playwright reads its caller's stack at every command; from a bare microtask there is none to read.
	const send = (method: Method, params?: object) =>
		new Promise<unknown>((done, fail) => {
			queueMicrotask(() => session.send(method, params as never).then(done, fail));
		});
	const wire: Wire = {
		main,
		send: send as unknown as CDPSession['send'],
		get keepers() {
			return [wire];
		},
		listen: (heard) => {
			session.on('event', ({ method, params }) => heard(method, params ?? {}));
		},
		cut() {},
	};
	return wire;
}

interface Answer {
	readonly id?: number;
	readonly result?: unknown;
	readonly error?: { readonly message: string };
	readonly method?: string;
	readonly params?: object;
}

interface Waiting {
	readonly done: (result: unknown) => void;
	readonly fail: (error: Error) => void;
}

/**
 * A wire to a target below another wire, its messages wrapped in that one's (`flatten: false`). Playwright's client
 * drops what comes from a session it did not open itself, so the protocol's plain form cannot be used here.
 */
export class WrappedWire implements Wire {
	readonly main: boolean;
	readonly send: CDPSession['send'];
	readonly keepers: readonly Wire[];
	#heard: (method: string, params: object) => void = () => {};
	#waiting = new Map<number, Waiting>();
	#last = 0;

	/** @param keeper the page that keeps the bodies of a worker's requests; absent for a page or frame, which keeps its own */
	constructor(parent: Wire, sessionId: string, main: boolean, keeper?: Wire) {
		this.main = main;
		this.keepers = keeper ? [...keeper.keepers, this] : [this];
		const send = (method: string, params: object = {}) =>
			new Promise<unknown>((done, fail) => {
				const id = ++this.#last;
				this.#waiting.set(id, { done, fail });
				const message = JSON.stringify({ id, method, params });
				parent.send('Target.sendMessageToTarget', { sessionId, message }).catch((error: Error) => {
					this.#waiting.delete(id);
					fail(error);
				});
			});
		this.send = send as unknown as CDPSession['send'];
	}

	listen(heard: (method: string, params: object) => void): void {
		this.#heard = heard;
	}

	/** Takes one message that the parent unwrapped. */
	take(message: string): void {
		const { id, result, error, method, params } = JSON.parse(message) as Answer;
		if (id === undefined) {
			if (method !== undefined) this.#heard(method, params ?? {});
			return;
		}
		const waiting = this.#waiting.get(id);
		this.#waiting.delete(id);
		if (error) waiting?.fail(new Error(error.message));
		else waiting?.done(result);
	}

	cut(): void {
		for (const { fail } of this.#waiting.values()) fail(new Error('the target is gone'));
		this.#waiting.clear();
	}
}
