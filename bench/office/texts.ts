import BetterSqlite3 from 'better-sqlite3';
import { IN_A_MINUTE, minuteOf } from '../../storage/texts/keep.ts';
import { scopeOf } from '../../storage/texts/scope.ts';
import { RULES, stemsOf } from '../../storage/texts/stem.ts';
import { chances, vocabulary } from './vocabulary.ts';

/** Words that are asked for, and about how often a text holds them. */
export interface SeededTexts {
	readonly posts: number;
	readonly words: { readonly common: string; readonly second: string; readonly rare: string };
}

const SIZE = 60_000;
/** Words in a text: a line, up to a long paragraph. */
const [FEWEST, MOST] = [8, 48];

interface Filed {
	readonly bundle_id: string;
	readonly captured_at: string;
	readonly captured_on: string;
	readonly account_name: string;
	readonly unit_id: string;
	readonly account_id: string;
	readonly plan_row_id: string;
	readonly occasion: 'annual';
	readonly outcome: 'complete';
	readonly is_restricted: number;
	readonly platform: string;
}

/**
 * Gives every filing of a catalogue its texts, as `keepTexts` would one bundle at a time: the same numbers, scopes and stems, in the
 * same tables. A word's stem is asked of the product once, since a text's stems are those of its words.
 */
export function seedTexts(path: string, posts: number): SeededTexts {
	const db = new BetterSqlite3(path);
	try {
		db.pragma('synchronous = OFF');
		// Without it the mode stays as it is, and pages are looked up in a log of millions.
		db.unsafeMode(true);
		db.pragma('journal_mode = OFF');
		db.pragma('foreign_keys = OFF');
		db.pragma('cache_size = -400000');
		// Bundles that few may see, so that access is asked for as it is in use.
		db.exec('UPDATE filings SET is_restricted = 1 WHERE rowid % 200 = 0');
		// Each was read again once, and found whole.
		db.exec(
			`INSERT INTO fixity_checks (number, bundle_id, at, outcome, sha256, ms, is_last)
			SELECT row_number() OVER (), bundle_id, filed_at, 'intact', sha256, 5, 1 FROM filings`,
		);
		const { words, draw } = vocabulary(SIZE);
		const stems = words.map(stemsIn);
		const text = textsOf(words, stems, draw);
		const filings = db
			.prepare<[], Filed>(
				`SELECT filings.*, accounts.platform FROM filings JOIN accounts ON accounts.id = filings.account_id ORDER BY captured_at, bundle_id`,
			)
			.all();
		const bundle = db.prepare('INSERT INTO text_bundles VALUES (?, ?, ?, ?, ?, ?)');
		const row = db.prepare("INSERT INTO texts VALUES (?, ?, 'post', ?, ?, ?, ?, ?)");
		const index = db.prepare('INSERT INTO text_stems (rowid, stems, scope) VALUES (?, ?, ?)');
		// Larger pieces are merged seldomer; what the index is like in the end is the same.
		db.exec("INSERT INTO text_stems (text_stems, rank) VALUES ('hashsize', 67108864)");
		const numbered = numbersOf(filings, posts);
		// All of them first: the trigger on this table has FTS5 write out what it holds, at each of them.
		db.transaction(() => {
			for (const [i, { filing, first, count }] of numbered.entries()) {
				const ends = count === 0 ? [null, null] : [first, first + count - 1];
				bundle.run(i + 1, filing.bundle_id, RULES, scopeOf(filing), ...ends);
			}
		})();
		db.transaction(() => {
			for (const [i, { filing, first, count }] of numbered.entries()) {
				const scope = scopeOf(filing);
				const author = filing.account_name;
				const authors = stemsIn(author);
				for (let position = count, number = first; position >= 1; position--, number++) {
					const made = text();
					row.run(number, i + 1, position, `p${position}`, author, filing.captured_at, made.text);
					index.run(number, `${authors} ${made.stems}`, scope);
				}
			}
		})();
		db.exec("INSERT INTO text_stems (text_stems, rank) VALUES ('hashsize', 1048576)");
		// The product leaves SQLite none of its statistics to plan by, so it is asked without.
		for (const table of ['sqlite_stat1', 'sqlite_stat4']) db.exec(`DROP TABLE IF EXISTS ${table}`);
		db.pragma('journal_mode = WAL');
		// Of rank 40,000: one text in some thousands.
		const rare = words[Math.floor(SIZE * 0.7)] ?? '';
		return { posts, words: { common: 'kommunen', second: 'biblioteket', rare } };
	} finally {
		db.close();
	}
}

/** How many texts each filing has, and the number of its first: behind what was captured in the same minute. */
function numbersOf(filings: readonly Filed[], posts: number) {
	let [minute, next, written] = [-1, 0, 0];
	return filings.map((filing, i) => {
		const own = minuteOf(filing.captured_at);
		if (own !== minute) [minute, next] = [own, own * IN_A_MINUTE + 1];
		const count = Math.round(((i + 1) * posts) / filings.length) - written;
		const first = next;
		next += count;
		written += count;
		return { filing, first, count };
	});
}

function stemsIn(text: string): string {
	return stemsOf(text)
		.map(({ stem }) => stem)
		.join(' ');
}

/** @returns one text after the other, with its stems */
function textsOf(words: readonly string[], stems: readonly string[], draw: (chance: number) => number) {
	const chance = chances(1);
	return () => {
		const length = FEWEST + Math.floor(chance() ** 2 * (MOST - FEWEST));
		let [text, all] = ['', ''];
		for (let i = 0; i < length; i++) {
			const word = draw(chance());
			text += i === 0 ? words[word] : ` ${words[word]}`;
			all += i === 0 ? stems[word] : ` ${stems[word]}`;
		}
		return { text: `${text}.`, stems: all };
	};
}
