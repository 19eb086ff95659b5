import { UsageError } from '../errors.ts';
import type { Language } from '../records/finding-words.ts';
import { usageWords } from './words/usage-words.ts';

/**
 * Parser of an option that takes one of a few words.
 * @throws UsageError `unknown-value` with the nearest word, or all of them
 */
export function oneOf<T extends string>(option: string, words: readonly T[], lang: Language) {
	return (value: string): T => {
		const found = words.find((w) => w === value.trim().toLowerCase());
		if (found) return found;
		const say = usageWords[lang];
		throw new UsageError(say.unknownValue(option, value), {
			code: 'unknown-value',
			subject: option,
			remedy: say.chooseOne(words, nearest(value, words)),
		});
	};
}

/**
 * Parser of an option that takes a whole number from `low` to `high`.
 * @throws UsageError `not-a-number`
 */
export function wholeNumber(option: string, low: number, high: number, lang: Language) {
	return (value: string): number => {
		const n = /^\d+$/.test(value.trim()) ? Number(value) : Number.NaN;
		if (n >= low && n <= high) return n;
		const say = usageWords[lang];
		throw new UsageError(say.notANumber(option, value), {
			code: 'not-a-number',
			subject: option,
			remedy: say.numberBetween(low, high),
		});
	};
}

/** Parser of an option that may be given several times. */
export function collected(value: string, before: readonly string[] | undefined): readonly string[] {
	return [...(before ?? []), value];
}

/** The candidate that a typing error is most likely meant to be; undefined when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
	const lower = word.toLowerCase();
	const ranked = candidates
		.map((candidate) => ({ candidate, distance: distance(lower, candidate) }))
		.sort((a, b) => a.distance - b.distance);
	const best = ranked[0];
	return best && best.distance <= Math.max(1, Math.floor(best.candidate.length / 2))
		? best.candidate
		: undefined;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
