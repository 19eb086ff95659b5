import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { SnapshotResult } from '../../work/snapshot-result.ts';
import type { RestingOrder } from '../../work/what-is-due.ts';
import { wholeNumber } from '../choice.ts';
import { type Answer, type Desk, invocation } from '../desk.ts';
import { failureOf } from '../failure.ts';
import { valued } from '../help.ts';
import { inOffice } from '../in-office.ts';
import { wrap } from '../page.ts';
import { moment } from '../quantities.ts';
import { snapshotDocument } from '../views/result-document.ts';
import { resultLine } from '../views/result-line.ts';
import { helpWords } from '../words/help-words.ts';
import { workWords } from '../words/work-words.ts';

interface WorkOptions {
	readonly concurrency?: number;
	readonly limit?: number;
}

/** An order that could not be done now, and waits again. */
interface Postponed {
	readonly order: string;
	readonly code: string;
	readonly message: string;
	readonly exit: number;
}

/** `work`: take orders until none is left. */
export function addWork(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, options, after } = helpWords[desk.lang];
	program
		.command('work')
		.description(commands.work)
		.addOption(
			valued('--concurrency', options.concurrency).argParser(wholeNumber('--concurrency', 1, 64, desk.lang)),
		)
		.addOption(valued('--limit', options.limit).argParser(wholeNumber('--limit', 1, 100_000, desk.lang)))
		.addHelpText('after', `\n${after.exits}`)
		.action(async (given: WorkOptions) => answered(await work(desk, given)));
}

async function work(desk: Desk, { concurrency = 1, limit }: WorkOptions): Promise<Answer> {
	const postponed: Postponed[] = [];
	const { results, resting, stopped, worst } = await inOffice(
		desk,
		desk.config(),
		async (office, { signal, show, say }) => {
			const { workOrders, worstOf } = await import('../../work/work-orders.ts');
			const results = await workOrders(office, {
				concurrency,
				...(limit === undefined ? {} : { limit }),
				signal,
				show,
				onPostponed: (order, error) => {
					const { code, message, exit } = failureOf(error, desk.lang, false);
					postponed.push({ order, code, message, exit });
					say(workWords[desk.lang].postponed(order, message));
				},
			});
			const worst = worstOf(
				results,
				postponed.map((p) => p.exit),
			);
			const { whatRests } = await import('../../work/what-is-due.ts');
			return { results, resting: await whatRests(office), stopped: signal.aborted, worst };
		},
	);
	return {
		exit: stopped ? EXIT.retryLater : worst,
		document: { stopped, results: results.map(snapshotDocument), postponed, resting },
		text: () => workText(results, postponed, resting, desk),
	};
}

function workText(
	results: readonly SnapshotResult[],
	postponed: readonly Postponed[],
	resting: readonly RestingOrder[],
	desk: Desk,
): string {
	const say = workWords[desk.lang];
	const tried = results.length + postponed.length > 0;
	const [first] = resting;
	const lines = [
		...results.map((r) => resultLine(r, desk)),
		...(tried ? [say.done(results.length, postponed.length)] : []),
		...(first
			? [wrap(say.resting(resting.length, moment(first.until, desk.timeZone)), desk.page.width)]
			: []),
		...(first ? [`${say.seeDue} ${desk.page.paint('strong', invocation(desk.env, 'due'))}`] : []),
	];
	return lines.length > 0 ? lines.join('\n') : say.nothing;
}
