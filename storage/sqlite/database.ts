import type BetterSqlite3 from 'better-sqlite3';
import {
	type Compilable,
	DummyDriver,
	Kysely,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
} from 'kysely';
import type { Tables } from './tables.ts';
import { asOurs } from './trouble.ts';

/** Builds statements, typed by the tables. `Database` runs them. */
export const sql = new Kysely<Tables>({
	dialect: {
		createAdapter: () => new SqliteAdapter(),
		createDriver: () => new DummyDriver(),
		createIntrospector: (db) => new SqliteIntrospector(db),
		createQueryCompiler: () => new SqliteQueryCompiler(),
	},
});

/**
 * Runs statements at once, without a wait in between: a transaction can then not be entered by another task of
 * this process, which an asynchronous one on a single connection could.
 */
export class Database {
	readonly path: string;
	readonly #connection: BetterSqlite3.Database;
	readonly #statements = new Map<string, BetterSqlite3.Statement<unknown[]>>();

	constructor(connection: BetterSqlite3.Database, path: string) {
		this.#connection = connection;
		this.path = path;
	}

	all<R>(query: Compilable<R>): R[] {
		return this.#translated(() => {
			const { sql: text, parameters } = query.compile();
			return this.#statement(text).all(...parameters) as R[];
		});
	}

	first<R>(query: Compilable<R>): R | undefined {
		return this.#translated(() => {
			const { sql: text, parameters } = query.compile();
			return this.#statement(text).get(...parameters) as R | undefined;
		});
	}

	/** @returns how many rows were changed */
	run(query: Compilable<unknown>): number {
		return this.#translated(() => {
			const { sql: text, parameters } = query.compile();
			return this.#statement(text).run(...parameters).changes;
		});
	}

	/**
	 * As `run`, for what is worth nothing after a power cut: it is kept in its order, and durable with the next write that is. To wait for
	 * the disk at each would hold up a capture for a tenth of its time. Not within `write`.
	 * @returns how many rows were changed
	 */
	runPassing(query: Compilable<unknown>): number {
		return this.#translated(() => {
			this.#connection.pragma('synchronous = NORMAL');
			try {
				return this.run(query);
			} finally {
				this.#connection.pragma('synchronous = FULL');
			}
		});
	}

	/** One transaction with the write lock from its start: all of it is kept, durable on return, or nothing. */
	write<T>(act: () => T): T {
		return this.#translated(() => this.#connection.transaction(act).immediate());
	}

	/** What others have committed and what was changed here: `data_version` tells of the former alone, `total_changes` of the latter. */
	version(): string {
		return this.#translated(() => {
			const others = this.#statement('PRAGMA data_version').get() as { readonly data_version: number };
			const own = this.#statement('SELECT total_changes() AS n').get() as { readonly n: number };
			return `${others.data_version}.${own.n}`;
		});
	}

	close(): void {
		this.#statements.clear();
		this.#connection.close();
	}

	#statement(text: string): BetterSqlite3.Statement<unknown[]> {
		const known = this.#statements.get(text);
		if (known !== undefined) return known;
		const made = this.#connection.prepare<unknown[]>(text);
		this.#statements.set(text, made);
		return made;
	}

	#translated<T>(act: () => T): T {
		try {
			return act();
		} catch (error) {
			throw asOurs(error, this.path);
		}
	}
}
