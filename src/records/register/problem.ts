import { personalNumberIn } from './personal.ts';

/** Everything that may be wrong with what is said of a unit or an account. Their words stand in `words/register.ts`. */
export const REGISTER_PROBLEMS = [
	'missing',
	'too-long',
	'unknown-unit',
	'unit-elsewhere',
	'address-not-yours',
	'bad-address',
	'not-an-account',
	'twice-in-file',
	'person-as-unit',
	'person-as-owner',
	'person-as-holder',
	'personal-number',
	'wide-without-communications',
	'wide-elsewhere',
	'not-yes-or-no',
	'unknown-level',
	'unknown-status',
	'status-leap',
	'not-signed',
	'sign-off-incomplete',
	'signed-by-one',
	'signed-otherwise',
	'signed-older',
	'not-a-date',
	'date-to-come',
	'not-email',
	'closed-account',
	'second-communications-unit',
	'unreadable-retention',
	'retention-elsewhere',
	'preserved-for-a-time',
	'retention-footnote',
	'retention-disagrees',
	'no-rows',
	'version-there',
	'unknown-column',
	'column-missing',
	'not-a-table',
	'unreadable-letters',
	'a-workbook',
	'no-heads',
	'no-sheets',
	'no-such-sheet',
	'no-sheet-has-heads',
	'several-sheets',
	'hidden-sheet',
	'cells-beyond',
	'large-workbook',
	'same-column',
	'uncertain-number',
	'date-cell',
	'unknown-account',
	'change-withdrawn',
	'change-otherwise',
	'unknown-cadence',
	'unknown-month',
	'date-gone',
	'date-far',
	'not-happened-yet',
	'not-in-use',
	'not-registered',
	'not-a-post',
	'post-elsewhere',
	'change-gone',
	'several-changes',
	'while-closing',
	'not-a-year',
	'not-a-case-number',
	'creator-and-unit',
	'unknown-creator',
	'case-there',
] as const;
export type RegisterProblem = (typeof REGISTER_PROBLEMS)[number];

/** What of a unit or account may be wrong, and what a column of a table may hold. */
export const REGISTER_FIELDS = [
	'name',
	'creator',
	'email',
	'communications',
	'address',
	'platform',
	'unit',
	'owner',
	'holders',
	'purpose',
	'audience',
	'goals',
	'public',
	'wide',
	'level',
	'status',
	'unit-manager',
	'unit-manager-on',
	'head-of-administration',
	'head-of-administration-on',
	'head-of-administration-reference',
	'reference',
	'title',
	'version',
	'decided-on',
	'code',
	'record-type',
	'remark',
	'retention',
	'plan',
	'row',
	'cadence',
	'months',
	'on',
	'what',
	'happened',
	'reason',
	'by',
	'last-content',
	'post',
	'change',
	'year',
	'case-title',
] as const;
export type RegisterField = (typeof REGISTER_FIELDS)[number];

/** One thing that is wrong. */
export interface Wrong {
	readonly field: RegisterField;
	/** As it was given; shortened. */
	readonly value: string;
	readonly problem: RegisterProblem;
}

const SHOWN = 80;

export function wrong(field: RegisterField, value: string, problem: RegisterProblem): Wrong {
	// A personal number must not be repeated in logs and reports, whatever else is wrong with the value.
	const isPersonal = problem === 'personal-number' || personalNumberIn(value) !== undefined;
	const shown = isPersonal ? value.replace(/\d(?=[\d -]*\d{2})/g, '•') : value;
	return { field, value: shown.length > SHOWN ? `${shown.slice(0, SHOWN)}…` : shown, problem };
}
