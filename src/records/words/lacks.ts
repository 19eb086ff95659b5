import type { Lack } from '../register/lacks.ts';
import type { Language } from './language.ts';

/** What an account lacks, and what to do about it. */
export const LACK_WORDS: Readonly<Record<Lack, Readonly<Record<Language, string>>>> = {
	'few-holders': {
		sv: 'färre än två behöriga funktioner: ange minst två som har inloggningen',
		en: 'fewer than two holders: name at least two functions that hold the login',
	},
	'no-purpose': { sv: 'syfte saknas', en: 'no purpose' },
	'no-audience': { sv: 'målgrupp saknas', en: 'no audience' },
	'no-goals': { sv: 'mål saknas', en: 'no goals' },
	'plan-not-signed': {
		sv: 'aktivitetsplanen är inte undertecknad av både verksamhetschef och förvaltningschef',
		en: 'the activity plan is not signed by both the unit manager and the head of administration',
	},
	'not-registered': {
		sv: 'kontot är inte registrerat: det har bara fångats efter sin adress',
		en: 'the account is not registered: it has only been captured by its address',
	},
};
