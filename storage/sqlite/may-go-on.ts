import type BetterSqlite3 from 'better-sqlite3';

let stop: Int32Array<SharedArrayBuffer> | undefined;

/**
 * Lets another thread break off what this one asks of SQLite, from its next row on: SQLite itself cannot be broken off from outside in this driver, and a
 * thread that is terminated goes on until its statement ends.
 * @param shared 0 while it may go on
 */
export function brokenOffBy(shared: SharedArrayBuffer): void {
	stop = new Int32Array(shared);
}

/** A function for long statements, which ask it of one row among many. */
export function addMayGoOn(connection: Pick<BetterSqlite3.Database, 'function'>): void {
	connection.function('may_go_on', { directOnly: true }, () => {
		if (stop && Atomics.load(stop, 0) !== 0) throw new Error('broken off');
		return 1;
	});
}
