import { INSTITUTION, personIn } from './personal.ts';

/** What somebody is or works as, and what a computer's accounts are called: words that no person is named by. */
const FUNCTION =
	/^(admin|root|user|test|system|it|vd|tf|bitr|biträdande|ställföreträdande|förste|första|digital|teknisk|högsta|lokal|ny|gamla|okänd|ingen|någon|alla|nämnd|rektor|rektorn|expert|jurist|juristen|lärare|läraren|assistent|assistenten|\p{L}*(chef|chefen|direktör|direktören|ansvarig|ansvariga|samordnare|samordnaren|kommunikatör|kommunikatören|strateg|strategen|handläggare|handläggaren|registrator|registratorn|arkivarie|arkivarien|sekreterare|sekreteraren|ledare|ledaren|ordförande|ordföranden|ledamot|redaktör|redaktören|administratör|administratören|administrator|konto|kontot|account|manager|director|officer|head|robot|bot|styrelse|styrelsen|web|webb|master|webmaster|webbmaster|social|media|medier|kommunikation|info|information|kontakt|post))$/iu;

/** Words that stand between the names of some. */
const PARTICLE = /^(von|af|de|la|le|van|der|den|du|di|da|dos|al|el|bin|ibn|bint|ter|ten|zu|y)$/iu;

/** One name, whole or its initial. */
const NAME = /^\p{Lu}(?:\.|[\p{L}'’.-]*)$/u;

/**
 * Whether a text names a person, who can stand for a decision: a first and a last name, known or such that are neither
 * an institution's nor a function's. “Rektor” and “root” name nobody; “Rektor Anna Svensson” does.
 */
export function namesAPerson(text: string): boolean {
	// A given name alone may be anybody's.
	const person = personIn(text);
	if (person !== undefined && (/\p{L}[\s,.]+\p{L}/u.test(person) || text.includes('@'))) return true;
	const isOneCase = text === text.toLowerCase() || text === text.toUpperCase();
	const words = text
		.replace(/\([^)]*\)/g, ' ')
		.split(/[\s,;/]+/)
		.filter((word) => word !== '' && !PARTICLE.test(word) && !FUNCTION.test(word))
		.map((word) => (isOneCase ? capitalised(word) : word));
	if (words.length < 2 || words.some((word) => INSTITUTION.test(word))) return false;
	return words.every((word) => NAME.test(word)) && words.some((word) => /\p{L}{2}/u.test(word));
}

function capitalised(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/**
 * Whether two texts may name one person: in any order and case, with or without titles, hyphens, accents and what stands in brackets, and with an initial
 * for a first name. Of two who must be two, a doubt is a reason to ask.
 */
export function mayBeSamePerson(one: string, two: string): boolean {
	const [a, b] = [namesOf(one), namesOf(two)];
	if (a.length !== b.length) return false;
	const odd = a.filter((name) => !b.includes(name));
	const other = b.filter((name) => !a.includes(name));
	const [left = '', right = ''] = [odd[0], other[0]];
	if (odd.length === 0 && other.length === 0) return true;
	const isInitial = left.startsWith(right) || right.startsWith(left);
	return (
		a.length > 1 &&
		odd.length === 1 &&
		other.length === 1 &&
		isInitial &&
		(left.length === 1 || right.length === 1)
	);
}

/** What of a text names the person, letter by letter without accents; å, ä and ö are letters of their own. */
function namesOf(text: string): readonly string[] {
	return text
		.replace(/\([^)]*\)/g, ' ')
		.normalize('NFD')
		.replace(/(?<!a|A|o|O)\p{M}|(?<=[aA])(?![\u030a\u0308])\p{M}|(?<=[oO])(?!\u0308)\p{M}/gu, '')
		.normalize('NFC')
		.toLocaleLowerCase('sv')
		.split(/[\s,;./\-\u2010-\u2015]+/)
		.filter((word) => word !== '' && !PARTICLE.test(word) && !FUNCTION.test(word));
}
