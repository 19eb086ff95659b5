/** Words of an invented organisation, the most used first. A text takes them with a Zipf distribution, so that a few are everywhere and most are rare. */
export interface Vocabulary {
	readonly words: readonly string[];
	/** One word by its share of all that is written. */
	draw(chance: number): number;
}

/** Known ones stand first, so that a question can ask for a word that many posts hold. */
const COMMON = [
	...[
		'och',
		'i',
		'på',
		'vi',
		'som',
		'att',
		'är',
		'för',
		'till',
		'med',
		'nu',
		'du',
		'våra',
		'alla',
		'kommunen',
	],
	...['skolan', 'välkommen', 'biblioteket', 'öppet', 'lördag', 'barnen', 'vägen', 'snöröjning', 'frågor'],
	...['ansökan', 'badhuset', 'människor', 'miljö', 'äldreomsorgen', 'förskolan', 'återvinning', 'torget'],
];
const ONSETS = [
	'b',
	'bl',
	'br',
	'd',
	'f',
	'fl',
	'g',
	'gr',
	'h',
	'j',
	'k',
	'kl',
	'kr',
	'l',
	'm',
	'n',
	'p',
	'r',
	's',
];
const MORE_ONSETS = ['sk', 'sl', 'sn', 'st', 'str', 't', 'tr', 'v', 'sj', 'tj', ''];
const NUCLEI = ['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö'];
const CODAS = [
	'',
	'd',
	'g',
	'k',
	'l',
	'lv',
	'm',
	'n',
	'nd',
	'ng',
	'r',
	'rg',
	's',
	'st',
	't',
	'tt',
	'll',
	'rk',
];
const ENDINGS = [
	'',
	'',
	'en',
	'et',
	'ar',
	'er',
	'or',
	'arna',
	'erna',
	's',
	'ens',
	'a',
	'ade',
	'ning',
	'ningen',
];
/** Of all words, those that two others are put together of. */
const COMPOUNDS = 0.4;

/** @param size words in all; the same size gives the same words */
export function vocabulary(size: number): Vocabulary {
	const chance = chances(4711);
	const pick = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;
	const onsets = [...ONSETS, ...MORE_ONSETS];
	const syllable = () => pick(onsets) + pick(NUCLEI) + pick(CODAS);
	const root = () => (chance() < 0.6 ? syllable() : syllable() + pick(NUCLEI) + pick(CODAS));
	const roots = Array.from({ length: Math.ceil(size / 8) }, root);
	const seen = new Set(COMMON);
	const words = [...COMMON];
	while (words.length < size) {
		const stem = chance() < COMPOUNDS ? pick(roots) + (chance() < 0.3 ? 's' : '') + pick(roots) : pick(roots);
		const word = stem + pick(ENDINGS);
		// A stem of its own for those that came out too often.
		const own = seen.has(word) ? word + syllable() : word;
		if (own.length < 2 || seen.has(own)) continue;
		seen.add(own);
		words.push(own);
	}
	return { words, draw: zipf(words.length) };
}

/** Zipf's law with the exponent 1: the word of rank r is written 1/r times as often as the first. */
function zipf(size: number): (chance: number) => number {
	const sums = new Float64Array(size);
	let sum = 0;
	for (let rank = 0; rank < size; rank++) {
		sum += 1 / (rank + 1);
		sums[rank] = sum;
	}
	return (chance) => {
		const sought = chance * sum;
		let [low, high] = [0, size - 1];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((sums[middle] as number) < sought) low = middle + 1;
			else high = middle;
		}
		return low;
	};
}

/** Chances from 0 to 1, the same in every run (Mulberry32). */
export function chances(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}
