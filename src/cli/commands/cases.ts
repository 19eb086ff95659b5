import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { KeptCase } from '../../work/cases/keep.ts';
import type { CountedCase } from '../../work/cases/show.ts';
import { wholeNumber } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { actor } from '../register/actor.ts';
import { needed } from '../register/options.ts';
import { addTableCommands } from '../register/table-commands.ts';
import { casesText, caseText, savedCaseText } from '../views/case-view.ts';
import { caseWords } from '../words/case-words.ts';
import { registerWords } from '../words/register-words.ts';

interface CaseOptions {
	readonly year?: string;
	readonly number?: string;
	readonly title?: string;
	readonly creator?: string;
	readonly unit?: string;
	readonly by?: string;
}

/** `cases add|list|show|change|import|export`: the collective cases. */
export function addCases(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options } = caseWords[desk.lang];
	const exits = `\n${registerWords[desk.lang].exits}`;
	const cases = program.command('cases').description(commands.cases).addHelpText('after', exits);
	cases
		.command('add')
		.description(commands['cases add'])
		.addOption(valued('--year', options.year))
		.addOption(valued('--number', options.number))
		.addOption(valued('--creator', options.creator))
		.addOption(valued('--unit', options.unit))
		.addOption(valued('--title', options.title))
		.addOption(valued('--by', options.by))
		.addHelpText('after', exits)
		.action(async (given: CaseOptions) => answered(await add(desk, given)));
	cases
		.command('list')
		.description(commands['cases list'])
		.addOption(valued('--year', options.listYear).argParser(wholeNumber('--year', 2000, 2100, desk.lang)))
		.addHelpText('after', exits)
		.action(async ({ year }: { readonly year?: number }) => answered(await list(desk, year)));
	cases
		.command('show')
		.description(commands['cases show'])
		.argument(`<${args.case}>`, args.caseAbout)
		.addHelpText('after', exits)
		.action(async (wanted: string) => answered(await show(desk, wanted.trim())));
	cases
		.command('change')
		.description(commands['cases change'])
		.argument(`<${args.case}>`, args.caseAbout)
		.addOption(valued('--number', options.newNumber))
		.addOption(valued('--title', options.title))
		.addOption(valued('--by', options.by))
		.addHelpText('after', exits)
		.action(async (wanted: string, given: CaseOptions) => answered(await change(desk, wanted.trim(), given)));
	addTableCommands(
		cases,
		desk,
		{
			name: 'cases',
			read: async (...given) => (await import('../../work/cases/exchange.ts')).importCases(...given),
			write: async (...given) => (await import('../../work/cases/exchange.ts')).exportCases(...given),
		},
		answered,
	);
}

async function add(desk: Desk, { by, ...given }: CaseOptions): Promise<Answer> {
	const wish = {
		...given,
		year: needed('--year', given.year, desk),
		number: needed('--number', given.number, desk),
	};
	return saved(desk, async (office) => {
		const { addCase } = await import('../../work/cases/keep.ts');
		return addCase(office, wish, actor(by));
	});
}

async function change(desk: Desk, wanted: string, { by, number, title }: CaseOptions): Promise<Answer> {
	const wish = { ...(number === undefined ? {} : { number }), ...(title === undefined ? {} : { title }) };
	return saved(desk, async (office) => {
		const { changeCase } = await import('../../work/cases/keep.ts');
		return changeCase(office, wanted, wish, actor(by));
	});
}

async function saved(
	desk: Desk,
	save: (office: Parameters<Parameters<typeof readOffice>[1]>[0]) => Promise<KeptCase>,
): Promise<Answer> {
	const [kept, counted] = await readOffice(desk, async (office) => {
		const kept = await save(office);
		const { listCases } = await import('../../work/cases/show.ts');
		const found = await listCases(office, kept.case.year);
		const none: CountedCase = { case: kept.case, filings: 0, withoutNumber: 0 };
		return [kept, found.find((one) => one.case.id === kept.case.id) ?? none] as const;
	});
	return {
		exit: EXIT.complete,
		document: {
			case: counted.case,
			linked: kept.linked,
			elsewhere: kept.elsewhere,
			filings: counted.filings,
		},
		text: () => savedCaseText(counted, kept, desk),
	};
}

async function list(desk: Desk, year: number | undefined): Promise<Answer> {
	const cases = await readOffice(desk, async (office) => {
		const { listCases } = await import('../../work/cases/show.ts');
		return listCases(office, year);
	});
	return { exit: EXIT.complete, document: { cases }, text: () => casesText(cases, desk) };
}

async function show(desk: Desk, wanted: string): Promise<Answer> {
	const shown = await readOffice(desk, async (office) => {
		const { showCase } = await import('../../work/cases/show.ts');
		return showCase(office, wanted);
	});
	return { exit: EXIT.complete, document: shown, text: () => caseText(shown, desk) };
}
