import { extname } from 'node:path';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../../errors.ts';
import { localDate } from '../../records/local-date.ts';
import { REPORT_FORMATS, type ReportFormat } from '../../work/report/formats.ts';
import { oneOf, wholeNumber } from '../choice.ts';
import type { Answer, Desk } from '../desk.ts';
import { valued } from '../help.ts';
import { readOffice } from '../in-office.ts';
import { replaceFile } from '../replace-file.ts';
import { yearlyText } from '../views/yearly-view.ts';
import { reportCommandWords } from '../words/report-words.ts';

interface ReportOptions {
	readonly year?: number;
	readonly unit?: string;
	readonly format?: ReportFormat;
	readonly out?: string;
}

/** `report`: what was due in a year, what was filed, and what is missing. */
export function addReport(program: Command, desk: Desk, answered: (answer: Answer) => void): void {
	const { command, options, exits } = reportCommandWords[desk.lang];
	program
		.command('report')
		.description(command)
		.addOption(valued('--year', options.year).argParser(wholeNumber('--year', 2000, 2100, desk.lang)))
		.addOption(valued('--unit', options.unit))
		.addOption(valued('--format', options.format).argParser(oneOf('--format', REPORT_FORMATS, desk.lang)))
		.addOption(valued('--out', options.out))
		.addHelpText('after', `\n${exits}`)
		.action(async (given: ReportOptions) => answered(await report(desk, given)));
}

async function report(
	desk: Desk,
	{ year: asked, unit: wanted, format: said, out }: ReportOptions,
): Promise<Answer> {
	const say = reportCommandWords[desk.lang];
	const format = said ?? formatOf(out);
	if (format === 'pdf' && out === undefined)
		throw new UsageError(say.pdfNeedsFile, { code: 'missing-value', subject: '--out', remedy: say.giveOut });
	const [made, content] = await readOffice(desk, async (office) => {
		const { makeReport } = await import('../../work/report/make.ts');
		const { writeReport } = await import('../../work/report/write.ts');
		const { theUnit } = await import('../../work/register/keep.ts');
		const unit = wanted === undefined ? undefined : await theUnit(office, wanted);
		const year = asked ?? Number(localDate(office.clock.now(), office.config.TIMEZONE).slice(0, 4));
		const report = await makeReport(office, { year, ...(unit ? { unitId: unit.id } : {}) });
		return [report, format && (await writeReport(office, report, format, desk.lang))] as const;
	});
	if (content === undefined)
		return { exit: EXIT.complete, document: made, text: () => yearlyText(made, desk) };
	if (out === undefined)
		return { exit: EXIT.complete, document: made, text: () => String(content).trimEnd() };
	const file = await replaceFile(out, content, desk);
	return { exit: EXIT.complete, document: { file, ...made }, text: () => say.written(file) };
}

/** By the name of the file; HTML for a file of another name, and none without a file. */
function formatOf(file: string | undefined): ReportFormat | undefined {
	if (file === undefined) return undefined;
	const named = extname(file).toLowerCase();
	return REPORT_FORMATS.find((format) => named === `.${format}`) ?? 'html';
}
