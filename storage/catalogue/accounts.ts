import { Fault, UsageError } from '../../src/errors.ts';
import type { AccountContext, Clock } from '../../src/office.ts';
import type { Account } from '../../src/records/account.ts';
import { accountKey, canonicalAddress } from '../../src/records/address.ts';
import type { Filing } from '../../src/records/filing.ts';
import type { RowPurpose } from '../../src/records/plan.ts';
import { comparable } from '../../src/records/same-name.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { AccountRow } from '../sqlite/tables.ts';
import { ensureDefaultFiling, type OrganisationSettings } from './default-filing.ts';
import { appendEvent } from './events.ts';
import { accountFrom, planRowFrom, recordsPlanFrom } from './rows.ts';

/** The one that is called so. @throws UsageError `ambiguous-account` where several are */
export function findAccount(db: Database, wanted: string): Account | undefined {
	const [account, ...more] = accountsCalled(db, wanted);
	if (account !== undefined && more.length > 0) throw ambiguous(wanted, [account, ...more]);
	return account;
}

/**
 * By id, by address in any spelling, by handle with or without `@`, else by the name that the account shows; case
 * makes no difference. An address, and a handle before a name: those are the account's own, while a name is only what
 * a page says of itself, and may be shared.
 */
export function accountsCalled(db: Database, wanted: string): readonly Account[] {
	const byId = db.first(sql.selectFrom('accounts').selectAll().where('id', '=', wanted));
	if (byId !== undefined) return [accountFrom(byId)];
	const address = canonicalAddress(wanted);
	if (address.ok) {
		const row = byKey(db, accountKey(address.address));
		return row === undefined ? [] : [accountFrom(row)];
	}
	const all = sql.selectFrom('accounts').selectAll().orderBy('address');
	const byHandle = db.all(all.where('handle_key', '=', comparable(wanted.replace(/^@/, ''))));
	const rows = byHandle.length > 0 ? byHandle : db.all(all.where('name_key', '=', comparable(wanted)));
	return rows.map(accountFrom);
}

/** A default account is called what it calls itself, since nobody has decided another name. Call it inside `write`. */
export function nameDefaultAccount(db: Database, clock: Clock, accountId: string, name: string): void {
	const row = db.first(sql.selectFrom('accounts').selectAll().where('id', '=', accountId));
	if (row?.is_default !== 1 || row.name === name) return;
	db.run(
		sql
			.updateTable('accounts')
			.set({ name, name_key: comparable(name) })
			.where('id', '=', accountId),
	);
	const data = { from: row.name, to: name };
	const event = { kind: 'account-name-changed', actor: 'ogonblick', subject: accountId, data };
	appendEvent(db, event, clock.now());
}

/**
 * Gives the account with that address in any spelling, or registers it under the marked defaults. Nobody has
 * registered a default account, so the newest spelling of its address is the best that is known, and a platform
 * where there was none: as long as nothing is filed, since its bundles rest under the platform's name.
 */
export function ensureDefaultAccount(
	db: Database,
	clock: Clock,
	organisation: OrganisationSettings,
	account: Pick<Account, 'platform' | 'handle' | 'address' | 'name'>,
): Account {
	return db.write(() => {
		const { unitId, planRowId } = ensureDefaultFiling(db, clock, organisation);
		const key = accountKey(account.address);
		const there = byKey(db, key);
		if (there !== undefined) {
			const row = respelt(db, clock, there, account.address);
			return accountFrom(recognised(db, clock, row, account));
		}
		const { platform, handle, address, name } = account;
		const id = crypto.randomUUID();
		const row: AccountRow = {
			...{ id, platform, handle, address, name },
			unit_id: unitId,
			plan_row_id: planRowId,
			address_key: key,
			...keysOf({ handle, name }),
			...UNSAID,
			status: 'active',
			is_default: 1,
		};
		db.run(sql.insertInto('accounts').values(row));
		const data = { platform, handle, address, unitId, planRowId, isDefault: true };
		appendEvent(db, { kind: 'account-added', actor: 'ogonblick', subject: id, data }, clock.now());
		return accountFrom(row);
	});
}

/**
 * The account with the row that its unit has named for what is to be filed, else the marked default.
 * @throws Fault `unknown-account`
 */
export function accountContext(db: Database, accountId: string, purpose: RowPurpose): AccountContext {
	const account = db.first(sql.selectFrom('accounts').selectAll().where('id', '=', accountId));
	if (account === undefined)
		throw new Fault('The register has no such account', { code: 'unknown-account', subject: accountId });
	const named = db.first(
		sql
			.selectFrom('unit_rows')
			.select('plan_row_id')
			.where('unit_id', '=', account.unit_id)
			.where('purpose', '=', purpose),
	);
	const planRowId = named?.plan_row_id ?? account.plan_row_id;
	const under = filedUnder(db, { unitId: account.unit_id, planRowId });
	const organisation = must(
		db.first(sql.selectFrom('organisations').selectAll().where('id', '=', under.unit.organisationId)),
	);
	return {
		account: accountFrom(account),
		...under,
		organisation: {
			id: organisation.id,
			name: organisation.name,
			...(organisation.number === null ? {} : { number: organisation.number }),
			isDefault: organisation.is_default === 1,
		},
	};
}

/** Unit, row and plan by their ids. Foreign keys keep all three there. */
export function filedUnder(
	db: Database,
	{ unitId, planRowId }: Pick<Filing, 'unitId' | 'planRowId'>,
): Pick<AccountContext, 'unit' | 'plan' | 'row'> {
	const unit = must(db.first(sql.selectFrom('units').selectAll().where('id', '=', unitId)));
	const row = must(db.first(sql.selectFrom('plan_rows').selectAll().where('id', '=', planRowId)));
	const plan = must(db.first(sql.selectFrom('records_plans').selectAll().where('id', '=', row.plan_id)));
	return {
		unit: {
			id: unit.id,
			organisationId: unit.organisation_id,
			name: unit.name,
			creator: unit.creator,
			isDefault: unit.is_default === 1,
		},
		plan: recordsPlanFrom(plan),
		row: planRowFrom(row),
	};
}

function byKey(db: Database, key: string): AccountRow | undefined {
	return db.first(sql.selectFrom('accounts').selectAll().where('address_key', '=', key));
}

function respelt(db: Database, clock: Clock, row: AccountRow, address: string): AccountRow {
	if (row.is_default !== 1 || row.address === address) return row;
	db.run(sql.updateTable('accounts').set({ address }).where('id', '=', row.id));
	const data = { from: row.address, to: address };
	const event = { kind: 'account-address-changed', actor: 'ogonblick', subject: row.id, data };
	appendEvent(db, event, clock.now());
	return { ...row, address };
}

function recognised(
	db: Database,
	clock: Clock,
	row: AccountRow,
	{ platform, handle }: Pick<Account, 'platform' | 'handle'>,
): AccountRow {
	if (row.is_default !== 1 || row.platform !== 'web' || platform === 'web') return row;
	const filed = db.first(sql.selectFrom('filings').select('bundle_id').where('account_id', '=', row.id));
	if (filed !== undefined) return row;
	const handle_key = comparable(handle);
	db.run(sql.updateTable('accounts').set({ platform, handle, handle_key }).where('id', '=', row.id));
	const data = { from: row.platform, to: platform, handle };
	const event = { kind: 'account-platform-changed', actor: 'ogonblick', subject: row.id, data };
	appendEvent(db, event, clock.now());
	return { ...row, platform, handle, handle_key };
}

/** By what an account is looked up. */
export function keysOf({
	handle,
	name,
}: Pick<Account, 'handle' | 'name'>): Pick<AccountRow, 'handle_key' | 'name_key'> {
	return { handle_key: comparable(handle), name_key: comparable(name) };
}

/** What nobody has said of an account. */
export const UNSAID = {
	owner_function: '',
	holders: '[]',
	is_public: 1,
	is_wide: 0,
	level: 'unique',
	cadence: null,
	months: '[]',
	active_since: null,
	purpose_on: null,
} as const;

function ambiguous(wanted: string, rows: readonly Account[]): UsageError {
	return new UsageError(`${rows.length} accounts are called ${wanted}`, {
		code: 'ambiguous-account',
		subject: wanted,
		remedy: `Give the address instead: ${rows.map((r) => r.address).join(' or ')}`,
	});
}

function must<T>(row: T | undefined): T {
	if (row === undefined)
		throw new Fault('A row of the register is gone that another one needs', { code: 'register-broken' });
	return row;
}
