import type { Clock, Lock } from '../../src/office.ts';
import { isGone } from '../owner.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { type Holder, leaseFrom, lostBecause } from './lease.ts';

/** A lock is no record: it leaves no event. One that is held is held, for the worker that has it too. */
export function takeLock(db: Database, clock: Clock, name: string, holder: Holder): Lock | undefined {
	const token = crypto.randomUUID();
	const taken = db.write(() => {
		const now = clock.now();
		const held = db.first(sql.selectFrom('locks').selectAll().where('name', '=', name));
		if (held !== undefined && lostBecause(held, now, isGone) === undefined) return false;
		db.run(sql.deleteFrom('locks').where('name', '=', name));
		const { worker, owner } = holder;
		const row = { name, token, worker, owner, lease_until: leaseFrom(now) };
		db.run(sql.insertInto('locks').values(row));
		return true;
	});
	if (!taken) return undefined;
	return {
		async renew() {
			const lease_until = leaseFrom(clock.now());
			const update = sql
				.updateTable('locks')
				.set({ lease_until })
				.where('name', '=', name)
				.where('token', '=', token);
			return db.run(update) === 1;
		},
		async release() {
			db.run(sql.deleteFrom('locks').where('name', '=', name).where('token', '=', token));
		},
	};
}
