import type { AccountStatus } from '../account.ts';
import type { Cadence } from '../cadence.ts';
import type { Language } from './language.ts';

/** What a status is called. */
export const STATUS_NAMES: Readonly<Record<AccountStatus, Readonly<Record<Language, string>>>> = {
	planned: { sv: 'planerat', en: 'planned' },
	active: { sv: 'aktivt', en: 'active' },
	closing: { sv: 'under avslut', en: 'closing' },
	closed: { sv: 'avslutat', en: 'closed' },
};

/** The first of each is how it is written. */
export const ANSWERS: Readonly<Record<'yes' | 'no', Readonly<Record<Language, string>>>> = {
	yes: { sv: 'ja', en: 'yes' },
	no: { sv: 'nej', en: 'no' },
};

/** How people write them, as `comparable` makes it. */
export const YES_AND_NO: Readonly<Record<'yes' | 'no', readonly string[]>> = {
	yes: ['ja', 'yes', 'j', 'y', 'x', 'sant', 'true', '1'],
	no: ['nej', 'no', 'n', '-', 'falskt', 'false', '0'],
};

/** How often an account is documented. */
export const CADENCE_NAMES: Readonly<Record<Cadence, Readonly<Record<Language, string>>>> = {
	yearly: { sv: 'varje år', en: 'yearly' },
	'half-yearly': { sv: 'varje halvår', en: 'half-yearly' },
};

/** Other ways in which people write it, as `comparable` makes it. */
export const CADENCE_ALSO: Readonly<Record<Cadence, readonly string[]>> = {
	yearly: ['årlig', 'årligen', 'årsvis', 'år', '1 år', 'every year', 'annual', 'annually'],
	'half-yearly': [
		'halvårlig',
		'halvårligen',
		'halvårsvis',
		'halvår',
		'6 månader',
		'every half-year',
		'semi-annual',
	],
};

/** The first is January. */
export const MONTH_NAMES: Readonly<Record<Language, readonly string[]>> = {
	sv: [
		...['januari', 'februari', 'mars', 'april', 'maj', 'juni'],
		...['juli', 'augusti', 'september', 'oktober', 'november', 'december'],
	],
	en: [
		...['January', 'February', 'March', 'April', 'May', 'June'],
		...['July', 'August', 'September', 'October', 'November', 'December'],
	],
};

/** How people write that nothing particular is wanted, as `comparable` makes it. */
export const ANY: readonly string[] = [
	'',
	'alla',
	'any',
	'all',
	'som verksamheten',
	'as the unit',
	'verksamheten',
	'unit',
];
