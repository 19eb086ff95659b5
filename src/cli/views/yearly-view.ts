import { accountTitle } from '../../records/labels.ts';
import type { YearlyFigures, YearlyReport } from '../../records/yearly/report.ts';
import { boardWords } from '../../work/report/board-words.ts';
import {
	announcedWhyWords,
	announcedWords,
	periodWords,
	reportWords,
	whyWords,
} from '../../work/report/words.ts';
import { type Desk, invocation } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { reportCommandWords } from '../words/report-words.ts';

/** The report in short: what a board needs to know, figures per unit, and what is missing. */
export function yearlyText(report: YearlyReport, desk: Desk): string {
	const { lang, page, env } = desk;
	const say = reportCommandWords[lang];
	const { title, soFar } = reportWords[lang];
	const head = `${title(report.year)}${report.isSoFar ? ` (${soFar})` : ''}`;
	const missing = missingLines(report, desk);
	const file = lang === 'sv' ? 'arsrapport' : 'report';
	return [
		[
			page.paint('strong', head),
			...boardWords(report, lang).map((line) => wrap(printable(line), page.width)),
		].join('\n'),
		...(report.units.length > 0
			? [report.units.map(({ name, figures }) => unitLine(name, figures, desk)).join('\n')]
			: []),
		...(missing.length > 0 ? [[page.paint('strong', say.missing), ...missing].join('\n')] : []),
		`${say.next} ${page.paint('strong', invocation(env, `report --year ${report.year} --out ${file}-${report.year}.pdf`))}`,
	].join('\n\n');
}

function unitLine(name: string, figures: YearlyFigures, { lang, page }: Desk): string {
	const { labels } = reportCommandWords[lang];
	const { percent } = reportWords[lang];
	const counts = (['due', 'documented', 'partial', 'missing', 'toCome'] as const)
		.filter((key) => figures[key] > 0 || (key === 'due' && figures.toCome === 0))
		.map((key) => `${figures[key]} ${labels[key][figures[key] === 1 ? 0 : 1]}`);
	return wrap(`${printable(name)}: ${counts.join(', ')} · ${percent(figures.coverage)}`, page.width, 2);
}

function missingLines({ units }: YearlyReport, { lang, page }: Desk): readonly string[] {
	const { ownDay } = reportWords[lang];
	return units.flatMap((unit) =>
		unit.accounts.flatMap((account) => {
			const owed = account.owed.map((one) => ({
				...one,
				what: ownDay(periodWords(one, lang), one.day),
				why: whyWords(one, lang),
			}));
			const more = account.announced.map((due) => ({
				...{ state: due.state, why: announcedWhyWords(due, lang) },
				what: `${announcedWords(due, lang)}, ${due.on}`,
			}));
			return [...owed, ...more]
				.filter(({ state }) => state === 'missing' || state === 'partial')
				.map(({ what, why }) => {
					const line = `${accountTitle(account, lang)}, ${unit.name}: ${what}`;
					return `${wrap(printable(line), page.width, 2)}\n${page.paint('dim', wrap(printable(why), page.width, 4))}`;
				});
		}),
	);
}
