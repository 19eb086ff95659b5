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

/** Above it, all are read at once: a list of so many ids would be longer than SQLite takes. */
const FEW = 500;

export function namedAccounts(db: Database, ids: readonly string[]): ReadonlyMap<string, NamedAccount> {
	if (ids.length === 0) return new Map();
	let query = sql
		.selectFrom('accounts')
		.innerJoin('units', 'units.id', 'accounts.unit_id')
		.selectAll('accounts')
		.select('units.name as unit_name');
	if (ids.length <= FEW) query = query.where('accounts.id', 'in', ids);
	const wanted = new Set(ids);
	const rows = db.all(query).filter(({ id }) => wanted.has(id));
	return new Map(
		rows.map((row) => [
			row.id,
			{ account: accountFrom(row), unit: { id: row.unit_id, name: row.unit_name } },
		]),
	);
}
