import { siteOf } from '../../records/address.ts';
import { type Chance, delayed } from '../../records/delay.ts';

export interface CourtesyRules {
	/** Least time between two page loads on one host, milliseconds. */
	readonly leastMs: number;
	/** Most that chance adds to it, as a share of it. */
	readonly jitter: number;
	readonly chance: Chance;
	/** Milliseconds since an epoch. */
	readonly now: () => number;
}

/**
 * When each host, with its other doors (`www.`, `m.`), may be asked for a page again: a while after the last page that a capture asked it for, and not before
 * the time that the host itself named. One for a whole capture, so that no step visits sooner because another did.
 */
export class Courtesy {
	readonly #rules: CourtesyRules;
	readonly #free = new Map<string, number>();
	/** Until when a host itself asked to be left alone. */
	readonly #asked = new Map<string, number>();

	constructor(rules: CourtesyRules) {
		this.#rules = rules;
	}

	/** Told when a page of an address is asked for. */
	asks(address: string): void {
		const { leastMs, jitter, chance } = this.#rules;
		this.#later(address, delayed(leastMs, jitter, chance));
	}

	/** Told when the host of an address asks to be left alone for so long (Retry-After). */
	askedToWait(address: string, ms: number): void {
		this.#later(address, ms);
		const until = this.#rules.now() + ms;
		this.#asked.set(siteOf(address), Math.max(this.#asked.get(siteOf(address)) ?? 0, until));
	}

	/** Milliseconds that the host of an address asked to be left alone, from now on; 0 when it did not. */
	asked(address: string): number {
		return Math.max(0, (this.#asked.get(siteOf(address)) ?? 0) - this.#rules.now());
	}

	/** Milliseconds until the host of an address may be asked for a page; 0 when it may be now. */
	wait(address: string): number {
		return Math.max(0, (this.#free.get(siteOf(address)) ?? 0) - this.#rules.now());
	}

	#later(address: string, ms: number): void {
		const host = siteOf(address);
		this.#free.set(host, Math.max(this.#free.get(host) ?? 0, this.#rules.now() + ms));
	}
}
