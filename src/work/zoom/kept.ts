/** Keeps what was made last, up to so many bytes: what nobody has asked for longest goes first. */
export class Kept<Value> {
	readonly #values = new Map<string, { readonly value: Value; readonly bytes: number }>();
	readonly #most: number;
	#bytes = 0;

	/** @param most bytes */
	constructor(most: number) {
		this.#most = most;
	}

	get(key: string): Value | undefined {
		const found = this.#values.get(key);
		if (!found) return undefined;
		this.#values.delete(key);
		this.#values.set(key, found);
		return found.value;
	}

	/** @param bytes what it takes; what takes more than all is not kept */
	set(key: string, value: Value, bytes: number): void {
		this.#drop(key);
		if (bytes > this.#most) return;
		this.#values.set(key, { value, bytes });
		this.#bytes += bytes;
		for (const oldest of this.#values.keys()) {
			if (this.#bytes <= this.#most) return;
			this.#drop(oldest);
		}
	}

	get bytes(): number {
		return this.#bytes;
	}

	#drop(key: string): void {
		this.#bytes -= this.#values.get(key)?.bytes ?? 0;
		this.#values.delete(key);
	}
}
