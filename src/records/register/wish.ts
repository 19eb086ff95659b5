import type { AccountStatus } from '../account.ts';
import type { RegisterChange } from './change.ts';
import type { Wrong } from './problem.ts';
import type { AccountFacts, SignOff } from './registered.ts';

/** What a person says of an account; absent is not said. */
export interface AccountWish {
	readonly address: string;
	/** Name or id. */
	readonly unit?: string;
	readonly facts: AccountFacts;
	readonly signOffs?: readonly SignOff[];
	/** Somebody says of these sign-offs that they are of the plan as it is now; a row of a table may only repeat what was there. */
	readonly areOfThisVersion?: boolean;
	readonly status?: AccountStatus;
}

export interface PlannedAccount {
	readonly wrong: readonly Wrong[];
	readonly changes: readonly RegisterChange[];
}
