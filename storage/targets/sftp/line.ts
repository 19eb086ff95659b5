/** Tells what a request came to. */
export type Done<T> = (error: Error | null | undefined, result?: T) => void;

/**
 * Requests that wait for their answers on one connection. The library answers none that is made after the connection broke, and whoever waited for it
 * would wait for ever.
 */
export class Line {
	readonly #waiting = new Set<(error: Error) => void>();
	#lost: Error | undefined;

	/** Ends all that waits, and all that will. */
	lose(error: Error): void {
		this.#lost ??= error;
		for (const end of this.#waiting) end(this.#lost);
		this.#waiting.clear();
	}

	/** @throws what the request is answered with · Error where the connection is gone */
	answer<T>(ask: (done: Done<T>) => void): Promise<T> {
		return new Promise((resolve, reject) => {
			if (this.#lost) throw this.#lost;
			this.#waiting.add(reject);
			try {
				ask((error, result) => {
					this.#waiting.delete(reject);
					if (error) reject(error);
					else resolve(result as T);
				});
			} catch (error) {
				// A server that does not know the request is known beforehand.
				this.#waiting.delete(reject);
				reject(error);
			}
		});
	}
}
