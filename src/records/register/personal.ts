import { GIVEN_NAMES } from './given-names.ts';

/** What makes words those of an institution, whatever name it bears: "Karl Johans skola", "Astrid Lindgrens barnsjukhus". */
export const INSTITUTION =
	/(skola|skolan|gymnasium|gymnasiet|bibliotek|biblioteket|museum|museet|enhet|enheten|nämnd|nämnden|kontor|kontoret|förvaltning|förvaltningen|verksamhet|verksamheten|avdelning|avdelningen|grupp|gruppen|team|teamet|tjänst|tjänsten|kansli|kansliet|central|centralen|centrum|hus|huset|hem|hemmet|gård|gården|hall|hallen|bad|badet|teater|teatern|sjukhus|sjukhuset|stiftelse|stiftelsen|församling|församlingen|kyrka|kyrkan|bolag|bolaget|förbund|förbundet|ab|kommun|kommunen|region|regionen|stad|staden|projekt|projektet|funktion|funktionen|redaktion|redaktionen|service|akademi|akademin|park|parken|torg|torget|arkiv|arkivet|diarium|diariet|registratur|registraturen|stab|staben|barn|ungdom|utbildning|utbildningen|omsorg|omsorgen|fritid|kultur|miljö|support|supporten|redaktör|reception|receptionen|växel|växeln|byrå|byrån|myndighet|myndigheten|utskott|utskottet|råd|rådet|fullmäktige|förskola|förskolan|station|stationen|förening|föreningen)$/iu;

/** Ends of surnames that no Swedish institution's name has. */
const SURNAME = /\p{L}(s?son|sdotter)$/iu;

/**
 * A personal identity number or coordination number (personnummer, samordningsnummer) in a text, with or without century and
 * hyphen, whose date and check digit hold; undefined where there is none. An organisation number is none: its third digit is
 * at least 2. Source: Skatteverket, SKV 704 and SKV 707.
 */
export function personalNumberIn(text: string): string | undefined {
	for (const [found, , year = '', month = '', day = '', serial = ''] of text.matchAll(
		/(?<!\d)((?:18|19|20)?)(\d{2})(\d{2})(\d{2})[-+ ]?(\d{4})(?!\d)/g,
	)) {
		const isDate = between(Number(month), 1, 12) && between(Number(day) % 60, 1, 31);
		if (isDate && Number(day) <= 91 && luhn(`${year}${month}${day}${serial}`)) return found;
	}
	return undefined;
}

/**
 * The name or address of a single person in what should name a unit or function; undefined where there is none. It knows common
 * given names and surnames in -son, so that it misses some persons rather than refuse a school.
 */
export function personIn(text: string): string | undefined {
	const [, local = ''] = /([\p{L}\d._-]+)@/u.exec(text) ?? [];
	const [first = '', last = ''] = local.toLowerCase().split(/[._-]/);
	if (last !== '' && (GIVEN_NAMES.has(first) || SURNAME.test(last))) return local;
	const [surname, given] = text.split(',').map((part) => part.trim());
	if (
		surname &&
		given &&
		/^[\p{L}-]+$/u.test(surname) &&
		isGiven(given.split(' ')[0] ?? '') &&
		!INSTITUTION.test(surname)
	)
		return text;
	// Somebody may have written it all in one case.
	const cased = text === text.toLowerCase() || text === text.toUpperCase() ? capitalised(text) : text;
	const words = cased.split(/[\s,;()/]+/).filter(Boolean);
	if (words.length === 1 && isGiven(words[0] ?? '')) return words[0];
	for (const [at, word] of words.entries()) {
		const next = words[at + 1];
		if (next === undefined || !isName(word) || !isName(next)) continue;
		if (isGiven(word) ? isInstitution(words.slice(at + 1)) : !SURNAME.test(next) || isInstitution([word]))
			continue;
		return `${word} ${next}`;
	}
	return undefined;
}

function capitalised(text: string): string {
	return text.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}

/** Or its initial. */
function isName(word: string): boolean {
	return /^\p{Lu}(?:\.|\p{Ll}+(-\p{Lu}\p{Ll}+)?)?$/u.test(word);
}

function isGiven(word: string): boolean {
	return word
		.toLowerCase()
		.split('-')
		.every((part) => GIVEN_NAMES.has(part));
}

/** Whether the name goes on to be that of an institution: within the two words that follow a given name. */
function isInstitution(words: readonly string[]): boolean {
	return words.slice(0, 3).some((word) => INSTITUTION.test(word));
}

function between(n: number, low: number, high: number): boolean {
	return n >= low && n <= high;
}

/** Luhn over ten digits (ISO/IEC 7812-1), as personal and organisation numbers are checked. */
export function luhn(digits: string): boolean {
	const sum = [...digits].reduce((total, digit, at) => {
		const n = Number(digit) * (at % 2 === 0 ? 2 : 1);
		return total + (n > 9 ? n - 9 : n);
	}, 0);
	return sum % 10 === 0;
}
