import { existsSync } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { openFixtures } from '../../fixtures/server.ts';
import { breachesOf, REAL_SOFTWARE, type Row, rowOf } from './row.ts';
import { type Subject, subjectsOf } from './subjects.ts';
import { lineOf, proof } from './table.ts';
import { takeAndRead } from './take.ts';

const USAGE = `Usage: npm run proof -- [--only scroll,folds,…] [--at-once 3] [--rows FILE] [--no-write]
Captures every class of page and reads what each artefact holds of it; writes docs/proof.md. Ends with 1 when something is
missing beside the verdict complete, or a wall is not known for one.
  --only    these classes; nothing is written then
  --at-once captures at the same time: most of each is waiting for the end of a feed
  --rows    keeps each row in FILE (JSON lines) and does not capture again what FILE holds; rows of real software are put there
            by PROOF_ROWS=FILE npm run conformance`;

const REAL =
	'Installed and filled by the conformance suite, captured by the command, and read from the bundle. Its posts have no bars: pixels tell of pictures alone.';

const { values } = parseArgs({
	args: argv.slice(2),
	options: {
		only: { type: 'string' },
		rows: { type: 'string' },
		'at-once': { type: 'string', default: '3' },
		'no-write': { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	},
});

if (values.help) stdout.write(`${USAGE}\n`);
else await prove(values.only?.split(','));

async function prove(only: readonly string[] | undefined): Promise<void> {
	const rows = new Map((await keptRows()).map((row) => [nameOf(row), row]));
	const fixtures = await openFixtures();
	try {
		const all = subjectsOf(fixtures);
		const unknown = only?.filter((word) => !all.some((subject) => subject.word === word)) ?? [];
		if (unknown.length > 0) throw new Error(`no class is called ${unknown.join(', ')}.\n${USAGE}`);
		const left = all.filter((s) => (!only || only.includes(s.word)) && !rows.has(nameOf(s)));
		const hand = async () => {
			for (let subject = left.shift(); subject; subject = left.shift()) {
				const row = await take(subject, fixtures.allowHosts);
				rows.set(nameOf(subject), row);
				stderr.write(`${breachesOf(row).length > 0 ? 'BROKEN ' : ''}${lineOf(row)}\n`);
				if (values.rows) await appendFile(values.rows, `${JSON.stringify(row)}\n`);
			}
		};
		await Promise.all(Array.from({ length: Number(values['at-once']) }, hand));
		const names = new Set(all.map(nameOf));
		// Of real software, which the conformance suite installs and captures; it keeps its rows where it is told to.
		const others = [...rows.values()].filter((row) => !names.has(nameOf(row)));
		const shown = [...all.flatMap((subject) => rows.get(nameOf(subject)) ?? []), ...others];
		const missing = all.filter((subject) => !rows.has(nameOf(subject))).map(nameOf);
		const text = proof(
			shown,
			new Map([...all.map((s) => [s.kind, s.what] as const), [REAL_SOFTWARE, REAL]]),
			`on ${new Date().toISOString().slice(0, 10)}`,
			missing,
		);
		stdout.write(text);
		if (!values['no-write'] && !only) await writeFile(join(import.meta.dirname, '../../docs/proof.md'), text);
		if (shown.some((row) => breachesOf(row).length > 0)) process.exitCode = 1;
	} finally {
		await fixtures.close();
	}
}

function take(subject: Subject, allowHosts: readonly string[]): Promise<Row> {
	return takeAndRead(subject, allowHosts, (taken) => rowOf(subject, taken));
}

function nameOf({ kind, build }: Pick<Row, 'kind' | 'build'>): string {
	return `${kind}/${build}`;
}

async function keptRows(): Promise<Row[]> {
	if (!values.rows || !existsSync(values.rows)) return [];
	const lines = (await readFile(values.rows, 'utf8')).split('\n').filter(Boolean);
	return lines.map((line) => JSON.parse(line) as Row);
}
