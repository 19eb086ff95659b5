import { letters } from './letters.ts';

const GRAM = 8;
const BITS = 27;
const BASE_ONE = 0x01000193;
const BASE_TWO = 0x5bd1e995;
const LAST_ONE = power(BASE_ONE);
const LAST_TWO = power(BASE_TWO);
/** Shorter lines occur by chance, or are the page's own words ("Visa mer"). */
const LEAST = 20;
const LINES = 3;
/** Of a line that is there nearly all is found; of one that is not, what other texts happen to share. */
const ENOUGH = 0.75;
const FEW = 3;
/** Own pieces from which on a share of them must be known; of fewer one is enough, since where fields were put together makes some. */
const SEVERAL = 16;
const SOME = 0.3;

/**
 * Remembers which texts a witness has told of, in a memory that does not follow their length: every second run of
 * eight letters sets two bits of 2²⁷ (a Bloom filter, 16 MiB). It may hold a text wrongly, with a chance that stays
 * under one in a thousand up to some 20 million letters; it never denies one that it was told of.
 */
export class TextSketch {
	readonly #bits = new Uint32Array(1 << (BITS - 5));

	/** @param text what the witness says, of any length; only letters and digits count */
	add(text: string): void {
		const bits = this.#bits;
		eachGram(letters(text), (a, b) => {
			bits[a >>> 5] = (bits[a >>> 5] as number) | (1 << (a & 31));
			bits[b >>> 5] = (bits[b >>> 5] as number) | (1 << (b & 31));
		});
	}

	/**
	 * Whether the witness told of a text, judged by what it does not share with others, as weekly menus do: one of its three longest lines is enough, since a page composes some lines
	 * itself (counts, times). Undefined for a text too short to tell, or of nothing but such lines.
	 */
	holds(text: string, isShared: (gram: number) => boolean = () => false): boolean | undefined {
		const lines = text
			.split('\n')
			.map(letters)
			.filter((line) => line.length >= (/\p{N}/u.test(line) ? LEAST * 2 : LEAST))
			.sort((a, b) => b.length - a.length)
			.slice(0, LINES);
		if (lines.length === 0) return undefined;
		return lines.some((line) => this.#knows(line, isShared));
	}

	/** Most of the line, and a part at least of what only this text has: where its pieces were put together is new. */
	#knows(line: string, isShared: (gram: number) => boolean): boolean {
		const all = { of: 0, known: 0 };
		const own = { of: 0, known: 0 };
		eachGram(line, (a, b) => {
			for (const count of isShared(a) ? [all] : [all, own]) {
				count.of++;
				if (this.#has(a) && this.#has(b)) count.known++;
			}
		});
		const enough = own.of < SEVERAL ? 1 : own.of * SOME;
		return all.known >= all.of * ENOUGH && (own.of < FEW || own.known >= enough);
	}

	#has(bit: number): boolean {
		return ((this.#bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
	}
}

/**
 * Two places for every second run of letters; which run is chosen depends on the run alone, not on where it stands.
 * The hashes roll (Karp and Rabin), since a page may send tens of megabytes.
 */
export function eachGram(text: string, see: (a: number, b: number) => void): void {
	let one = 0;
	let two = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		const old = at >= GRAM ? text.charCodeAt(at - GRAM) : 0;
		one = (Math.imul(one, BASE_ONE) + code - Math.imul(old, LAST_ONE)) | 0;
		two = (Math.imul(two, BASE_TWO) + code - Math.imul(old, LAST_TWO)) | 0;
		if (at < GRAM - 1) continue;
		const a = mixed(one);
		if (a & 1) see(a >>> (32 - BITS), mixed(two ^ one) >>> (32 - BITS));
	}
}

/** Spreads what the rolling hash leaves in its low bits. Source: the finaliser of MurmurHash3, public domain. */
function mixed(hash: number): number {
	const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	const more = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
	return (more ^ (more >>> 16)) >>> 0;
}

function power(base: number): number {
	let product = 1;
	for (let i = 0; i < GRAM; i++) product = Math.imul(product, base);
	return product;
}
