import { UsageError } from '../../src/errors.ts';
import type { DisclosureBook } from '../../src/office/disclosures.ts';
import type { Clock } from '../../src/office.ts';
import {
	type Disclosure,
	type DisclosureEnd,
	type Pick,
	picksRead,
} from '../../src/records/disclosure/disclosure.ts';
import { appendEvent } from '../catalogue/events.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { filesOf, findDisclosure, holdsOn, listDisclosures } from './read.ts';
import type { DisclosureRow } from './rows.ts';

/** Requests for public records on SQLite, in the catalogue's database: a change and its events are one transaction. */
export function sqliteDisclosures(db: Database, clock: Clock): DisclosureBook {
	const now = () => clock.now().toISOString();
	const tell = (kind: string, actor: string, subject: string, data: Readonly<Record<string, unknown>> = {}) =>
		appendEvent(db, { kind, actor, subject, data }, clock.now());
	const set = (id: string, values: Partial<DisclosureRow>) =>
		db.run(sql.updateTable('disclosures').set(values).where('id', '=', id));
	const open = (id: string): Disclosure => {
		const found = findDisclosure(db, id);
		if (!found || found.ended) throw ended(id);
		return found;
	};
	/** What was decided was decided of something else. */
	const unreview = (id: string) =>
		set(id, { outcome: null, sections: '', reason: '', reviewed_at: null, reviewed_by: null });
	const setCopy = (id: string, bundleId: string, copy: string | null) => {
		const query = sql
			.updateTable('disclosure_picks')
			.set({ copy })
			.where('disclosure_id', '=', id)
			.where('bundle_id', '=', bundleId);
		if (db.run(query) === 0) throw notPicked(bundleId);
		unreview(id);
	};
	const end = (id: string, how: DisclosureEnd, at: string, by: string) => {
		const { picks } = open(id);
		set(id, { ended_how: how, ended_at: at, ended_by: by });
		for (const { bundleId } of picks) tell('hold-lifted', by, bundleId, { disclosure: id });
		return picks;
	};
	return {
		add: async ({ id, unitId, receivedOn, requester, what, caseNumber }, by) =>
			db.write(() => {
				const row = {
					id,
					unit_id: unitId ?? null,
					received_on: receivedOn,
					requester: requester ?? null,
					what,
				};
				const more = { case_number: caseNumber ?? null, registered_at: now(), registered_by: by };
				const none = { outcome: null, sections: '', reason: '', reviewed_at: null, reviewed_by: null };
				const nothing = { package: null, package_bytes: null, package_sha256: null };
				const under = { ended_how: null, ended_at: null, ended_by: null };
				db.run(sql.insertInto('disclosures').values({ ...row, ...more, ...none, ...nothing, ...under }));
				tell('disclosure-registered', by, id, { receivedOn, ...(unitId ? { unitId } : {}) });
				return open(id);
			}),
		list: async (filter = {}) => listDisclosures(db, filter),
		disclosure: async (id) => findDisclosure(db, id),
		pick: async (id, { bundleId, posts }, by) =>
			db.write(() => {
				const before = open(id).picks.find((pick) => pick.bundleId === bundleId);
				if (before && isSame(before, posts)) return;
				const values = { posts: JSON.stringify(posts), copy: null };
				db.run(
					sql
						.insertInto('disclosure_picks')
						.values({ disclosure_id: id, bundle_id: bundleId, ...values })
						.onConflict((conflict) => conflict.columns(['disclosure_id', 'bundle_id']).doUpdateSet(values)),
				);
				unreview(id);
				tell('disclosure-picked', by, id, { bundleId, posts });
				if (!before) tell('hold-placed', by, bundleId, { disclosure: id });
			}),
		unpick: async (id, bundleId, by) =>
			db.write(() => {
				open(id);
				const query = sql.deleteFrom('disclosure_picks').where('disclosure_id', '=', id);
				if (db.run(query.where('bundle_id', '=', bundleId)) === 0) return false;
				unreview(id);
				tell('disclosure-unpicked', by, id, { bundleId });
				tell('hold-lifted', by, bundleId, { disclosure: id });
				return true;
			}),
		keepCopy: async (id, bundleId, copy, by, of) =>
			db.write(() => {
				const pick = open(id).picks.find((each) => each.bundleId === bundleId);
				if (!pick) throw notPicked(bundleId);
				if (!isSame(pick, of.posts) || sha256Of(db, bundleId) !== of.sha256) throw changed(id);
				setCopy(id, bundleId, JSON.stringify({ ...copy, madeAt: now(), madeBy: by }));
				const { id: copyId, bytes, sha256 } = copy;
				tell('disclosure-copy-made', by, id, { bundleId, copy: copyId, bytes, sha256 });
			}),
		dropCopy: async (id, bundleId, by) =>
			db.write(() => {
				open(id);
				setCopy(id, bundleId, null);
				tell('disclosure-copy-dropped', by, id, { bundleId });
			}),
		review: async (id, { outcome, sections, reason }, by, of) =>
			db.write(() => {
				if (picksRead(open(id).picks) !== of) throw changed(id);
				set(id, { outcome, sections, reason, reviewed_at: now(), reviewed_by: by });
				tell('disclosure-reviewed', by, id, { outcome, sections });
			}),
		handOut: async (id, { path, bytes, sha256, at }, review, by) =>
			db.write(() => {
				if (JSON.stringify(open(id).review) !== JSON.stringify(review)) throw changed(id);
				set(id, {
					package: path,
					package_bytes: bytes,
					package_sha256: sha256,
					ended_how: 'handed-out',
					ended_at: at,
					ended_by: by,
				});
				const { picks } = findDisclosure(db, id) ?? { picks: [] };
				tell('disclosure-handed-out', by, id, { path, bytes, sha256 });
				for (const { bundleId, copy } of picks) {
					const what = copy ? { copy: copy.id, sha256: copy.sha256 } : {};
					tell('bundle-disclosed', by, bundleId, { disclosure: id, ...what });
					tell('hold-lifted', by, bundleId, { disclosure: id });
				}
			}),
		end: async (id, how, by) =>
			db.write(() => {
				end(id, how, now(), by);
				tell('disclosure-ended', by, id, { how });
			}),
		holds: async (bundleIds) => holdsOn(db, bundleIds),
		files: async () => filesOf(db),
	};
}

function sha256Of(db: Database, bundleId: string): string | undefined {
	return db.first(sql.selectFrom('filings').select('sha256').where('bundle_id', '=', bundleId))?.sha256;
}

function isSame(before: Pick, posts: readonly number[]): boolean {
	return JSON.stringify(before.posts) === JSON.stringify(posts);
}

function ended(subject: string): UsageError {
	return new UsageError('The request is ended, and nothing of it is changed any more', {
		...{ code: 'disclosure-ended', subject },
		remedy: 'Register a new one.',
	});
}

function notPicked(subject: string): UsageError {
	return new UsageError('The request does not concern that bundle', {
		...{ code: 'bundle-not-picked', subject },
		remedy: 'Pick the bundle first.',
	});
}

function changed(subject: string): UsageError {
	return new UsageError('The request or its review was changed meanwhile', {
		...{ code: 'disclosure-changed', subject },
		remedy: 'Look at the request again, and do it anew then.',
	});
}
