import { findingWords } from '../../records/finding-words.ts';
import { label } from '../../records/labels.ts';
import type { Language } from '../../records/words/language.ts';
import type { AccountReport, UnitReport, YearlyReport } from '../../records/yearly/report.ts';
import { writeTable } from '../tables/write-table.ts';
import { announcedWhyWords, periodWords, reportWords, spoiltWords, whyWords } from './words.ts';

const COLUMNS = [
	...(['unit', 'creator', 'account', 'platform', 'address', 'kind', 'occasion', 'period', 'day'] as const),
	...(['state', 'why', 'row', 'case', 'bundle', 'path'] as const),
] as const;

/** A line for each snapshot that was due, each bundle and each failed attempt, as a Swedish Excel opens it: to be filtered by kind. */
export function reportTable({ units }: YearlyReport, lang: Language): string {
	const { columns } = reportWords[lang];
	const rows = units.flatMap((unit) => unit.accounts.flatMap((account) => linesOf(unit, account, lang)));
	return writeTable(
		COLUMNS.map((key) => ({ key, head: columns[key] })),
		rows,
		'csv',
	);
}

type Line = Partial<Record<(typeof COLUMNS)[number], string>>;

function linesOf(unit: UnitReport, account: AccountReport, lang: Language): readonly (readonly string[])[] {
	const say = reportWords[lang];
	const who: Line = {
		...{ unit: unit.name, creator: unit.creator, account: account.name, address: account.address },
		platform: label('platform', account.platform, lang),
	};
	const lines: Line[] = [
		...account.owed.map((owed) => ({
			kind: say.kinds.due,
			occasion: label('occasion', 'annual', lang),
			period: periodWords(owed, lang),
			...{ day: owed.day, state: say.states[owed.state], why: whyWords(owed, lang) },
			bundle: owed.bundle ?? '',
		})),
		...account.announced.map((due) => ({
			kind: say.kinds.due,
			occasion: label('occasion', due.occasion, lang),
			...{ period: due.what, day: due.on, state: say.states[due.state], bundle: due.bundle ?? '' },
			why: announcedWhyWords(due, lang),
		})),
		...account.filed.map(
			({ occasion, on, outcome, row, caseNumber = '', bundle, path, isRestricted, ...line }) => ({
				kind: say.kinds.filed,
				occasion: label('occasion', occasion, lang),
				...{ day: on, state: label('outcome', outcome, lang), bundle, case: caseNumber },
				path: path ?? '',
				why: [spoiltWords(line, lang), isRestricted ? say.restricted : ''].filter(Boolean).join('; '),
				row: row.isDefault ? say.defaultRow : `${row.code} ${row.title} (${row.plan} ${row.version})`,
			}),
		),
		...account.failed.map(({ on, code, path = '', isOfPost }) => ({
			...{
				kind: say.kinds.failed,
				day: on,
				why: findingWords(code, lang, isOfPost ? 'post' : 'account').title,
				path,
			},
			state: label('outcome', 'failed', lang),
		})),
	];
	return lines.map((line) => COLUMNS.map((column) => ({ ...who, ...line })[column] ?? ''));
}
