import type { Gate } from '../gate/gate.ts';
import { askPlainly, type PlainAnswer } from '../gate/plain.ts';

/** What asking for an address came to, redirects followed. */
export interface Followed {
	/** The last one asked. */
	readonly address: string;
	readonly answer: PlainAnswer;
}

/** How a question is put. */
export interface Asking {
	readonly gate: Gate;
	readonly userAgent: string;
	readonly timeoutMs: number;
	readonly mostBytes: number;
	readonly signal: AbortSignal;
}

const MOST_REDIRECTS = 8;

/** @throws Error where there is no answer, or it leads on and on; `failureOf` of the gate says more */
export async function follow(first: string, asking: Asking): Promise<Followed> {
	const { gate, ...rest } = asking;
	let address = first;
	for (let i = 0; i <= MOST_REDIRECTS; i++) {
		const answer = await askPlainly({ address, gate: gate.server, ...rest });
		const { status, location } = answer;
		if (status < 300 || status > 399 || location === undefined) return { address, answer };
		if (!/^https?:/.test(location)) throw new Error(`it leads to ${location}`);
		address = location;
	}
	throw new Error('it leads on and on');
}
