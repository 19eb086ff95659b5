import type { NoticeBook } from '../../src/office/notices.ts';
import type { Clock } from '../../src/office.ts';
import type { StandingNotice } from '../../src/records/notices/notice.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { failedRuns, partialRuns, unannouncedChanges } from './grounds.ts';
import { keepNotices, markArrived, putOff, readdress } from './keep.ts';
import { letterFrom } from './rows.ts';

/** Notices on SQLite, in the catalogue's database: a letter is durable before anybody may send it. */
export function sqliteNotices(db: Database, clock: Clock): NoticeBook {
	return {
		partialRuns: async (since) => partialRuns(db, since),
		failedRuns: async (since) => failedRuns(db, since),
		unannounced: async (since) => unannouncedChanges(db, since),
		standing: async () => listStanding(db),
		lastWritten: async (way) => {
			const query = sql
				.selectFrom('letters')
				.where('way', '=', way)
				.groupBy('unit_id')
				.select(({ fn }) => ['unit_id', fn.max('written_at').as('at')]);
			return new Map(db.all(query).map(({ unit_id, at }) => [unit_id, at]));
		},
		keep: async (kept) => keepNotices(db, clock, kept),
		async letters({ unitId, isWaiting = false, limit } = {}) {
			let query = sql
				.selectFrom('letters')
				.selectAll('letters')
				.select((eb) =>
					eb
						.selectFrom('letter_notices')
						.whereRef('letter_notices.letter_id', '=', 'letters.id')
						.select(({ fn }) => fn.countAll<number>().as('n'))
						.as('notices'),
				);
			if (unitId !== undefined) query = query.where('unit_id', '=', unitId);
			query = isWaiting
				? query.where('sent_at', 'is', null).orderBy('written_at').orderBy('id')
				: query.orderBy('written_at', 'desc').orderBy('id');
			if (limit !== undefined) query = query.limit(limit);
			return db.all(query).map((row) => letterFrom({ ...row, notices: row.notices ?? 0 }));
		},
		arrived: async (id, said) => markArrived(db, clock, id, said),
		putOff: async (id, trouble, nextAt) => putOff(db, clock, id, trouble, nextAt),
		readdress: async (id, recipient) => readdress(db, clock, id, recipient),
	};
}

function listStanding(db: Database): readonly StandingNotice[] {
	const query = sql
		.selectFrom('notices')
		.leftJoin('letter_notices', 'letter_notices.notice_id', 'notices.id')
		.where('ended_at', 'is', null)
		.select(['notices.id', 'key', 'kind', 'unit_id', 'way'])
		.orderBy('notices.id');
	const found = new Map<string, StandingNotice>();
	for (const { id, key, kind, unit_id: unitId, way } of db.all(query)) {
		const told = [...(found.get(id)?.told ?? []), ...(way === null ? [] : [way])];
		found.set(id, { id, key, kind, unitId, told });
	}
	return [...found.values()];
}
