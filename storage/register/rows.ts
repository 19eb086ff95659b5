import { z } from 'zod';
import type { ActivityPlan, RegisteredUnit, SignOff } from '../../src/records/register/registered.ts';
import type { ActivityPlanRow, SignOffRow, UnitRow } from '../sqlite/tables.ts';

const Texts = z.array(z.string());
const Kept = z.object({ name: z.string(), bytes: z.number(), sha256: z.string(), path: z.string() });

/** A list of texts as a column keeps it. */
export function textsFrom(json: string): readonly string[] {
	return Texts.parse(JSON.parse(json));
}

const Months = z.array(z.number().int().min(1).max(12));

/** Months as a column keeps them. */
export function monthsFrom(json: string): readonly number[] {
	// Most have none, and there are tens of thousands of them.
	return json === '[]' ? NO_MONTHS : Months.parse(JSON.parse(json));
}

const NO_MONTHS: readonly number[] = [];

export function unitFrom(row: UnitRow): RegisteredUnit {
	const { id, name, creator, email } = row;
	return {
		id,
		organisationId: row.organisation_id,
		name,
		creator,
		...(email === null ? {} : { email }),
		isCommunications: row.is_communications === 1,
		cadence: row.cadence ?? '',
		months: monthsFrom(row.months),
		isDefault: row.is_default === 1,
	};
}

/** @param signOffs under all versions of the plan */
export function planFrom(row: ActivityPlanRow, signOffs: readonly SignOffRow[]): ActivityPlan {
	const { version, purpose, audience } = row;
	const own = signOffs.filter((signOff) => signOff.version === version).map(signOffFrom);
	const earlier = signOffs.filter((signOff) => signOff.version !== version).map(signOffFrom);
	return {
		...{ version, purpose, audience, goals: textsFrom(row.goals), signOffs: own },
		...(earlier.length > 0 ? { earlier } : {}),
		madeAt: row.made_at,
	};
}

function signOffFrom({ role, name, signed_on: on, reference, attachment }: SignOffRow): SignOff {
	const kept = attachment === null ? {} : { attachment: Kept.parse(JSON.parse(attachment)) };
	return { role, name, on, reference, ...kept };
}

/** What nobody has decided: version 0. */
export const NO_PLAN: ActivityPlan = { version: 0, purpose: '', audience: '', goals: [], signOffs: [] };
