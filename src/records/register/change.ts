import type { Account, AccountStatus } from '../account.ts';
import type { Day } from '../day.ts';
import type { Level } from '../occasion.ts';
import type { RecordsPlan, RowPurpose } from '../plan.ts';
import type { NewPlanRow } from './plan-table.ts';
import type { AccountFacts, NewUnit, SignOff } from './registered.ts';

/** An account as it is added: its facts beside what its address says. */
export interface NewAccount
	extends Pick<Account, 'id' | 'unitId' | 'platform' | 'handle' | 'address' | 'name'> {
	readonly facts: AccountFacts;
}

/** One change of the register. Several are carried out together or not at all, each with its event. */
export type RegisterChange =
	| { readonly kind: 'unit-added'; readonly id: string; readonly unit: NewUnit }
	| { readonly kind: 'unit-changed'; readonly id: string; readonly to: Partial<NewUnit> }
	| { readonly kind: 'account-added'; readonly account: NewAccount }
	/** An account that only a bare address had made is registered by it too. */
	| {
			readonly kind: 'account-changed';
			readonly id: string;
			readonly unitId?: string;
			readonly facts: AccountFacts;
	  }
	| { readonly kind: 'plan-signed'; readonly id: string; readonly version: number; readonly signOff: SignOff }
	/** A decided plan, whole. */
	| {
			readonly kind: 'plan-taken-in';
			readonly id: string;
			readonly plan: Omit<RecordsPlan, 'id' | 'isDefault'>;
			readonly rows: readonly (NewPlanRow & { readonly id: string })[];
	  }
	/** A unit's records of one kind go to this row from now on. */
	| { readonly kind: 'row-named'; readonly id: string; readonly purpose: RowPurpose; readonly rowId: string }
	| {
			readonly kind: 'status-changed';
			readonly id: string;
			readonly from: AccountStatus;
			readonly to: AccountStatus;
			/** Why, where it needed a reason. */
			readonly reason?: string;
	  }
	| OccasionChange;

/** What somebody says of what is to come of an account. The id is the account's. */
export type OccasionChange =
	| {
			readonly kind: 'change-announced';
			readonly id: string;
			readonly changeId: string;
			readonly on: Day;
			readonly what: string;
			/** Where somebody else hands in what this person has announced. */
			readonly announcedBy?: string;
	  }
	| {
			readonly kind: 'change-moved';
			readonly id: string;
			readonly changeId: string;
			readonly from: Day;
			readonly to: Day;
	  }
	| {
			readonly kind: 'change-withdrawn';
			readonly id: string;
			readonly changeId: string;
			readonly reason: string;
	  }
	| {
			readonly kind: 'purpose-answered';
			readonly id: string;
			readonly on: Day;
			readonly holds: boolean;
			readonly reason: string;
	  }
	| {
			readonly kind: 'closing-begun';
			readonly id: string;
			readonly closingId: string;
			readonly from: AccountStatus;
			readonly lastContent: string;
			readonly level: Level;
			readonly reason: string;
	  }
	| {
			readonly kind: 'closing-moved';
			readonly id: string;
			readonly closingId: string;
			readonly lastContent: string;
			readonly level: Level;
			/** Why, where it asks for less than before. */
			readonly lowered?: string;
	  }
	/** The account is active again, and its closure orders that nobody has begun are withdrawn. */
	| {
			readonly kind: 'closing-cancelled';
			readonly id: string;
			readonly closingId: string;
			readonly reason: string;
	  }
	/** By the snapshot that documents it, or by somebody's reason to do without. One of them is there. */
	| {
			readonly kind: 'account-closed';
			readonly id: string;
			readonly closingId: string;
			readonly bundleId?: string;
			readonly override?: string;
	  };
