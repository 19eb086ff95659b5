import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { officeIn } from '../storage/sample.ts';
import { tempDir } from '../storage/temp-office.ts';
import { askAs } from './ask.ts';
import { addFirst } from './office.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/ogonblick.ts');
/** Words in a text of which a phrase of one more never comes. */
const RUN = 23;

/** Longer than the office waits for a search that it has told to leave off. */
const SEARCH_MS = 6000;
const SOME = 400;

/** Texts in which FTS5 looks for a phrase for seconds, on whatever machine, and never comes to a row, at which it could be told to leave off. */
function fillWithRuns(dir: string): void {
	const db = new BetterSqlite3(join(dir, 'catalogue.sqlite'));
	// Of “bada”, as the program stems it.
	const stems = `${'bad '.repeat(RUN)}sol `.repeat(400);
	const put = db.prepare('INSERT INTO text_stems (rowid, stems, scope) VALUES (?, ?, ?)');
	const fill = db.transaction((from: number, to: number) => {
		for (let n = from; n <= to; n++) put.run(n, stems, '');
	});
	fill(1, SOME);
	const began = performance.now();
	db.prepare('SELECT count(*) FROM text_stems WHERE text_stems MATCH ?').get(`"${'bad '.repeat(RUN + 1)}"`);
	const each = (performance.now() - began) / SOME;
	fill(SOME + 1, Math.max(SOME + 1, Math.ceil(SEARCH_MS / each)));
	db.close();
}

/** The program itself, in a process of its own. */
async function served(dir: string) {
	const env = {
		...process.env,
		...{ DATA_DIR: dir, WEB_PORT: '0', WEB_REPLAY_PORT: '0', LOG_LEVEL: 'info', KEEP_FREE_BYTES: '0' },
	};
	const program = spawn(process.execPath, [PROGRAM, 'serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
	onTestFinished(() => {
		program.kill('SIGKILL');
	});
	const ended = once(program, 'exit');
	const told: string[] = [];
	const opened = Promise.withResolvers<string>();
	createInterface({ input: program.stderr }).on('line', (line) => {
		told.push(line);
		const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
		if (origin) opened.resolve(origin);
	});
	void ended.then(() => opened.reject(new Error(told.join('\n'))));
	return { program, ended, origin: await opened.promise };
}

test('an office that is stopped in the midst of a slow search ends by itself, tells who waits to come back, and has written nothing by half', async () => {
	const dir = await tempDir();
	const before = await officeIn(dir);
	await addFirst(before);
	await before.close();
	fillWithRuns(dir);
	const { program, ended, origin } = await served(dir);
	const ask = await askAs(origin);
	const phrase = `"${Array(RUN + 1)
		.fill('bada')
		.join(' ')}"`;
	const search = ask(`/sok?${new URLSearchParams({ fraga: phrase })}`);
	await wait(700);
	// Others are answered meanwhile; what they write is written whole or not at all.
	expect((await fetch(`${origin}/halsa`)).status).toBe(200);
	const writing = Array.from({ length: 4 }, () => askAs(origin).catch(() => undefined));
	program.kill('SIGTERM');
	const answer = await search;
	expect([answer.status, await answer.text()]).toEqual([
		503,
		expect.stringContaining('Webbkontoret stoppas'),
	]);
	expect(await ended).toEqual([0, null]);
	await Promise.all(writing);
	const after = await officeIn(dir);
	onTestFinished(() => after.close());
	expect(await after.catalogue.verifyEvents()).toMatchObject({ ok: true });
	expect(await after.catalogue.compareWithEvents()).toEqual([]);
	const db = new BetterSqlite3(join(dir, 'catalogue.sqlite'), { readonly: true });
	expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
	db.close();
}, 240_000);
