import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { EventFilter } from '../../src/office.ts';
import { canonicalEvent, type Event, type NewEvent } from '../../src/records/event.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { EventRow } from '../sqlite/tables.ts';

const NO_PREVIOUS = '0'.repeat(64);
/** Events verified between two breaths of the event loop: about 20 ms. */
const BATCH = 5_000;

/** Chains an event to the last one. Call it inside `write`, together with the change that it tells of. */
export function appendEvent(db: Database, event: NewEvent, at: Date): Event {
	const last = db.first(
		sql.selectFrom('events').select(['number', 'hash']).orderBy('number', 'desc').limit(1),
	);
	// Hashed is what can be read back: JSON turns dates to text and drops what is undefined.
	const data = JSON.parse(JSON.stringify(event.data)) as Event['data'];
	const unsealed = {
		// SQLite would keep half a surrogate pair as another character than the one that was hashed.
		kind: event.kind.toWellFormed(),
		actor: event.actor.toWellFormed(),
		subject: event.subject.toWellFormed(),
		data,
		number: (last?.number ?? 0) + 1,
		at: at.toISOString(),
		previous: last?.hash ?? NO_PREVIOUS,
	};
	const canonical = canonicalEvent(unsealed);
	const sealed: Event = { ...unsealed, hash: hash('sha256', canonical, 'hex') };
	db.run(sql.insertInto('events').values({ ...sealed, data: dataOf(canonical, sealed) }));
	return sealed;
}

/** Those that the filter lets through, oldest first. */
export function listEvents(db: Database, filter: EventFilter): readonly Event[] {
	let query = sql.selectFrom('events').selectAll().orderBy('number', 'desc');
	if (filter.subject !== undefined) query = query.where('subject', '=', filter.subject);
	if (filter.kinds !== undefined) query = query.where('kind', 'in', filter.kinds);
	if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
	if (filter.before !== undefined) query = query.where('number', '<', filter.before);
	if (filter.limit !== undefined) query = query.limit(filter.limit);
	return db.all(query).map(eventFrom).reverse();
}

/** Those of higher numbers, oldest first. */
export function nextEvents(db: Database, after: number, limit: number): readonly Event[] {
	const query = sql.selectFrom('events').selectAll().where('number', '>', after);
	return db.all(query.orderBy('number').limit(limit)).map(eventFrom);
}

/** Recomputes the chain batch by batch, in constant memory; `brokenAt` is the first number that does not hold. */
export async function verifyEvents(
	db: Database,
): Promise<
	{ readonly ok: true; readonly events: number } | { readonly ok: false; readonly brokenAt: number }
> {
	let number = 0;
	let previous = NO_PREVIOUS;
	for (;;) {
		const batch = db.all(
			sql.selectFrom('events').selectAll().where('number', '>', number).orderBy('number').limit(BATCH),
		);
		for (const row of batch) {
			const follows = row.number === number + 1 && row.previous === previous;
			if (!follows || hash('sha256', canonicalRow(row), 'hex') !== row.hash)
				return { ok: false, brokenAt: number + 1 };
			number = row.number;
			previous = row.hash;
		}
		if (batch.length < BATCH) return { ok: true, events: number };
		await setImmediate();
	}
}

/**
 * The same bytes as `canonicalEvent`, from the stored text of `data`, which is canonical already. Parsing and
 * sorting it again would halve the speed and let a change of its spelling pass.
 */
function canonicalRow(row: EventRow): string {
	const head = JSON.stringify([row.number, row.at, row.kind, row.actor, row.subject]);
	return `${head.slice(0, -1)},${row.data},"${row.previous}"]`;
}

/** The canonical text of `data`, cut out of the canonical text of its event. */
function dataOf(canonical: string, e: Event): string {
	const before = JSON.stringify([e.number, e.at, e.kind, e.actor, e.subject]).length;
	return canonical.slice(before, canonical.length - `,"${e.previous}"]`.length);
}

function eventFrom(row: EventRow): Event {
	return { ...row, data: JSON.parse(row.data) as Event['data'] };
}
