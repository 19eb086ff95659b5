import { sql as raw } from 'kysely';
import type { ChangeFilter } from '../../src/office/occasions.ts';
import { type ChangeHistory, DOCUMENTS_DAYS } from '../../src/records/occasions/announced.ts';
import { type Database, sql } from '../sqlite/database.ts';

/** Complete snapshots of the whole account at its level or above, around a day. */
const documenting = sql
	.selectFrom('filings as f')
	.innerJoin('orders as o', 'o.id', 'f.order_id')
	.whereRef('f.account_id', '=', 'c.account_id' as never)
	.where('f.outcome', '=', 'complete')
	.where('f.occasion', '!=', 'removal')
	.where('o.limits', '=', '{}');

/** Announced changes by day, with the snapshots before and after them. */
export function listChanges(db: Database, filter: ChangeFilter): readonly ChangeHistory[] {
	const { accountId, from, withWithdrawn = false } = filter;
	const rank = (level: string) =>
		raw`CASE ${raw.ref(level)} WHEN 'full' THEN 2 WHEN 'unique' THEN 1 ELSE 0 END`;
	const enough = raw<boolean>`${rank('o.level')} >= ${rank('a.level')}`;
	let query = sql
		.selectFrom('announced_changes as c')
		.innerJoin('accounts as a', 'a.id', 'c.account_id')
		.selectAll('c')
		.select(() => [
			documenting
				.select(({ fn }) => fn.max('f.captured_on').as('on'))
				.where(enough)
				.where(raw<boolean>`f.captured_on < c.happens_on`)
				.where(raw<boolean>`f.captured_on >= date(c.happens_on, ${`-${DOCUMENTS_DAYS} days`})`)
				.as('documented_on'),
			documenting
				.select(({ fn }) => fn.min('f.captured_on').as('on'))
				.where(enough)
				.where(raw<boolean>`f.captured_on >= c.happens_on`)
				.as('taken_after'),
		])
		.orderBy('c.happens_on')
		.orderBy('c.id');
	if (accountId !== undefined) query = query.where('c.account_id', '=', accountId);
	if (from !== undefined) query = query.where('c.happens_on', '>=', from);
	if (!withWithdrawn) query = query.where('c.withdrawn_at', 'is', null);
	return db.all(query).map((row): ChangeHistory => {
		const { withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason } = row;
		return {
			id: row.id,
			accountId: row.account_id,
			on: row.happens_on,
			what: row.what,
			announcedBy: row.announced_by,
			announcedAt: row.announced_at,
			...(at === null || by === null || reason === null ? {} : { withdrawn: { at, by, reason } }),
			...(row.documented_on === null ? {} : { documentedOn: row.documented_on }),
			...(row.taken_after === null ? {} : { takenAfter: row.taken_after }),
		};
	});
}
