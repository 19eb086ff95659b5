import { UsageError } from '../../src/errors.ts';
import type { PasskeyBook } from '../../src/office/passkeys.ts';
import type { Clock } from '../../src/office.ts';
import { MOST_PASSKEYS, type Passkey, type PasskeyStart } from '../../src/records/people/passkey.ts';
import { appendEvent } from '../catalogue/events.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { PasskeyRow } from './rows.ts';

/** So many may be under way at once; of more, which a stranger begins without end, the oldest are given up. */
const MOST_STARTS = 10_000;

/** Passkeys on SQLite, in the catalogue's database. */
export function sqlitePasskeys(db: Database, clock: Clock): PasskeyBook {
	const tell = (kind: string, actor: string, subject: string, data: Readonly<Record<string, unknown>>) =>
		appendEvent(db, { kind, actor, subject, data }, clock.now());
	const byId = (id: string) => db.first(sql.selectFrom('passkeys').selectAll().where('id', '=', id));
	return {
		begin: async (start) => db.write(() => begin(db, clock, start)),
		take: async (key) =>
			db.write(() => {
				const row = db.first(sql.selectFrom('passkey_starts').selectAll().where('key', '=', key));
				if (row) db.run(sql.deleteFrom('passkey_starts').where('key', '=', key));
				if (!row || row.ends_at <= clock.now().toISOString()) return undefined;
				const { browser, person_id: personId, ends_at: endsAt } = row;
				return { key, browser, endsAt, ...(personId === null ? {} : { personId }) };
			}),
		passkey: async (id) => {
			const row = byId(id);
			return row && passkeyFrom(row);
		},
		passkeys: async (personId) => {
			const all = sql.selectFrom('passkeys').selectAll().orderBy('added_at').orderBy('id');
			return db.all(personId === undefined ? all : all.where('person_id', '=', personId)).map(passkeyFrom);
		},
		add: async (passkey, by) =>
			db.write(() => {
				if (byId(passkey.id)) throw known();
				const own = db.all(sql.selectFrom('passkeys').select('id').where('person_id', '=', passkey.personId));
				if (own.length >= MOST_PASSKEYS) throw tooMany();
				db.run(sql.insertInto('passkeys').values(rowOf(passkey)));
				tell('passkey-added', by, passkey.personId, { name: passkey.name });
			}),
		used: async (id, { counter, isSynced, usedAt }) =>
			db.write(() => {
				const row = byId(id);
				if (!row) return 'gone';
				if (row.doubted_at !== null) return 'doubted';
				// A device that does not count says 0 always (Web Authentication Level 3, 6.1.1).
				if ((counter > 0 || row.counter > 0) && counter <= row.counter) {
					db.run(sql.updateTable('passkeys').set({ doubted_at: usedAt }).where('id', '=', id));
					// One of those who came in by it is not the person, and nobody knows which.
					db.run(sql.deleteFrom('visits').where('person_id', '=', row.person_id));
					tell('passkey-doubted', 'ogonblick', row.person_id, {
						...{ name: row.name, counter, lastCounter: row.counter },
					});
					return 'doubted';
				}
				db.run(
					sql
						.updateTable('passkeys')
						.set({ counter, is_synced: isSynced ? 1 : 0, used_at: usedAt })
						.where('id', '=', id),
				);
				return 'kept';
			}),
		rename: async (personId, id, name) =>
			db.run(
				sql.updateTable('passkeys').set({ name }).where('id', '=', id).where('person_id', '=', personId),
			) > 0,
		remove: async (personId, id, by) =>
			db.write(() => {
				const row = byId(id);
				if (row?.person_id !== personId) return false;
				db.run(sql.deleteFrom('passkeys').where('id', '=', id));
				tell('passkey-removed', by, personId, { name: row.name });
				return true;
			}),
		removeAll: async (personId, by) =>
			db.write(() => {
				const removed = removePasskeysOf(db, clock, personId, by);
				if (removed > 0) db.run(sql.deleteFrom('visits').where('person_id', '=', personId));
				return removed;
			}),
	};
}

/** Removes all passkeys of a person. Call inside `write`. @returns how many there were */
export function removePasskeysOf(db: Database, clock: Clock, personId: string, by: string): number {
	const removed = db.run(sql.deleteFrom('passkeys').where('person_id', '=', personId));
	const data = { passkeys: removed };
	if (removed > 0)
		appendEvent(db, { kind: 'passkeys-removed', actor: by, subject: personId, data }, clock.now());
	return removed;
}

function begin(db: Database, clock: Clock, { key, browser, personId, endsAt }: PasskeyStart): void {
	db.run(sql.deleteFrom('passkey_starts').where('ends_at', '<=', clock.now().toISOString()));
	const last = db.first(
		sql
			.selectFrom('passkey_starts')
			.select('ends_at')
			.orderBy('ends_at', 'desc')
			.offset(MOST_STARTS)
			.limit(1),
	);
	if (last) db.run(sql.deleteFrom('passkey_starts').where('ends_at', '<=', last.ends_at));
	const values = { key, browser, person_id: personId ?? null, ends_at: endsAt };
	db.run(sql.insertInto('passkey_starts').values(values));
}

function known(): UsageError {
	return new UsageError('That passkey is kept here already', {
		code: 'passkey-known',
		remedy: 'Sign in with it, or make one on another device.',
	});
}

function tooMany(): UsageError {
	return new UsageError(`You have ${MOST_PASSKEYS} passkeys, which is as many as anybody may have`, {
		...{ code: 'too-many-passkeys', subject: `${MOST_PASSKEYS}` },
		remedy: 'Remove one that you do not use any more.',
	});
}

function rowOf(passkey: Passkey): PasskeyRow {
	const { id, personId, name, publicKey, counter, isSynced, host, addedAt, usedAt, doubtedAt } = passkey;
	return {
		...{ id, person_id: personId, name, public_key: publicKey, counter, is_synced: isSynced ? 1 : 0, host },
		...{ added_at: addedAt, used_at: usedAt ?? null, doubted_at: doubtedAt ?? null },
	};
}

function passkeyFrom(row: PasskeyRow): Passkey {
	const { id, person_id: personId, name, public_key: publicKey, counter, host, added_at: addedAt } = row;
	return {
		...{ id, personId, name, publicKey, counter, isSynced: row.is_synced === 1, host, addedAt },
		...(row.used_at === null ? {} : { usedAt: row.used_at }),
		...(row.doubted_at === null ? {} : { doubtedAt: row.doubted_at }),
	};
}
