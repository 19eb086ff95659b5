/** What keeps a PDF from being PDF/A-2u, in the words of the manifest: `no-unicode` from `u` alone, the rest from `b` too. */
export const BREACH_CODES = [
	'no-unicode',
	'missing-glyphs',
	'font-not-embedded',
	'font-not-known',
	'glyph-widths',
	'graphics',
	'colours',
	'pictures',
	'page-size',
	'annotations',
	'document',
] as const;
export type BreachCode = (typeof BREACH_CODES)[number];

/** A rule of ISO 19005-2 that a file does not keep. */
export interface Breach {
	readonly code: BreachCode;
	/** English, the first that was found, with the clause. */
	readonly detail: string;
	/** How often. */
	readonly count: number;
}

/** Breaches as they are found, each kind once with its number. */
export class Breaches {
	readonly #found = new Map<BreachCode, { detail: string; count: number }>();

	add(code: BreachCode, detail: string): void {
		const known = this.#found.get(code);
		if (known) known.count++;
		else this.#found.set(code, { detail, count: 1 });
	}

	list(): readonly Breach[] {
		return [...this.#found].map(([code, { detail, count }]) => ({ code, detail, count }));
	}
}
