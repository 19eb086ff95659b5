import type { TextBook } from '../../src/office/texts.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { findTexts } from './find.ts';
import { hitsIn } from './hits.ts';
import { clearTexts, dropTexts, keepTexts } from './keep.ts';
import { RULES } from './stem.ts';

const NONE = { filings: 0, bundles: 0 };

/** Texts of filed bundles on SQLite's own full-text search, in the catalogue's database. */
export function sqliteTexts(db: Database): TextBook {
	const missing = sql
		.selectFrom('filings')
		.leftJoin('text_bundles', 'text_bundles.bundle_id', 'filings.bundle_id')
		.where('text_bundles.number', 'is', null);
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
			// Kept by triggers: to count half a million of each takes longer than to find.
			const { filings, bundles } = db.first(sql.selectFrom('text_standing').selectAll()) ?? NONE;
			return { bundles, missing: filings - bundles };
		},
		clear: async () => db.write(() => clearTexts(db)),
		hits: hitsIn,
		find: async (wish) => findTexts(db, wish),
	};
}
