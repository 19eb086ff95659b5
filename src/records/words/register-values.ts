import type { AccountStatus } from '../account.ts';
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
