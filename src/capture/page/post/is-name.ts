import { isTimeOnly } from '../time/times.ts';

/** Names of people and of authorities; a sentence is none. */
const LONGEST_NAME = 60;
const MOST_WORDS = 7;

/** Written as names of people and of authorities are. */
export function isName(text: string): boolean {
	if (!/^\p{L}/u.test(text) || /[.!?:;]$/.test(text) || isTimeOnly(text)) return false;
	return text.length >= 2 && text.length <= LONGEST_NAME && text.split(' ').length <= MOST_WORDS;
}

const PERSON =
	/^\p{Lu}[\p{L}'’.-]*(?: (?:af|av|von|van|de|der|al|el|bin|och|&)){0,2}(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u;

/** Written as the whole names of people are, and of two that write together. */
export function isPersonsName(text: string): boolean {
	return PERSON.test(text);
}

/**
 * Letters that stand for a face before a name: capitals, or the first two of a whole name, as “Siv” before what she says is none,
 * though that begin alike.
 */
export function areInitials(text: string, name: string): boolean {
	// What people call themselves on a forum may begin small, and stands for a face as a capital all the same.
	if (text.charAt(0) !== name.charAt(0).toUpperCase() || name.length <= text.length) return false;
	if (/^(?:[\p{Lu}\d]{1,3}|\p{Lu}[-+]\p{Lu}?)$/u.test(text)) return true;
	return /^\p{Lu}\p{Ll}$/u.test(text) && name.startsWith(text) && isPersonsName(name);
}
