import { sql as raw } from 'kysely';
import type { FoundText, FoundTexts, TextWish } from '../../src/office/texts.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { stemsThatBegin } from './beginnings.ts';
import { hitsIn, type Sought, soughtOf } from './hits.ts';
import type { TextRow } from './rows.ts';
import { narrowedBy, RESTRICTED, seenAlthough } from './scope.ts';

/** Counted so far: a person narrows a search with more, and reads no further. */
const MOST_COUNTED = 1000;

/** @throws as `narrowedBy` */
export function findTexts(db: Database, wish: TextWish): FoundTexts {
	const asked = expression(db, wish, narrowedBy(db, wish));
	if (asked === undefined) return { texts: [], count: 0, isMore: false };
	const after = Number(wish.after ?? Number.NaN);
	const isFirst = !Number.isSafeInteger(after);
	// The first page is counted as it is found: to go through a common word's texts a second time takes as long as the first.
	const isCountedHere = isFirst && !wish.isUncounted;
	let page = matching(asked, wish)
		.orderBy('text_stems.rowid', 'desc')
		.limit(Math.max(wish.limit, isCountedHere ? MOST_COUNTED : 0) + 1);
	if (!isFirst) page = page.where('text_stems.rowid', '<', after);
	const numbers = db.all(page).map(({ rowid }) => rowid);
	const shown = numbers.slice(0, wish.limit);
	const next = numbers.length > shown.length ? shown.at(-1) : undefined;
	const count = wish.isUncounted ? 0 : isCountedHere ? numbers.length : counted(db, asked, wish);
	return {
		texts: textsOf(db, shown, wish),
		...(next === undefined ? {} : { next: String(next) }),
		count: Math.min(count, MOST_COUNTED),
		isMore: count > MOST_COUNTED,
	};
}

function counted(db: Database, asked: string, wish: TextWish): number {
	const some = matching(asked, wish).limit(MOST_COUNTED + 1);
	const count = sql.selectFrom(some.as('some')).select((eb) => eb.fn.countAll<number>().as('n'));
	return db.first(count)?.n ?? 0;
}

function matching(asked: string, { bundleId, caseId }: TextWish) {
	let query = sql
		.selectFrom('text_stems')
		.select('text_stems.rowid')
		.where(raw<boolean>`text_stems match ${asked}`)
		// One of 256 rows asks: whoever stops the office waits for no search among millions of texts.
		.where(raw<boolean>`(text_stems.rowid & 255 or may_go_on())`);
	if (bundleId !== undefined) {
		const ends = sql.selectFrom('text_bundles').where('bundle_id', '=', bundleId);
		query = query
			.where(
				'text_stems.rowid',
				'>=',
				ends.select((eb) => eb.fn.coalesce('first', raw<number>`0`).as('n')),
			)
			.where(
				'text_stems.rowid',
				'<=',
				ends.select((eb) => eb.fn.coalesce('last', raw<number>`-1`).as('n')),
			);
	}
	if (caseId === undefined) return query;
	// A filing may come to its case afterwards, so that is no word of the index.
	return query.where(
		raw<boolean>`exists (select 1 from texts join text_bundles on text_bundles.number = texts.bundle
			join filings on filings.bundle_id = text_bundles.bundle_id
			where texts.number = text_stems.rowid and filings.case_id = ${caseId})`,
	);
}

/**
 * What is asked of FTS5. Only letters and digits of our own folding stand in it, each word in quotation marks, so nothing that was
 * written is syntax.
 * @returns undefined where nothing can be found
 */
function expression(
	db: Database,
	{ query, restricted }: TextWish,
	scopes: readonly (readonly string[])[],
): string | undefined {
	const clauses = (of: typeof query.wanted) => of.map(soughtOf).filter(({ stems }) => stems.length > 0);
	const phrase = (sought: Sought) => phraseOf(db, sought);
	const wanted = clauses(query.wanted);
	const unwanted = clauses(query.unwanted);
	if (wanted.length === 0 || scopes.some(({ length }) => length === 0)) return undefined;
	const inScope = (words: readonly string[]) => `scope : (${words.map(quoted).join(' OR ')})`;
	const all = [`stems : (${wanted.map(phrase).join(' AND ')})`, ...scopes.map(inScope)].join(' AND ');
	const seen = restricted === 'all' ? [] : seenAlthough(restricted);
	const hidden =
		seen.length === 0 ? inScope([RESTRICTED]) : `(${inScope([RESTRICTED])} NOT ${inScope(seen)})`;
	const without = [
		...(unwanted.length === 0 ? [] : [`stems : (${unwanted.map(phrase).join(' OR ')})`]),
		...(restricted === 'all' ? [] : [hidden]),
	];
	return without.length === 0 ? all : `(${all}) NOT (${without.join(' OR ')})`;
}

function phraseOf(db: Database, { stems, isBeginning, alternative }: Sought): string {
	const words = quoted(stems.join(' ')) + (isBeginning ? ' *' : '');
	if (alternative === undefined) return words;
	const named = stemsThatBegin(db, stems.join(' '))?.map(quoted) ?? [words];
	return `(${[...named, quoted(alternative)].join(' OR ')})`;
}

function quoted(words: string): string {
	return `"${words.replaceAll('"', '')}"`;
}

function textsOf(
	db: Database,
	numbers: readonly number[],
	{ query, longest }: TextWish,
): readonly FoundText[] {
	if (numbers.length === 0) return [];
	const text =
		longest === undefined ? raw<string>`texts.text` : raw<string>`substr(texts.text, 1, ${longest})`;
	const rows = db.all(
		sql
			.selectFrom('texts')
			.innerJoin('text_bundles', 'text_bundles.number', 'texts.bundle')
			.select([
				'texts.kind',
				'texts.position',
				'texts.id',
				'texts.author',
				'texts.written',
				'text_bundles.bundle_id',
			])
			.select(text.as('text'))
			.where('texts.number', 'in', numbers)
			.orderBy('texts.number', 'desc'),
	);
	return rows.map((row) => ({ ...textFrom(row), bundleId: row.bundle_id, hits: hitsIn(row.text, query) }));
}

function textFrom({ kind, position, id, author, written, text }: Omit<TextRow, 'number' | 'bundle'>) {
	return { kind, position, id, author, written, text };
}
