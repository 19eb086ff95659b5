import type { SnapshotPlan } from '../cadence.ts';
import type { Day } from '../day.ts';
import type { Level, Occasion } from '../occasion.ts';

/** What of a registered account's history decides what is due of it. */
export interface AccountHistory {
	readonly id: string;
	readonly unitId: string;
	readonly status: 'active' | 'closing';
	readonly level: Level;
	/** The day on which it became active. */
	readonly since: Day;
	/** Its own, else its unit's, else the standard. */
	readonly plan: SnapshotPlan;
	/** The day of its last complete snapshot at its level or above. */
	readonly lastComplete?: Day | undefined;
	/** The day of the last one at its level or above that was filed as partial. */
	readonly lastPartial?: Day | undefined;
	/** A later complete one whose bundle is spoilt or gone for good: it does not count. */
	readonly lost?: { readonly bundle: string; readonly on: Day };
	/** Attempts that failed since the last snapshot that was filed, and the day of the last of them. */
	readonly failures: number;
	readonly failedOn?: Day | undefined;
	/** The day on which somebody last said that its purpose holds. */
	readonly purposeOn?: Day | undefined;
}

/** One snapshot as those who decide by it need it. */
export interface TakenSnapshot {
	readonly bundleId: string;
	readonly occasion: Occasion;
	readonly outcome: 'complete' | 'partial';
	readonly level: Level;
	/** False where the order itself set limits, or asked for one post: what it took in is not the account. */
	readonly isWhole: boolean;
	/** When the capture began, ISO 8601 in UTC, and the organisation's own day of it. */
	readonly capturedAt: string;
	readonly capturedOn: Day;
}
