import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { LookResult } from '../../work/watch/look-at-account.ts';
import { wholeNumber } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { failureOf } from '../failure.ts';
import { valued } from '../help.ts';
import { inOffice, readOffice } from '../in-office.ts';
import { addCrisis } from '../register/watch-crisis.ts';
import { lookDocument, lookLine, type PostponedAccount, watchText } from '../views/look-view.ts';
import { watchedListText, watchedText } from '../views/watch-view.ts';
import { watchWords } from '../words/watch-words.ts';

interface RunOptions {
	readonly concurrency?: number;
	readonly limit?: number;
}

interface ListOptions {
	readonly unit?: string;
	readonly found?: boolean;
}

const MANY = 1_000_000;
/** A month of days. */
const LOOKS_SHOWN = 30;

/** `watch [account…]`, and `watch list|show|crisis`. */
export function addWatch(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, exits } = watchWords[desk.lang];
	const most = (flag: string) => wholeNumber(flag, 1, MANY, desk.lang);
	const watch = program
		.command('watch')
		.description(commands.watch)
		.argument(`[${args.account}...]`, args.accountsAbout)
		.addOption(
			valued('--concurrency', options.concurrency).argParser(wholeNumber('--concurrency', 1, 64, desk.lang)),
		)
		.addOption(valued('--limit', options.limit).argParser(most('--limit')))
		.addHelpText('after', `\n${exits.watch}`)
		.action(async (wanted: readonly string[], given: RunOptions) => answered(await run(desk, wanted, given)));
	watch
		.command('list')
		.description(commands['watch list'])
		.addOption(valued('--unit', options.ofUnit))
		.option('--found', options.found)
		.addHelpText('after', `\n${exits.other}`)
		.action(async (given: ListOptions) => answered(await list(desk, given)));
	watch
		.command('show')
		.description(commands['watch show'])
		.argument(`<${args.account}>`, args.accountAbout)
		.addOption(valued('--limit', options.looks).argParser(most('--limit')))
		.addHelpText('after', `\n${exits.other}`)
		.action(async (wanted: string, _: RunOptions, command: Command) =>
			// An option that `watch` has too is taken for its own, wherever it stands.
			answered(await show(desk, wanted, command.optsWithGlobals<RunOptions>())),
		);
	addCrisis(watch, desk, answered);
}

async function run(desk: Desk, wanted: readonly string[], given: RunOptions): Promise<Answer> {
	const { concurrency = 1, limit } = given;
	const postponed: PostponedAccount[] = [];
	const { watched, stopped, worst } = await inOffice(
		desk,
		desk.config(),
		async (office, { signal, show, say }) => {
			const { watchAccounts, worstOfLooks } = await import('../../work/watch-accounts.ts');
			const { theAccount } = await import('../../work/register/keep.ts');
			const accounts = [];
			for (const name of wanted) accounts.push(await theAccount(office, name.trim()));
			const watched = await watchAccounts(office, {
				...{ concurrency, signal, show },
				...(limit === undefined ? {} : { limit }),
				...(wanted.length > 0 ? { accounts } : {}),
				// What came of each is told at the end; while many are looked at, one line a look.
				onLook: (result: LookResult) => accounts.length === 1 || say(lookLine(result, desk)),
				onPostponed: (account, error) => {
					const { code, message, exit } = failureOf(error, desk.lang, false);
					postponed.push({ account: account.address, code, message, exit });
					say(watchWords[desk.lang].postponed(account.name, message));
				},
			});
			return { watched, stopped: signal.aborted, worst: worstOfLooks(watched) };
		},
	);
	const { looks, isOverlap } = watched;
	return {
		exit: stopped ? EXIT.retryLater : worst,
		document: { stopped, overlap: isOverlap, looks: looks.map(lookDocument), postponed },
		text: () => watchText(watched, postponed.length, desk),
	};
}

async function list(desk: Desk, { unit, found }: ListOptions): Promise<Answer> {
	const all = await readOffice(desk, async (office) => {
		const { watchedAccounts } = await import('../../work/watch/watched.ts');
		const { theUnit } = await import('../../work/register/keep.ts');
		return watchedAccounts(office, unit === undefined ? undefined : (await theUnit(office, unit)).id);
	});
	const accounts = all.filter(({ state }) => !found || (state?.findings.length ?? 0) > 0);
	return {
		exit: EXIT.complete,
		document: { accounts: accounts.map((watched) => ({ ...watched, due: dueDocument(watched.due) })) },
		text: () => watchedListText(accounts, found === true && all.length > 0, desk),
	};
}

async function show(desk: Desk, wanted: string, { limit = LOOKS_SHOWN }: RunOptions): Promise<Answer> {
	const shown = await readOffice(desk, async (office) => {
		const { watchedHistory } = await import('../../work/watch/show.ts');
		return watchedHistory(office, wanted.trim(), limit);
	});
	return {
		exit: EXIT.complete,
		document: { ...shown, due: shown.isWatched ? dueDocument(shown.due) : null },
		text: () => watchedText(shown, limit, desk),
	};
}

function dueDocument({ at, isDue }: { readonly at: number; readonly isDue: boolean }) {
	return { at: new Date(at).toISOString(), isDue };
}
