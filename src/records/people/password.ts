import { comparable } from '../same-name.ts';

/** Longer ones are harder to guess than strange ones (NIST SP 800-63B-4, 3.1.1.2: length, no rules of composition, a list of those that are common). */
export const SHORTEST_PASSWORD = 12;
/** A bound, so that nobody makes the server hash a book. */
const LONGEST_PASSWORD = 256;

export type PasswordFlaw = 'short' | 'long' | 'common' | 'own-name';

/** Beginnings that guessers try first; with digits and signs after them they are no better. */
const COMMON = [
	...[
		'password',
		'lösenord',
		'losenord',
		'hemligt',
		'qwerty',
		'sommar',
		'vinter',
		'höst',
		'vår',
		'välkommen',
	],
	...['kommun', 'ögonblick', 'ogonblick', 'administrator', 'admin', 'letmein', 'iloveyou', 'abc', 'sverige'],
];

/**
 * What is wrong with a password that somebody chooses.
 * @param own name and address of the one who chooses
 * @returns undefined where it will do
 */
export function passwordFlaw(password: string, own: readonly string[]): PasswordFlaw | undefined {
	const length = [...password].length;
	if (length < SHORTEST_PASSWORD) return 'short';
	if (length > LONGEST_PASSWORD) return 'long';
	const plain = comparable(password);
	const letters = plain.replace(/[^\p{L}]/gu, '');
	if (
		new Set(plain).size < 5 ||
		COMMON.includes(letters) ||
		COMMON.includes(letters.slice(0, letters.length / 2))
	)
		return 'common';
	const names = own.flatMap((text) => comparable(text).split(/[\s@.]+/)).filter((part) => part.length > 3);
	const rest = names.reduce((left, name) => left.replaceAll(name, ''), plain);
	return rest.length < SHORTEST_PASSWORD / 2 && rest.length < plain.length ? 'own-name' : undefined;
}
