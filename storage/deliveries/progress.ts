import { Fault, TryAgainLater } from '../../src/errors.ts';
import type { KeptReceipt } from '../../src/office/deliveries.ts';
import type { Clock } from '../../src/office.ts';
import type { Answered, DeliveryState } from '../../src/records/delivery/delivery.ts';
import { appendEvent } from '../catalogue/events.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { DeliveryRow } from './rows.ts';

/** Call it inside `write`, as all here. */
export function bundleSent(db: Database, clock: Clock, id: string, bundleId: string, by: string): void {
	const { number } = theDelivery(db, id);
	const now = clock.now();
	if (!move(db, { now: () => now }, id, bundleId, { from: 'ordered', to: 'sent' })) return;
	const sent = sql.updateTable('delivered_bundles').set({ sent_at: now.toISOString() });
	db.run(sent.where('delivery_id', '=', id).where('bundle_id', '=', bundleId));
	const data = { delivery: number };
	appendEvent(db, { kind: 'bundle-sent', actor: by, subject: bundleId, data }, now);
}

export function deliverySent(db: Database, clock: Clock, id: string, by: string): void {
	const { number, sent_at, withdrawn_at } = theDelivery(db, id);
	if (sent_at !== null || withdrawn_at !== null) return;
	const left = inState(db, id, 'ordered');
	if (left.length > 0)
		throw new Fault('A delivery is not sent while bundles of it are not', {
			...{ code: 'delivery-unfinished', subject: number },
		});
	db.run(sql.updateTable('deliveries').set({ sent_at: clock.now().toISOString() }).where('id', '=', id));
	appendEvent(db, { kind: 'delivery-sent', actor: by, subject: id, data: { number } }, clock.now());
}

/**
 * @param isAll whether also what lies at the target is taken out, and the delivery ends with that
 * @returns how many bundles were taken out
 */
export function withdrawRest(
	db: Database,
	clock: Clock,
	id: string,
	reason: string,
	by: string,
	isAll: boolean,
): number {
	const { number, sent_at, withdrawn_at } = theDelivery(db, id);
	if (sent_at !== null || withdrawn_at !== null) return 0;
	let taken = 0;
	for (const from of isAll ? (['ordered', 'sent'] as const) : (['ordered'] as const))
		for (const bundleId of inState(db, id, from)) {
			move(db, clock, id, bundleId, { from, to: 'withdrawn', reason });
			const data = { delivery: number, reason, ...(from === 'sent' ? { from } : {}) };
			appendEvent(db, { kind: 'bundle-delivery-withdrawn', actor: by, subject: bundleId, data }, clock.now());
			taken++;
		}
	// What was answered already was sent too: it stays as it was answered, whatever becomes of the rest.
	if (isAll || inState(db, id, 'sent', 'received', 'refused').length === 0) {
		const withdrawn = { withdrawn_at: clock.now().toISOString() };
		db.run(sql.updateTable('deliveries').set(withdrawn).where('id', '=', id));
		appendEvent(
			db,
			{ kind: 'delivery-withdrawn', actor: by, subject: id, data: { number, reason } },
			clock.now(),
		);
	}
	return taken;
}

export function answerBundles(
	db: Database,
	clock: Clock,
	id: string,
	answers: readonly (Answered & { readonly from: string })[],
	receipt: KeptReceipt | undefined,
	by: string,
): void {
	const { number } = theDelivery(db, id);
	const stated = receipt && { name: receipt.name, sha256: receipt.sha256 };
	if (receipt && keepReceipt(db, clock, id, receipt, by))
		appendEvent(
			db,
			{ kind: 'receipt-taken-in', actor: by, subject: id, data: { number, ...stated } },
			clock.now(),
		);
	for (const { bundleId, state, from, reason } of answers) {
		const change = { from: from as DeliveryState, to: state, ...(reason === undefined ? {} : { reason }) };
		if (!move(db, clock, id, bundleId, change))
			throw new TryAgainLater('Somebody else has answered for the bundle meanwhile', {
				...{ code: 'delivery-answered-meanwhile', subject: bundleId },
				remedy: 'Look at the delivery again, then say what should be.',
			});
		const data = { delivery: number, from, reason, receipt: stated?.sha256 };
		const kind = state === 'received' ? 'bundle-received' : 'bundle-refused';
		appendEvent(db, { kind, actor: by, subject: bundleId, data }, clock.now());
	}
}

/** @returns false where the same one is kept already */
function keepReceipt(db: Database, clock: Clock, id: string, receipt: KeptReceipt, by: string): boolean {
	const { name, sha256, bytes } = receipt;
	const there = sql
		.selectFrom('delivery_receipts')
		.select('number')
		.where('delivery_id', '=', id)
		.where('sha256', '=', sha256);
	if (db.first(there)) return false;
	const last = db.first(
		sql.selectFrom('delivery_receipts').select(({ fn }) => fn.max<number | null>('number').as('number')),
	);
	const row = { number: (last?.number ?? 0) + 1, delivery_id: id, name, sha256, bytes: Buffer.from(bytes) };
	db.run(sql.insertInto('delivery_receipts').values({ ...row, at: clock.now().toISOString(), kept_by: by }));
	return true;
}

function move(
	db: Database,
	clock: Clock,
	id: string,
	bundleId: string,
	{ from, to, reason = null }: { from: DeliveryState; to: DeliveryState; reason?: string | null },
): boolean {
	return (
		db.run(
			sql
				.updateTable('delivered_bundles')
				.set({ state: to, at: clock.now().toISOString(), reason })
				.where('delivery_id', '=', id)
				.where('bundle_id', '=', bundleId)
				.where('state', '=', from),
		) === 1
	);
}

function inState(db: Database, id: string, ...states: readonly DeliveryState[]): readonly string[] {
	const query = sql
		.selectFrom('delivered_bundles')
		.select('bundle_id')
		.where('delivery_id', '=', id)
		.where('state', 'in', states);
	return db.all(query.orderBy('position')).map(({ bundle_id }) => bundle_id);
}

function theDelivery(db: Database, id: string): DeliveryRow {
	const row = db.first(sql.selectFrom('deliveries').selectAll().where('id', '=', id));
	if (row) return row;
	throw new Fault('There is no such delivery', { code: 'delivery-gone', subject: id });
}
