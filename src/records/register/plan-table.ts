import type { PlanRule } from '../plan.ts';
import { personalNumberIn } from './personal.ts';
import { type Wrong, wrong } from './problem.ts';
import type { CombinedRetention } from './retention-columns.ts';

/** What a row of a plan's table says, column by column; an empty text where it says nothing. */
export interface PlanCells {
	/** Row of the file. */
	readonly at: number;
	readonly code: string;
	readonly title: string;
	readonly retention: string;
	/** Why what its columns say of retention is not understood. */
	readonly unclear?: CombinedRetention['problem'];
	readonly rules: Readonly<Partial<Record<PlanRule, string>>>;
	/** What a sheet may show otherwise than it says it here. */
	readonly doubtful?: Readonly<Partial<Record<'code' | 'retention', 'number' | 'date'>>>;
}

/** A row as the register keeps it. */
export type NewPlanRow = Omit<PlanCells, 'at' | 'doubtful' | 'unclear'>;

/** A line that was taken for a heading, and what stands in it. */
export interface Heading {
	readonly row: number;
	readonly code: string;
	/** Empty where only the code or another column says something. */
	readonly title: string;
}

export interface ReadPlan {
	readonly rows: readonly NewPlanRow[];
	/** Lines that only name a process or a chapter. */
	readonly headings: readonly Heading[];
	readonly wrong: readonly (Wrong & { readonly row: number })[];
}

const DOUBTS = { number: 'uncertain-number', date: 'date-cell' } as const;

/**
 * A line without a record type is one. Where the name of a process stands in that column, it is the first of its code and the line below
 * has that code or goes on under it: else it may be a record whose retention is missing, and that is not guessed.
 * @param above the code that holds before the line
 */
function isHeading(
	{ code, title }: Pick<PlanCells, 'code' | 'title'>,
	above: string,
	below: PlanCells | undefined,
): boolean {
	if (title === '') return true;
	const own = code.replace(/\.+$/, '');
	if (own === '' || code === above || !below?.code.startsWith(own)) return false;
	const rest = below.code.slice(own.length);
	return /^\.*$/.test(rest) || /^[.\-–:/ ]+[\p{L}\d]/u.test(rest);
}

/**
 * Tells rows from headings, gives a row without a code the one above it (as plans with merged cells mean it), and refuses what
 * cannot be read.
 */
export function readPlanRows(table: readonly PlanCells[]): ReadPlan {
	const rows: NewPlanRow[] = [];
	const headings: Heading[] = [];
	const found: (Wrong & { row: number })[] = [];
	let code = '';
	for (const [n, { at, doubtful = {}, unclear, ...cells }] of table.entries()) {
		const above = code;
		if (cells.code !== '') code = cells.code;
		const ruled = Object.values(cells.rules).some((text) => text !== '');
		if (cells.retention === '' && !ruled && isHeading(cells, above, table[n + 1])) {
			headings.push({ row: at, code: cells.code, title: cells.title });
			continue;
		}
		const here = [
			...(code === '' ? [wrong('code', '', 'missing')] : []),
			...(cells.title === '' ? [wrong('record-type', '', 'missing')] : []),
			...(cells.retention === '' ? [wrong('retention', '', 'missing')] : []),
			...personalNumbers(cells),
			...(['code', 'retention'] as const).flatMap((field) => {
				const doubt = doubtful[field];
				return doubt ? [wrong(field, cells[field], DOUBTS[doubt])] : [];
			}),
			...(unclear && !doubtful.retention ? [wrong('retention', cells.retention, unclear)] : []),
		];
		found.push(...here.map((w) => ({ row: at, ...w })));
		rows.push({ ...cells, code });
	}
	if (rows.length === 0) found.push({ row: 0, ...wrong('plan', '', 'no-rows') });
	return { rows, headings, wrong: found };
}

/** A plan's words go into manifests and names of folders. */
function personalNumbers({ code, title, retention, rules }: NewPlanRow): readonly Wrong[] {
	const texts = [
		...([
			['code', code],
			['record-type', title],
			['retention', retention],
		] as const),
		...Object.values(rules).map((text) => ['remark', text] as const),
	];
	return texts.flatMap(([field, text]) =>
		personalNumberIn(text) === undefined ? [] : [wrong(field, text, 'personal-number')],
	);
}
