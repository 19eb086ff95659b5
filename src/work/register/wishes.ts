import { ACCOUNT_STATUSES, type AccountStatus } from '../../records/account.ts';
import { LEVELS, type Level } from '../../records/occasion.ts';
import { distinct } from '../../records/register/plan-account.ts';
import type { UnitWish } from '../../records/register/plan-unit.ts';
import { type RegisterField, type Wrong, wrong } from '../../records/register/problem.ts';
import {
	type AccountFacts,
	SIGNING_ROLES,
	type SigningRole,
	type SignOff,
} from '../../records/register/registered.ts';
import type { AccountWish } from '../../records/register/wish.ts';
import { comparable } from '../../records/same-name.ts';
import { STATUS_NAMES, YES_AND_NO } from '../../records/words/register-values.ts';
import { cadenceIn } from './cadence-cells.ts';
import type { FieldRow } from './columns.ts';

/** Fields of a unit's row, in the order in which they are written. */
export const UNIT_FIELDS = [
	...(['name', 'creator', 'email', 'communications', 'cadence', 'months'] as const),
] as const satisfies RegisterField[];

/** Fields of an account's row, in the order in which they are written. */
export const ACCOUNT_FIELDS = [
	...(['address', 'platform', 'name', 'unit', 'owner', 'holders', 'purpose', 'audience', 'goals'] as const),
	...(['public', 'wide', 'level', 'cadence', 'months'] as const),
	...(['status', 'unit-manager', 'unit-manager-on'] as const),
	...(['head-of-administration', 'head-of-administration-on'] as const),
	...(['reference', 'head-of-administration-reference'] as const),
] as const satisfies RegisterField[];

/** What a row says, and what in it cannot be read. */
interface Read<T> {
	readonly wish: T;
	readonly wrong: readonly Wrong[];
}

export function unitWish(row: FieldRow): Read<UnitWish> {
	const found: Wrong[] = [];
	const isCommunications = yesOrNo(row, 'communications', found);
	const creator = row.text('creator');
	const email = row.text('email');
	return {
		wish: {
			name: row.text('name') ?? '',
			...(creator ? { creator } : {}),
			...(email === undefined ? {} : { email }),
			...(isCommunications === undefined ? {} : { isCommunications }),
			...cadenceIn(row, found),
		},
		wrong: found,
	};
}

export function accountWish(row: FieldRow): Read<AccountWish> {
	const found: Wrong[] = [];
	const unit = row.text('unit');
	const status = oneOf<AccountStatus>(row, 'status', statusIn, 'unknown-status', found);
	return {
		wish: {
			address: row.text('address') ?? '',
			...(unit ? { unit } : {}),
			facts: factsIn(row, found),
			signOffs: signOffsIn(row),
			...(status === undefined ? {} : { status }),
		},
		wrong: found,
	};
}

/** An empty cell empties a text that may be empty; a column that is not there leaves it as it is. */
function factsIn(row: FieldRow, found: Wrong[]): AccountFacts {
	const name = row.text('name');
	const holders = row.list('holders');
	const isPublic = yesOrNo(row, 'public', found);
	const isWide = yesOrNo(row, 'wide', found);
	const level = oneOf<Level>(row, 'level', levelIn, 'unknown-level', found);
	const texts = (['owner', 'purpose', 'audience'] as const).flatMap((field) => {
		const text = row.text(field);
		return text === undefined ? [] : [[field, text] as const];
	});
	const goals = row.list('goals');
	return {
		...(name ? { name } : {}),
		...(Object.fromEntries(texts) as Pick<AccountFacts, 'owner' | 'purpose' | 'audience'>),
		...(holders === undefined ? {} : { holders: distinct(holders) }),
		...(goals === undefined ? {} : { goals }),
		...(isPublic === undefined ? {} : { isPublic }),
		...(isWide === undefined ? {} : { isWide }),
		...(level === undefined ? {} : { level }),
		...cadenceIn(row, found),
	};
}

/** Both sign one document as a rule, so one reference does for both. */
function signOffsIn(row: FieldRow): readonly SignOff[] {
	const one = row.text('reference') ?? '';
	const references: Readonly<Record<SigningRole, string>> = {
		'unit-manager': one,
		'head-of-administration': row.text('head-of-administration-reference') || one,
	};
	return SIGNING_ROLES.flatMap((role) => {
		const name = row.text(role) ?? '';
		const on = row.text(`${role}-on`) ?? '';
		return name === '' && on === '' ? [] : [{ role, name, on, reference: references[role] }];
	});
}

/** An answer in a cell; undefined where it is empty. @param found where a wrong one is told */
export function yesOrNo(row: FieldRow, field: RegisterField, found: Wrong[]): boolean | undefined {
	return oneOf(row, field, answerIn, 'not-yes-or-no', found);
}

function oneOf<T>(
	row: FieldRow,
	field: RegisterField,
	read: (text: string) => T | undefined,
	problem: Wrong['problem'],
	found: Wrong[],
): T | undefined {
	const text = row.text(field);
	if (!text) return undefined;
	const value = read(comparable(text));
	if (value === undefined) found.push(wrong(field, text, problem));
	return value;
}

/** @param text as `comparable` makes it */
function answerIn(text: string): boolean | undefined {
	if (YES_AND_NO.yes.includes(text)) return true;
	return YES_AND_NO.no.includes(text) ? false : undefined;
}

function statusIn(text: string): AccountStatus | undefined {
	return ACCOUNT_STATUSES.find(
		(status) => status === text || Object.values(STATUS_NAMES[status]).includes(text),
	);
}

function levelIn(text: string): Level | undefined {
	return LEVELS.find((level) => level === text);
}
