import { lookup } from 'node:dns/promises';

/** Gives the addresses of a name; rejects where there is none. */
export type Resolve = (host: string) => Promise<readonly string[]>;

const KEEP_MS = 60_000;
const TIMEOUT_MS = 10_000;
const NAMES_KEPT = 2000;

/**
 * A resolver with a short memory. The system's own blocks one of the few threads that also write the recording, so
 * a page with a hundred connections to one host must not ask a hundred times. What was remembered is checked anew
 * by the caller on every connection.
 */
export function openNames(resolve: Resolve = systemNames): Resolve {
	const known = new Map<string, { readonly answer: Promise<readonly string[]>; readonly until: number }>();
	return (host) => {
		const now = Date.now();
		const held = known.get(host);
		if (held && held.until > now) return held.answer;
		if (known.size >= NAMES_KEPT) known.clear();
		const answer = withDeadline(resolve(host));
		known.set(host, { answer, until: now + KEEP_MS });
		answer.catch(() => known.delete(host));
		return answer;
	};
}

async function systemNames(host: string): Promise<readonly string[]> {
	const found = await lookup(host, { all: true, order: 'verbatim' });
	return found.map(({ address }) => address);
}

function withDeadline<T>(work: Promise<T>): Promise<T> {
	return new Promise((done, fail) => {
		const timer = setTimeout(() => fail(new Error('name lookup timed out')), TIMEOUT_MS);
		work.then(done, fail).finally(() => clearTimeout(timer));
	});
}
