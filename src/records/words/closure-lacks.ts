import type { ClosureLack } from '../occasions/closing.ts';
import type { Language } from './language.ts';

const sv: Readonly<Record<ClosureLack, string>> = {
	'no-snapshot': 'ingen ögonblicksbild av kontot är arkiverad',
	'only-other-occasions': 'ingen ögonblicksbild för avslutet är arkiverad, bara andra',
	'only-partial': 'ögonblicksbilden för avslutet blev ofullständig',
	'too-little':
		'ögonblicksbilden för avslutet tog med för lite: den beställdes på en lägre nivå eller med egna gränser',
	'before-last-content': 'ögonblicksbilden för avslutet togs före det sista innehållet',
	'before-closing':
		'ögonblicksbilden för avslutet togs innan avslutet påbörjades, och sedan dess har kravet på den sänkts',
};

const en: typeof sv = {
	'no-snapshot': 'no snapshot of the account is filed',
	'only-other-occasions': 'no snapshot for the closing is filed, only others',
	'only-partial': 'the snapshot for the closing came out partial',
	'too-little':
		'the snapshot for the closing took in too little: it was ordered at a lower level or with limits of its own',
	'before-last-content': 'the snapshot for the closing was taken before the last content',
	'before-closing':
		'the snapshot for the closing was taken before the closing began, and less has been asked for since then',
};

/** Why an account that is closing is not closed yet, as the end of a sentence. */
export const CLOSURE_LACK_WORDS: Readonly<Record<Language, typeof sv>> = { sv, en };
