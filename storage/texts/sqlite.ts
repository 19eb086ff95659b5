import type { TextBook } from '../../src/office/texts.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { findTexts } from './find.ts';
import { hitsIn } from './hits.ts';
import { clearTexts, dropTexts, keepTexts } from './keep.ts';
import { RULES } from './stem.ts';

/** Texts of filed bundles on SQLite's own full-text search, in the catalogue's database. */
export function sqliteTexts(db: Database): TextBook {
	const missing = sql
		.selectFrom('filings')
		.leftJoin('text_bundles', 'text_bundles.bundle_id', 'filings.bundle_id')
		.where('text_bundles.number', 'is', null);
	const count = (table: 'filings' | 'text_bundles') =>
		db.first(sql.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n')))?.n ?? 0;
	const clearOld = () => {
		const old = db.first(
			sql.selectFrom('text_bundles').select('number').where('rules', '!=', RULES).limit(1),
		);
		if (old) db.write(() => clearTexts(db));
	};
	return {
		keep: async (bundleId, texts) => keepTexts(db, bundleId, texts),
		drop: async (bundleId) => db.write(() => dropTexts(db, bundleId)),
		missing: async (limit) => {
			clearOld();
			const newest = missing.select('filings.bundle_id').orderBy('captured_at', 'desc').limit(limit);
			return db.all(newest).map((row) => row.bundle_id);
		},
		standing: async () => {
			// Each is counted by its own index: to look for each filing among the texts takes many times longer.
			const bundles = count('text_bundles');
			return { bundles, missing: count('filings') - bundles };
		},
		clear: async () => db.write(() => clearTexts(db)),
		hits: hitsIn,
		find: async (wish) => findTexts(db, wish),
	};
}
