import { sql as raw } from 'kysely';
import type { FailedRun, PartialRun, UnannouncedChange } from '../../src/office/notices.ts';
import type { Occasion } from '../../src/records/occasion.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { lookFrom } from '../watch/rows.ts';

/**
 * SQLite gives the other columns of the row that has the least value. By the account alone (`+`): without statistics SQLite takes the index of the outcome,
 * which nearly all have, and goes through all that is filed once for each that is partial.
 */
const PARTIAL = raw<{ account_id: string; bundle_id: string; occasion: Occasion; captured_at: string }>`
	SELECT account_id, bundle_id, occasion, min(captured_at) AS captured_at FROM filings
	WHERE outcome = 'partial' AND occasion <> 'removal' AND captured_at > coalesce((
		SELECT max(whole.captured_at) FROM filings AS whole
		WHERE whole.account_id = filings.account_id AND +whole.outcome = 'complete' AND whole.occasion <> 'removal'
	), '')
	GROUP BY account_id`;
const evidencePartial = (since: string) => raw<{
	account_id: string;
	bundle_id: string;
	occasion: Occasion;
	captured_at: string;
}>`
	SELECT account_id, bundle_id, occasion, captured_at FROM filings
	WHERE outcome = 'partial' AND occasion = 'removal' AND captured_at >= ${since}`;

/** @param since evidence that was filed before it is not told any more; ISO 8601 in UTC */
export function partialRuns(db: Database, since: string): readonly PartialRun[] {
	return [PARTIAL, evidencePartial(since)].flatMap((query) =>
		db.all({ compile: () => query.compile(sql) }).map((row) => ({
			...{ accountId: row.account_id, bundleId: row.bundle_id, occasion: row.occasion },
			capturedAt: row.captured_at,
		})),
	);
}

interface FailedRow {
	account_id: string;
	id: string;
	path: string;
	code: string;
	occasion: Occasion;
	at: string;
}

const FAILED = raw<FailedRow>`
	SELECT attempts.account_id, attempts.id, attempts.path, attempts.code, orders.occasion, min(attempts.at) AS at
	FROM attempts JOIN orders ON orders.id = attempts.order_id
	WHERE orders.occasion <> 'removal' AND attempts.at > coalesce((
		SELECT max(filed_at) FROM filings WHERE filings.account_id = attempts.account_id AND filings.occasion <> 'removal'
	), '')
	GROUP BY attempts.account_id, attempts.code`;
/** The few attempts first: SQLite would begin with all orders that there have been. */
const evidenceFailed = (since: string) => raw<FailedRow>`
	SELECT attempts.account_id, attempts.id, attempts.path, attempts.code, orders.occasion, attempts.at
	FROM attempts CROSS JOIN orders ON orders.id = attempts.order_id
	WHERE orders.occasion = 'removal' AND attempts.at >= ${since} AND NOT EXISTS (
		SELECT 1 FROM filings JOIN orders AS again ON again.id = filings.order_id
		WHERE again.account_id = orders.account_id AND again.occasion = 'removal' AND again.post IS orders.post
			AND filings.filed_at > attempts.at
	)`;

/** @param since as `partialRuns` */
export function failedRuns(db: Database, since: string): readonly FailedRun[] {
	return [FAILED, evidenceFailed(since)].flatMap((query) =>
		db
			.all({ compile: () => query.compile(sql) })
			.map(({ account_id, id, ...rest }) => ({ accountId: account_id, attemptId: id, ...rest })),
	);
}

/** A look that ordered a snapshot of a major change, unless the event of it says that somebody had announced it. */
export function unannouncedChanges(db: Database, since: string): readonly UnannouncedChange[] {
	const query = sql
		.selectFrom('watch_looks')
		.selectAll()
		.where('order_id', 'is not', null)
		.where('at', '>=', since)
		.orderBy('at');
	return db.all(query).flatMap((row) => {
		const { id, accountId, at, changes } = lookFrom(row);
		const major = changes.filter(({ weight }) => weight === 'major');
		return major.length > 0 && !wasAnnounced(db, accountId, id)
			? [{ accountId, lookId: id, at, changes: major }]
			: [];
	});
}

function wasAnnounced(db: Database, accountId: string, lookId: string): boolean {
	const detected = sql
		.selectFrom('events')
		.select('data')
		.where('subject', '=', accountId)
		.where('kind', '=', 'change-detected');
	return db.all(detected).some(({ data }) => {
		const { look, isAnnounced } = JSON.parse(data) as {
			readonly look?: string;
			readonly isAnnounced?: boolean;
		};
		return look === lookId && isAnnounced === true;
	});
}
