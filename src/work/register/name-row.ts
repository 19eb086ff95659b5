import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import type { PlanRow, RecordsPlan, RowPurpose } from '../../records/plan.ts';
import type { NamedRow } from '../../records/register/registered.ts';
import { comparable } from '../../records/same-name.ts';
import { theUnit } from './keep.ts';

/** Which row of which plan a unit's records go to. */
export interface RowWish {
	/** Name or id. */
	readonly unit: string;
	readonly purposes: readonly RowPurpose[];
	/** Title or id of the plan; its newest version where its title is given. */
	readonly plan: string;
	/** Code, or record type, or number of the row. */
	readonly row: string;
}

/** A unit's records go to a row from now on; what is filed already stays where it is. @throws RegisterRefused · UsageError `unknown-plan` `unknown-row` `ambiguous-row` */
export async function nameRow(office: Office, wish: RowWish, by: string): Promise<readonly NamedRow[]> {
	const unit = await theUnit(office, wish.unit);
	const plan = await thePlan(office, wish.plan);
	const row = await theRow(office, plan, wish.row);
	const changes = wish.purposes.map(
		(purpose) => ({ kind: 'row-named', id: unit.id, purpose, rowId: row.id }) as const,
	);
	await office.register.change(changes, by);
	return wish.purposes.map((purpose) => ({ unitId: unit.id, purpose, row, plan }));
}

/** @param wanted id, or title with or without its version @throws UsageError `unknown-plan` */
export async function thePlan({ register }: Pick<Office, 'register'>, wanted: string): Promise<RecordsPlan> {
	const plans = await register.plans();
	const key = comparable(wanted);
	const found =
		plans.find(({ id }) => id === wanted) ??
		plans.find(({ title, version }) => comparable(`${title} ${version}`) === key) ??
		plans.find(({ title }) => comparable(title) === key);
	if (found) return found;
	throw new UsageError(`No records plan is called "${wanted}"`, {
		code: 'unknown-plan',
		subject: wanted,
		remedy: 'List the plans to see which there are.',
	});
}

async function theRow({ register }: Office, plan: RecordsPlan, wanted: string): Promise<PlanRow> {
	const rows = await register.planRows(plan.id);
	const key = comparable(wanted);
	const byNumber = rows.filter(({ number, id }) => `#${number}` === wanted || id === wanted);
	const called = rows.filter(({ code, title }) =>
		[code, title, `${code} ${title}`].some((t) => comparable(t) === key),
	);
	const [row, ...more] = byNumber.length > 0 ? byNumber : called;
	if (row && more.length === 0) return row;
	if (row)
		throw new UsageError(`${called.length} rows of the plan are called "${wanted}"`, {
			code: 'ambiguous-row',
			subject: wanted,
			remedy: `Give the number of the row instead: ${called.map(({ number, title }) => `#${number} (${title})`).join(' or ')}`,
		});
	throw new UsageError(`The plan has no row "${wanted}"`, {
		code: 'unknown-row',
		subject: wanted,
		remedy: 'Show the plan to see its rows.',
	});
}
