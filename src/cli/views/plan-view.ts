import { PLAN_RULES, type PlanRow, type RecordsPlan } from '../../records/plan.ts';
import type { NamedRow, RegisteredUnit } from '../../records/register/registered.ts';
import type { TakenInPlan } from '../../work/register/take-in-plan.ts';
import { type Desk, invocation, shellWord } from '../desk.ts';
import { printable, wrap } from '../page.ts';
import { count, counted } from '../quantities.ts';
import { planWords } from '../words/plan-words.ts';
import { refusedRowsText, sheetLine } from './refused-view.ts';

/** More than a person reads at once; the JSON holds all. */
const MOST_HEADINGS = 40;

/** Plans, two lines each: title; below it version and decision. */
export function plansText(plans: readonly RecordsPlan[], { lang, page }: Desk): string {
	const say = planWords[lang];
	if (plans.length === 0) return say.none;
	return plans
		.map(
			(plan) =>
				`${page.paint('strong', printable(plan.title))}\n${page.paint('dim', wrap(versionOf(plan, lang), page.width, 2))}`,
		)
		.join('\n');
}

/** A plan's rows: number, code, record type and retention; below it its other rules, and which units use it. */
export function planText(
	shown: {
		readonly plan: RecordsPlan;
		readonly rows: readonly PlanRow[];
		readonly named: readonly NamedRow[];
		readonly units: readonly RegisteredUnit[];
	},
	{ lang, page }: Desk,
): string {
	const say = planWords[lang];
	const { plan, rows, named, units } = shown;
	const lines = rows.map((row) => {
		const rules = PLAN_RULES.flatMap((rule) =>
			row.rules[rule] ? [`${say.rules[rule]}: ${row.rules[rule]}`] : [],
		);
		const users = named
			.filter((n) => n.row.id === row.id)
			.map((n) => `${units.find(({ id }) => id === n.unitId)?.name ?? ''} (${say.purposes[n.purpose]})`);
		return [
			wrap(
				printable(`#${row.number}  ${row.code}  ${row.title}  ·  ${row.retention}`),
				page.width,
				2,
			).trimStart(),
			...(rules.length > 0 ? [page.paint('dim', wrap(printable(rules.join(' · ')), page.width, 4))] : []),
			...(users.length > 0
				? [page.paint('good', wrap(printable(say.usedBy(users.join(', '))), page.width, 4))]
				: []),
		].join('\n');
	});
	return [
		`${page.paint('strong', printable(plan.title))}\n${wrap(versionOf(plan, lang), page.width, 2)}`,
		lines.join('\n'),
		counted(rows.length, say.rows as [string, string], lang),
	].join('\n\n');
}

/** What taking a plan in came to, or what is wrong in the file, row by row. */
export function takenInText(
	taken: TakenInPlan,
	checked: boolean,
	title: string,
	units: readonly RegisteredUnit[],
	desk: Desk,
): string {
	const { lang, page, env } = desk;
	const say = planWords[lang];
	const ignored =
		taken.ignored.length > 0 ? [wrap(printable(say.ignored(taken.ignored.join(', '))), page.width)] : [];
	const read = [...sheetLine(taken.sheet, desk), ...ignored];
	if (taken.wrong.length > 0) return [refusedRowsText(taken.wrong, desk), ...read].join('\n');
	const numbers = `${counted(taken.rows, say.rows as [string, string], lang)} · ${counted(taken.headings, say.headings as [string, string], lang)}`;
	const shown = taken.headingRows.slice(0, MOST_HEADINGS);
	const headings = shown.map(({ row, code, title }) =>
		wrap(printable(say.headingRow(row, `${code} ${title}`.trim())), page.width, 2),
	);
	const more = taken.headingRows.length - shown.length;
	const lost = taken.notMoved.map((n) => `  ${rowOf(n, units, lang)}`);
	return [
		`${page.paint('good', '✓')} ${checked ? say.wouldTakeIn : say.takenIn} ${numbers}`,
		...read,
		...(headings.length > 0 ? [wrap(say.headingRows, page.width), ...headings] : []),
		...(more > 0 ? [`  ${say.moreHeadings(count(more, lang))}`] : []),
		...(taken.moved > 0 ? [say.moved(count(taken.moved, lang))] : []),
		...(lost.length > 0 ? [wrap(`${page.paint('warn', '!')} ${say.notMoved}`, page.width), ...lost] : []),
		...(checked ? [] : ['', say.next, `  ${invocation(env, `plans use ${shellWord(title)} … --unit …`)}`]),
	].join('\n');
}

/** Where a unit's records go from now on. */
export function namedText(
	named: readonly NamedRow[],
	units: readonly RegisteredUnit[],
	{ lang, page }: Desk,
): string {
	const say = planWords[lang];
	const lines = named.map((n) => wrap(rowOf(n, units, lang), page.width, 2));
	return [`${page.paint('good', '✓')} ${say.named}`, ...lines, say.staysWhere].join('\n');
}

function rowOf(
	{ unitId, purpose, row, plan }: NamedRow,
	units: readonly RegisteredUnit[],
	lang: Desk['lang'],
): string {
	const say = planWords[lang];
	const unit = units.find(({ id }) => id === unitId)?.name ?? unitId;
	return printable(
		say.goesTo(unit, say.purposes[purpose], `${row.code} ${row.title}`, `${plan.title} ${plan.version}`),
	);
}

function versionOf({ version, decidedOn = '', reference = '' }: RecordsPlan, lang: Desk['lang']): string {
	return printable(planWords[lang].version(version, decidedOn, reference));
}
