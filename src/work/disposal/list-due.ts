import { type DisposalRule, disposalRule } from '../../disposal/due.ts';
import type { CountedUntil } from '../../office/filed-by-row.ts';
import type { Office } from '../../office.ts';
import type { PlanRow, RecordsPlan } from '../../records/plan.ts';
import { rowsDue } from './rules.ts';

/** What is filed under one row of one unit, and how much of it may be disposed of. */
export interface DisposalGroup {
	readonly unit: { readonly id: string; readonly name: string };
	readonly plan: Pick<RecordsPlan, 'id' | 'title' | 'version'>;
	readonly row: Pick<PlanRow, 'code' | 'title' | 'retention'>;
	readonly rule: Exclude<DisposalRule['kind'], 'preserved'>;
	/** What the time counts from, in the plan's words; only of the rule `from`. */
	readonly from?: string;
	readonly filings: number;
	/** How many of them the row's time is over for; 0 where the row has no time that counts from the capture. What the last fixity check did not find is not among them. */
	readonly due: number;
}

export interface DueForDisposal {
	/** Those with most that is due first. Rows that preserve are left out. */
	readonly groups: readonly DisposalGroup[];
	readonly due: number;
	/** How many more would be due, and were not in their place when they were checked last. */
	readonly gone: number;
}

export interface DisposalWish {
	/** Ids; all units where absent. */
	readonly unitIds?: readonly string[];
}

/**
 * How much the rows that bundles were filed under let be disposed of today, and what somebody has to decide. Nothing is disposed of, and nothing is decided: a
 * row's words say what may be done, and whether it is needed, held or handed over is for who decides.
 */
export async function dueForDisposal(office: Office, { unitIds }: DisposalWish): Promise<DueForDisposal> {
	const { byRow, filedUnder } = office.catalogue;
	const rows = await rowsDue(office);
	const counted = await byRow.countUntil({ rows, ...(unitIds ? { unitIds } : {}) });
	const over = new Map(counted.map((each) => [keyOf(each), each]));
	const groups: DisposalGroup[] = [];
	for (const { unitId, planRowId, filings } of await byRow.count(unitIds)) {
		const { unit, plan, row } = await filedUnder({ unitId, planRowId });
		const rule = disposalRule(row.retention, row.isDefault);
		if (rule.kind === 'preserved') continue;
		const of = over.get(keyOf({ unitId, planRowId }));
		groups.push({
			...{ unit: { id: unit.id, name: unit.name }, plan, row, rule: rule.kind, filings },
			due: of ? of.filings - of.missing : 0,
			...(rule.kind === 'from' ? { from: rule.from } : {}),
		});
	}
	return {
		groups: groups.toSorted((a, b) => b.due - a.due || a.unit.name.localeCompare(b.unit.name, 'sv')),
		due: counted.reduce((sum, { filings, missing }) => sum + filings - missing, 0),
		gone: counted.reduce((sum, { missing }) => sum + missing, 0),
	};
}

function keyOf({ unitId, planRowId }: Pick<CountedUntil, 'unitId' | 'planRowId'>): string {
	return `${unitId} ${planRowId}`;
}
