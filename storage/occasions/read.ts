import { sql as raw } from 'kysely';
import type { NamedAccount } from '../../src/office/occasions.ts';
import type { Closing } from '../../src/records/occasions/closing.ts';
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
	return db.all(query).map(closingFrom);
}

export function closingFrom(row: ClosingRow): Closing {
	const { how, ended_at: at, ended_by: by, ended_reason: reason, bundle_id: bundleId } = row;
	return {
		id: row.id,
		accountId: row.account_id,
		begunBy: row.begun_by,
		begunAt: row.begun_at,
		reason: row.reason,
		lastContent: row.last_content,
		level: row.level,
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
