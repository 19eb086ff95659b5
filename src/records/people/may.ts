import type { Grant, Role } from './person.ts';

/** What somebody does in the web office. Each is asked for by name before it is done, also where no link leads to it. */
export const DEEDS = [
	/** Look at accounts, snapshots and their bundles. */
	'see',
	/** Order a snapshot, stop one, log in to the account for that, begin a closing, announce a change. */
	'order',
	/** Change accounts, activity plans and units' rows. */
	'keep-register',
	/** See and fetch what is restricted in access. */
	'see-restricted',
	/** Hand out, deliver, decide on disposal. */
	'hand-out',
	/** Add people and give them roles. */
	'keep-people',
] as const;
export type Deed = (typeof DEEDS)[number];

const DEEDS_OF: Readonly<Record<Role, readonly Deed[]>> = {
	reader: ['see'],
	archivist: ['see', 'order', 'keep-register'],
	'records-officer': ['see', 'see-restricted', 'hand-out'],
	administrator: ['see', 'keep-register', 'keep-people'],
};

/** All that a role allows. */
export function roleDeeds(role: Role): readonly Deed[] {
	return DEEDS_OF[role];
}

/**
 * Whether a person's grants allow a deed.
 * @param unitId the unit that it concerns; absent for what concerns the whole organisation, which a grant for one unit never allows
 */
export function may(grants: readonly Grant[], deed: Deed, unitId?: string): boolean {
	return grants.some(
		(grant) => DEEDS_OF[grant.role].includes(deed) && (grant.unitId === undefined || grant.unitId === unitId),
	);
}

/** The units that a deed is allowed in; `all` where it is allowed everywhere. */
export function unitsFor(grants: readonly Grant[], deed: Deed): 'all' | ReadonlySet<string> {
	if (may(grants, deed)) return 'all';
	const able = grants.filter(({ role }) => DEEDS_OF[role].includes(deed));
	return new Set(able.flatMap(({ unitId }) => (unitId === undefined ? [] : [unitId])));
}

/**
 * Whether somebody may give or take a grant: only who keeps people where it holds, and never a wider one than their own, or an administrator of one
 * unit would be one of all by two steps.
 */
export function mayGrant(giver: readonly Grant[], grant: Grant): boolean {
	return may(giver, 'keep-people', grant.unitId);
}
