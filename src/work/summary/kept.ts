/** What is made within this is made anew whenever anything has changed: nobody notices, and nothing is ever old. */
export const QUICK_MS = 25;
/** What takes longer stands for so many times as long as it took to make: then making it takes a twentieth of a processor, however often it changes. */
export const STANDS = 20;

interface Have<T> {
	readonly value: T;
	readonly version: string;
	/** How much had been done here when it began to be made. */
	readonly acts: number;
	readonly madeAt: number;
	readonly tookMs: number;
}

/**
 * Something that is made by looking through all there is, kept until what it is made of has changed. Nothing older is given than
 * - what the one who asks has done here (`acts`) is always in it;
 * - what others have changed (`version`) is in it at once where making it is quick, else within forty times as long as it takes.
 */
export class Kept<T> {
	readonly #make: () => Promise<T>;
	readonly #versionOf: () => Promise<string>;
	readonly #acts: () => number;
	readonly #stands: number;
	readonly #now: () => number;
	#have: Have<T> | undefined;
	#making: { readonly acts: number; readonly made: Promise<Have<T>> } | undefined;

	/**
	 * @param versionOf another text wherever anything has changed that it is made of; asked before it is made
	 * @param acts how much has been done here so far: it has grown by one when something is done
	 * @param stands as `STANDS`; 0 where it is to be made anew whenever anything has changed
	 * @param now milliseconds that never go back
	 */
	constructor(
		make: () => Promise<T>,
		versionOf: () => Promise<string>,
		acts: () => number,
		stands = STANDS,
		now: () => number = () => performance.now(),
	) {
		this.#acts = acts;
		this.#stands = stands;
		this.#make = make;
		this.#versionOf = versionOf;
		this.#now = now;
	}

	/** @param needs the count of acts with which the last was done by the one who asks; 0 where nothing was */
	async ask(needs: number): Promise<T> {
		const version = await this.#versionOf();
		const have = this.#have;
		if (have?.version === version) return have.value;
		const isOwn = have !== undefined && have.acts >= needs && have.tookMs >= QUICK_MS;
		const age = have ? this.#now() - have.madeAt : Number.POSITIVE_INFINITY;
		if (have && isOwn && age < this.#stands * have.tookMs) return have.value;
		const made = this.#made(needs);
		if (have && isOwn && age < 2 * this.#stands * have.tookMs) {
			// Whoever asks next is told what went wrong: it is made again then.
			made.catch(() => {});
			return have.value;
		}
		return (await made).value;
	}

	/** One at a time: what is under way serves whoever has done nothing since it began. */
	#made(needs: number): Promise<Have<T>> {
		const under = this.#making;
		if (under && under.acts >= needs) return under.made;
		const acts = this.#acts();
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
