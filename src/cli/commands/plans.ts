import type { Command } from 'commander';
import { EXIT } from '../../errors.ts';
import type { RowPurpose } from '../../records/plan.ts';
import { TABLE_FORMATS, type TableFormat } from '../../work/tables/formats.ts';
import { oneOf } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { actor } from '../register/actor.ts';
import { formatOf, handedIn, writeNew } from '../register/files.ts';
import { needed, purposes } from '../register/options.ts';
import { inWords } from '../register/table-commands.ts';
import { namedText, plansText, planText, takenInText } from '../views/plan-view.ts';
import { planWords } from '../words/plan-words.ts';
import { registerWords } from '../words/register-words.ts';

interface ImportOptions {
	readonly title?: string;
	readonly planVersion?: string;
	readonly decidedOn?: string;
	readonly reference?: string;
	readonly check?: boolean;
	readonly sheet?: string;
	readonly by?: string;
}

interface UseOptions {
	readonly unit?: string;
	readonly for?: readonly RowPurpose[];
	readonly by?: string;
}

/** `plans import|export|list|show|use`: records plans, and which row what of a unit goes to. */
export function addPlans(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options } = planWords[desk.lang];
	const exits = `\n${registerWords[desk.lang].exits}`;
	const plans = program.command('plans').description(commands.plans).addHelpText('after', exits);
	plans
		.command('import')
		.description(commands['plans import'])
		.argument(`<${args.file}>`, args.fileAbout)
		.addOption(valued('--title', options.title))
		.addOption(valued('--plan-version', options.version))
		.addOption(valued('--decided-on', options.decidedOn))
		.addOption(valued('--reference', options.reference))
		.option('--check', options.check)
		.addOption(valued('--sheet', registerWords[desk.lang].options.sheet))
		.addOption(valued('--by', options.by))
		.addHelpText('after', exits)
		.action(async (file: string, given: ImportOptions) => answered(await take(desk, file, given)));
	plans
		.command('export')
		.description(commands['plans export'])
		.argument(`<${args.plan}>`, args.planAbout)
		.argument(`[${args.file}]`, registerWords[desk.lang].arguments.exportAbout)
		.addOption(
			valued('--format', registerWords[desk.lang].options.format).argParser(
				oneOf('--format', TABLE_FORMATS, desk.lang),
			),
		)
		.addHelpText('after', exits)
		.action(async (plan: string, file: string | undefined, given: { readonly format?: TableFormat }) =>
			answered(await give(desk, plan.trim(), file, given.format)),
		);
	plans
		.command('list')
		.description(commands['plans list'])
		.addHelpText('after', exits)
		.action(async () => answered(await list(desk)));
	plans
		.command('show')
		.description(commands['plans show'])
		.argument(`<${args.plan}>`, args.planAbout)
		.addHelpText('after', exits)
		.action(async (plan: string) => answered(await show(desk, plan.trim())));
	plans
		.command('use')
		.description(commands['plans use'])
		.argument(`<${args.plan}>`, args.planAbout)
		.argument(`<${args.row}>`, args.rowAbout)
		.addOption(valued('--unit', options.unit))
		.addOption(valued('--for', options.for).argParser(purposes(desk)))
		.addOption(valued('--by', options.by))
		.addHelpText('after', exits)
		.action(async (plan: string, row: string, given: UseOptions) =>
			answered(await use(desk, plan.trim(), row.trim(), given)),
		);
}

async function take(desk: Desk, path: string, given: ImportOptions): Promise<Answer> {
	const wish = {
		title: needed('--title', given.title, desk),
		version: needed('--plan-version', given.planVersion, desk),
		decidedOn: needed('--decided-on', given.decidedOn, desk),
		reference: needed('--reference', given.reference, desk),
	};
	const { check = false, by } = given;
	const file = await handedIn(path, desk, given.sheet);
	const [taken, units] = await readOffice(desk, async (office) => {
		const { takeInPlan } = await import('../../work/register/take-in-plan.ts');
		return [await takeInPlan(office, file, wish, actor(by), check), await office.register.units()] as const;
	});
	return {
		exit: taken.wrong.length > 0 ? EXIT.usage : EXIT.complete,
		document: { checked: check, ...taken, wrong: inWords(taken.wrong, desk.lang) },
		text: () => takenInText(taken, check, wish.title, units, desk),
	};
}

async function give(
	desk: Desk,
	plan: string,
	path: string | undefined,
	asked: TableFormat | undefined,
): Promise<Answer> {
	const format = desk.json && path === undefined ? 'json' : formatOf(asked, path);
	const text = await readOffice(desk, async (office) => {
		const { exportPlan } = await import('../../work/register/export-plan.ts');
		return exportPlan(office, plan, format, desk.lang);
	});
	if (path === undefined) {
		const document = { rows: format === 'json' ? JSON.parse(text) : text };
		return { exit: EXIT.complete, document, text: () => text.trimEnd() };
	}
	const file = await writeNew(path, text, desk);
	return { exit: EXIT.complete, document: { file }, text: () => registerWords[desk.lang].written(file) };
}

async function list(desk: Desk): Promise<Answer> {
	const plans = await readOffice(desk, ({ register }) => register.plans());
	return { exit: EXIT.complete, document: { plans }, text: () => plansText(plans, desk) };
}

async function show(desk: Desk, wanted: string): Promise<Answer> {
	const shown = await readOffice(desk, async (office) => {
		const { thePlan } = await import('../../work/register/name-row.ts');
		const plan = await thePlan(office, wanted);
		const [rows, named, units] = await Promise.all([
			office.register.planRows(plan.id),
			office.register.namedRows(),
			office.register.units(),
		]);
		return { plan, rows, named: named.filter((n) => n.plan.id === plan.id), units };
	});
	const { plan, rows, named } = shown;
	return { exit: EXIT.complete, document: { plan, rows, named }, text: () => planText(shown, desk) };
}

async function use(desk: Desk, plan: string, row: string, given: UseOptions): Promise<Answer> {
	const unit = needed('--unit', given.unit, desk);
	const wish = { unit, plan, row, purposes: given.for ?? (['snapshots'] as const) };
	const [named, units] = await readOffice(desk, async (office) => {
		const { nameRow } = await import('../../work/register/name-row.ts');
		return [await nameRow(office, wish, actor(given.by)), await office.register.units()] as const;
	});
	return { exit: EXIT.complete, document: { named }, text: () => namedText(named, units, desk) };
}
