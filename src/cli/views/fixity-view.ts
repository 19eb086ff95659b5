import {
	CLOCK_BEHIND,
	FIXITY_OUTCOMES,
	type FixityCheck,
	type FixityOutcome,
	isOfRenewals,
	isSpoilt,
	type Mend,
} from '../../records/fixity.ts';
import { accountTitle } from '../../records/labels.ts';
import { fixityOutcomeWords, toldOfCheck } from '../../words/fixity-outcome-words.ts';
import { fixityReportWords } from '../../words/fixity-report-words.ts';
import type { CheckedBundle, FixityRun } from '../../work/check-fixity.ts';
import type { FoundBundle } from '../../work/find-bundles.ts';
import type { FixityReport } from '../../work/fixity/report.ts';
import { isWholeAgain } from '../../work/mends/whole-again.ts';
import type { Desk } from '../desk.ts';
import { printable, type Tone, wrap } from '../page.ts';
import { bytes, count, moment } from '../quantities.ts';
import { fixityWords } from '../words/fixity-words.ts';
import { mendWords } from '../words/mend-words.ts';
import { type Row, rows } from './rows.ts';

const SHORT = 8;

/** A check's symbol, and the tone it is painted in. */
function fixityMark(outcome: FixityOutcome): readonly [string, Tone] {
	if (outcome === 'intact') return ['✓', 'good'];
	return isSpoilt(outcome) ? ['✗', 'bad'] : ['!', 'warn'];
}

/** What came of one check, in one line, while a run goes on. */
export function foundLine({ check, filing }: CheckedBundle, { lang, page }: Desk): string {
	const [mark, tone] = fixityMark(check.outcome);
	const { title } = toldOfCheck(check, lang);
	return `${page.paint(tone, mark)} ${filing.bundleId.slice(0, SHORT)}  ${title}`;
}

/** What came of one check, where it lies, and what to do where it is not intact. */
function checkedLine({ check, filing }: CheckedBundle, desk: Desk): string {
	const { page } = desk;
	const where = `  ${filing.bundleId.slice(0, SHORT)}  ${printable(`${filing.root}/${filing.path}`)}`;
	return [...told(check, desk), page.paint('dim', where), ...remedy(check, desk)].join('\n');
}

/** What was checked at once, as a program reads it. */
export function checkedDocument({ check, filing, mended }: CheckedBundle): object {
	return {
		...check,
		path: `${filing.root}/${filing.path}`,
		done: mended?.mends ?? [],
		trouble: mended?.trouble ?? null,
	};
}

/** What came of checking at once what could not be copied or delivered, and what was done about it; nothing where nothing was checked. */
export function doubtedLines(checked: readonly CheckedBundle[], desk: Desk): readonly string[] {
	if (checked.length === 0) return [];
	const { lang, page } = desk;
	const say = mendWords[lang];
	const each = checked.map(({ check, filing, mended }) => {
		const [head = ''] = told(check, desk);
		const trouble = mended?.trouble;
		return [
			wrap(`${head} (${filing.bundleId.slice(0, SHORT)})`, page.width),
			...mendLines(mended?.mends ?? [], filing.root, desk).map((line) => wrap(line, page.width, 2)),
			...(trouble === undefined
				? []
				: [wrap(`${say.notRestored}: ${say.troubles[trouble] ?? trouble}.`, page.width, 2)]),
			...(isWholeAgain({ ...(mended ? { mended } : {}) }) ? [] : remedy(check, desk)),
		].join('\n');
	});
	return [wrap(say.checkedAtOnce, page.width), ...each];
}

/** A bundle that is not as it should be, in one line for a list; undefined for one that is or has not been checked. */
export function wantingLine(fixity: FixityCheck | null, desk: Desk): string | undefined {
	if (fixity === null || fixity.outcome === 'intact') return undefined;
	const [mark, tone] = fixityMark(fixity.outcome);
	const say = fixityWords[desk.lang];
	const when = say.at(moment(fixity.at, desk.timeZone));
	return desk.page.paint(tone, `${mark} ${toldOfCheck(fixity, desk.lang).title} (${when})`);
}

/** The last check as a fact of a bundle: when, and what came of it. */
export function fixityFact(fixity: FixityCheck | null, { lang, timeZone }: Desk): string {
	const say = fixityWords[lang];
	if (fixity === null) return fixityReportWords[lang].never;
	return `${toldOfCheck(fixity, lang).title}, ${say.at(moment(fixity.at, timeZone))}`;
}

/** That a bundle was not as it should be at the last check, and what to do. */
export function wantingText(check: FixityCheck, desk: Desk): string {
	const lines = [fixityWords[desk.lang].warned, ...told(check, desk), ...remedy(check, desk)];
	return lines.map((line) => wrap(line, desk.page.width)).join('\n');
}

/** What a run came to. @param isNamed whether somebody named the bundles: then each is told, else those that are not intact */
export function fixityText(run: FixityRun, isNamed: boolean, desk: Desk): string {
	const { lang, page } = desk;
	const say = fixityWords[lang];
	if (run.isOverlap) return say.overlap;
	if (run.checked.length === 0 && run.unreached.length === 0) return say.nothingDue;
	const wanting = run.checked.filter(({ check }) => check.outcome !== 'intact');
	const behind = run.checked.filter(({ check }) => check.detail === CLOCK_BEHIND).length;
	const sums = [
		say.done(count(run.checked.length, lang), bytes(run.bytes, lang)),
		...(run.checked.length > 0 && wanting.length === 0 ? [say.allIntact] : []),
		...(wanting.length > 0 ? [say.wanting(count(wanting.length, lang))] : []),
		...(behind > 0 ? [say.clockBehind(count(behind, lang))] : []),
		...(run.unreached.length > 0 ? [say.left(count(run.unreached.length, lang))] : []),
	];
	const shown = isNamed ? run.checked : wanting;
	return [...shown.map((each) => checkedLine(each, desk)), wrap(sums.join(' '), page.width)].join('\n\n');
}

/** How all stored bundles are, and those that are not as they should be. */
export function fixityReportText(report: FixityReport, desk: Desk): string {
	const { lang, page, timeZone } = desk;
	const say = fixityReportWords[lang];
	if (report.bundles === 0) return say.none;
	const facts: Row[] = [
		[say.labels.bundles, `${count(report.bundles, lang)} (${bytes(report.bytes, lang)})`],
		[say.labels.days, say.inDays(count(report.days, lang))],
		...FIXITY_OUTCOMES.map((outcome): Row => {
			const n = report.outcomes[outcome];
			return [fixityOutcomeWords[lang][outcome].counted, n ? count(n, lang) : undefined];
		}),
		[say.labels.unchecked, report.unchecked > 0 ? count(report.unchecked, lang) : undefined],
		[say.labels.due, count(report.due, lang)],
		[say.labels.overdue, report.overdue > 0 ? count(report.overdue, lang) : undefined],
		[say.labels.oldest, report.oldest && moment(report.oldest, timeZone)],
		[say.labels.restored, report.restored > 0 ? count(report.restored, lang) : undefined],
		[say.labels.second, report.second ? printable(report.second.store) : say.noSecond],
		[say.labels.owed, report.second ? count(report.second.owed, lang) : undefined],
	];
	return [
		rows(facts, page),
		groupsText(report, desk),
		...report.wanting.map((found) => wantingBundle(found, desk)),
	].join('\n\n');
}

function wantingBundle({ filing, account, file, fixity }: FoundBundle, desk: Desk): string {
	const { lang, page } = desk;
	return [
		wantingLine(fixity, desk) ?? '',
		`  ${page.paint('strong', printable(accountTitle(account, lang)))}`,
		page.paint('dim', `  ${filing.bundleId.slice(0, SHORT)}  ${printable(file)}`),
		...(fixity ? remedy(fixity, desk) : []),
	].join('\n');
}

function told(check: FixityCheck, { lang, page }: Desk): string[] {
	const [mark, tone] = fixityMark(check.outcome);
	return [page.paint(tone, `${mark} ${toldOfCheck(check, lang).title}`)];
}

function remedy(check: FixityCheck, { lang, page }: Desk): string[] {
	const text = toldOfCheck(check, lang).remedy;
	return text === '' ? [] : [wrap(text, page.width, 2)];
}

/** By store, unit and year, a line each: what was read when, and what is wrong. */
function groupsText({ groups }: FixityReport, { lang, page, timeZone }: Desk): string {
	const say = fixityReportWords[lang];
	const outcomes = fixityOutcomeWords[lang];
	return groups
		.map((group) => {
			const wrong = FIXITY_OUTCOMES.filter((outcome) => outcome !== 'intact').flatMap((outcome) => {
				const n = group.outcomes[outcome];
				return n ? [`${outcomes[outcome].counted.toLowerCase()} ${count(n, lang)}`] : [];
			});
			const counted = (label: string, n: number) =>
				n > 0 ? [`${label.toLowerCase()} ${count(n, lang)}`] : [];
			const told = [
				`${say.columns.bundles.toLowerCase()} ${count(group.bundles, lang)} (${bytes(group.bytes, lang)})`,
				...(group.oldest ? [`${say.columns.oldest.toLowerCase()} ${moment(group.oldest, timeZone)}`] : []),
				...counted(say.columns.overdue, group.overdue),
				...wrong,
				...counted(say.columns.restored, group.restored),
				...counted(say.columns.owed, group.owed),
			];
			const place = say.places[group.isSecond ? 'second' : 'first'];
			const head = page.paint('strong', printable(`${group.unit.name}, ${group.year}, ${place}`));
			return `${head}\n${wrap(told.join(' · '), page.width, 2)}`;
		})
		.join('\n');
}

/** What was done about a bundle, a line each. */
export function mendLines(
	mends: readonly Mend[],
	root: string,
	{ lang, page }: Pick<Desk, 'lang' | 'page'>,
): string[] {
	const { kinds } = mendWords[lang];
	return mends.map((mend) => {
		const { kind, place } = mend;
		const said = kinds[isOfRenewals(mend) ? 'renewals' : kind];
		return wrap(said(printable(kind === 'quarantine' ? `${root}/${place}` : place)), page.width);
	});
}
