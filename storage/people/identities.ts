import { UsageError } from '../../src/errors.ts';
import type { IdentityBook } from '../../src/office/identity.ts';
import type { Clock } from '../../src/office.ts';
import type { Identity, ProviderStart } from '../../src/records/people/identity.ts';
import { appendEvent } from '../catalogue/events.ts';
import { stopHooksOf } from '../hooks/stop.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { removePasskeysOf } from './passkeys.ts';
import { needed } from './people.ts';
import type { IdentityRow, ProviderStartRow } from './rows.ts';
import { revokeOf } from './tokens.ts';

/** So many sign-ins may be under way at once; of more, which a stranger begins without end, the oldest are given up. */
const MOST_STARTS = 10_000;

/** Who is who at the organisation's sign-in service, on SQLite, in the catalogue's database. */
export function sqliteIdentities(db: Database, clock: Clock): IdentityBook {
	const tell = (kind: string, actor: string, subject: string) =>
		appendEvent(db, { kind, actor, subject, data: {} }, clock.now());
	return {
		begin: async (start) => db.write(() => begin(db, clock, start)),
		take: async (key) =>
			db.write(() => {
				const row = db.first(sql.selectFrom('provider_starts').selectAll().where('key', '=', key));
				if (row) db.run(sql.deleteFrom('provider_starts').where('key', '=', key));
				return row && row.ends_at > clock.now().toISOString() ? startFrom(row) : undefined;
			}),
		identity: async (issuer, subject) => {
			const row = db.first(
				sql.selectFrom('identities').selectAll().where('issuer', '=', issuer).where('subject', '=', subject),
			);
			return row && identityFrom(row);
		},
		identities: async (personId) => {
			const all = sql.selectFrom('identities').selectAll().orderBy('bound_at').orderBy('issuer');
			return db.all(personId === undefined ? all : all.where('person_id', '=', personId)).map(identityFrom);
		},
		bind: async (identity, by) =>
			db.write(() => {
				const { issuer, subject, personId, boundAt, usedAt } = identity;
				const there = db.first(
					sql
						.selectFrom('identities')
						.select('issuer')
						.where('issuer', '=', issuer)
						.where((row) => row.or([row('subject', '=', subject), row('person_id', '=', personId)])),
				);
				if (there) throw taken(by);
				db.run(
					sql.insertInto('identities').values({
						...{ issuer, subject, person_id: personId, bound_at: boundAt, used_at: usedAt },
					}),
				);
				tell('identity-bound', by, personId);
			}),
		touch: async (issuer, subject, usedAt) => {
			db.run(
				sql
					.updateTable('identities')
					.set({ used_at: usedAt })
					.where('issuer', '=', issuer)
					.where('subject', '=', subject),
			);
		},
		release: async (personId, by) =>
			db.write(() => {
				const bonds = db.run(sql.deleteFrom('identities').where('person_id', '=', personId));
				if (bonds === 0) return 0;
				// Whoever came in by it is not the person, or it would not be taken away.
				db.run(sql.deleteFrom('visits').where('person_id', '=', personId));
				removePasskeysOf(db, clock, personId, by);
				// A key made meanwhile would go on as the person.
				revokeOf(db, clock, personId, by);
				stopHooksOf(db, clock, needed(db, personId).name, by);
				tell('identity-released', by, personId);
				return bonds;
			}),
	};
}

function begin(db: Database, clock: Clock, start: ProviderStart): void {
	const { key, browser, nonce, verifier, redirect, wayBack, isAnew = false, endsAt } = start;
	db.run(sql.deleteFrom('provider_starts').where('ends_at', '<=', clock.now().toISOString()));
	const last = db.first(
		sql
			.selectFrom('provider_starts')
			.select('ends_at')
			.orderBy('ends_at', 'desc')
			.offset(MOST_STARTS)
			.limit(1),
	);
	if (last) db.run(sql.deleteFrom('provider_starts').where('ends_at', '<=', last.ends_at));
	db.run(
		sql.insertInto('provider_starts').values({
			...{ key, browser, nonce, verifier, redirect, way_back: wayBack },
			...{ is_anew: isAnew ? 1 : 0, ends_at: endsAt },
		}),
	);
}

function taken(name: string): UsageError {
	return new UsageError('Somebody else of the sign-in service has signed in here with that address before', {
		...{ code: 'provider-person-taken', subject: name },
		remedy:
			'An administrator can unbind the person from the sign-in service, once it is certain who you are.',
	});
}

function startFrom(row: ProviderStartRow): ProviderStart {
	const { key, browser, nonce, verifier, redirect, way_back: wayBack, ends_at: endsAt } = row;
	return {
		key,
		browser,
		nonce,
		verifier,
		redirect,
		wayBack,
		endsAt,
		...(row.is_anew === 1 ? { isAnew: true } : {}),
	};
}

function identityFrom({ issuer, subject, person_id, bound_at, used_at }: IdentityRow): Identity {
	return { issuer, subject, personId: person_id, boundAt: bound_at, usedAt: used_at };
}
