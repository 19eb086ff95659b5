/** What is made within this is made anew whenever anything has changed: nobody notices, and nothing is ever old. */
export const QUICK_MS = 25;
/** What takes longer stands for so many times as long as it took to make: then making it takes a twentieth of a processor, however often it changes. */
export const STANDS = 20;

interface Have<T> {
	readonly value: T;
	readonly version: string;
	readonly acts: number;
	readonly madeAt: number;
	readonly tookMs: number;
}

/**
 * Something that is made by looking through all there is, kept until what it is made of has changed. Nothing older is given than
 * - what anybody has done here (`acts`) is always in it;
 * - what other processes have changed (`version`) is in it at once where making it is quick, else within forty times as long as it takes.
 */
export class Kept<T> {
	readonly #make: () => Promise<T>;
	readonly #versionOf: () => Promise<string>;
	readonly #stands: number;
	readonly #now: () => number;
	#have: Have<T> | undefined;
	#making: { readonly acts: number; readonly made: Promise<Have<T>> } | undefined;

	/**
	 * @param versionOf another text wherever anything has changed that it is made of; asked before it is made
	 * @param stands as `STANDS`; 0 where it is to be made anew whenever anything has changed
	 * @param now milliseconds that never go back
	 */
	constructor(
		make: () => Promise<T>,
		versionOf: () => Promise<string>,
		stands = STANDS,
		now: () => number = () => performance.now(),
	) {
		this.#stands = stands;
		this.#make = make;
		this.#versionOf = versionOf;
		this.#now = now;
	}

	/** @param acts counts what has been done here; it grows before anything is done, and again after it */
	async ask(acts: number): Promise<T> {
		const version = await this.#versionOf();
		const have = this.#have;
		if (have?.version === version) return have.value;
		const isOwn = have?.acts === acts && have.tookMs >= QUICK_MS;
		const age = have ? this.#now() - have.madeAt : Number.POSITIVE_INFINITY;
		if (have && isOwn && age < this.#stands * have.tookMs) return have.value;
		const made = this.#made(acts);
		if (have && isOwn && age < 2 * this.#stands * have.tookMs) {
			// Whoever asks next is told what went wrong: it is made again then.
			made.catch(() => {});
			return have.value;
		}
		return (await made).value;
	}

	/** One at a time: what is under way serves whoever has asked since it began and where nothing has been done since. */
	#made(acts: number): Promise<Have<T>> {
		const under = this.#making;
		if (under?.acts === acts) return under.made;
		const made = (async () => {
			if (under) await under.made.catch(() => {});
			const [version, began] = [await this.#versionOf(), this.#now()];
			const value = await this.#make();
			const madeAt = this.#now();
			return { value, version, acts, madeAt, tookMs: madeAt - began };
		})();
		const making = { acts, made };
		this.#making = making;
		const settle = () => {
			if (this.#making === making) this.#making = undefined;
		};
		return made.then(
			(have) => {
				if (acts >= (this.#have?.acts ?? 0)) this.#have = have;
				settle();
				return have;
			},
			(error: unknown) => {
				settle();
				throw error;
			},
		);
	}
}
