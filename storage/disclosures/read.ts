import { UsageError } from '../../src/errors.ts';
import type { Disclosure } from '../../src/records/disclosure/disclosure.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { type DisclosureRow, disclosureFrom } from './rows.ts';

export function listDisclosures(
	db: Database,
	{ isOpen, limit }: { readonly isOpen?: boolean; readonly limit?: number },
): readonly Disclosure[] {
	let query = sql
		.selectFrom('disclosures')
		.selectAll()
		.orderBy((row) => row('ended_at', 'is not', null))
		.orderBy('registered_at', 'desc');
	if (isOpen !== undefined) query = query.where('ended_at', isOpen ? 'is' : 'is not', null);
	if (limit !== undefined) query = query.limit(limit);
	return db.all(query).map((row) => withPicks(db, row));
}

/** @throws UsageError `ambiguous-disclosure` */
export function findDisclosure(db: Database, idOrBeginning: string): Disclosure | undefined {
	const beginning = idOrBeginning.trim().toLowerCase();
	if (!/^[0-9a-f-]+$/.test(beginning)) return undefined;
	const rows = db.all(
		sql.selectFrom('disclosures').selectAll().where('id', 'like', `${beginning}%`).limit(2),
	);
	const [row, more] = rows;
	if (row && more && row.id !== beginning)
		throw new UsageError(`More than one request begins with ${beginning}`, {
			...{ code: 'ambiguous-disclosure', subject: beginning },
			remedy: 'Write more of the id.',
		});
	return row && withPicks(db, row);
}

function withPicks(db: Database, row: DisclosureRow): Disclosure {
	const picks = sql.selectFrom('disclosure_picks').selectAll().where('disclosure_id', '=', row.id);
	return disclosureFrom(row, db.all(picks.orderBy('bundle_id')));
}

export function holdsOn(db: Database, bundleIds: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const held = new Map<string, string[]>();
	// SQLite takes so many values in a statement, and a page of bundles is far fewer.
	for (let at = 0; at < bundleIds.length; at += 500) {
		const query = sql
			.selectFrom('disclosure_picks')
			.innerJoin('disclosures', 'disclosures.id', 'disclosure_picks.disclosure_id')
			.select(['bundle_id', 'disclosures.id as id'])
			.where('ended_at', 'is', null)
			.where('bundle_id', 'in', bundleIds.slice(at, at + 500));
		for (const { bundle_id, id } of db.all(query)) held.set(bundle_id, [...(held.get(bundle_id) ?? []), id]);
	}
	return held;
}

export function filesOf(db: Database): ReadonlySet<string> {
	const packages = db.all(sql.selectFrom('disclosures').select('package').where('package', 'is not', null));
	const copies = db.all(sql.selectFrom('disclosure_picks').select('copy').where('copy', 'is not', null));
	return new Set([
		...packages.flatMap((row) => row.package ?? []),
		...copies.map(({ copy }) => (JSON.parse(copy ?? '{}') as { path: string }).path),
	]);
}
