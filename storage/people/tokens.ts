import type { TokenBook } from '../../src/office/tokens.ts';
import type { Clock } from '../../src/office.ts';
import type { Grant } from '../../src/records/people/person.ts';
import type { Token } from '../../src/records/people/token.ts';
import { appendEvent } from '../catalogue/events.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { TokenRow } from './rows.ts';

/** Keys of programs on SQLite, in the catalogue's database. */
export function sqliteTokens(db: Database, clock: Clock): TokenBook {
	return {
		add: async (token, key, by) =>
			db.write(() => {
				const { id, personId, name, grants, madeAt, endsAt } = token;
				db.run(
					sql.insertInto('tokens').values({
						...{ id, key, person_id: personId, name, grants: JSON.stringify(grants) },
						...{ made_at: madeAt, ends_at: endsAt, used_at: null, revoked_at: null },
					}),
				);
				const data = { personId, grants, endsAt };
				appendEvent(db, { kind: 'token-made', actor: by, subject: id, data }, clock.now());
			}),
		token: async (key) => {
			const row = db.first(sql.selectFrom('tokens').selectAll().where('key', '=', key));
			return row && tokenFrom(row);
		},
		tokens: async (personId) => {
			const all = sql.selectFrom('tokens').selectAll().orderBy('made_at', 'desc').orderBy('id');
			return db.all(personId === undefined ? all : all.where('person_id', '=', personId)).map(tokenFrom);
		},
		touch: async (id, usedAt) => {
			db.run(sql.updateTable('tokens').set({ used_at: usedAt }).where('id', '=', id));
		},
		revoke: async (id, by) => db.write(() => revoke(db, clock, idsOfTokens().where('id', '=', id), by) > 0),
	};
}

/** Takes back all keys that a person has made. Call inside `write`. */
export function revokeOf(db: Database, clock: Clock, personId: string, by: string): void {
	revoke(db, clock, idsOfTokens().where('person_id', '=', personId), by);
}

function revoke(db: Database, clock: Clock, wanted: ReturnType<typeof idsOfTokens>, by: string): number {
	const found = db.all(wanted.where('revoked_at', 'is', null));
	const revoked_at = clock.now().toISOString();
	for (const { id } of found) {
		db.run(sql.updateTable('tokens').set({ revoked_at }).where('id', '=', id));
		appendEvent(db, { kind: 'token-revoked', actor: by, subject: id, data: {} }, clock.now());
	}
	return found.length;
}

const idsOfTokens = () => sql.selectFrom('tokens').select('id');

function tokenFrom({ id, person_id, name, grants, made_at, ends_at, used_at, revoked_at }: TokenRow): Token {
	return {
		...{ id, personId: person_id, name, grants: JSON.parse(grants) as Grant[] },
		...{ madeAt: made_at, endsAt: ends_at },
		...(used_at === null ? {} : { usedAt: used_at }),
		...(revoked_at === null ? {} : { revokedAt: revoked_at }),
	};
}
