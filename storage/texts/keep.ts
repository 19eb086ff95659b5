import { chmodSync, statSync } from 'node:fs';
import { Fault } from '../../src/errors.ts';
import type { CapturedText } from '../../src/records/find/captured-text.ts';
import { type Database, sql } from '../sqlite/database.ts';
import { scopeOf } from './scope.ts';
import { RULES, stemsOf } from './stem.ts';

/** Texts of one minute: more than all accounts of a country write in it. The 25 bits above hold minutes for 60 years. */
export const IN_A_MINUTE = 2 ** 27;
const BEGINNING = Date.UTC(2020, 0);

/** Takes all texts of a bundle in, or none. What the stems are is worked out before the write lock is held. */
export function keepTexts(db: Database, bundleId: string, texts: readonly CapturedText[]): void {
	// The last first: FTS5 takes what comes in the order of its numbers many times faster than what does not.
	const rows = texts.toReversed().map((text) => ({ text, stems: stemText(text) }));
	db.write(() => {
		const there = sql.selectFrom('text_bundles').select('number').where('bundle_id', '=', bundleId);
		if (db.first(there)) return;
		const filing = db.first(
			sql
				.selectFrom('filings')
				.innerJoin('accounts', 'accounts.id', 'filings.account_id')
				.selectAll('filings')
				.select('accounts.platform')
				.where('bundle_id', '=', bundleId),
		);
		if (!filing)
			throw new Fault('No filed bundle has that id', { code: 'unknown-bundle', subject: bundleId });
		if (filing.is_restricted === 1) closeToOthers(db.path);
		const first = firstNumber(db, filing.captured_at);
		const last = first + rows.length - 1;
		const ends = rows.length === 0 ? { first: null, last: null } : { first, last };
		const scope = scopeOf(filing);
		const row = { bundle_id: bundleId, rules: RULES, scope, ...ends };
		db.run(sql.insertInto('text_bundles').values(row));
		const bundle = db.first(there)?.number ?? 0;
		for (const [i, { text, stems }] of rows.entries()) {
			const number = first + i;
			db.run(sql.insertInto('texts').values({ ...rowOf(text), number, bundle }));
			db.run(sql.insertInto('text_stems').values({ rowid: number, stems, scope }));
		}
	});
}

/** Takes a bundle's texts out, the letters of its words too. Call it inside `write`. */
export function dropTexts(db: Database, bundleId: string): void {
	const bundle = db.first(sql.selectFrom('text_bundles').selectAll().where('bundle_id', '=', bundleId));
	if (!bundle) return;
	// The stems that it was taken in with cannot be worked out any more, and FTS5 has to be told them: everything goes, and is taken in anew.
	if (bundle.rules !== RULES) {
		clearTexts(db);
		return;
	}
	const { number, scope } = bundle;
	for (const row of db.all(
		sql.selectFrom('texts').selectAll().where('bundle', '=', number).orderBy('number'),
	)) {
		const told = { text_stems: 'delete', rowid: row.number, stems: stemText(row), scope };
		db.run(sql.insertInto('text_stems').values(told));
		db.run(sql.deleteFrom('texts').where('number', '=', row.number));
	}
	db.run(sql.deleteFrom('text_bundles').where('number', '=', bundle.number));
}

/** Call it inside `write`. */
export function clearTexts(db: Database): void {
	db.run(sql.insertInto('text_stems').values({ text_stems: 'delete-all' }));
	db.run(sql.deleteFrom('texts'));
	db.run(sql.deleteFrom('text_bundles'));
}

/** What is restricted now stands here too: whoever may read the folder may not read it for that alone. */
function closeToOthers(path: string): void {
	for (const file of [path, `${path}-wal`, `${path}-shm`]) {
		const there = statSync(file, { throwIfNoEntry: false });
		if (there && (there.mode & 0o007) !== 0) chmodSync(file, there.mode & 0o770);
	}
}

function stemText({ author, text }: Pick<CapturedText, 'author' | 'text'>): string {
	return [...stemsOf(author), ...stemsOf(text)].map(({ stem }) => stem).join(' ');
}

function rowOf({ kind, position, id, author, written, text }: CapturedText) {
	return { kind, position, id, author, written, text };
}

/** Behind what was captured in the same minute. */
function firstNumber(db: Database, capturedAt: string): number {
	const minute = minuteOf(capturedAt) * IN_A_MINUTE;
	const last = db.first(
		sql
			.selectFrom('text_bundles')
			.select('last')
			.where('first', '>=', minute)
			.where('first', '<', minute + IN_A_MINUTE)
			.orderBy('last', 'desc')
			.limit(1),
	);
	return (last?.last ?? minute) + 1;
}

/** Which minute a text's number begins with. */
export function minuteOf(capturedAt: string): number {
	return Math.floor((Date.parse(capturedAt) - BEGINNING) / 60_000);
}
