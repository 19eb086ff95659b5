import type { Account } from '../account.ts';
import type { Cadence } from '../cadence.ts';
import type { Day } from '../day.ts';
import type { Level } from '../occasion.ts';
import type { Unit } from '../organisation.ts';
import type { PlanRow, RecordsPlan, RowPurpose } from '../plan.ts';

/** A unit with what the register holds of it beyond what a filing names. */
export interface RegisteredUnit extends Unit {
	/** Where notices go; absent where nobody has said. */
	readonly email?: string;
	/** The one that accounts for the whole municipality belong to; at most one an organisation. */
	readonly isCommunications: boolean;
	/** How often its accounts are documented; empty where nobody has said. */
	readonly cadence?: Cadence | '';
	/** Months that its regular snapshots are taken in; any where empty. */
	readonly months?: readonly number[];
}

export type NewUnit = Pick<RegisteredUnit, 'name' | 'creator' | 'isCommunications'> & {
	readonly email?: string;
	readonly cadence?: Cadence | '';
	readonly months?: readonly number[];
};

/** Who signs an activity plan (verksamhetschef, förvaltningschef). */
export const SIGNING_ROLES = ['unit-manager', 'head-of-administration'] as const;
export type SigningRole = (typeof SIGNING_ROLES)[number];

/** One signature under an activity plan. */
export interface SignOff {
	readonly role: SigningRole;
	/** Who signed: a person. */
	readonly name: string;
	/** ISO date. */
	readonly on: string;
	/** Where the signed plan is registered (diarienummer). */
	readonly reference: string;
	/** The signed document, where it was handed in. */
	readonly attachment?: Attachment;
}

/** A file that the register keeps. */
export interface Attachment {
	/** The name that it was handed in under. */
	readonly name: string;
	readonly bytes: number;
	/** Lower-case hex. */
	readonly sha256: string;
	/** Path below DATA_DIR, with `/`. */
	readonly path: string;
}

/** What an account is for, as decided before it starts (aktivitetsplan). Another purpose, audience or goal is another version. */
export interface ActivityPlan {
	/** From 1. */
	readonly version: number;
	readonly purpose: string;
	readonly audience: string;
	readonly goals: readonly string[];
	/** At most one of each role. */
	readonly signOffs: readonly SignOff[];
	/** Under older versions; absent where there are none. They say nothing of this one. */
	readonly earlier?: readonly SignOff[];
	/** When this version came into the register, ISO 8601 in UTC; absent on none that is kept. */
	readonly madeAt?: string;
}

/** An account with what the register holds of it. */
export interface RegisteredAccount extends Account {
	readonly unit: RegisteredUnit;
	/** The function within the unit that answers for it; the unit itself where empty. */
	readonly owner: string;
	/** Functions that hold its login. */
	readonly holders: readonly string[];
	/** Whether it stands on the public list. */
	readonly isPublic: boolean;
	/** Whether it speaks for the whole municipality. */
	readonly isWide: boolean;
	/** How much its snapshots take in. */
	readonly level: Level;
	/** How often it is documented, and in which months; as its unit where empty. */
	readonly cadence?: Cadence | '';
	readonly months?: readonly number[];
	/** The day on which it became active; absent on one that is planned, or that nobody has registered. */
	readonly activeSince?: Day;
	readonly plan: ActivityPlan;
}

/** A row that a unit has named for what is kept of it, with its plan. */
export interface NamedRow {
	readonly unitId: string;
	readonly purpose: RowPurpose;
	readonly row: PlanRow;
	readonly plan: RecordsPlan;
}

/** What a person says of an account. Absent is not said: the standard value on a new one, what it was on another. */
export interface AccountFacts {
	readonly name?: string;
	readonly owner?: string;
	readonly holders?: readonly string[];
	readonly isPublic?: boolean;
	readonly isWide?: boolean;
	readonly level?: Level;
	readonly cadence?: Cadence | '';
	readonly months?: readonly number[];
	readonly purpose?: string;
	readonly audience?: string;
	readonly goals?: readonly string[];
}
