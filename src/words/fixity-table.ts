import { isAbsolute, relative } from 'node:path';
import { FIXITY_OUTCOMES } from '../records/fixity.ts';
import type { Language } from '../records/words/language.ts';
import type { FixityGroup } from '../work/fixity/groups.ts';
import type { FixityReport } from '../work/fixity/report.ts';
import type { Column } from '../work/tables/write-table.ts';
import { fixityOutcomeWords } from './fixity-outcome-words.ts';
import { fixityReportWords } from './fixity-report-words.ts';

/**
 * The report as a table, a line for each store, unit and year. Times are ISO 8601 in UTC.
 * @param ownRoot of the archive, absolute, for whom folders and addresses are not told: readers of the office know nothing of the machine that it runs on
 */
export function fixityTable(
	{ groups }: Pick<FixityReport, 'groups'>,
	lang: Language,
	ownRoot?: string,
): { readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] } {
	const { columns: say, places } = fixityReportWords[lang];
	const outcomes = fixityOutcomeWords[lang];
	const named = (key: keyof typeof say): Column => ({ key, head: say[key] });
	const columns: Column[] = [
		...(['place', 'store', 'unit', 'year', 'bundles', 'bytes', 'oldest', 'newest', 'overdue'] as const).map(
			named,
		),
		...FIXITY_OUTCOMES.map((outcome) => ({ key: outcome, head: outcomes[outcome].counted })),
		...(['restored', 'owed'] as const).map(named),
	];
	const rows = groups.map((group) => [
		places[group.isSecond ? 'second' : 'first'],
		ownRoot === undefined ? group.store : untold(group, ownRoot, lang),
		...[group.unit.name, String(group.year)],
		...[String(group.bundles), String(group.bytes), group.oldest ?? '', group.newest ?? ''],
		String(group.overdue),
		...FIXITY_OUTCOMES.map((outcome) => String(group.outcomes[outcome] ?? 0)),
		...[String(group.restored), String(group.owed)],
	]);
	return { columns, rows };
}

/** Which of the places it is, and not where. */
function untold({ store, isSecond }: FixityGroup, ownRoot: string, lang: Language): string {
	const { own, elsewhere, second } = fixityReportWords[lang].untold;
	if (isSecond) return second;
	const path = relative(ownRoot, store);
	return path.startsWith('..') || isAbsolute(path) ? elsewhere : own;
}
