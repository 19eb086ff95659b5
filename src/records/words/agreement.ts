import type { Agreement, AgreementProblem } from '../delivery/agreement.ts';
import type { Language } from './language.ts';

type Said<Code extends string> = Readonly<Record<Code, Readonly<Record<Language, string>>>>;

/** What an agreement's fields are called by the command; what is given by a flag, by the flag. */
const FLAGS: Said<keyof Agreement> = {
	number: { sv: 'nummer', en: 'number' },
	archive: { sv: '--archive', en: '--archive' },
	archiveNumber: { sv: '--archive-number', en: '--archive-number' },
	creatorCode: { sv: '--creator-code', en: '--creator-code' },
	creator: { sv: '--creator', en: '--creator' },
	unitId: { sv: '--unit', en: '--unit' },
};

/** What they are called on a page. */
export const AGREEMENT_LABELS: Said<keyof Agreement> = {
	number: { sv: 'Överenskommelsens nummer', en: 'Number of the agreement' },
	archive: { sv: 'Arkiv', en: 'Archive' },
	archiveNumber: { sv: 'Arkivets organisationsnummer', en: "The archive's organisation number" },
	creatorCode: { sv: 'Arkivbildarens kod hos arkivet', en: "The archive's code for the records creator" },
	creator: { sv: 'Arkivbildare', en: 'Records creator' },
	unitId: { sv: 'Verksamhet', en: 'Unit' },
};

/** With `{archive}` and `{creatorCode}` where these fields are named. */
const PROBLEMS: Said<AgreementProblem> = {
	'archive-number-form': {
		sv: 'Skriv arkivets organisationsnummer med tio siffror, till exempel 202100-1074. En kod som arkivet har gett arkivbildaren anges {creatorCode}.',
		en: "Write the archive's organisation number with ten digits, such as 202100-1074. A code that the archive has given the records creator is said {creatorCode}.",
	},
	'archive-number-alone': {
		sv: 'Ange också vems numret är, {archive}.',
		en: 'Say whose number it is too, {archive}.',
	},
	'code-too-long': {
		sv: 'Koden är längre än 100 tecken. Ange bara koden, inte en beskrivning.',
		en: 'The code is longer than 100 characters. Give the code alone, not a description.',
	},
	'not-a-line': {
		sv: 'Texten innehåller radbrytningar eller tecken som inte får stå i METS. Skriv den på en rad.',
		en: 'The text has line breaks or characters that METS cannot hold. Write it in one line.',
	},
};

/** What is wrong with what was said of an agreement, a line each. @param where what its fields are called there */
export function agreementWrong(
	wrong: readonly { readonly field: keyof Agreement; readonly code: AgreementProblem }[],
	lang: Language,
	where: 'command' | 'page' = 'command',
): string {
	const names = where === 'page' ? AGREEMENT_LABELS : FLAGS;
	const called = (field: keyof Agreement) =>
		where === 'page'
			? `under ${lang === 'sv' ? '”' : '“'}${names[field][lang]}”`
			: `${lang === 'sv' ? 'med' : 'with'} ${names[field][lang]}`;
	return wrong
		.map(({ field, code }) => {
			const problem = PROBLEMS[code][lang]
				.replace('{archive}', called('archive'))
				.replace('{creatorCode}', called('creatorCode'));
			return `${names[field][lang]}: ${problem}`;
		})
		.join('\n');
}
