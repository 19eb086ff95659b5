import type { Secrets } from '../login/secrets.ts';
import type { Field } from './http.ts';

/** Stands in place of a value that must not be kept. */
const REDACTED = '[redacted]';
/** Names of headers that carry a login, or a token that goes with one. */
const CARRIES = /cookie|authori[sz]ation|csrf|xsrf|token|session|secret|api-?key|(?:^|-)auth(?:-|$)/i;

/**
 * Replaces the values of headers, and counts what it replaced, so that the recording says it is not whole there. With the
 * secrets of a login every header that may carry one is replaced, and what stood there is known as a secret from then on.
 */
export class Redaction {
	readonly #names: ReadonlySet<string>;
	readonly #secrets: Secrets | undefined;
	readonly counts = new Map<string, number>();

	/** @param names header names, in requests and responses alike; empty for none */
	constructor(names: readonly string[], secrets?: Secrets) {
		this.#names = new Set(names.map((n) => n.toLowerCase()));
		this.#secrets = secrets;
	}

	/** @returns the fields to write, and the names of those replaced */
	apply(fields: readonly Field[]): {
		readonly fields: readonly Field[];
		readonly replaced: readonly string[];
	} {
		const replaced = new Set<string>();
		const kept = fields.map(([name, value]): Field => {
			const lower = name.toLowerCase();
			if (this.#secrets && CARRIES.test(lower)) this.#secrets.learnHeader(lower, value);
			else if (!this.#names.has(lower)) return [name, value];
			replaced.add(lower);
			this.counts.set(lower, (this.counts.get(lower) ?? 0) + 1);
			return [name, REDACTED];
		});
		return { fields: kept, replaced: [...replaced].sort() };
	}
}
