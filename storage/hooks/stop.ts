import type { Clock } from '../../src/office.ts';
import type { HookStop } from '../../src/records/hooks/hook.ts';
import { appendEvent } from '../catalogue/events.ts';
import { type Database, sql } from '../sqlite/database.ts';

/** Call inside `write`. @returns false where it was stopped or is gone */
export function stopHook(db: Database, clock: Clock, id: string, why: HookStop, by: string): boolean {
	const stopped_at = clock.now().toISOString();
	const stopped = db.run(
		sql
			.updateTable('hooks')
			.set({ stopped_at, stopped_why: why })
			.where('id', '=', id)
			.where('stopped_at', 'is', null),
	);
	if (stopped === 0) return false;
	appendEvent(db, { kind: 'hook-stopped', actor: by, subject: id, data: { why } }, clock.now());
	return true;
}

/**
 * Stops what a person has added: the other end may be theirs. Nothing is lost that happens until somebody who stays starts it again. They are known by the
 * name of who added them, so of two people of one name both have theirs stopped. Call inside `write`.
 */
export function stopHooksOf(db: Database, clock: Clock, name: string, by: string): void {
	for (const { id } of db.all(sql.selectFrom('hooks').select('id').where('made_by', '=', name)))
		stopHook(db, clock, id, 'person', by);
}
