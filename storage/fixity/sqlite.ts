import { isAbsolute, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { sql as raw } from 'kysely';
import { Fault } from '../../src/errors.ts';
import type { FixityBook, FixityState, LostBundle, SpoiltBundle } from '../../src/office/fixity.ts';
import type { Clock } from '../../src/office.ts';
import {
	type CopyOutcome,
	type FixityCheck,
	LOST_OUTCOMES,
	SPOILT_OUTCOMES,
} from '../../src/records/fixity.ts';
import { appendEvent } from '../catalogue/events.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { checkFrom } from './rows.ts';

/** SQLite takes so many parameters in one statement for certain. */
const AT_ONCE = 500;
/** Rows between two breaths of the event loop. */
const BATCH = 5_000;

/** What a bundle's state is told with. */
interface Places {
	/** The store's own root, absolute. */
	readonly ownRoot: string;
	/** Name of the second store; undefined where none is set up. */
	readonly secondStore?: string | undefined;
}

/** Fixity checks on SQLite, in the catalogue's database: a check and its event are one transaction. */
export function sqliteFixity(db: Database, clock: Clock, places: Places): FixityBook {
	return {
		states: (unitId) => listStates(db, places, unitId),
		latest: async (bundleIds) => latestOf(db, bundleIds),
		lost: async () => listLost(db, places),
		spoilt: async () => listSpoilt(db),
		checks: async (bundleId) => listChecks(db, bundleId),
		record: async (check, by) => db.write(() => recordCheck(db, clock, check, by)),
	};
}

async function* listStates(
	db: Database,
	places: Places,
	unitId: string | undefined,
): AsyncGenerator<readonly FixityState[]> {
	for (let after = ''; ; ) {
		const batch = statesAfter(db, places, after, unitId);
		if (batch.length > 0) yield batch;
		if (batch.length < BATCH) return;
		after = batch.at(-1)?.bundleId ?? '';
		await setImmediate();
	}
}

function statesAfter(
	db: Database,
	{ ownRoot, secondStore = '' }: Places,
	after: string,
	unitId: string | undefined,
): readonly FixityState[] {
	let query = sql
		.selectFrom('filings')
		.leftJoin('fixity_checks', (join) =>
			join.onRef('fixity_checks.bundle_id', '=', 'filings.bundle_id').on('is_last', '=', 1),
		)
		.leftJoin('copies', (join) =>
			join.onRef('copies.bundle_id', '=', 'filings.bundle_id').on('copies.store', '=', secondStore),
		)
		.select(['filings.bundle_id', 'filings.unit_id', 'filings.bytes', 'filings.filed_at'])
		.select(['filings.root', 'filings.captured_on'])
		.select(['fixity_checks.at', 'fixity_checks.outcome', 'fixity_checks.sha256', 'detail', 'ms'])
		.select(['copies.copied_at', 'copies.checked_at', 'copies.outcome as copy_outcome', 'copies.renewals'])
		.where('filings.bundle_id', '>', after)
		.orderBy('filings.bundle_id')
		.limit(BATCH);
	if (unitId !== undefined) query = query.where('filings.unit_id', '=', unitId);
	return db.all(query).map((row): FixityState => {
		const { bundle_id, unit_id, bytes, filed_at, root, captured_on, at, outcome, sha256, detail, ms } = row;
		return {
			...{ bundleId: bundle_id, unitId: unit_id, bytes, filedAt: filed_at },
			...{ root: isAbsolute(root) ? root : join(ownRoot, root), year: Number(captured_on.slice(0, 4)) },
			...copyOf(row),
			...(at === null || outcome === null || ms === null
				? {}
				: { last: checkFrom({ bundle_id, at, outcome, sha256, detail, ms }) }),
		};
	});
}

function listLost(db: Database, { secondStore = '' }: Places): readonly LostBundle[] {
	const query = sql
		.selectFrom('fixity_checks')
		.innerJoin('filings', 'filings.bundle_id', 'fixity_checks.bundle_id')
		.leftJoin('copies', (join) =>
			join.onRef('copies.bundle_id', '=', 'filings.bundle_id').on('copies.store', '=', secondStore),
		)
		.select(['filings.bundle_id', 'filings.account_id'])
		.select(['copies.copied_at', 'copies.checked_at', 'copies.outcome as copy_outcome', 'copies.renewals'])
		.where(raw<boolean>`fixity_checks.is_last = 1`)
		.where('fixity_checks.outcome', 'in', LOST_OUTCOMES)
		.orderBy('filings.bundle_id');
	return db.all(query).map(
		(row): LostBundle => ({
			...{ bundleId: row.bundle_id, accountId: row.account_id },
			...copyOf(row),
		}),
	);
}

function listSpoilt(db: Database): readonly SpoiltBundle[] {
	const query = sql
		.selectFrom('fixity_checks')
		.innerJoin('filings', 'filings.bundle_id', 'fixity_checks.bundle_id')
		.select(['filings.bundle_id', 'filings.account_id', 'fixity_checks.at', 'fixity_checks.outcome'])
		// In the words of the index that holds the last checks by what they found.
		.where(raw<boolean>`fixity_checks.is_last = 1`)
		.where('fixity_checks.outcome', 'in', SPOILT_OUTCOMES)
		.orderBy('filings.bundle_id');
	return db
		.all(query)
		.map(({ bundle_id, account_id, ...found }) => ({ bundleId: bundle_id, accountId: account_id, ...found }));
}

function copyOf({ copied_at, checked_at, copy_outcome, renewals }: CopyColumns): Pick<FixityState, 'copy'> {
	if (copied_at === null || checked_at === null || copy_outcome === null || renewals === null) return {};
	return { copy: { copiedAt: copied_at, checkedAt: checked_at, outcome: copy_outcome, renewals } };
}

interface CopyColumns {
	readonly copied_at: string | null;
	readonly checked_at: string | null;
	readonly copy_outcome: CopyOutcome | null;
	readonly renewals: number | null;
}

function latestOf(db: Database, bundleIds: readonly string[]): ReadonlyMap<string, FixityCheck> {
	const found = new Map<string, FixityCheck>();
	for (let from = 0; from < bundleIds.length; from += AT_ONCE) {
		const query = sql
			.selectFrom('fixity_checks')
			.selectAll()
			.where('is_last', '=', 1)
			.where('bundle_id', 'in', bundleIds.slice(from, from + AT_ONCE));
		for (const row of db.all(query)) found.set(row.bundle_id, checkFrom(row));
	}
	return found;
}

function listChecks(db: Database, bundleId: string): readonly FixityCheck[] {
	const query = sql.selectFrom('fixity_checks').selectAll().where('bundle_id', '=', bundleId);
	return db.all(query.orderBy('number', 'desc')).map(checkFrom);
}

/** Keeps a check as its bundle's last, with its event. Call it inside `write`. */
export function recordCheck(db: Database, clock: Clock, check: FixityCheck, by: string): void {
	const { bundleId, at, outcome, sha256 = null, detail = null, ms } = check;
	refuseUnfiled(db, bundleId);
	db.run(
		sql
			.updateTable('fixity_checks')
			.set({ is_last: 0 })
			.where('bundle_id', '=', bundleId)
			.where('is_last', '=', 1),
	);
	const { number } = db.first(
		sql.selectFrom('fixity_checks').select(({ fn }) => fn.max<number | null>('number').as('number')),
	) ?? { number: null };
	const row = { number: (number ?? 0) + 1, bundle_id: bundleId, at, outcome, sha256, detail, ms, is_last: 1 };
	db.run(sql.insertInto('fixity_checks').values(row));
	const data = { at, outcome, sha256, detail, ms };
	appendEvent(db, { kind: 'fixity-checked', actor: by, subject: bundleId, data }, clock.now());
}

/** @throws Fault `unknown-bundle-checked` */
export function refuseUnfiled(db: Database, bundleId: string): void {
	if (db.first(sql.selectFrom('filings').select('bundle_id').where('bundle_id', '=', bundleId))) return;
	throw new Fault('No such bundle is filed', { code: 'unknown-bundle-checked', subject: bundleId });
}
