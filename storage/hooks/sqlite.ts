import type { HookBook } from '../../src/office/hooks.ts';
import type { Clock } from '../../src/office.ts';
import type { Hook, HookEvent } from '../../src/records/hooks/hook.ts';
import { appendEvent, nextEvents } from '../catalogue/events.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { HookRow } from './rows.ts';
import { stopHook } from './stop.ts';

const WELL = { failing_since: null, tries: 0, next_at: null, trouble: null } as const;

/** Addresses of programs that are told, on SQLite, in the catalogue's database. */
export function sqliteHooks(db: Database, clock: Clock): HookBook {
	const tell = (kind: string, actor: string, subject: string, data: Readonly<Record<string, unknown>> = {}) =>
		appendEvent(db, { kind, actor, subject, data }, clock.now());
	const set = (id: string, values: Partial<HookRow>) =>
		db.run(sql.updateTable('hooks').set(values).where('id', '=', id));
	const find = (id: string) => db.first(sql.selectFrom('hooks').selectAll().where('id', '=', id));
	return {
		hooks: async () =>
			db.all(sql.selectFrom('hooks').selectAll().orderBy('made_at').orderBy('id')).map(hookFrom),
		add: async ({ id, address, unitId, events, madeBy }, secret) =>
			db.write(() => {
				const data = { events, unitId: unitId ?? null };
				const { number: seen } = tell('hook-added', madeBy, id, data);
				const row: HookRow = {
					...{ id, address, unit_id: unitId ?? null, events: JSON.stringify(events), secret, seen },
					...{ made_at: clock.now().toISOString(), made_by: madeBy, sent_at: null },
					...{ ...WELL, stopped_at: null, stopped_why: null },
				};
				db.run(sql.insertInto('hooks').values(row));
				return hookFrom(row);
			}),
		secretOf: async (id) => find(id)?.secret,
		after: async (number, limit) => nextEvents(db, number, limit),
		told: async (id, seen, sentAt) => {
			set(id, { ...WELL, seen, ...(sentAt === undefined ? {} : { sent_at: sentAt }) });
		},
		failed: async (id, { since, tries, nextAt, trouble }) => {
			set(id, { failing_since: since, tries, next_at: nextAt, trouble });
		},
		stop: async (id, why, by) => db.write(() => stopHook(db, clock, id, why, by)),
		start: async (id, by) =>
			db.write(() => {
				const row = find(id);
				if (!row || row.stopped_at === null) return false;
				set(id, { ...WELL, stopped_at: null, stopped_why: null });
				tell('hook-started', by, id);
				return true;
			}),
		remove: async (id, by) =>
			db.write(() => {
				const isThere = db.run(sql.deleteFrom('hooks').where('id', '=', id)) > 0;
				if (isThere) tell('hook-removed', by, id);
				return isThere;
			}),
	};
}

function hookFrom(row: HookRow): Hook {
	const { failing_since: since, next_at: nextAt, stopped_at, stopped_why } = row;
	return {
		...{ id: row.id, address: row.address, events: JSON.parse(row.events) as HookEvent[] },
		...{ madeAt: row.made_at, madeBy: row.made_by, seen: row.seen },
		...(row.unit_id === null ? {} : { unitId: row.unit_id }),
		...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
		...(since === null || nextAt === null
			? {}
			: { failing: { since, nextAt, tries: row.tries, trouble: row.trouble ?? '' } }),
		...(stopped_at === null || stopped_why === null ? {} : { stopped: { at: stopped_at, why: stopped_why } }),
	};
}
