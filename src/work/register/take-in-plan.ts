import type { Office } from '../../office.ts';
import { localDate } from '../../records/local-date.ts';
import type { RegisterChange } from '../../records/register/change.ts';
import { type Heading, readPlanRows } from '../../records/register/plan-table.ts';
import { type Wrong, wrong } from '../../records/register/problem.ts';
import type { NamedRow } from '../../records/register/registered.ts';
import { isDay, wrongInName } from '../../records/register/texts.ts';
import { comparable } from '../../records/same-name.ts';
import type { HandedIn, Sheet, Table } from '../tables/form.ts';
import { NotATable } from '../tables/not-a-table.ts';
import { readTable } from '../tables/table.ts';
import { isPlanHead, planCells } from './plan-columns.ts';
import type { WrongRow } from './read-rows.ts';

/** What the decision says of the plan. */
export interface PlanWish {
	readonly title: string;
	readonly version: string;
	/** ISO date. */
	readonly decidedOn: string;
	/** Where the decision is registered (diarienummer). */
	readonly reference: string;
}

/** What taking a plan in came to. Where anything is wrong, nothing was changed. */
export interface TakenInPlan {
	readonly plan: string | null;
	readonly rows: number;
	/** How many lines only name a process or chapter. */
	readonly headings: number;
	/** Those of them that have something where the record type stands: whoever takes the plan in sees that no record is among them. */
	readonly headingRows: readonly Heading[];
	/** Columns that the register keeps nothing of. */
	readonly ignored: readonly string[];
	/** How many of the units' rows went over to this version. */
	readonly moved: number;
	/** What units had named in an older version and this one does not have: they go on with the older one until somebody names another. */
	readonly notMoved: readonly NamedRow[];
	readonly wrong: readonly WrongRow[];
	/** Of Excel: which sheet was read. */
	readonly sheet?: Sheet;
}

const NOTHING = {
	plan: null,
	rows: 0,
	headings: 0,
	headingRows: [],
	ignored: [],
	moved: 0,
	notMoved: [],
} as const;

/**
 * Takes in a decided plan, whole. Rows that units have named in an older version of it go over to the row of the same code and record
 * type, where there is exactly one.
 * @param tryOnly true to be told what it would come to, and change nothing
 * @throws UsageError `plan-version-there` where somebody else was first
 */
export async function takeInPlan(
	office: Office,
	file: HandedIn,
	wish: PlanWish,
	by: string,
	tryOnly: boolean,
): Promise<TakenInPlan> {
	const { register } = office;
	const there = await register.plans();
	const about = wrongInWish(wish, localDate(office.clock.now(), office.config.TIMEZONE));
	const twice = there.some((p) => sameTitle(p.title, wish.title) && p.version === wish.version);
	if (twice) about.push(wrong('version', wish.version, 'version-there'));
	const table = await tableOf(file);
	if ('wrong' in table) return { ...NOTHING, wrong: inTable([...about, table.wrong]) };
	const { cells, ignored, wrong: lacks } = planCells(table);
	const sheet = table.sheet ? { sheet: table.sheet } : {};
	if (about.length + lacks.length > 0)
		return { ...NOTHING, ...sheet, ignored, wrong: inTable([...about, ...lacks]) };
	const read = readPlanRows(cells);
	if (read.wrong.length > 0) return { ...NOTHING, ...sheet, ignored, wrong: read.wrong };

	const id = crypto.randomUUID();
	const rows = read.rows.map((row) => ({ id: crypto.randomUUID(), ...row }));
	const older = (await register.namedRows()).filter(({ plan }) => sameTitle(plan.title, wish.title));
	const moves = older.map((named) => ({ named, to: sameRow(rows, named) }));
	const changes: RegisterChange[] = [
		{ kind: 'plan-taken-in', id, plan: wish, rows },
		...moves.flatMap(({ named: { unitId, purpose }, to }): RegisterChange[] =>
			to ? [{ kind: 'row-named', id: unitId, purpose, rowId: to.id }] : [],
		),
	];
	if (!tryOnly) await register.change(changes, by);
	return {
		plan: tryOnly ? null : id,
		rows: rows.length,
		headings: read.headings.length,
		headingRows: read.headings.filter(({ title }) => title !== ''),
		ignored,
		moved: moves.filter(({ to }) => to).length,
		notMoved: moves.filter(({ to }) => !to).map(({ named }) => named),
		wrong: [],
		...sheet,
	};
}

async function tableOf(file: HandedIn): Promise<Table | { readonly wrong: Wrong }> {
	try {
		return await readTable(file, { is: isPlanHead, anywhere: true });
	} catch (error) {
		if (!(error instanceof NotATable)) throw error;
		return { wrong: wrong('plan', error.message, error.problem) };
	}
}

function wrongInWish({ title, version, decidedOn, reference }: PlanWish, today: string): Wrong[] {
	return [
		...wrongInName('title', title),
		...wrongInName('version', version),
		...wrongInName('reference', reference),
		...(isDay(decidedOn) ? [] : [wrong('decided-on', decidedOn, 'not-a-date')]),
		...(isDay(decidedOn) && decidedOn > today ? [wrong('decided-on', decidedOn, 'date-to-come')] : []),
	];
}

function inTable(found: readonly Wrong[]): readonly WrongRow[] {
	return found.map((w) => ({ row: 0, ...w }));
}

function sameTitle(a: string, b: string): boolean {
	return comparable(a) === comparable(b);
}

function sameRow<Row extends { readonly code: string; readonly title: string }>(
	rows: readonly Row[],
	{ row }: NamedRow,
) {
	const same = rows.filter(
		(r) => comparable(r.code) === comparable(row.code) && comparable(r.title) === comparable(row.title),
	);
	return same.length === 1 ? same[0] : undefined;
}
