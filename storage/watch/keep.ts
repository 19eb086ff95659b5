import { TryAgainLater } from '../../src/errors.ts';
import type { DetectedChange, KeptLook, LookedAt, SeenAnnouncement } from '../../src/office/watch.ts';
import type { Clock } from '../../src/office.ts';
import { appendEvent } from '../catalogue/events.ts';
import { addOrder, extendReason } from '../catalogue/orders.ts';
import { carryOutOccasion, withdrawOrdered } from '../occasions/change.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { lookRow, stateRow } from './rows.ts';

interface Hands {
	readonly db: Database;
	readonly clock: Clock;
	/** IANA name: whose calendar a day is of. */
	readonly timeZone: string;
}

/**
 * Keeps a look, where the account stands after it, what began and ended, and the detected change with its order. A look that found nothing
 * new has no event: it is a line of its own that never changes, and there is one a day of every account.
 */
export function keepLook(hands: Hands, looked: LookedAt): KeptLook {
	const { db, clock } = hands;
	const { look, state, after, detected, dropPictureOf } = looked;
	const { accountId } = look;
	return db.write(() => {
		const there = sql.selectFrom('watch_states').select('last_look').where('account_id', '=', accountId);
		if (db.first(there)?.last_look !== after) throw overtaken(look.address);
		const tell = (kind: string, data: object) =>
			appendEvent(db, { kind, actor: looked.actor, subject: accountId, data: { ...data } }, clock.now());

		if (detected?.announced) happened(hands, looked, detected.announced);
		const ordered = detected ? orderFor(db, clock, looked, detected) : undefined;
		db.run(sql.insertInto('watch_looks').values(lookRow(look, ordered?.orderId)));
		const { account_id, ...rest } = stateRow(state);
		db.run(
			sql
				.insertInto('watch_states')
				.values({ account_id, ...rest })
				.onConflict((conflict) => conflict.column('account_id').doUpdateSet(rest)),
		);
		if (dropPictureOf !== undefined)
			db.run(sql.updateTable('watch_looks').set({ picture: null }).where('id', '=', dropPictureOf));

		if (after === undefined) tell('watch-begun', { look: look.id });
		if (detected)
			tell('change-detected', {
				...{ look: look.id, changes: detected.changes, isAnnounced: detected.announced !== undefined },
				...(detected.announced ? { announcement: detected.announced } : {}),
				...(ordered ? { order: ordered.orderId, wasOrdered: ordered.wasOrdered } : {}),
			});
		for (const { code, failure } of looked.begun)
			tell('watch-finding-begun', { look: look.id, code, failure });
		for (const { code, since } of looked.ended) tell('watch-finding-ended', { look: look.id, code, since });
		return ordered ?? { wasOrdered: false };
	});
}

/** An announced change that was seen counts as happened: what is due no longer asks for a snapshot before it. */
function happened(
	hands: Hands,
	{ look: { id: look, accountId: id }, actor }: LookedAt,
	{ id: changeId, on: from, seenOn: to, isDocumented }: SeenAnnouncement,
): void {
	// One that is documented stays on its day: on the day of the look the same snapshot might come too late.
	if (from > to && !isDocumented) {
		carryOutOccasion(hands, { kind: 'change-moved', id, changeId, from, to }, actor);
		const data = { changeId, from, to, look };
		appendEvent(hands.db, { kind: 'change-moved', actor, subject: id, data }, hands.clock.now());
	}
	withdrawOrdered(hands, id, 'change-happened');
}

/** The order that documents a change: one that an earlier change placed and nobody has begun, else a new one. */
function orderFor(
	db: Database,
	clock: Clock,
	{ look: { accountId }, actor }: LookedAt,
	{ order }: DetectedChange,
): (KeptLook & { readonly orderId: string }) | undefined {
	if (!order) return undefined;
	const waiting = db.first(
		sql
			.selectFrom('watch_looks')
			.innerJoin('orders', 'orders.id', 'watch_looks.order_id')
			.select(['orders.id', 'orders.reason'])
			.where('watch_looks.account_id', '=', accountId)
			.where('watch_looks.order_id', 'is not', null)
			.where('orders.state', '=', 'waiting')
			.limit(1),
	);
	if (waiting) {
		// What the snapshot documents stands in its manifest: every change of it, and not the first alone.
		if (!waiting.reason.includes(order.reason))
			extendReason(db, clock, waiting.id, `${waiting.reason} ${order.reason}`, actor);
		return { orderId: waiting.id, wasOrdered: true };
	}
	return { orderId: addOrder(db, clock, order).id, wasOrdered: false };
}

function overtaken(address: string): TryAgainLater {
	return new TryAgainLater('Another look at the account was kept meanwhile.', {
		code: 'look-overtaken',
		subject: address,
		remedy: 'Nothing is lost: the other look counts. Look again if you want to.',
	});
}
