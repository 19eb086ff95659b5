import { statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { UsageError } from '../../src/errors.ts';
import { comparable } from '../../src/records/same-name.ts';
import { Database } from './database.ts';
import { addMayGoOn } from './may-go-on.ts';
import { BUSY_MS, migrate } from './migrate.ts';
import { asOurs, damaged } from './trouble.ts';

/** Up to here the whole file is looked through at every start (about 0.1 s); `doctor` and SQLite itself find the rest. */
const CHECKED_BYTES = 64_000_000;

/**
 * Opens the catalogue's database, makes it where it is not there, checks it, and migrates it.
 * @throws UsageError `store-unwritable` `catalogue-foreign` `catalogue-too-new` · Fault `catalogue-damaged` ·
 * TryAgainLater `catalogue-busy` `store-full`
 */
export function openDatabase(path: string): Database {
	refuseFolder(path);
	let connection: BetterSqlite3.Database | undefined;
	try {
		connection = new BetterSqlite3(path, { timeout: BUSY_MS });
		checkWhole(connection, path);
		connection.pragma('synchronous = FULL');
		connection.pragma('recursive_triggers = ON');
		// What is taken out is gone from the file, too: texts of bundles that are disposed of.
		connection.pragma('secure_delete = ON');
		// A migration compares names as the program does.
		connection.function('comparable', { deterministic: true }, (name) => comparable(String(name)));
		addMayGoOn(connection);
		// A migration may build a table anew that others refer to, and then looks whether all references hold.
		connection.pragma('foreign_keys = OFF');
		migrate(connection, path);
		connection.pragma('foreign_keys = ON');
		return new Database(connection, path);
	} catch (error) {
		connection?.close();
		throw asOurs(error, path);
	}
}

function refuseFolder(path: string): void {
	if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
	throw new UsageError("A folder lies in the catalogue's place", {
		code: 'store-unwritable',
		subject: path,
		remedy: 'Move it away, or set DATA_DIR to another directory.',
	});
}

function checkWhole(connection: BetterSqlite3.Database, path: string): void {
	if (statSync(path).size > CHECKED_BYTES) {
		// Reading the schema at least finds a file that is no database at all.
		connection.prepare('SELECT count(*) FROM sqlite_schema').get();
		return;
	}
	const [first] = connection.pragma('quick_check(1)') as { quick_check: string }[];
	if (first?.quick_check !== 'ok') throw damaged(path, first?.quick_check ?? 'no answer to the check');
}
