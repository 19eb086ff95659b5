import { Command, CommanderError, Option } from 'commander';
import { addAccounts } from './commands/accounts.ts';
import { addBundles } from './commands/bundles.ts';
import { addCases } from './commands/cases.ts';
import { addChange } from './commands/change.ts';
import { addClose } from './commands/close.ts';
import { addDeliver } from './commands/deliver.ts';
import { addDisclose } from './commands/disclose.ts';
import { addDoctor } from './commands/doctor.ts';
import { addDue } from './commands/due.ts';
import { addFind } from './commands/find.ts';
import { addFixity } from './commands/fixity.ts';
import { addJob } from './commands/job.ts';
import { addKey } from './commands/key.ts';
import { addLogin } from './commands/login.ts';
import { addNotices } from './commands/notices.ts';
import { addPeople } from './commands/people.ts';
import { addPlans } from './commands/plans.ts';
import { addPublicList } from './commands/public-list.ts';
import { addRemoval } from './commands/removal.ts';
import { addReport } from './commands/report.ts';
import { addReseal } from './commands/reseal.ts';
import { addServe } from './commands/serve.ts';
import { addSnapshot } from './commands/snapshot.ts';
import { addTokens } from './commands/tokens.ts';
import { addUnits } from './commands/units.ts';
import { addVerify } from './commands/verify.ts';
import { addWatch } from './commands/watch.ts';
import { addWebhooks } from './commands/webhooks.ts';
import { addWork } from './commands/work.ts';
import type { Answer, Desk, Streams } from './desk.ts';
import { helpIn, valued } from './help.ts';
import { askedLang } from './language.ts';
import { versionText } from './version.ts';
import { helpWords } from './words/help-words.ts';

/** Adds one command to the program; its action hands its answer over. */
export type AddCommand = (program: Command, desk: Desk, answered: (answer: Answer) => void) => void;

const COMMANDS: readonly AddCommand[] = [
	addSnapshot,
	addVerify,
	addBundles,
	addFind,
	addFixity,
	addDeliver,
	addDisclose,
	addKey,
	addReseal,
	addDue,
	addWork,
	addJob,
	addChange,
	addClose,
	addRemoval,
	addAccounts,
	addUnits,
	addPlans,
	addWatch,
	addPublicList,
	addCases,
	addReport,
	addNotices,
	addLogin,
	addServe,
	addPeople,
	addTokens,
	addWebhooks,
	addDoctor,
];

/**
 * The whole command line. Help and version go to stdout; a wrong command line is thrown as CommanderError and
 * nothing is printed for it.
 * @param entered told the name of each command before its arguments are parsed, such as `bundles list`
 */
export function buildProgram(
	desk: Desk,
	{ stdout, stderr }: Streams,
	answered: (answer: Answer) => void,
	entered: (command: string) => void,
): Command {
	const words = helpWords[desk.lang];
	const program = new Command('ogonblick')
		.description(words.about)
		.exitOverride()
		.configureHelp(helpIn(desk.lang, desk.page))
		.configureOutput({
			writeOut: (text) => stdout.write(text),
			writeErr: (text) => stderr.write(text),
			outputError: () => {},
			getOutHasColors: () => true,
			getErrHasColors: () => true,
		})
		.helpOption('-h, --help', words.options.help)
		.helpCommand(`help [${words.placeholders.command}]`, words.commands.help)
		.option('-V, --version', words.options.version)
		.on('option:version', () => {
			stdout.write(`${versionText(desk)}\n`);
			throw new CommanderError(0, 'commander.version', 'version');
		})
		.addOption(new Option('--json', words.options.json))
		.addOption(valued('--lang', words.options.lang).argParser(askedLang));
	const tellEntered = (command: Command) =>
		command.hook('preSubcommand', (_, sub) => entered(fullName(sub).slice(1).join(' ')));
	for (const add of COMMANDS) add(program, desk, answered);
	for (const command of [program, ...program.commands]) tellEntered(command);
	program.hook('preAction', (_, acting) => refuseStrange(acting));
	return program;
}

/**
 * Commander takes an option of the command above, such as `--unit` of `deliver`, also behind `deliver resume`, where nobody looks at it: all deliveries were
 * resumed in place of a unit's.
 */
function refuseStrange(acting: Command): void {
	const own = new Set(acting.options.map(({ long }) => long));
	for (let above = acting.parent; above?.parent; above = above.parent)
		for (const option of above.options)
			if (above.getOptionValueSource(option.attributeName()) === 'cli' && !own.has(option.long))
				acting.error(`error: unknown option '${option.long}'`, { code: 'commander.unknownOption' });
}

function fullName(command: Command): string[] {
	return [...(command.parent ? fullName(command.parent) : []), command.name()];
}
