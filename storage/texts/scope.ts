import { UsageError } from '../../src/errors.ts';
import type { TextWish } from '../../src/office/texts.ts';
import { comparable } from '../../src/records/same-name.ts';
import { accountsCalled } from '../catalogue/accounts.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { FilingRow } from '../sqlite/tables.ts';

type Narrowed = Pick<
	FilingRow,
	'unit_id' | 'account_id' | 'plan_row_id' | 'occasion' | 'outcome' | 'is_restricted'
> & { readonly captured_on: string; readonly platform: string };

/**
 * What a search is narrowed by, as words of the index beside the text's own: the index intersects them without a look at any row. An
 * id is written in hexadecimal, so that it is one word whatever stands in it.
 */
export function scopeOf(filing: Narrowed): string {
	return [
		word('u', filing.unit_id),
		word('a', filing.account_id),
		word('r', filing.plan_row_id),
		word('p', filing.platform),
		word('o', filing.occasion),
		word('v', filing.outcome),
		word('y', filing.captured_on.slice(0, 4)),
		...(filing.is_restricted === 1 ? [RESTRICTED, word('s', filing.unit_id)] : []),
	].join(' ');
}

export const RESTRICTED = 'restricted';

function word(kind: string, value: string): string {
	return kind + Buffer.from(value).toString('hex');
}

/** What a wish is narrowed by: one of each list's words, and none where a list is empty. @throws UsageError `unknown-account` `unknown-unit` `unknown-row` */
export function narrowedBy(db: Database, wish: TextWish): readonly (readonly string[])[] {
	const { unitIds, account, unit, platform, year, occasion, outcome, row } = wish;
	const one = (kind: string, value: string | undefined) => (value === undefined ? [] : [[word(kind, value)]]);
	return [
		...(unitIds === undefined ? [] : [unitIds.map((id) => word('u', id))]),
		...(account === undefined ? [] : [accountIds(db, account, unitIds).map((id) => word('a', id))]),
		...(unit === undefined ? [] : [unitsCalled(db, unit).map((id) => word('u', id))]),
		...(row === undefined ? [] : [rowsCalled(db, row).map((id) => word('r', id))]),
		...one('p', platform),
		...one('o', occasion),
		...one('v', outcome),
		...one('y', year === undefined ? undefined : String(year)),
	];
}

/** The words of restricted bundles that may be seen. */
export function seenAlthough(units: ReadonlySet<string>): readonly string[] {
	return [...units].map((id) => word('s', id));
}

/** Also by a name that it showed when it was captured. For who sees some units alone, one that is theirs in nothing is as one that is not there. */
function accountIds(db: Database, account: string, unitIds?: readonly string[]): readonly string[] {
	const filings = sql.selectFrom('filings').select('account_id').distinct();
	const theirs = unitIds === undefined ? filings : filings.where('unit_id', 'in', unitIds);
	const named = db.all(theirs.where('account_name_key', '=', comparable(account)));
	const called = accountsCalled(db, account).filter(
		({ id, unitId }) =>
			unitIds === undefined ||
			unitIds.includes(unitId) ||
			db.first(theirs.where('account_id', '=', id)) !== undefined,
	);
	const ids = [...called.map(({ id }) => id), ...named.map((n) => n.account_id)];
	if (ids.length === 0)
		throw new UsageError(`No account is called "${account}"`, {
			...{ code: 'unknown-account', subject: 'account' },
			remedy: 'Search without naming an account to see which there are.',
		});
	return [...new Set(ids)];
}

function unitsCalled(db: Database, unit: string): readonly string[] {
	const found = db.all(
		sql
			.selectFrom('units')
			.select('id')
			.where((eb) => eb.or([eb('id', '=', unit), eb('name_key', '=', comparable(unit))])),
	);
	return found.map(({ id }) => id);
}

function rowsCalled(db: Database, row: string): readonly string[] {
	const found = db.all(
		sql
			.selectFrom('plan_rows')
			.select('id')
			.where((eb) => eb.or([eb('id', '=', row), eb('code', '=', row)])),
	);
	return found.map(({ id }) => id);
}
