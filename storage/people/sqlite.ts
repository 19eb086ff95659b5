import { UsageError } from '../../src/errors.ts';
import type { PeopleBook } from '../../src/office/people.ts';
import type { Clock } from '../../src/office.ts';
import type { Person } from '../../src/records/people/person.ts';
import { appendEvent } from '../catalogue/events.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { removePasskeysOf } from './passkeys.ts';
import {
	addPerson,
	findPerson,
	hasAdministrator,
	listPeople,
	needed,
	setClosed,
	setGrants,
} from './people.ts';
import { revokeOf } from './tokens.ts';
import {
	beginVisit,
	countFailure,
	findInvitation,
	listFailures,
	putInvitation,
	visitFrom,
} from './visits.ts';

/** People and where they are signed in, on SQLite, in the catalogue's database: a change and its event are one transaction. */
export function sqlitePeople(db: Database, clock: Clock): PeopleBook {
	const tell = (kind: string, actor: string, subject: string, data: Readonly<Record<string, unknown>> = {}) =>
		appendEvent(db, { kind, actor, subject, data }, clock.now());
	const setPassword = (id: string, password: string) =>
		db.run(sql.updateTable('people').set({ password }).where('id', '=', id));
	return {
		people: async () => listPeople(db),
		person: async (id) => plain(findPerson(db, { id })),
		personOf: async (email) => findPerson(db, { email }),
		add: async (person, by) => db.write(() => addPerson(db, clock, person, by)),
		setGrants: async (id, grants, by) => db.write(() => setGrants(db, clock, id, grants, by)),
		setClosed: async (id, closed, by) => db.write(() => setClosed(db, clock, id, closed, by)),

		invite: async (invitation) =>
			db.write(() => {
				putInvitation(db, invitation);
				if (invitation.personId) tell('person-invited', invitation.madeBy, invitation.personId);
			}),
		invitation: async (key) => findInvitation(db, clock, key),
		accept: async (key, password, first) =>
			db.write(() => {
				const invitation = findInvitation(db, clock, key);
				const isFirst = invitation !== undefined && invitation.personId === undefined;
				if (!invitation || (isFirst && (!first || hasAdministrator(db)))) throw used();
				db.run(sql.deleteFrom('invitations').where('key', '=', key));
				if (isFirst && first)
					return addPerson(
						db,
						clock,
						{ ...first, password, grants: [{ role: 'administrator' }] },
						first.name,
					);
				const { id, name } = needed(db, invitation.personId ?? '');
				setPassword(id, password);
				db.run(sql.deleteFrom('visits').where('person_id', '=', id));
				// Whoever had the password before could have made keys by it, for programs and for themselves.
				revokeOf(db, clock, id, name);
				removePasskeysOf(db, clock, id, name);
				tell('person-password-set', name, id, { by: 'invitation' });
			}),

		setPassword: async (id, password, exceptVisit) =>
			db.write(() => {
				const { name } = needed(db, id);
				setPassword(id, password);
				db.run(sql.deleteFrom('visits').where('person_id', '=', id).where('key', '!=', exceptVisit));
				// A way to another password that lies in somebody's letters would undo this one.
				db.run(sql.deleteFrom('invitations').where('person_id', '=', id));
				tell('person-password-set', name, id, { by: 'person' });
			}),
		begin: async (visit) =>
			db.write(() => {
				beginVisit(db, clock, visit);
				tell('signed-in', needed(db, visit.personId).name, visit.personId, { device: visit.device });
			}),
		visit: async (key) => {
			const row = db.first(sql.selectFrom('visits').selectAll().where('key', '=', key));
			return row && visitFrom(row);
		},
		touch: async (key, usedAt, endsAt) => {
			// Half a hundred readers have one written a second: a wait for the disk at each would be a wait for everybody.
			db.runPassing(
				sql.updateTable('visits').set({ used_at: usedAt, ends_at: endsAt }).where('key', '=', key),
			);
		},
		visitsOf: async (personId) =>
			db
				.all(
					sql.selectFrom('visits').selectAll().where('person_id', '=', personId).orderBy('used_at', 'desc'),
				)
				.map(visitFrom),
		end: async (key) => db.run(sql.deleteFrom('visits').where('key', '=', key)) > 0,
		endAll: async (personId, by) =>
			db.write(() => {
				const visits = db.run(sql.deleteFrom('visits').where('person_id', '=', personId));
				if (visits > 0) tell('signed-out-everywhere', by, personId, { visits });
				return visits;
			}),

		failures: async (keys) => listFailures(db, clock, keys),
		countFailure: async (keys) => db.write(() => countFailure(db, clock, keys)),
		forgive: async (key) => {
			db.run(
				sql
					.updateTable('sign_in_failures')
					.set((row) => ({ count: row('count', '-', 1) }))
					.where('key', '=', key)
					.where('count', '>', 0),
			);
		},
		clearFailures: async (key) => {
			db.run(sql.deleteFrom('sign_in_failures').where('key', '=', key));
		},
	};
}

/** Without the password, which nobody is shown. */
function plain(found: ReturnType<typeof findPerson>): Person | undefined {
	if (!found) return undefined;
	const { password: _, ...person } = found;
	return person;
}

function used(): UsageError {
	return new UsageError(
		'The invitation has been used, was replaced by a newer one, is too old, or ended when the password was changed or a role was given',
		{
			code: 'invitation-used',
			remedy:
				'Ask an administrator for a new one. The first administrator is given one whenever `ogonblick serve` starts.',
		},
	);
}
