import type { Office } from '../../office.ts';
import { type SaidOfCadence, type SnapshotPlan, snapshotPlanOf } from '../../records/cadence.ts';
import type { Event } from '../../records/event.ts';
import type { Level } from '../../records/occasion.ts';
import type { NewAccount, RegisterChange } from '../../records/register/change.ts';
import type { AccountFacts, RegisteredAccount } from '../../records/register/registered.ts';

/** How often and how much of an account was to be documented. */
export interface Decided {
	readonly plan: SnapshotPlan;
	readonly level: Level;
}

const CHANGES = ['account-changed', 'unit-changed'] as const satisfies RegisterChange['kind'][];

/**
 * What was decided of accounts before an instant: what a year owed is not changed by what is decided when it is over. Only what has been
 * changed since is looked up in the event log.
 * @param before ISO 8601 in UTC
 */
export async function decidedBefore(
	{ catalogue, register }: Office,
	accounts: readonly RegisteredAccount[],
	before: string,
): Promise<(account: RegisteredAccount) => Decided> {
	const changed = await catalogue.events({ kinds: CHANGES, from: before });
	const subjects = new Set(changed.map(({ subject }) => subject));
	const units = new Map<string, SaidOfCadence>();
	for (const unit of await register.units()) {
		const said = subjects.has(unit.id)
			? unitThen(await catalogue.events({ subject: unit.id }), before)
			: unit;
		units.set(unit.id, said);
	}
	const then = new Map<string, Then>();
	for (const { id } of accounts)
		if (subjects.has(id)) then.set(id, accountThen(await catalogue.events({ subject: id }), before));
	return (account) => {
		const { unitId = account.unit.id, facts = account } = then.get(account.id) ?? {};
		const plan = snapshotPlanOf(facts, units.get(unitId) ?? account.unit);
		return { plan, level: facts.level ?? 'unique' };
	};
}

interface Then {
	readonly unitId?: string;
	readonly facts?: AccountFacts;
}

/** What an account's events before an instant come to. */
function accountThen(events: readonly Event[], before: string): Then {
	let then: Then = { facts: {} };
	for (const { kind, at, data } of events) {
		if (at >= before) break;
		if (kind === 'account-added') {
			const { unitId, facts } = data.account as unknown as NewAccount;
			then = { unitId, facts };
		} else if (kind === 'account-changed') {
			const { unitId, facts } = data as unknown as Then;
			then = { ...then, ...(unitId ? { unitId } : {}), facts: { ...then.facts, ...facts } };
		}
	}
	return then;
}

function unitThen(events: readonly Event[], before: string): SaidOfCadence {
	let said: SaidOfCadence = {};
	for (const { kind, at, data } of events) {
		if (at >= before) break;
		if (kind === 'unit-added') said = data.unit as unknown as SaidOfCadence;
		else if (kind === 'unit-changed') said = { ...said, ...(data.to as unknown as SaidOfCadence) };
	}
	return said;
}
