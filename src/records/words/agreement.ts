import type { Agreement, AgreementProblem } from '../delivery/agreement.ts';
import type { Language } from './language.ts';

type Said<Code extends string> = Readonly<Record<Code, Readonly<Record<Language, string>>>>;

/** What an agreement's fields are called; what is given by a flag, by the flag. */
export const AGREEMENT_FIELDS: Said<keyof Agreement> = {
	number: { sv: 'nummer', en: 'number' },
	archive: { sv: '--archive', en: '--archive' },
	archiveNumber: { sv: '--archive-number', en: '--archive-number' },
	creatorCode: { sv: '--creator-code', en: '--creator-code' },
	creator: { sv: '--creator', en: '--creator' },
	unitId: { sv: '--unit', en: '--unit' },
};

/** What is wrong with what was said of an agreement. */
export const AGREEMENT_PROBLEMS: Said<AgreementProblem> = {
	'archive-number-form': {
		sv: 'Skriv arkivets organisationsnummer med tio siffror, till exempel 202100-1074. En kod som arkivet har gett arkivbildaren anges med --creator-code.',
		en: "Write the archive's organisation number with ten digits, such as 202100-1074. A code that the archive has given the records creator is said with --creator-code.",
	},
	'archive-number-alone': {
		sv: 'Ange också vems numret är, med --archive.',
		en: 'Say whose number it is too, with --archive.',
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
