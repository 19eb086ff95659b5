import { isTimeOnly } from './times.ts';

/** Names of people and of authorities; a sentence is none. */
const LONGEST_NAME = 60;
const MOST_WORDS = 7;

/** Written as names of people and of authorities are. */
export function isName(text: string): boolean {
	if (!/^\p{L}/u.test(text) || /[.!?:;]$/.test(text) || isTimeOnly(text)) return false;
	return text.length >= 2 && text.length <= LONGEST_NAME && text.split(' ').length <= MOST_WORDS;
}
