import type { Command } from 'commander';
import { EXIT, UsageError } from '../../errors.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { crisisText, endedText } from '../views/watch-view.ts';
import { usageWords } from '../words/usage-words.ts';
import { watchWords } from '../words/watch-words.ts';
import { needed } from './options.ts';

interface CrisisOptions {
	readonly unit?: string;
	readonly until?: string;
	readonly every?: number;
	readonly reason?: string;
	readonly by?: string;
	readonly end?: boolean;
}

/** Minutes. */
const LEAST = 5;
const MOST = 24 * 60;
const HOURLY = 60;

/** `watch crisis`: more looks at chosen accounts until a day is over. */
export function addCrisis(watch: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, exits } = watchWords[desk.lang];
	watch
		.command('crisis')
		.description(commands['watch crisis'])
		.argument(`[${args.account}...]`, args.accountsAbout)
		.addOption(valued('--unit', options.unit))
		.addOption(valued('--until', options.until))
		.addOption(valued('--every', options.every).argParser(interval(desk)))
		.addOption(valued('--reason', options.reason))
		.addOption(valued('--by', options.by))
		.option('--end', options.end)
		.addHelpText('after', `\n${exits.other}`)
		.action(async (accounts: readonly string[], given: CrisisOptions) =>
			answered(given.end ? await end(desk, accounts, given) : await start(desk, accounts, given)),
		);
}

async function start(desk: Desk, accounts: readonly string[], given: CrisisOptions): Promise<Answer> {
	const wish = {
		...chosen(accounts, given),
		until: needed('--until', given.until, desk),
		everyMinutes: given.every ?? HOURLY,
		reason: needed('--reason', given.reason, desk),
		by: needed('--by', given.by, desk),
	};
	const crises = await readOffice(desk, async (office) =>
		(await import('../../work/watch/crisis.ts')).startCrisis(office, wish),
	);
	return { exit: EXIT.complete, document: { crises }, text: () => crisisText(crises, desk) };
}

async function end(desk: Desk, accounts: readonly string[], given: CrisisOptions): Promise<Answer> {
	const by = needed('--by', given.by, desk);
	const ended = await readOffice(desk, async (office) =>
		(await import('../../work/watch/crisis.ts')).endCrisis(office, chosen(accounts, given), by),
	);
	return { exit: EXIT.complete, document: { ended }, text: () => endedText(ended, desk) };
}

function chosen(accounts: readonly string[], { unit }: CrisisOptions) {
	return {
		accounts: accounts.map((name) => name.trim()),
		...(unit === undefined ? {} : { unit: unit.trim() }),
	};
}

/** Parser of a time between two looks, such as 30m, 1h or 2 tim. @returns minutes @throws UsageError `unknown-value` */
function interval({ lang }: Pick<Desk, 'lang'>) {
	return (value: string): number => {
		const [, digits, unit = ''] = /^\s*(\d{1,4})\s*(m|min|h|t|tim)\s*$/i.exec(value) ?? [];
		const minutes = Number(digits) * (unit.toLowerCase().startsWith('m') ? 1 : 60);
		if (minutes >= LEAST && minutes <= MOST) return minutes;
		throw new UsageError(usageWords[lang].unknownValue('--every', value), {
			code: 'unknown-value',
			subject: '--every',
			remedy: usageWords[lang].chooseOne(['5m', '30m', '1h', '6h', '24h'], undefined),
		});
	};
}
