import type { Clock } from '../../src/office.ts';
import type { AccountStatus } from '../../src/records/account.ts';
import { asksForLess, settles } from '../../src/records/occasions/closing.ts';
import type { TakenSnapshot } from '../../src/records/occasions/history.ts';
import type { OccasionChange } from '../../src/records/register/change.ts';
import { appendEvent } from '../catalogue/events.ts';
import { OURSELVES, setState } from '../catalogue/orders.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { ClosingRow } from '../sqlite/occasion-tables.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { closingFrom, listTaken, loweringsOf } from './read.ts';

type Change<Kind extends OccasionChange['kind']> = Extract<OccasionChange, { kind: Kind }>;

export function beginClosing(db: Database, change: Change<'closing-begun'>, by: string, at: string): void {
	const { id, closingId, from, lastContent, level, reason } = change;
	setStatus(db, id, from, 'closing');
	db.run(
		sql.insertInto('closings').values({
			...{
				id: closingId,
				account_id: id,
				begun_at: at,
				begun_by: by,
				reason,
				last_content: lastContent,
				level,
			},
			...{ how: null, ended_at: null, ended_by: null, ended_reason: null, bundle_id: null },
		}),
	);
}

/**
 * Whoever reads a closing that somebody else has moved meanwhile does not ask for less by that. Closure orders that nobody has begun
 * go: they ask for what was wanted before, which may not close the account any more.
 * @param timeZone IANA name
 */
export function moveClosing(
	db: Database,
	clock: Clock,
	timeZone: string,
	change: Change<'closing-moved'>,
	by: string,
): void {
	const { id, closingId, lastContent, level, lowered = '' } = change;
	const there = openClosing(db, id);
	if (there?.id !== closingId) throw changedMeanwhile(id);
	if (lowered === '' && asksForLess(change, closingFrom(there), timeZone)) throw changedMeanwhile(id);
	const set = { last_content: lastContent, level };
	const moved = db.run(
		sql.updateTable('closings').set(set).where('id', '=', closingId).where('how', 'is', null),
	);
	if (moved !== 1) throw changedMeanwhile(id);
	takeBack(db, clock.now(), by, 'closing-moved', waitingOf(id).where('occasion', '=', 'closure'));
}

/** Closure orders that nobody has begun go with it. */
export function cancelClosing(
	db: Database,
	clock: Clock,
	change: Change<'closing-cancelled'>,
	by: string,
): void {
	const { id, closingId, reason } = change;
	const at = clock.now();
	end(db, id, closingId, { how: 'cancelled', at: at.toISOString(), by, reason, bundleId: null });
	setStatus(db, id, 'closing', 'active');
	takeBack(db, at, by, 'closing-cancelled', waitingOf(id).where('occasion', '=', 'closure'));
}

function waitingOf(accountId: string) {
	return sql
		.selectFrom('orders')
		.select('id')
		.where('account_id', '=', accountId)
		.where('state', '=', 'waiting');
}

function takeBack(
	db: Database,
	at: Date,
	by: string,
	why: string,
	waiting: ReturnType<typeof waitingOf>,
): void {
	for (const { id } of db.all(waiting)) {
		setState(db, id, 'cancelled');
		const data = { why, was: 'waiting' };
		appendEvent(db, { kind: 'order-cancelled', actor: by, subject: id, data }, at);
	}
}

/**
 * The gate itself, under the write lock: by a snapshot that is filed and settles the closing, or by a reason. Whatever the change
 * says, nothing else closes an account.
 */
export function closeAccount(db: Database, clock: Clock, change: Change<'account-closed'>, by: string): void {
	const { id, closingId, bundleId, override = '' } = change;
	const now = clock.now();
	const at = now.toISOString();
	const closing = openClosing(db, id);
	if (closing?.id !== closingId) throw changedMeanwhile(id);
	if (bundleId === undefined) {
		if (override === '') throw changedMeanwhile(id);
		end(db, id, closingId, { how: 'override', at, by, reason: override, bundleId: null });
	} else {
		const taken = listTaken(db, id).find((t) => t.bundleId === bundleId);
		if (!taken || !settles(withLowering(db, closing), taken)) throw changedMeanwhile(id);
		end(db, id, closingId, { how: 'snapshot', at, by, reason: '', bundleId });
	}
	setStatus(db, id, 'closing', 'closed');
	// What was due of it by its history is no more; a person's own order stays. After an override the closure order stays too: its bundle says why.
	const own = waitingOf(id).where('ordered_by', '=', OURSELVES).where('occasion', '!=', 'closure');
	takeBack(db, now, by, 'account-closed', own);
	if (bundleId !== undefined)
		takeBack(db, now, by, 'account-closed', waitingOf(id).where('occasion', '=', 'closure'));
}

/** Closes the account that a snapshot settles the closing of, with its event. Call it inside `write`, when it is recorded. */
export function closeBySnapshot(
	db: Database,
	clock: Clock,
	accountId: string,
	taken: TakenSnapshot,
	actor: string,
): void {
	const closing = openClosing(db, accountId);
	if (!closing || !settles(withLowering(db, closing), taken)) return;
	const change = {
		...({ kind: 'account-closed', id: accountId } as const),
		...{ closingId: closing.id, bundleId: taken.bundleId },
	};
	closeAccount(db, clock, change, actor);
	const { kind, ...data } = change;
	appendEvent(db, { kind, actor, subject: accountId, data }, clock.now());
}

function openClosing(db: Database, accountId: string): ClosingRow | undefined {
	return db.first(
		sql.selectFrom('closings').selectAll().where('account_id', '=', accountId).where('how', 'is', null),
	);
}

function withLowering(db: Database, row: ClosingRow) {
	return closingFrom(row, loweringsOf(db, [row.account_id]).get(row.id));
}

interface End {
	readonly how: NonNullable<ClosingRow['how']>;
	readonly at: string;
	readonly by: string;
	readonly reason: string;
	readonly bundleId: string | null;
}

function end(
	db: Database,
	accountId: string,
	closingId: string,
	{ how, at, by, reason, bundleId }: End,
): void {
	const set = { how, ended_at: at, ended_by: by, ended_reason: reason, bundle_id: bundleId };
	const ended = db.run(
		sql.updateTable('closings').set(set).where('id', '=', closingId).where('how', 'is', null),
	);
	if (ended !== 1) throw changedMeanwhile(accountId);
}

function setStatus(db: Database, id: string, from: AccountStatus, to: AccountStatus): void {
	const set = sql.updateTable('accounts').set({ status: to });
	if (db.run(set.where('id', '=', id).where('status', '=', from)) !== 1) throw changedMeanwhile(id);
}
