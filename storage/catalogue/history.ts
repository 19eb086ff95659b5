import { localDate } from '../../src/records/local-date.ts';
import { LEVELS } from '../../src/records/occasion.ts';
import type { TakenSnapshot } from '../../src/records/occasions/history.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { AccountHistoryRow } from '../sqlite/occasion-tables.ts';

/**
 * Keeps what an account was last documented by, so that what is due is found without reading every filing. What was limited by
 * its own order, or was one post, does not document the account. Call it inside `write`, when a filing is recorded.
 */
export function keepFiled(db: Database, accountId: string, taken: Omit<TakenSnapshot, 'bundleId'>): void {
	if (taken.occasion === 'removal' || !taken.isWhole) return;
	const there = historyOf(db, accountId);
	const atMost = LEVELS.slice(0, LEVELS.indexOf(taken.level) + 1);
	const days = atMost.map((level) => {
		const column = `${taken.outcome}_${level}` as const;
		const was = there[column];
		return [column, was !== null && was > taken.capturedOn ? was : taken.capturedOn] as const;
	});
	keep(db, { ...there, ...Object.fromEntries(days), failures: 0, failed_on: null });
}

/**
 * Keeps that an attempt failed; several of one day are one failure, since a person who tries again and again learns no more than that it is down. Call
 * it inside `write`.
 */
export function keepFailed(db: Database, accountId: string, at: string, timeZone: string): void {
	const there = historyOf(db, accountId);
	const failed_on = localDate(new Date(at), timeZone);
	const failures = there.failed_on === failed_on ? there.failures : there.failures + 1;
	keep(db, { ...there, failures, failed_on });
}

function historyOf(db: Database, accountId: string): AccountHistoryRow {
	const there = db.first(sql.selectFrom('account_history').selectAll().where('account_id', '=', accountId));
	return there ?? { account_id: accountId, ...NOTHING };
}

const NOTHING = {
	...{ complete_overview: null, complete_unique: null, complete_full: null },
	...{ partial_overview: null, partial_unique: null, partial_full: null },
	...{ failures: 0, failed_on: null },
} as const;

function keep(db: Database, row: AccountHistoryRow): void {
	const { account_id: _, ...set } = row;
	db.run(
		sql
			.insertInto('account_history')
			.values(row)
			.onConflict((conflict) => conflict.column('account_id').doUpdateSet(set)),
	);
}
