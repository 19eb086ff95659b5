import { sql as raw } from 'kysely';
import type { NamedAccount } from '../../src/office/occasions.ts';
import type { Closing, Lowering } from '../../src/records/occasions/closing.ts';
import type { TakenSnapshot } from '../../src/records/occasions/history.ts';
import type { PurposeAnswer } from '../../src/records/occasions/purpose.ts';
import { accountFrom } from '../catalogue/rows.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { ClosingRow } from '../sqlite/occasion-tables.ts';

export function listClosings(
	db: Database,
	{ accountId, isOpen = false }: { readonly accountId?: string; readonly isOpen?: boolean },
): readonly Closing[] {
	let query = sql.selectFrom('closings').selectAll().orderBy('begun_at', 'desc').orderBy('id');
	if (accountId !== undefined) query = query.where('account_id', '=', accountId);
	if (isOpen) query = query.where('how', 'is', null);
	const rows = db.all(query);
	const lowerings = loweringsOf(
		db,
		rows.map(({ account_id }) => account_id),
	);
	return rows.map((row) => closingFrom(row, lowerings.get(row.id)));
}

/** Who last asked for less of the closings of these accounts, by closing: the event is where that is kept. */
export function loweringsOf(db: Database, accountIds: readonly string[]): ReadonlyMap<string, Lowering> {
	if (accountIds.length === 0) return new Map();
	const query = sql
		.selectFrom('events')
		.select(['actor', 'at', 'data'])
		.where('kind', '=', 'closing-moved')
		// As one value: there may be more ids than SQLite takes parameters.
		.where(raw<boolean>`subject IN (SELECT value FROM json_each(${JSON.stringify(accountIds)}))`)
		.orderBy('number');
	return new Map(
		db.all(query).flatMap(({ actor: by, at, data }) => {
			const { closingId, lowered: reason } = JSON.parse(data) as { closingId: string; lowered?: string };
			return reason === undefined ? [] : [[closingId, { by, at, reason }] as const];
		}),
	);
}

export function closingFrom(row: ClosingRow, lowered?: Lowering): Closing {
	const { how, ended_at: at, ended_by: by, ended_reason: reason, bundle_id: bundleId } = row;
	return {
		id: row.id,
		accountId: row.account_id,
		begunBy: row.begun_by,
		begunAt: row.begun_at,
		reason: row.reason,
		lastContent: row.last_content,
		level: row.level,
		...(lowered ? { lowered } : {}),
		...(how === null || at === null || by === null || reason === null
			? {}
			: { ended: { how, at, by, reason, ...(bundleId === null ? {} : { bundleId }) } }),
	};
}

export function listTaken(db: Database, accountId: string): readonly TakenSnapshot[] {
	const query = sql
		.selectFrom('filings as f')
		.innerJoin('orders as o', 'o.id', 'f.order_id')
		.select(['f.bundle_id', 'f.occasion', 'f.outcome', 'f.captured_at', 'f.captured_on'])
		.select(['o.level', 'o.limits', 'o.post'])
		.where('f.account_id', '=', accountId)
		.orderBy('f.captured_at', 'desc')
		.orderBy('f.bundle_id');
	return db.all(query).map((row) => ({
		bundleId: row.bundle_id,
		occasion: row.occasion,
		outcome: row.outcome,
		level: row.level,
		isWhole: isWhole(row),
		capturedAt: row.captured_at,
		capturedOn: row.captured_on,
	}));
}

/** Whether an order asked for the account and set no limits of its own. */
export function isWhole({
	limits,
	post,
}: {
	readonly limits: string;
	readonly post: string | null;
}): boolean {
	return limits === '{}' && post === null;
}

export function listAnswers(db: Database, accountId: string): readonly PurposeAnswer[] {
	const query = sql
		.selectFrom('purpose_answers')
		.selectAll()
		.where('account_id', '=', accountId)
		.orderBy('answered_on', 'desc')
		.orderBy('id');
	return db.all(query).map((row) => ({
		...{ accountId: row.account_id, on: row.answered_on, holds: row.holds === 1 },
		...{ by: row.answered_by, reason: row.reason },
	}));
}

export function namedAccounts(db: Database, ids: readonly string[]): ReadonlyMap<string, NamedAccount> {
	if (ids.length === 0) return new Map();
	const query = sql
		.selectFrom('accounts')
		.innerJoin('units', 'units.id', 'accounts.unit_id')
		.selectAll('accounts')
		.select('units.name as unit_name')
		// As one value: there may be more ids than SQLite takes parameters.
		.where(raw<boolean>`accounts.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
	return new Map(
		db
			.all(query)
			.map((row) => [row.id, { account: accountFrom(row), unit: { id: row.unit_id, name: row.unit_name } }]),
	);
}
