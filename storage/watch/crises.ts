import { Fault } from '../../src/errors.ts';
import type { Clock } from '../../src/office.ts';
import type { CrisisWatch } from '../../src/records/watch/state.ts';
import { appendEvent } from '../catalogue/events.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { type CrisisRow, crisisFrom } from './rows.ts';

export function listCrises(db: Database, clock: Clock, accountId?: string): readonly CrisisWatch[] {
	const all = sql.selectFrom('crisis_watches').selectAll().orderBy('started_at', 'desc').orderBy('id');
	const query =
		accountId === undefined
			? all.where('ended_at', 'is', null).where('until', '>', clock.now().toISOString())
			: all.where('account_id', '=', accountId);
	return db.all(query).map(crisisFrom);
}

/** @throws Fault `unknown-account` */
export function startCrises(db: Database, clock: Clock, crises: readonly CrisisWatch[]): void {
	db.write(() => {
		for (const crisis of crises) {
			const { accountId, startedBy, until, everyMinutes, reason } = crisis;
			const account = sql.selectFrom('accounts').select('id').where('id', '=', accountId);
			if (!db.first(account))
				throw new Fault('A crisis watch needs an account', { code: 'unknown-account', subject: accountId });
			endCrises(db, clock, [accountId], startedBy);
			const row: CrisisRow = {
				...{ id: crisis.id, account_id: accountId, started_at: crisis.startedAt, started_by: startedBy },
				...{ until, every_minutes: everyMinutes, reason, ended_at: null, ended_by: null },
			};
			db.run(sql.insertInto('crisis_watches').values(row));
			const data = { crisis: crisis.id, until, everyMinutes, reason };
			appendEvent(
				db,
				{ kind: 'crisis-watch-begun', actor: startedBy, subject: accountId, data },
				clock.now(),
			);
		}
	});
}

/** One that ran out by itself is closed too, and is not among those that were on. */
export function endCrises(
	db: Database,
	clock: Clock,
	accountIds: readonly string[],
	by: string,
): readonly string[] {
	return db.write(() => {
		const now = clock.now().toISOString();
		const open = accountIds.flatMap((id) =>
			db.all(
				sql
					.selectFrom('crisis_watches')
					.selectAll()
					.where('account_id', '=', id)
					.where('ended_at', 'is', null),
			),
		);
		const ended: string[] = [];
		for (const { id, account_id, until } of open) {
			const isOn = until > now;
			const at = isOn ? now : until;
			db.run(sql.updateTable('crisis_watches').set({ ended_at: at, ended_by: by }).where('id', '=', id));
			if (!isOn) continue;
			ended.push(account_id);
			appendEvent(
				db,
				{ kind: 'crisis-watch-ended', actor: by, subject: account_id, data: { crisis: id } },
				clock.now(),
			);
		}
		return ended;
	});
}
