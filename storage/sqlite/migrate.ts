import { readdirSync, readFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { Fault, UsageError } from '../../src/errors.ts';

const FOLDER = new URL('../migrations/sqlite/', import.meta.url);
/** "Ogbl" in SQLite's header: tells our file from another program's. */
const APPLICATION_ID = 0x4f67626c;

/** How long a statement waits for another process's transaction. Ours take milliseconds. */
export const BUSY_MS = 15_000;

interface Migration {
	readonly number: number;
	readonly name: string;
}

/**
 * Brings the tables to the newest migration, each in a transaction of its own. The number of the last one is
 * read again under the write lock, so that of two processes that start at once one migrates and one sees it done.
 * @throws UsageError `catalogue-foreign` · UsageError `catalogue-too-new`
 */
export function migrate(connection: BetterSqlite3.Database, path: string): void {
	const migrations = listMigrations();
	// Looked at before anything is written: a file that is not ours must stay as it was.
	connection.transaction(refuseOthers).deferred(connection, path, migrations.at(-1)?.number ?? 0);
	useWriteAheadLog(connection);
	const step = connection.transaction((): boolean => {
		const done = pragma(connection, 'user_version');
		const next = migrations.find((m) => m.number === done + 1);
		if (next === undefined) return false;
		const text = readFileSync(new URL(next.name, FOLDER), 'utf8');
		connection.exec(text);
		const lost = mayLose(text) ? (connection.pragma('foreign_key_check') as unknown[]) : [];
		if (lost.length > 0)
			throw new Fault(`Migration ${next.name} would lose what ${lost.length} rows refer to`, {
				code: 'migration-lossy',
				subject: path,
			});
		connection.pragma(`application_id = ${APPLICATION_ID}`);
		connection.pragma(`user_version = ${next.number}`);
		return true;
	});
	while (step.immediate());
}

/**
 * Whether a migration can leave rows that refer to nothing: what only makes tables and indexes cannot, and to look takes ten seconds of
 * millions of texts. What is put in can, since no reference is looked at while it runs.
 * @param text in SQL
 */
export function mayLose(text: string): boolean {
	return /\b(drop(?!\s+index\b)|delete|update|replace|alter|insert)\b/i.test(text.replaceAll(/--.*/g, ''));
}

function listMigrations(): readonly Migration[] {
	const migrations = readdirSync(FOLDER)
		.filter((name) => /^\d{4}-.+\.sql$/.test(name))
		.sort()
		.map((name) => ({ number: Number(name.slice(0, 4)), name }));
	const gap = migrations.find((m, i) => m.number !== i + 1);
	if (gap !== undefined)
		throw new Fault(`Migration ${gap.name} does not follow the one before it`, { code: 'migration-gap' });
	return migrations;
}

function refuseOthers(connection: BetterSqlite3.Database, path: string, newest: number): void {
	const done = pragma(connection, 'user_version');
	const id = pragma(connection, 'application_id');
	const tables = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
	const empty = id === 0 && done === 0 && tables === 0;
	if (id !== APPLICATION_ID && !empty)
		throw new UsageError("The catalogue's place is taken by another program's database", {
			code: 'catalogue-foreign',
			subject: path,
			remedy: 'Move that file away, or set DATA_DIR to a directory that only Ögonblick uses.',
		});
	if (done > newest)
		throw new UsageError(
			`The catalogue was written by a newer version of Ögonblick: its schema is ${done}, this version knows ${newest}`,
			{ code: 'catalogue-too-new', subject: path, remedy: 'Run that version or a newer one.' },
		);
}

/** Changing to WAL needs the file alone for a moment and does not wait for it, whatever the timeout says. */
function useWriteAheadLog(connection: BetterSqlite3.Database): void {
	const until = Date.now() + BUSY_MS;
	for (;;) {
		try {
			connection.pragma('journal_mode = WAL');
			return;
		} catch (error) {
			const busy = error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY');
			if (!busy || Date.now() > until) throw error;
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
		}
	}
}

function pragma(connection: BetterSqlite3.Database, name: string): number {
	return Number(connection.pragma(name, { simple: true }));
}
