import { capturedUntil, type DisposalRule, disposalRule, disposedFrom } from '../../disposal/due.ts';
import type { Office } from '../../office.ts';
import type { Day } from '../../records/day.ts';
import { localDate } from '../../records/local-date.ts';
import type { PlanRow, RecordsPlan } from '../../records/plan.ts';
import { type FoundBundle, foundBundle } from '../find-bundles.ts';

/** What is filed under one row of one unit, and what of it may be disposed of. */
export interface DisposalGroup {
	readonly unit: { readonly id: string; readonly name: string };
	readonly plan: Pick<RecordsPlan, 'id' | 'title' | 'version'>;
	readonly row: Pick<PlanRow, 'code' | 'title' | 'retention'>;
	readonly rule: Exclude<DisposalRule['kind'], 'preserved'>;
	/** What the time counts from, in the plan's words; only of the rule `from`. */
	readonly from?: string;
	readonly filings: number;
	/** How many of them the row's time is over for; 0 where the row has no time that counts from the capture. */
	readonly due: number;
}

/** A bundle whose row's time is over. */
export interface DueBundle extends FoundBundle {
	/** Name of the unit. */
	readonly unit: string;
	readonly row: Pick<PlanRow, 'code' | 'title' | 'retention'>;
	/** Since when it may be disposed of. */
	readonly from: Day;
	/** Ids of requests for public records that hold it (gallringsspärr). */
	readonly heldBy: readonly string[];
}

export interface DueForDisposal {
	/** Those with most that is due first. Rows that preserve are left out. */
	readonly groups: readonly DisposalGroup[];
	/** How many are due, of which `bundles` are the oldest. */
	readonly due: number;
	readonly bundles: readonly DueBundle[];
}

export interface DisposalWish {
	/** Ids; all units where absent. */
	readonly unitIds?: readonly string[];
	/** So many bundles at most. */
	readonly most: number;
}

/**
 * What the rows that bundles were filed under let be disposed of today. Nothing is disposed of, and nothing is decided: a row's words say what may be done, and
 * whether it is needed, held or handed over is for who decides.
 */
export async function dueForDisposal(
	office: Office,
	{ unitIds, most }: DisposalWish,
): Promise<DueForDisposal> {
	const { catalogue, clock, config } = office;
	const today = localDate(clock.now(), config.TIMEZONE);
	const groups: DisposalGroup[] = [];
	const found: Pick<DueBundle, 'filing' | 'unit' | 'row' | 'from'>[] = [];
	let all = 0;
	for (const { unitId, planRowId, filings } of await catalogue.filedRows(unitIds)) {
		const { unit, plan, row } = await catalogue.filedUnder({ unitId, planRowId });
		const rule = disposalRule(row.retention, row.isDefault);
		if (rule.kind === 'preserved') continue;
		let due = 0;
		if (rule.kind === 'timed') {
			const until = capturedUntil(today, rule.retention);
			const some = await catalogue.filedUntil({ unitId, planRowId, until, limit: most });
			due = some.count;
			for (const filing of some.filings) {
				const capturedOn = localDate(new Date(filing.capturedAt), config.TIMEZONE);
				const from = disposedFrom(capturedOn, rule.retention);
				found.push({ filing, unit: unit.name, row, from });
			}
		}
		all += due;
		groups.push({
			...{ unit: { id: unit.id, name: unit.name }, plan, row, rule: rule.kind, filings, due },
			...(rule.kind === 'from' ? { from: rule.from } : {}),
		});
	}
	const oldest = found
		.toSorted((a, b) => a.from.localeCompare(b.from) || a.filing.bundleId.localeCompare(b.filing.bundleId))
		.slice(0, most);
	const holds = await office.disclosures.holds(oldest.map(({ filing }) => filing.bundleId));
	const bundles: DueBundle[] = [];
	for (const each of oldest) {
		const heldBy = holds.get(each.filing.bundleId) ?? [];
		bundles.push({ ...(await foundBundle(office, each.filing)), ...each, heldBy });
	}
	return {
		due: all,
		groups: groups.toSorted((a, b) => b.due - a.due || a.unit.name.localeCompare(b.unit.name, 'sv')),
		bundles,
	};
}
