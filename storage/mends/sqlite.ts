import type { Logged, MendBook } from '../../src/office/mends.ts';
import type { Clock } from '../../src/office.ts';
import { type FixityCheck, isOfRenewals, type Mend, type MendKind } from '../../src/records/fixity.ts';
import { appendEvent } from '../catalogue/events.ts';
import { rootsFrom, rootUntold } from '../catalogue/roots.ts';
import { recordCheck, refuseUnfiled } from '../fixity/sqlite.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { mendFrom, mendRow } from './rows.ts';

/** What an event is called when something is announced, and when it is done. */
const EVENTS: Readonly<Record<MendKind, readonly [string, string]>> = {
	quarantine: ['quarantine-intended', 'bundle-quarantined'],
	restore: ['restore-intended', 'bundle-restored'],
	correction: ['correction-intended', 'filing-corrected'],
};

const RENEWALS = ['restore-intended', 'renewals-restored'] as const;

/** What is done about bundles that are not as they should be, in the catalogue's database: each step and its event are one transaction. */
export function sqliteMends(db: Database, clock: Clock, ownRoot: string): MendBook {
	const { place: found, written } = rootsFrom(ownRoot);
	const tell = (mend: Mend, step: 0 | 1, more: object = {}) => {
		const { bundleId, by, why, place, id } = mend;
		const data = { id, why, place, ...more };
		const kind = (isOfRenewals(mend) ? RENEWALS : EVENTS[mend.kind])[step];
		appendEvent(db, { kind, actor: by, subject: bundleId, data }, clock.now());
	};
	return {
		intend: async (mend) =>
			db.write(() => {
				refuseUnfiled(db, mend.bundleId);
				db.run(sql.insertInto('mends').values(mendRow(mend, 0)));
				tell(mend, 0);
			}),
		done: async (mend, check) =>
			db.write(() => {
				if (isDone(db, mend.id)) return;
				finish(db, clock, mend, check);
				tell(mend, 1);
			}),
		drop: async (id) =>
			db.write(() => {
				const row = db.first(
					sql.selectFrom('mends').selectAll().where('id', '=', id).where('is_done', '=', 0),
				);
				if (!row) return;
				db.run(sql.deleteFrom('mends').where('id', '=', id));
				const event = { kind: 'mend-dropped', actor: row.by, subject: row.bundle_id, data: { id } };
				appendEvent(db, event, clock.now());
			}),
		intended: async () =>
			db.all(sql.selectFrom('mends').selectAll().where('is_done', '=', 0).orderBy('at')).map(mendFrom),
		list: async (bundleId) => {
			let query = sql.selectFrom('mends').selectAll().where('is_done', '=', 1).orderBy('at').orderBy('id');
			if (bundleId !== undefined) query = query.where('bundle_id', '=', bundleId);
			return db.all(query).map(mendFrom);
		},
		logged: async (bundleId) => {
			const told = loggedOf(db, bundleId);
			return told?.root === undefined ? told : { ...told, root: found(told.root) };
		},
		correct: async (mend, { bytes, sha256, ...told }, check) =>
			db.write(() => {
				if (isDone(db, mend.id)) return;
				const { bundleId } = mend;
				const line = sql.selectFrom('filings').select(['bytes', 'sha256', 'root', 'path']);
				const was = db.first(line.where('bundle_id', '=', bundleId));
				const own = { root: was?.root ?? '', path: was?.path ?? '' };
				const root = told.root === undefined ? own.root : written(told.root);
				const { path = own.path } = told;
				const isMoved = was !== undefined && (root !== own.root || path !== own.path);
				const exchanged = isMoved ? giveBack(db, bundleId, own, { root, path }) : undefined;
				db.run(sql.updateTable('filings').set({ bytes, sha256 }).where('bundle_id', '=', bundleId));
				finish(db, clock, mend, check);
				tell(mend, 1, { was, is: { bytes, sha256, root, path }, exchanged });
			}),
	};
}

function isDone(db: Database, id: string): boolean {
	return db.first(sql.selectFrom('mends').select('is_done').where('id', '=', id))?.is_done === 1;
}

function finish(db: Database, clock: Clock, mend: Mend, check: FixityCheck): void {
	refuseUnfiled(db, mend.bundleId);
	db.run(sql.deleteFrom('mends').where('id', '=', mend.id));
	db.run(sql.insertInto('mends').values(mendRow(mend, 1)));
	recordCheck(db, clock, check, mend.by);
}

interface Place {
	readonly root: string;
	readonly path: string;
}

/** Gives a bundle its place back. One that has it in the catalogue takes the place that it leaves. @returns that one's id */
function giveBack(db: Database, bundleId: string, own: Place, to: Place): string | undefined {
	const place = sql.selectFrom('filings').select('bundle_id').where('root', '=', to.root);
	const other = db.first(place.where('path', '=', to.path))?.bundle_id;
	const move = (id: string, { root, path }: Place) =>
		db.run(sql.updateTable('filings').set({ root, path }).where('bundle_id', '=', id));
	// Two lines never have one place, not even for a moment.
	if (other !== undefined) move(other, { ...to, path: `${to.path}.${bundleId}` });
	move(bundleId, to);
	if (other !== undefined) move(other, own);
	return other;
}

/** With the root as the catalogue keeps it: the last event that names the checksum a bundle was filed with; one that tells of it sealed anew may follow the first. */
function loggedOf(db: Database, bundleId: string): Logged | undefined {
	const ordered = sql
		.selectFrom('filings')
		.innerJoin('orders', 'orders.id', 'filings.order_id')
		.select('orders.out')
		.where('filings.bundle_id', '=', bundleId);
	const query = sql
		.selectFrom('events')
		.select(['number', 'data'])
		.where('subject', '=', bundleId)
		.where('kind', 'in', ['bundle-filed', 'bundle-resealed'])
		.orderBy('number', 'desc');
	const told = db.all(query).map(({ number, data }) => ({
		number,
		...(JSON.parse(data) as { bytes?: unknown; sha256?: unknown; path?: unknown; root?: unknown }),
	}));
	const path = told.map((one) => one.path).find((one) => typeof one === 'string');
	const root =
		told.map((one) => one.root).find((one) => typeof one === 'string') ?? rootUntold(db.first(ordered));
	for (const { number, bytes, sha256 } of told)
		if (typeof bytes === 'number' && typeof sha256 === 'string')
			return {
				...{ event: number, bytes, sha256 },
				...(path === undefined ? {} : { path }),
				...(root === undefined ? {} : { root }),
			};
	return undefined;
}
