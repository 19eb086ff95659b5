import { type Database, sql } from '../sqlite/database.ts';

/** Letters that FTS5 has an index of its own for (migration 22). */
const INDEXED = 3;
/** Stems that are asked for one by one; where more begin so, FTS5 gathers them itself. */
const MOST = 64;

/**
 * The stems that are there and begin so. FTS5 answers a beginning that it has no index for only when it has gathered and sorted every
 * text that any such stem stands in, a tenth of a second and more of millions; of stems that are named it gives the newest at once.
 * @returns undefined where FTS5 is quick itself, or there are too many of them to be named
 */
export function stemsThatBegin(db: Database, beginning: string): readonly string[] | undefined {
	if ([...beginning].length <= INDEXED) return undefined;
	const stems: string[] = [];
	for (let from = beginning; ; ) {
		const term = db.first(
			sql.selectFrom('text_terms').select('term').where('term', '>=', from).limit(1),
		)?.term;
		if (!term?.startsWith(beginning)) return stems;
		if (stems.length === MOST) return undefined;
		stems.push(term);
		// Behind all texts that this one stands in: letter by letter no stem comes between.
		from = `${term}\u0001`;
	}
}
