import { TryAgainLater, UsageError } from '../../src/errors.ts';
import type { Secret } from '../../src/office/people.ts';
import type { Clock } from '../../src/office.ts';
import { emailKey, type Grant, type Person, sameGrant } from '../../src/records/people/person.ts';
import { appendEvent } from '../catalogue/events.ts';
import { stopHooksOf } from '../hooks/stop.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { revokeOf } from './tokens.ts';

export function listPeople(db: Database): readonly Person[] {
	const grants = Map.groupBy(db.all(sql.selectFrom('grants').selectAll()), ({ person_id }) => person_id);
	const rows = db.all(sql.selectFrom('people').selectAll());
	const collator = new Intl.Collator('sv');
	return rows
		.map((row) => personFrom(row, grants.get(row.id) ?? []))
		.toSorted((a, b) => collator.compare(a.name, b.name));
}

export function findPerson(
	db: Database,
	by: { readonly id: string } | { readonly email: string },
): (Person & Secret) | undefined {
	const query = sql.selectFrom('people').selectAll();
	const row = db.first(
		'id' in by ? query.where('id', '=', by.id) : query.where('email_key', '=', emailKey(by.email)),
	);
	if (!row) return undefined;
	const grants = db.all(sql.selectFrom('grants').selectAll().where('person_id', '=', row.id));
	return { ...personFrom(row, grants), ...(row.password === null ? {} : { password: row.password }) };
}

/** Call inside `write`. */
export function addPerson(
	db: Database,
	clock: Clock,
	{ id, name, email, grants, password }: Pick<Person, 'id' | 'name' | 'email' | 'grants'> & Secret,
	by: string,
): void {
	const email_key = emailKey(email);
	if (findPerson(db, { email }))
		throw new UsageError('Somebody else signs in with that address', {
			...{ code: 'duplicate-person', subject: email },
			remedy: 'Give another address, or change the roles of whoever has it.',
		});
	const added_at = clock.now().toISOString();
	db.run(
		sql
			.insertInto('people')
			.values({ id, name, email, email_key, password: password ?? null, added_at, closed_at: null }),
	);
	putGrants(db, id, grants);
	appendEvent(db, { kind: 'person-added', actor: by, subject: id, data: { name, grants } }, clock.now());
}

/** Call inside `write`. */
export function setGrants(
	db: Database,
	clock: Clock,
	id: string,
	grants: readonly Grant[],
	by: string,
): void {
	const person = needed(db, id);
	db.run(sql.deleteFrom('grants').where('person_id', '=', id));
	putGrants(db, id, grants);
	keepAdministrator(db, person);
	const isGiven = grants.some((grant) => !person.grants.some((had) => sameGrant(had, grant)));
	// A way in that somebody else holds would open what they may not give.
	if (isGiven) db.run(sql.deleteFrom('invitations').where('person_id', '=', id).where('made_by', '!=', by));
	const data = { from: person.grants, to: grants };
	appendEvent(db, { kind: 'person-grants-set', actor: by, subject: id, data }, clock.now());
}

/** Call inside `write`. */
export function setClosed(db: Database, clock: Clock, id: string, closed: boolean, by: string): void {
	const person = needed(db, id);
	if ((person.closedAt !== undefined) === closed) return;
	const closed_at = closed ? clock.now().toISOString() : null;
	db.run(sql.updateTable('people').set({ closed_at }).where('id', '=', id));
	if (closed) {
		db.run(sql.deleteFrom('visits').where('person_id', '=', id));
		db.run(sql.deleteFrom('invitations').where('person_id', '=', id));
		revokeOf(db, clock, id, by);
		stopHooksOf(db, clock, person.name, by);
	}
	keepAdministrator(db, person);
	const kind = closed ? 'person-closed' : 'person-let-in';
	appendEvent(db, { kind, actor: by, subject: id, data: {} }, clock.now());
}

/** Whether anybody can add people for the whole organisation. */
export function hasAdministrator(db: Database): boolean {
	const query = sql
		.selectFrom('grants')
		.innerJoin('people', 'people.id', 'grants.person_id')
		.select('people.id')
		.where('role', '=', 'administrator')
		.where('unit_id', 'is', null)
		.where('closed_at', 'is', null);
	return db.first(query) !== undefined;
}

export function needed(db: Database, id: string): Person {
	const person = findPerson(db, { id });
	if (person) return person;
	throw new TryAgainLater('That person is not there', {
		...{ code: 'register-changed', subject: id },
		remedy: 'Look at the list of people again.',
	});
}

/** Without one nobody could ever let anybody in again. */
function keepAdministrator(db: Database, { name }: Person): void {
	if (hasAdministrator(db)) return;
	throw new UsageError('Nobody would be left who may give others access', {
		...{ code: 'last-administrator', subject: name },
		remedy: 'Make somebody else administrator of the whole organisation first.',
	});
}

function putGrants(db: Database, person_id: string, grants: readonly Grant[]): void {
	for (const { role, unitId } of grants)
		db.run(sql.insertInto('grants').values({ person_id, role, unit_id: unitId ?? null }));
}

function personFrom(
	row: {
		id: string;
		name: string;
		email: string;
		password: string | null;
		added_at: string;
		closed_at: string | null;
	},
	grants: readonly { role: Grant['role']; unit_id: string | null }[],
): Person {
	return {
		...{ id: row.id, name: row.name, email: row.email, addedAt: row.added_at },
		hasPassword: row.password !== null,
		grants: grants.map(({ role, unit_id }) => ({ role, ...(unit_id === null ? {} : { unitId: unit_id }) })),
		...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
	};
}
