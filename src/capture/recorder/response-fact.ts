import type { Kind } from './exchange.ts';

/** What became of one request, as far as the engine needs it. Kept for every request: tens of thousands. */
export interface ResponseFact {
	readonly url: string;
	readonly method: string;
	/** 0 where there was no answer. */
	readonly status: number;
	readonly kind: Kind;
	readonly isNavigation: boolean;
	/** `main`: the captured page's own frame and its workers. */
	readonly frame: 'main' | 'sub';
	readonly mime: string;
	/** Bytes of the body so far, content coding undone. */
	readonly bytes: number;
	/** When it was asked for, milliseconds since 1970. */
	readonly at: number;
	/** From Retry-After, counted from when the answer came. */
	readonly retryAfterMs?: number;
	/** Why it failed, in the browser's words and, behind the gate, the gate's. */
	readonly failed?: string;
	/** The page itself ended the request. */
	readonly byPage?: boolean;
	/** Tells the body of the request from others, where it has one; `unknown` where the browser did not give it. */
	readonly asked?: string;
	/** The answer said that all is well, and held errors in place of what was asked for. */
	readonly errors?: boolean;
}
