/** Lets work begin while the sum of what it holds stays under a limit; first come, first served. */
export class Budget {
	readonly #limit: number;
	readonly #waiting: { readonly weight: number; readonly begin: () => void }[] = [];
	#held = 0;

	/** @param limit in the same unit as the weights */
	constructor(limit: number) {
		this.#limit = limit;
	}

	/** Runs the work when there is room. What is heavier than the limit runs alone. */
	async with<T>(weight: number, work: () => Promise<T>): Promise<T> {
		const taken = Math.min(weight, this.#limit);
		if (this.#waiting.length > 0 || this.#held + taken > this.#limit)
			await new Promise<void>((begin) => this.#waiting.push({ weight: taken, begin }));
		else this.#held += taken;
		try {
			return await work();
		} finally {
			this.#held -= taken;
			for (
				let next = this.#waiting[0];
				next && this.#held + next.weight <= this.#limit;
				next = this.#waiting[0]
			) {
				this.#waiting.shift();
				this.#held += next.weight;
				next.begin();
			}
		}
	}
}
