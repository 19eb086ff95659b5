import { parentPort, workerData } from 'node:worker_threads';
import BetterSqlite3 from 'better-sqlite3';
import { addMayGoOn, brokenOffBy } from '../../../storage/sqlite/may-go-on.ts';

/** Asks for what has no end, as a search among all that there is. */
const { stop } = workerData as { stop: SharedArrayBuffer };
brokenOffBy(stop);
const db = new BetterSqlite3(':memory:');
addMayGoOn(db);
parentPort?.postMessage('asks');
db.prepare(
	`with recursive n (n) as (select 1 union all select n + 1 from n)
	select count(*) from n where (n & 255 or may_go_on())`,
).get();
