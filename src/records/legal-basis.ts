import type { Language } from './words/language.ts';

/**
 * What a filing may say of the law. That a document is an allmän handling is decided when someone asks for it, so it is
 * presumed here and no more; arkivlagen 3 § says what an authority's archive is formed of, and has no rule about accounts.
 */
export const LEGAL_BASES = {
	'not-stated': { sv: 'ej angiven', en: 'not stated' },
	'presumed-public': {
		sv: 'Handlingarna förmodas vara allmänna (2 kap. tryckfrihetsförordningen) och ingår då i myndighetens arkiv (3 § arkivlagen 1990:782). Sekretess prövas före utlämnande.',
		en: "The documents are presumed to be official (Freedom of the Press Act, chapter 2) and are then part of the authority's archive (Archives Act 1990:782, section 3). Secrecy is reviewed before disclosure.",
	},
	'presumed-public-by-login': {
		sv: 'Inlägg och kommentarer förmodas vara allmänna handlingar (2 kap. tryckfrihetsförordningen) och ingår då i myndighetens arkiv (3 § arkivlagen 1990:782). Innehållet hämtades med inloggning och kan också vara sådant som inte visas för allmänheten; om det antas inget. Sekretess prövas före utlämnande.',
		en: "Posts and comments are presumed to be official documents (Freedom of the Press Act, chapter 2) and are then part of the authority's archive (Archives Act 1990:782, section 3). The content was fetched with a login and may also be such as is not shown to the public; of that nothing is presumed. Secrecy is reviewed before disclosure.",
	},
} as const;

/** @param text as a manifest states it, in Swedish; one that is none of ours is given back as it is */
export function legalBasisIn(text: string, lang: Language): string {
	return Object.values(LEGAL_BASES).find(({ sv }) => sv === text)?.[lang] ?? text;
}
