import { type Database, sql } from '../sqlite/database.ts';

/**
 * Bundles of whose time stamps the catalogue says something else than its events: whoever takes the renewals away and writes fewer of them into the table
 * would have nobody miss them, and whoever writes a later day would have them run out unseen.
 */
export function differingStamps(db: Database): string[] {
	const events = db.all(
		sql
			.selectFrom('events')
			.select(['kind', 'subject', 'data'])
			.where('kind', 'in', ['stamps-read', 'seal-renewed'])
			.orderBy('number'),
	);
	const told = new Map<string, { readonly renewals: number; readonly goodUntil: string | null }>();
	for (const { kind, subject, data } of events) {
		const { renewals, goodUntil } = JSON.parse(data) as { renewals: number; goodUntil: string | null };
		// What is found never lowers how many there were, as `StampBook.record` keeps it.
		const most = kind === 'stamps-read' ? Math.max(renewals, told.get(subject)?.renewals ?? 0) : renewals;
		told.set(subject, { renewals: most, goodUntil });
	}
	const rows = new Map(
		db.all(sql.selectFrom('seal_stamps').selectAll()).map((row) => [row.bundle_id, row] as const),
	);
	const isOther = (bundleId: string) => {
		const [row, event] = [rows.get(bundleId), told.get(bundleId)];
		return row?.renewals !== event?.renewals || row?.good_until !== event?.goodUntil;
	};
	return [...new Set([...rows.keys(), ...told.keys()])].filter(isOther);
}
