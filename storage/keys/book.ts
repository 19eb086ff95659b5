import { TryAgainLater } from '../../src/errors.ts';
import type { KeyBook } from '../../src/office/seal.ts';
import type { Clock } from '../../src/office.ts';
import type { SealKey } from '../../src/records/seal.ts';
import { appendEvent } from '../catalogue/events.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { keyFrom } from './rows.ts';

/** The history of seal keys on SQLite, in the catalogue's database: a change and its events are one transaction. */
export function sqliteKeys(db: Database, clock: Clock): KeyBook {
	return {
		history: async () => listKeys(db),
		begin: async (key, by) =>
			db.write(() => {
				const inUse = listKeys(db).at(-1);
				if (inUse) return inUse;
				add(db, clock, key, by);
				return key;
			}),
		replace: async ({ sha256, why }, next, by) =>
			db.write(() => {
				const inUse = listKeys(db).at(-1);
				if (inUse?.sha256 !== sha256) throw overtaken(inUse?.sha256);
				db.run(
					sql.updateTable('seal_keys').set({ used_to: next.from, ended: why }).where('sha256', '=', sha256),
				);
				const data = { to: next.from, why };
				appendEvent(db, { kind: 'seal-key-ended', actor: by, subject: sha256, data }, clock.now());
				add(db, clock, next, by);
			}),
	};
}

function listKeys(db: Database): readonly SealKey[] {
	return db.all(sql.selectFrom('seal_keys').selectAll().orderBy('number')).map(keyFrom);
}

function add(db: Database, clock: Clock, key: SealKey, by: string): void {
	const { sha256, publicKey, from, endorsement = null } = key;
	const { length } = listKeys(db);
	db.run(
		sql.insertInto('seal_keys').values({
			...{ number: length + 1, sha256, public_key: publicKey, used_from: from },
			...{ used_to: null, ended: null, endorsement },
		}),
	);
	const data = { publicKey, from, endorsement };
	appendEvent(db, { kind: 'seal-key-begun', actor: by, subject: sha256, data }, clock.now());
}

function overtaken(inUse: string | undefined): TryAgainLater {
	return new TryAgainLater(
		'The seal key was exchanged by another process meanwhile; nothing was changed here.',
		{
			code: 'seal-key-overtaken',
			...(inUse === undefined ? {} : { subject: inUse }),
			remedy: 'Look at the keys with `ogonblick key show`, and exchange again only if that is still wanted.',
		},
	);
}
