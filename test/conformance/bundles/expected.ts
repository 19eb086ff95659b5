import { type Kind, type Mark, token } from '../../../fixtures/marks/code.ts';
import type { WitnessName } from './witnesses.ts';

/** What a witness does not say although the account shows it, as tokens or in words; empty when it says all. */
export type Missing = (witness: WitnessName, said: readonly Mark[]) => readonly string[];

/**
 * Every one of these posts is somewhere in what a witness says, in whatever way.
 * @param numbersFor numbers of the posts that the account shows to a witness: not all have pictures, or words
 */
export function everyPost(numbersFor: (witness: WitnessName) => readonly number[]): Missing {
	return (witness, said) => {
		const numbers = new Set(said.map((mark) => mark.number));
		return numbersFor(witness)
			.filter((number) => !numbers.has(number))
			.map((number) => `post ${number}`);
	};
}

const PICTURES: readonly Kind[] = ['I'];
const WORDS: readonly Kind[] = ['P', 'C', 'F'];
/** What each witness can say: pictures' alternative texts are in the page's source, but not in its text. */
const SAYS: Readonly<Record<WitnessName, readonly Kind[]>> = {
	pixels: PICTURES,
	posts: [...WORDS, ...PICTURES],
	text: WORDS,
	'text PDF': WORDS,
	'recorded text': [...WORDS, ...PICTURES],
	'recorded pictures': PICTURES,
};

/** Every one of these marks, by every witness that can say it. */
export function everyMark(marks: readonly Mark[]): Missing {
	return (witness, said) => {
		const tokens = new Set(said.map(token));
		return marks
			.filter((mark) => SAYS[witness].includes(mark.kind))
			.map(token)
			.filter((wanted) => !tokens.has(wanted));
	};
}
