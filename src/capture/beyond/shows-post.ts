import { letters } from '../witness/letters.ts';

/** Letters of a line from which on it is known again, and of its beginning that are looked for. */
const LEAST = 16;
const START = 24;

/**
 * Whether a page shows any line of a post that the feed showed. Where an address leads to another post, or to a page that says
 * that something went wrong, what is said there is said of something else. A post without such a line asks for none. Pure.
 * @param said all that the page says
 */
export function showsPost(said: string, text: string): boolean {
	const lines = text
		.split('\n')
		.map(letters)
		.filter((line) => line.length >= LEAST);
	const all = letters(said);
	return lines.length === 0 || lines.some((line) => all.includes(line.slice(0, START)));
}
