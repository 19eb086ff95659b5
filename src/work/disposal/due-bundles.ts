import type { Office } from '../../office.ts';
import type { Day } from '../../records/day.ts';
import type { Filing } from '../../records/filing.ts';
import type { PlanRow } from '../../records/plan.ts';
import { type FoundBundle, foundBundles } from '../find-bundles.ts';
import { dueSince, rowsDue } from './rules.ts';

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

export interface DueBundlesWish {
	/** Ids; all units where absent. */
	readonly unitIds?: readonly string[];
	/** Those that are gone, in place of those that are there. */
	readonly isGone?: boolean;
	/** Where an earlier part ended; from the oldest capture where absent. */
	readonly after?: DuePlace;
	/** So many bundles at most. */
	readonly most: number;
}

/** A bundle's place in the list. */
export type DuePlace = Pick<Filing, 'capturedAt' | 'bundleId'>;

/** A part of the list. It may hold fewer than were wished for, or none, and go on. */
export interface DueBundles {
	readonly bundles: readonly DueBundle[];
	/** How many were passed by because their files are gone, and no fixity check has told of that yet. */
	readonly passed: number;
	/** Where the next part begins; absent at the end. */
	readonly next?: DuePlace;
}

/** So many files are looked for in one part: no part takes long, and another's turn comes. */
const LOOKED_AT = 500;

/** Bundles that the rows they were filed under let be disposed of today, the oldest capture first. */
export async function dueBundles(
	office: Office,
	{ unitIds, isGone = false, after, most }: DueBundlesWish,
): Promise<DueBundles> {
	const limit = Math.min(most, LOOKED_AT);
	const some = await office.catalogue.byRow.until({
		...{ rows: await rowsDue(office), limit, isFound: !isGone },
		...(unitIds ? { unitIds } : {}),
		...(after ? { after } : {}),
	});
	const found = await foundBundles(office, some);
	const wanted = found.filter((each) => isOut(each) === isGone);
	const last = some.length < limit ? undefined : some.at(-1);
	return {
		bundles: await asDue(office, wanted),
		passed: isGone ? 0 : found.length - wanted.length,
		...(last ? { next: { capturedAt: last.capturedAt, bundleId: last.bundleId } } : {}),
	};
}

/** What was spoilt and moved aside is there still, in quarantine. */
function isOut({ present, fixity }: FoundBundle): boolean {
	return !present && fixity?.outcome !== 'quarantined';
}

async function asDue(office: Office, found: readonly FoundBundle[]): Promise<readonly DueBundle[]> {
	const holds = await office.disclosures.holds(found.map(({ filing }) => filing.bundleId));
	const places = new Map<string, ReturnType<Office['catalogue']['filedUnder']>>();
	const due: DueBundle[] = [];
	for (const each of found) {
		const { unitId, planRowId, capturedAt, bundleId } = each.filing;
		const key = `${unitId} ${planRowId}`;
		const place = places.get(key) ?? office.catalogue.filedUnder({ unitId, planRowId });
		places.set(key, place);
		const { unit, row } = await place;
		const from = dueSince(row, capturedAt, office.config.TIMEZONE);
		due.push({ ...each, unit: unit.name, row, from, heldBy: holds.get(bundleId) ?? [] });
	}
	return due;
}
