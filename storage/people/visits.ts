import type { Failures } from '../../src/office/people.ts';
import type { Clock } from '../../src/office.ts';
import { FORGOTTEN_HOURS } from '../../src/records/people/attempts.ts';
import type { Invitation, Visit } from '../../src/records/people/visit.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { InvitationRow, VisitRow } from './rows.ts';

/** Those that are over are swept whenever one begins, so that the table never grows beyond those in use. Call inside `write`. */
export function beginVisit(db: Database, clock: Clock, visit: Visit): void {
	db.run(sql.deleteFrom('visits').where('ends_at', '<=', clock.now().toISOString()));
	const { key, personId, begunAt, shownAt = null, usedAt, endsAt, device } = visit;
	db.run(
		sql.insertInto('visits').values({
			...{ key, person_id: personId, begun_at: begunAt, shown_at: shownAt, used_at: usedAt },
			...{ ends_at: endsAt, device },
		}),
	);
}

export function visitFrom({ key, person_id, begun_at, shown_at, used_at, ends_at, device }: VisitRow): Visit {
	return {
		...{ key, personId: person_id, begunAt: begun_at, usedAt: used_at, endsAt: ends_at, device },
		...(shown_at === null ? {} : { shownAt: shown_at }),
	};
}

/** A newer invitation of a person replaces the older. Call inside `write`. */
export function putInvitation(db: Database, { key, personId, madeAt, madeBy, endsAt }: Invitation): void {
	db.run(sql.deleteFrom('invitations').where('person_id', 'is', personId ?? null));
	db.run(
		sql.insertInto('invitations').values({
			...{ key, person_id: personId ?? null, made_at: madeAt, made_by: madeBy, ends_at: endsAt },
		}),
	);
}

export function findInvitation(db: Database, clock: Clock, key: string): Invitation | undefined {
	const now = clock.now().toISOString();
	const row = db.first(
		sql.selectFrom('invitations').selectAll().where('key', '=', key).where('ends_at', '>', now),
	);
	return row && invitationFrom(row);
}

function invitationFrom({ key, person_id, made_at, made_by, ends_at }: InvitationRow): Invitation {
	return {
		...{ key, madeAt: made_at, madeBy: made_by, endsAt: ends_at },
		...(person_id === null ? {} : { personId: person_id }),
	};
}

export function listFailures(
	db: Database,
	clock: Clock,
	keys: readonly string[],
): ReadonlyMap<string, Failures> {
	const query = sql
		.selectFrom('sign_in_failures')
		.selectAll()
		.where('key', 'in', keys)
		.where('last_at', '>', forgotten(clock));
	return new Map(db.all(query).map(({ key, count, last_at }) => [key, { count, lastAt: last_at }]));
}

/** Call inside `write`. */
export function countFailure(db: Database, clock: Clock, keys: readonly string[]): void {
	db.run(sql.deleteFrom('sign_in_failures').where('last_at', '<=', forgotten(clock)));
	const last_at = clock.now().toISOString();
	for (const key of keys)
		db.run(
			sql
				.insertInto('sign_in_failures')
				.values({ key, count: 1, last_at })
				.onConflict((there) =>
					there
						.column('key')
						.doUpdateSet((row) => ({ count: row('sign_in_failures.count', '+', 1), last_at })),
				),
		);
}

function forgotten(clock: Clock): string {
	return new Date(clock.now().getTime() - FORGOTTEN_HOURS * 3_600_000).toISOString();
}
