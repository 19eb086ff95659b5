import type { Account } from './account.ts';
import type { Organisation, Unit } from './organisation.ts';
import type { PlanRow, RecordsPlan } from './plan.ts';

/** An account with all that a filing has to name. */
export interface AccountContext {
	readonly account: Account;
	readonly unit: Unit;
	readonly organisation: Organisation;
	readonly plan: RecordsPlan;
	readonly row: PlanRow;
}
