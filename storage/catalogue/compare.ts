import { differingDeliveries } from '../deliveries/compare.ts';
import { differingDisclosures } from '../disclosures/compare.ts';
import { differingStamps } from '../keys/compare.ts';
import { differingOccasions } from '../occasions/compare.ts';
import { type Database, sql } from '../sqlite/database.ts';
import type { EventRow } from '../sqlite/tables.ts';
import { rootUntold } from './roots.ts';

type Told = Readonly<Record<string, unknown>>;

/**
 * Compares orders, filings, attempts, the last fixity checks, deliveries, seal keys, time stamps and what occasions come to with the events that tell of them, both ways. The chain shows that no event was
 * changed; it cannot show that its last ones were taken away, and what they told of still stands in the tables.
 * @returns subjects that differ, each once
 */
export function compareWithEvents(db: Database): readonly string[] {
	return db.write(() => {
		const differing = [
			differingFilings,
			differingAttempts,
			differingOrders,
			differingOccasions,
			differingChecks,
			differingDeliveries,
			differingDisclosures,
			differingKeys,
			differingStamps,
		];
		return [...new Set(differing.flatMap((find) => find(db)))];
	});
}

function differingFilings(db: Database): string[] {
	const query = sql.selectFrom('filings').innerJoin('orders', 'orders.id', 'filings.order_id');
	const filings = db.all(query.selectAll('filings').select('orders.out'));
	const told = toldBy(db, 'bundle-filed');
	const rows = filings.map((f): [string, Told] => [
		f.bundle_id,
		{
			...{ orderId: f.order_id, accountId: f.account_id, path: f.path, bytes: f.bytes },
			...{ sha256: f.sha256, outcome: f.outcome },
			isRestricted: f.is_restricted === 1 ? true : undefined,
		},
	]);
	const elsewhere = filings.filter(({ bundle_id, root, out }) => {
		const event = told.get(bundle_id);
		const filed = event?.root ?? rootUntold({ out });
		return event !== undefined && filed !== undefined && filed !== root;
	});
	return [...differing(new Map(rows), told), ...elsewhere.map(({ bundle_id }) => bundle_id)];
}

function differingAttempts(db: Database): string[] {
	const rows = db
		.all(sql.selectFrom('attempts').selectAll())
		.map((a): [string, Told] => [
			a.id,
			{ orderId: a.order_id, accountId: a.account_id, path: a.path, code: a.code },
		]);
	return differing(new Map(rows), toldBy(db, 'attempt-failed'));
}

/** The last check of each bundle: one that was struck from the table would have a spoilt bundle look whole. */
function differingChecks(db: Database): string[] {
	const rows = db
		.all(sql.selectFrom('fixity_checks').selectAll().where('is_last', '=', 1))
		.map((c): [string, Told] => [
			c.bundle_id,
			{ at: c.at, outcome: c.outcome, sha256: c.sha256, detail: c.detail },
		]);
	return differing(new Map(rows), toldBy(db, 'fixity-checked'));
}

/** Seal keys, and how they ended: a key that somebody has put among them would vouch for bundles that the organisation never sealed. */
function differingKeys(db: Database): string[] {
	const keys = db.all(sql.selectFrom('seal_keys').selectAll());
	const begun = keys.map(
		({ sha256, public_key: publicKey, used_from: from, endorsement }): [string, Told] => [
			sha256,
			{ publicKey, from, endorsement },
		],
	);
	const ended = keys
		.filter(({ ended }) => ended !== null)
		.map(({ sha256, used_to: to, ended: why }): [string, Told] => [sha256, { to, why }]);
	return [
		...differing(new Map(begun), toldBy(db, 'seal-key-begun')),
		...differing(new Map(ended), toldBy(db, 'seal-key-ended')),
	];
}

/** Orders also by how often they were begun, and by what they came to. */
function differingOrders(db: Database): string[] {
	const orders = db.all(sql.selectFrom('orders').selectAll());
	const rows = orders.map((o): [string, Told] => [
		o.id,
		{
			...{ accountId: o.account_id, occasion: o.occasion, level: o.level, reason: o.reason },
			...{ post: o.post ?? undefined, category: o.category ?? undefined },
			isRestricted: o.is_restricted === 1 ? true : undefined,
		},
	]);
	const claims = new Map<string, number>();
	for (const { subject } of eventsOf(db, 'order-claimed'))
		claims.set(subject, (claims.get(subject) ?? 0) + 1);
	const ends: Readonly<Record<string, ReadonlySet<unknown>>> = {
		filed: new Set([...toldBy(db, 'bundle-filed').values()].map((told) => told.orderId)),
		failed: new Set([...toldBy(db, 'attempt-failed').values()].map((told) => told.orderId)),
		cancelled: new Set(toldBy(db, 'order-cancelled').keys()),
	};
	const unfinished = orders.filter(
		({ id, state, attempts }) => attempts !== (claims.get(id) ?? 0) || ends[state]?.has(id) === false,
	);
	const placed = new Map(toldBy(db, 'order-placed'));
	for (const [id, { reason }] of toldBy(db, 'order-extended')) {
		const told = placed.get(id);
		if (told) placed.set(id, { ...told, reason });
	}
	return [...differing(new Map(rows), placed), ...unfinished.map(({ id }) => id)];
}

/** What is in only one of them, or is told otherwise in the other. */
function differing(rows: ReadonlyMap<string, Told>, told: ReadonlyMap<string, Told>): string[] {
	const gone = [...told.keys()].filter((subject) => !rows.has(subject));
	const wrong = [...rows].filter(([subject, row]) => {
		const event = told.get(subject);
		return (
			event === undefined ||
			Object.entries(row).some(([name, value]) => wellFormed(event[name]) !== wellFormed(value))
		);
	});
	return [...gone, ...wrong.map(([subject]) => subject)];
}

/** SQLite keeps half a surrogate pair as another character. */
function wellFormed(value: unknown): unknown {
	return typeof value === 'string' ? value.toWellFormed() : value;
}

function toldBy(db: Database, kind: string): ReadonlyMap<string, Told> {
	return new Map(eventsOf(db, kind).map(({ subject, data }) => [subject, JSON.parse(data) as Told]));
}

function eventsOf(db: Database, kind: string): Pick<EventRow, 'subject' | 'data'>[] {
	return db.all(sql.selectFrom('events').select(['subject', 'data']).where('kind', '=', kind));
}
