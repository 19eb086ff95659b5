import type { Field } from './http.ts';

/** Stands in place of a value that must not be kept. */
const REDACTED = '[redacted]';

/** Replaces the values of named headers, and counts what it replaced, so that the recording says it is not whole there. */
export class Redaction {
	readonly #names: ReadonlySet<string>;
	readonly counts = new Map<string, number>();

	/** @param names header names, in requests and responses alike; empty for none */
	constructor(names: readonly string[]) {
		this.#names = new Set(names.map((n) => n.toLowerCase()));
	}

	/** @returns the fields to write, and the names of those replaced */
	apply(fields: readonly Field[]): {
		readonly fields: readonly Field[];
		readonly replaced: readonly string[];
	} {
		if (this.#names.size === 0) return { fields, replaced: [] };
		const replaced = new Set<string>();
		const kept = fields.map(([name, value]): Field => {
			const lower = name.toLowerCase();
			if (!this.#names.has(lower)) return [name, value];
			replaced.add(lower);
			this.counts.set(lower, (this.counts.get(lower) ?? 0) + 1);
			return [name, REDACTED];
		});
		return { fields: kept, replaced: [...replaced].sort() };
	}
}
