/** Refusals in a row after which a site is left alone. */
const MOST = 3;

/** Counts the visits in a row that a site refused: to go on visiting would only be refused too, and looks like an attack. */
export class Refusals {
	#inARow = 0;

	/** @returns why no more pages are visited, once that is so */
	after({ refused = false }: { readonly refused?: boolean }): string | undefined {
		this.#inARow = refused ? this.#inARow + 1 : 0;
		return this.#inARow < MOST ? undefined : `the site refused ${MOST} times in a row`;
	}
}
