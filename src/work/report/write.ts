import { printDocument } from '../../capture/compose/print-document.ts';
import type { Office } from '../../office.ts';
import type { Language } from '../../records/words/language.ts';
import type { YearlyReport } from '../../records/yearly/report.ts';
import type { ReportFormat } from './formats.ts';
import { reportPage } from './page.ts';
import { reportTable } from './table.ts';
import { reportWords } from './words.ts';

/** The report as a file's content. @throws UsageError `no-browser` · Fault `browser-start` where it is to be a PDF */
export async function writeReport(
	{ config }: Pick<Office, 'config'>,
	report: YearlyReport,
	format: ReportFormat,
	lang: Language,
): Promise<string | Uint8Array> {
	if (format === 'csv') return reportTable(report, lang);
	const page = reportPage(report, lang);
	return format === 'html' ? page : printDocument(page, reportWords[lang].page, config);
}
