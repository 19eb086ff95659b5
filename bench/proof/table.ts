import { COLUMNS } from './columns.ts';
import { breachesOf, percent, type Row } from './row.ts';
import { type Shares, THINGS, type Thing } from './things.ts';

const MISSING = '–';

/** docs/proof.md. @param what a sentence for each class, by its name */
export function proof(
	rows: readonly Row[],
	what: ReadonlyMap<string, string>,
	about: string,
	missing: readonly string[],
): string {
	const kinds = [...new Set(rows.map((row) => row.kind))];
	const broken = rows.flatMap((row) =>
		breachesOf(row).map((breach) => `- ${row.kind}, ${row.build}: ${breach}`),
	);
	const left = missing.length === 0 ? '' : `\n**Not measured in this run:** ${missing.join('; ')}.\n`;
	return `# What a capture holds, class by class

Written by \`npm run proof\` ${about}. Every cell is in percent of what the page served, read from the finished files by the marks
that each invented post, text, comment and picture carries, not by the engine's own counts: \`posts · unfolded texts · comments ·
images\`. The replay is the WACZ, opened in a browser without a network and walked by a reader that is not the engine's. ${MISSING} stands for
what a page does not have or a column cannot tell. The rule: no cell under 100 beside \`complete\`.

${broken.length === 0 ? `The rule holds in all ${rows.length} rows.` : `**The rule is broken:**\n\n${broken.join('\n')}`}
${left}
${kinds
	.map((kind) =>
		section(
			kind,
			what.get(kind) ?? '',
			rows.filter((row) => row.kind === kind),
		),
	)
	.join('\n\n')}
`;
}

function section(kind: string, what: string, rows: readonly Row[]): string {
	const head = ['build', 'served', ...COLUMNS.map((column) => column.name), 'verdict', 'findings'];
	const lines = rows.map((row) => [
		row.build,
		THINGS.map((thing) => row.served[thing] || MISSING).join(' · '),
		...COLUMNS.map((column) => cell(row, row.cells[column.name])),
		breachesOf(row).length > 0 ? `**${row.outcome}**` : row.outcome,
		codes(row),
	]);
	return `## ${kind[0]?.toUpperCase()}${kind.slice(1)}

${what}

${[head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n')}`;
}

function cell(row: Row, shares: Shares | undefined): string {
	if (!shares) return MISSING;
	const one = (thing: Thing) =>
		row.served[thing] === 0 || shares[thing] === undefined ? MISSING : percent(shares[thing]);
	return THINGS.map(one).join(' · ');
}

/** What took something from the verdict first; what is only noted afterwards. */
function codes(row: Row): string {
	const named = (severities: readonly string[]) => [
		...new Set(
			row.findings
				.filter((f) => severities.includes(f.severity) && f.code !== 'sandbox-off')
				.map((f) => f.code),
		),
	];
	const [losses, notes] = [named(['loss', 'failure']), named(['note'])];
	return [...losses.map((code) => `**${code}**`), ...notes].join(', ');
}

/** One line for the terminal. */
export function lineOf(row: Row): string {
	const cells = COLUMNS.map((column) => `${column.name} ${cell(row, row.cells[column.name])}`).join('; ');
	const losses = row.findings.filter((f) => f.severity !== 'note').map((f) => `${f.code} (${f.detail})`);
	return `${row.kind}, ${row.build}: ${row.outcome}${losses.length > 0 ? ` [${losses.join('; ')}]` : ''} | ${cells}${row.repeats > 0 ? ` | ${row.repeats} repeats` : ''} | ${row.seconds.toFixed(1)} s`;
}
