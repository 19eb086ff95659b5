import type { Clock, Lock } from '../../src/office.ts';
import { resting } from '../../src/records/delay.ts';
import { isGone } from '../owner.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { type Holder, leaseFrom, lostBecause } from './lease.ts';

/** A lock is no record: it leaves no event. One that is held is held, for the worker that has it too. */
export function takeLock(db: Database, clock: Clock, name: string, holder: Holder): Lock | undefined {
	const token = crypto.randomUUID();
	let restsUntil: Date | undefined;
	const taken = db.write(() => {
		const now = clock.now();
		const held = db.first(sql.selectFrom('locks').selectAll().where('name', '=', name));
		if (held !== undefined && lostBecause(held, now, isGone) === undefined) return false;
		db.run(sql.deleteFrom('locks').where('name', '=', name));
		const { worker, owner } = holder;
		const row = { name, token, worker, owner, lease_until: leaseFrom(now) };
		db.run(sql.insertInto('locks').values(row));
		restsUntil = restOf(db, name, now);
		return true;
	});
	if (!taken) return undefined;
	return {
		...(restsUntil ? { restsUntil } : {}),
		async renew() {
			const lease_until = leaseFrom(clock.now());
			const update = sql
				.updateTable('locks')
				.set({ lease_until })
				.where('name', '=', name)
				.where('token', '=', token);
			return db.runPassing(update) === 1;
		},
		async release(rest) {
			const own = sql.deleteFrom('locks').where('name', '=', name).where('token', '=', token);
			db.write(() => {
				// Whoever lost the lock has nothing to say of it any more.
				if (db.run(own) === 1 && rest) rests(db, name, rest, clock.now());
			});
		},
	};
}

/** Until when it rests; undefined where that is over. */
function restOf(db: Database, name: string, now: Date): Date | undefined {
	const rest = db.first(sql.selectFrom('rests').select('until').where('name', '=', name));
	const { after, until } = resting(now);
	return rest && rest.until > after && rest.until <= until ? new Date(rest.until) : undefined;
}

function rests(db: Database, name: string, until: Date, now: Date): void {
	db.run(
		sql
			.deleteFrom('rests')
			.where((eb) => eb.or([eb('name', '=', name), eb('until', '<=', now.toISOString())])),
	);
	db.run(sql.insertInto('rests').values({ name, until: until.toISOString() }));
}
