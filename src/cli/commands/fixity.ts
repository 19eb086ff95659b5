import type { Command } from 'commander';
import { EXIT, UsageError } from '../../errors.ts';
import { fixityTable } from '../../words/fixity-table.ts';
import { oneOf } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { inOffice, readOffice } from '../in-office.ts';
import { replaceFile } from '../replace-file.ts';
import { fixityReportText, fixityText, foundLine } from '../views/fixity-view.ts';
import { fixityWords } from '../words/fixity-words.ts';
import { usageWords } from '../words/usage-words.ts';
import { addMends } from './mends.ts';

interface Options {
	readonly all?: boolean;
	readonly unit?: string;
}

const FORMATS = ['csv'] as const;

interface ReportOptions extends Options {
	readonly format?: (typeof FORMATS)[number];
	readonly out?: string;
}

/** `fixity [bundle…]` and `fixity report`: whether what is stored is what was filed. */
export function addFixity(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { commands, arguments: args, options, exits } = fixityWords[desk.lang];
	const fixity = program
		.command('fixity')
		.description(commands.fixity)
		.argument(`[${args.bundle}...]`, args.bundleAbout)
		.option('--all', options.all)
		.addOption(valued('--unit', options.unit))
		.addHelpText('after', `\n${exits.fixity}`)
		.action(async (wanted: readonly string[], given: Options) => answered(await check(desk, wanted, given)));
	addMends(fixity, desk, answered);
	fixity
		.command('report')
		.description(commands.report)
		.addOption(valued('--unit', options.unit))
		.addOption(valued('--format', options.format).argParser(oneOf('--format', FORMATS, desk.lang)))
		.addOption(valued('--out', options.out))
		.addHelpText('after', `\n${exits.report}`)
		.action(async (_: ReportOptions, command: Command) =>
			// An option that `fixity` has too is taken for its own, wherever it stands.
			answered(await report(desk, command.optsWithGlobals<ReportOptions>())),
		);
}

async function check(desk: Desk, wanted: readonly string[], { all = false, unit }: Options): Promise<Answer> {
	const isNamed = wanted.length > 0;
	if (isNamed && (all || unit !== undefined)) throw notTogether(desk, all ? '--all' : '--unit');
	const { run, stopped, worst } = await inOffice(desk, desk.config(), async (office, { signal, say }) => {
		const { checkFixity, worstOfChecks } = await import('../../work/check-fixity.ts');
		const { wantedBundle } = await import('../../work/wanted-bundle.ts');
		const { theUnit } = await import('../../work/register/keep.ts');
		const bundles = [];
		for (const name of wanted) bundles.push(await wantedBundle(office, name.trim()));
		const run = await checkFixity(office, {
			...{ signal, isAll: all },
			...(isNamed ? { bundles } : {}),
			...(unit === undefined ? {} : { unitId: (await theUnit(office, unit)).id }),
			// A run over a whole archive takes hours: what is wrong is told when it is found.
			onCheck: (check, filing) => {
				if (!isNamed && check.outcome !== 'intact') say(foundLine({ check, filing }, desk));
			},
		});
		return { run, stopped: signal.aborted, worst: worstOfChecks(run) };
	});
	return {
		exit: stopped && worst !== EXIT.failed ? EXIT.retryLater : worst,
		document: {
			...{ stopped, overlap: run.isOverlap, bytes: run.bytes, left: run.unreached.length },
			checked: run.checked.map(({ check, filing }) => ({ ...check, path: `${filing.root}/${filing.path}` })),
		},
		text: () => fixityText(run, isNamed, desk),
	};
}

async function report(desk: Desk, { unit, format, out }: ReportOptions): Promise<Answer> {
	const found = await readOffice(desk, async (office) => {
		const { fixityReport } = await import('../../work/fixity/report.ts');
		const { theUnit } = await import('../../work/register/keep.ts');
		return fixityReport(office, unit === undefined ? {} : { unitIds: [(await theUnit(office, unit)).id] });
	});
	const exit = found.wanting.length > 0 ? EXIT.failed : EXIT.complete;
	if (format === undefined && out === undefined)
		return { exit, document: found, text: () => fixityReportText(found, desk) };
	const { writeTable } = await import('../../work/tables/write-table.ts');
	const { columns, rows } = fixityTable(found, desk.lang);
	const table = writeTable(columns, rows, 'csv');
	if (out === undefined) return { exit, document: found, text: () => table.trimEnd() };
	const file = await replaceFile(out, table, desk);
	return { exit, document: { file, ...found }, text: () => fixityWords[desk.lang].written(file) };
}

function notTogether(desk: Desk, option: string): UsageError {
	const say = usageWords[desk.lang];
	const { bundle } = fixityWords[desk.lang].arguments;
	return new UsageError(say.notTogether(`[${bundle}...]`, option), {
		code: 'not-together',
		subject: option,
		remedy: say.leaveOneOut,
	});
}
