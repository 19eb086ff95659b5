import { accountTitle, label } from '../../records/labels.ts';
import type { KeptCase } from '../../work/cases/keep.ts';
import type { CaseFiling, CountedCase, ShownCase } from '../../work/cases/show.ts';
import type { Desk } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { count, counted, moment } from '../quantities.ts';
import { bundleWords } from '../words/bundle-words.ts';
import { caseWords } from '../words/case-words.ts';
import { wantingLine } from './fixity-view.ts';
import { rows } from './rows.ts';

/** Cases, two lines each: year and number; below it what it is for and how much is filed in it. */
export function casesText(cases: readonly CountedCase[], desk: Desk): string {
	const { lang, page } = desk;
	const say = caseWords[lang];
	if (cases.length === 0) return say.none;
	return cases
		.map((one) => {
			const { number, year, title } = one.case;
			const head = `${year}  ${page.paint('strong', printable(number))}${title ? `  ${printable(title)}` : ''}`;
			const about = `${scopeOf(one, desk)} · ${counted(one.filings, say.filings, lang)}`;
			return `${wrap(head, page.width)}\n${page.paint('dim', wrap(printable(about), page.width, 6))}`;
		})
		.join('\n');
}

/** One case as it is now, and what its registering linked to it. */
export function savedCaseText(
	one: CountedCase,
	{ linked, elsewhere }: Pick<KeptCase, 'linked' | 'elsewhere'>,
	desk: Desk,
): string {
	const { lang, page } = desk;
	const say = caseWords[lang];
	return [
		`${page.paint('good', '✓')} ${say.saved}`,
		facts(one, desk),
		...(linked > 0 ? [wrap(say.linked(counted(linked, say.filings, lang)), page.width)] : []),
		...(elsewhere > 0 ? [wrap(say.elsewhere(counted(elsewhere, say.filings, lang)), page.width)] : []),
	].join('\n');
}

/** A case and its filings, oldest first. */
export function caseText(shown: ShownCase, desk: Desk): string {
	const { lang, page } = desk;
	const say = caseWords[lang];
	const { filed, withoutNumber } = shown;
	const without =
		withoutNumber > 0 ? [wrap(say.sealedBefore(counted(withoutNumber, say.filings, lang)), page.width)] : [];
	const list =
		filed.length === 0
			? wrap(say.nothingFiled, page.width)
			: filed.map((f) => filingText(f, desk)).join('\n');
	return [facts(shown, desk), list, ...without].join('\n\n');
}

function filingText({ filing, account, isStated, fixity }: CaseFiling, desk: Desk): string {
	const { lang, page, timeZone } = desk;
	const say = caseWords[lang];
	const name = printable(accountTitle({ ...account, name: filing.accountName ?? account.name }, lang));
	const { capturedAt: at, occasion, outcome, bundleId, path, caseNumber, isRestricted } = filing;
	const stated = caseNumber === undefined ? say.notStated : say.statedAs(printable(caseNumber));
	return [
		wrap(
			`${moment(at, timeZone)}  ${name}  ${label('occasion', occasion, lang)}  ${label('outcome', outcome, lang)}`,
			page.width,
		),
		page.paint('dim', `  ${bundleId}${path === undefined ? '' : `  ${path}`}`),
		...(isRestricted ? [`  ${page.paint('warn', `! ${bundleWords[lang].restricted}`)}`] : []),
		...(isStated ? [] : [`  ${page.paint('warn', `! ${stated}`)}`]),
		...[wantingLine(fixity, desk)].flatMap((line) => (line === undefined ? [] : [wrap(line, page.width, 2)])),
	].join('\n');
}

function facts(one: CountedCase, desk: Desk): string {
	const { lang, page } = desk;
	const { labels } = caseWords[lang];
	const { number, year, title, id } = one.case;
	return rows(
		[
			[labels.number, printable(number)],
			[labels.year, String(year)],
			[labels.title, printable(title)],
			[labels.scope, scopeOf(one, desk)],
			[labels.filings, count(one.filings, lang)],
			[labels.id, id],
		],
		page,
	);
}

function scopeOf({ case: one, unit }: CountedCase, { lang }: Desk): string {
	return printable(unit ?? one.creator ?? caseWords[lang].all);
}
