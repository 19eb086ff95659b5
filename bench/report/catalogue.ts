import { type CatalogueRound, PAGE } from '../catalogue/measure.ts';
import { type Goal, goalLines, type Machine, measuredOn, TITLES } from './page.ts';

const DUE_MS = 300;
const LIST_MS = 30;
const EVENTS = 200_000;
/** Times as much work per account at the largest as at the middle size that is still near linear. */
const NEAR_LINEAR = 1.5;

export function catalogueGoals(rounds: readonly CatalogueRound[]): Goal[] {
	const largest = rounds.at(-1);
	if (!largest) return [];
	const [slowest, slowestMs] = worst({ ...largest.accounts, ...largest.bundles });
	const accounts = largest.seeded.accounts.toLocaleString('en-GB');
	const before = rounds.at(-2);
	const growth = before
		? largest.due.p95Ms / largest.seeded.accounts / (before.due.p95Ms / before.seeded.accounts)
		: undefined;
	return [
		{
			text: `At ${accounts} accounts \`due\` under ${DUE_MS} ms`,
			measured: `${ms(largest.due.p95Ms)} at the 95th percentile, ${ms(largest.due.firstMs)} the first time`,
			met: Math.max(largest.due.p95Ms, largest.due.firstMs) < DUE_MS,
		},
		{
			text: `At ${accounts} accounts every list or search under ${LIST_MS} ms at the 95th percentile`,
			measured: `the slowest, ${slowest}, ${ms(slowestMs)}`,
			met: slowestMs < LIST_MS,
		},
		{
			text: `The chain of events verified at over ${EVENTS.toLocaleString('en-GB')} events a second`,
			measured: `${Math.round(largest.eventsPerSecond).toLocaleString('en-GB')}`,
			met: largest.eventsPerSecond > EVENTS && largest.isWhole,
		},
		...(growth === undefined
			? []
			: [
					{
						text: `Growth near linear: \`due\` of the largest takes at most ${NEAR_LINEAR} times as long per account as of the one before it`,
						measured: `${growth.toFixed(2)} times`,
						met: growth <= NEAR_LINEAR,
					},
				]),
	];
}

export function catalogueReport(rounds: readonly CatalogueRound[], machine: Machine): string {
	const line = (name: string, of: (round: CatalogueRound) => string) =>
		`| ${name} | ${rounds.map(of).join(' | ')} |`;
	const [first] = rounds;
	const lists = (of: (round: CatalogueRound) => Readonly<Record<string, number>>) =>
		Object.keys(first ? of(first) : {}).map((name) => line(name, (round) => ms(of(round)[name] ?? 0)));
	return `## ${TITLES.catalogue}

${measuredOn(machine)}

Catalogues on SQLite with ten years of history: a snapshot a year and account with its order and four events, written by SQL with a valid chain. Each question is asked through the verbs that the commands use, of a catalogue that is open; a list gives ${PAGE} rows. Times are 95th percentiles. \`due\` takes in the open orders.

${line('', ({ seeded }) => `${seeded.accounts.toLocaleString('en-GB')} accounts`)}
|---|${rounds.map(() => '---|').join('')}
${[
	line('units', ({ seeded }) => `${seeded.units}`),
	line('filings', ({ seeded }) => seeded.filings.toLocaleString('en-GB')),
	line('events', ({ seeded }) => seeded.events.toLocaleString('en-GB')),
	line('size', ({ seeded }) => `${(seeded.bytes / 1e6).toFixed(0)} MB`),
	line('opening', ({ openMs }) => ms(openMs)),
	line('`due`, the first time', ({ due }) => `${ms(due.firstMs)} (${due.items} due)`),
	line('`due`', ({ due }) => ms(due.p95Ms)),
	line('`due --within 30d`', ({ dueWithin }) => `${ms(dueWithin.p95Ms)} (${dueWithin.items} due)`),
	...lists(({ accounts }) => accounts),
	...lists(({ bundles }) => bundles),
	line('events verified a second', ({ eventsPerSecond }) =>
		Math.round(eventsPerSecond).toLocaleString('en-GB'),
	),
].join('\n')}

${goalLines(catalogueGoals(rounds))}`;
}

function worst(asked: Readonly<Record<string, number>>): readonly [string, number] {
	return Object.entries(asked).sort(([, a], [, b]) => b - a)[0] ?? ['', 0];
}

function ms(value: number): string {
	return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
