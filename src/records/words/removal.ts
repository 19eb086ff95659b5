import type { RemovalCategory } from '../occasions/removal.ts';
import type { Language } from './language.ts';

/** What each kind of prohibited content is called. The first word of each is enough to name it with. */
export const REMOVAL_WORDS: Readonly<Record<RemovalCategory, Readonly<Record<Language, string>>>> = {
	defamation: {
		sv: 'förtal, personangrepp eller förolämpning',
		en: 'defamation, personal attack or insult',
	},
	hatred: {
		sv: 'hets mot folkgrupp, trakasserier eller annat hat mot grupper',
		en: 'agitation against a population group, harassment or other hatred of groups',
	},
	violence: { sv: 'våldsskildring eller pornografi', en: 'depiction of violence or pornography' },
	crime: { sv: 'brott eller uppmaning till brott', en: 'crime or incitement to crime' },
	copyright: { sv: 'intrång i upphovsrätt', en: 'infringement of copyright' },
	privacy: {
		sv: 'personuppgifter eller uppgifter som omfattas av sekretess',
		en: 'personal data or information under secrecy',
	},
	obscenity: { sv: 'svordomar eller obscena ord', en: 'swearing or obscene words' },
	advertising: {
		sv: 'reklam eller annat kommersiellt budskap',
		en: 'advertising or another commercial message',
	},
};
