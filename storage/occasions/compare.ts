import { type Database, sql } from '../sqlite/database.ts';

type Told = Record<string, unknown>;

/** Kinds of event that say what becomes of an account, of its announced changes and of its closings. */
const KINDS = [
	...['status-changed', 'change-announced', 'change-moved', 'change-withdrawn'],
	...['closing-begun', 'closing-moved', 'closing-cancelled', 'account-closed'],
];

/**
 * Compares accounts' status, announced changes and closings with what the events tell of them: who closed an account by its row alone is found.
 * @returns ids of accounts, changes and closings that differ
 */
export function differingOccasions(db: Database): string[] {
	const statuses = new Map<string, unknown>();
	const changes = new Map<string, Told>();
	const closings = new Map<string, Told>();
	for (const { kind, subject, data } of eventsOf(db)) {
		if (kind === 'status-changed') statuses.set(subject, data.to);
		const changeId = String(data.changeId ?? '');
		if (kind === 'change-announced')
			changes.set(changeId, { on: data.on, what: data.what, withdrawn: false });
		if (kind === 'change-moved') changes.set(changeId, { ...changes.get(changeId), on: data.to });
		if (kind === 'change-withdrawn') changes.set(changeId, { ...changes.get(changeId), withdrawn: true });
		const closingId = String(data.closingId ?? '');
		const { lastContent, level } = data;
		if (kind === 'closing-begun' || kind === 'closing-moved')
			closings.set(closingId, { how: null, bundleId: null, lastContent, level });
		if (kind === 'closing-begun') statuses.set(subject, 'closing');
		if (kind === 'closing-cancelled') {
			statuses.set(subject, 'active');
			closings.set(closingId, { ...closings.get(closingId), how: 'cancelled' });
		}
		if (kind === 'account-closed') {
			statuses.set(subject, 'closed');
			const bundleId = data.bundleId ?? null;
			const how = bundleId === null ? 'override' : 'snapshot';
			closings.set(closingId, { ...closings.get(closingId), how, bundleId });
		}
	}
	return [
		...differingStatuses(db, statuses),
		...differing(changes, changesIn(db)),
		...differing(closings, closingsIn(db)),
	];
}

function eventsOf(db: Database) {
	const query = sql
		.selectFrom('events')
		.select(['kind', 'subject', 'data'])
		.where('kind', 'in', KINDS)
		.orderBy('number');
	return db.all(query).map(({ kind, subject, data }) => ({ kind, subject, data: JSON.parse(data) as Told }));
}

/** An account that nobody has registered is active, and a registered one planned, until something else is told. */
function differingStatuses(db: Database, told: ReadonlyMap<string, unknown>): string[] {
	return db
		.all(sql.selectFrom('accounts').select(['id', 'status', 'is_default']))
		.filter(
			({ id, status, is_default }) => status !== (told.get(id) ?? (is_default === 1 ? 'active' : 'planned')),
		)
		.map(({ id }) => id);
}

function changesIn(db: Database): ReadonlyMap<string, Told> {
	const rows = db.all(
		sql.selectFrom('announced_changes').select(['id', 'happens_on', 'what', 'withdrawn_at']),
	);
	return new Map(
		rows.map(({ id, happens_on: on, what, withdrawn_at }) => [
			id,
			{ on, what, withdrawn: withdrawn_at !== null },
		]),
	);
}

function closingsIn(db: Database): ReadonlyMap<string, Told> {
	const rows = db.all(sql.selectFrom('closings').select(['id', 'how', 'bundle_id', 'last_content', 'level']));
	return new Map(
		rows.map(({ id, how, bundle_id: bundleId, last_content: lastContent, level }) => [
			id,
			{ how, bundleId, lastContent, level },
		]),
	);
}

/** What is in only one of them, or is told otherwise in the other. */
function differing(told: ReadonlyMap<string, Told>, rows: ReadonlyMap<string, Told>): string[] {
	const ids = new Set([...told.keys(), ...rows.keys()]);
	return [...ids].filter((id) => {
		const [event, row] = [told.get(id), rows.get(id)];
		return !event || !row || Object.entries(row).some(([name, value]) => same(event[name]) !== same(value));
	});
}

/** SQLite keeps half a surrogate pair as another character. */
function same(value: unknown): unknown {
	return typeof value === 'string' ? value.toWellFormed() : value;
}
