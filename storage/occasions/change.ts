import { Fault, UsageError } from '../../src/errors.ts';
import type { Clock } from '../../src/office.ts';
import type { OccasionChange } from '../../src/records/register/change.ts';
import { comparable } from '../../src/records/same-name.ts';
import { appendEvent } from '../catalogue/events.ts';
import { OURSELVES, setState } from '../catalogue/orders.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { beginClosing, cancelClosing, closeAccount, moveClosing } from './closings.ts';

/** What an occasion is written with. */
interface Hands {
	readonly db: Database;
	readonly clock: Clock;
	/** IANA name: whose calendar a day is of. */
	readonly timeZone: string;
}

/** Carries out what is said of an occasion. Call it inside `write`; its event is appended by whoever calls. */
export function carryOutOccasion(hands: Hands, change: OccasionChange, by: string): void {
	const { db, clock, timeZone } = hands;
	const at = clock.now().toISOString();
	switch (change.kind) {
		case 'change-announced': {
			const { id, changeId, on, what, announcedBy = by } = change;
			refuseSame(db, change, changeId);
			db.run(
				sql.insertInto('announced_changes').values({
					...{
						id: changeId,
						account_id: id,
						happens_on: on,
						what,
						announced_by: announcedBy,
						announced_at: at,
					},
					...{ withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null },
				}),
			);
			break;
		}
		case 'change-moved': {
			const { changeId, from, to } = change;
			const what = db.first(
				sql.selectFrom('announced_changes').select('what').where('id', '=', changeId),
			)?.what;
			refuseSame(db, { id: change.id, on: to, what: what ?? '' }, changeId);
			const moved = sql.updateTable('announced_changes').set({ happens_on: to });
			must(
				db.run(
					moved.where('id', '=', changeId).where('happens_on', '=', from).where('withdrawn_at', 'is', null),
				),
				changeId,
			);
			withdrawOrdered(hands, change.id, 'change-moved');
			break;
		}
		case 'change-withdrawn': {
			const { changeId, reason } = change;
			const set = { withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason };
			const withdrawn = sql.updateTable('announced_changes').set(set);
			must(db.run(withdrawn.where('id', '=', changeId).where('withdrawn_at', 'is', null)), changeId);
			withdrawOrdered(hands, change.id, 'change-withdrawn');
			break;
		}
		case 'purpose-answered':
			answerPurpose(db, change, by);
			break;
		case 'closing-begun':
			beginClosing(db, change, by, at);
			break;
		case 'closing-moved':
			moveClosing(db, clock, timeZone, change, by);
			break;
		case 'closing-cancelled':
			cancelClosing(db, clock, change, by);
			break;
		case 'account-closed':
			closeAccount(db, clock, change, by);
			break;
		default:
			throw new Fault('The catalogue does not know such a change', {
				code: 'unknown-change',
				subject: String((change as { kind: unknown }).kind),
			});
	}
}

/** Looked for under the write lock: of two who announce the same at once, one finds the other's. @throws UsageError `change-there` */
function refuseSame(
	db: Database,
	{ id, on, what }: { readonly id: string; readonly on: string; readonly what: string },
	changeId: string,
): void {
	const thatDay = sql
		.selectFrom('announced_changes')
		.select(['id', 'what'])
		.where('account_id', '=', id)
		.where('happens_on', '=', on)
		.where('withdrawn_at', 'is', null)
		.where('id', '!=', changeId);
	const there = db.all(thatDay).find((other) => comparable(other.what) === comparable(what));
	if (there)
		throw new UsageError('The same change is announced for that day already', {
			...{ code: 'change-there', subject: there.id.slice(0, 8) },
			remedy:
				'See it with change list. Another day is given by change move, and change withdraw takes it back.',
		});
}

/**
 * What was ordered by itself for a change that is withdrawn, put off or has happened is not to be taken any more. Where another change of the account
 * stands, it is ordered anew.
 */
export function withdrawOrdered({ db, clock }: Hands, accountId: string, why: string): void {
	const waiting = sql
		.selectFrom('orders')
		.select('id')
		.where('account_id', '=', accountId)
		.where('occasion', '=', 'change')
		.where('ordered_by', '=', OURSELVES)
		.where('state', '=', 'waiting');
	for (const { id } of db.all(waiting)) {
		setState(db, id, 'cancelled');
		const data = { why, was: 'waiting' };
		appendEvent(db, { kind: 'order-cancelled', actor: OURSELVES, subject: id, data }, clock.now());
	}
}

function answerPurpose(
	db: Database,
	{ id, on, holds, reason }: Extract<OccasionChange, { kind: 'purpose-answered' }>,
	by: string,
): void {
	db.run(
		sql.insertInto('purpose_answers').values({
			...{ id: crypto.randomUUID(), account_id: id, answered_on: on },
			...{ holds: holds ? 1 : 0, answered_by: by, reason },
		}),
	);
	if (!holds) return;
	must(db.run(sql.updateTable('accounts').set({ purpose_on: on }).where('id', '=', id)), id);
}

function must(changed: number, id: string): void {
	if (changed !== 1) throw changedMeanwhile(id);
}
