import type { Occasion } from './occasion.ts';
import type { Outcome } from './verdict.ts';

/** Where and under which plan row a bundle rests (arkivering). */
export interface Filing {
	readonly bundleId: string;
	readonly orderId: string;
	readonly accountId: string;
	/** The name that the account showed when it was captured; absent where none was seen. */
	readonly accountName?: string;
	readonly unitId: string;
	readonly planRowId: string;
	readonly occasion: Occasion;
	readonly outcome: Exclude<Outcome, 'failed'>;
	/** Root of the store: DATA_DIR/bundles wherever that lies now, or the directory that `--out` named. Absolute. */
	readonly root: string;
	/** Path below `root`, with `/`. */
	readonly path: string;
	readonly bytes: number;
	/** SHA-256 of the whole zip, lower-case hex. */
	readonly sha256: string;
	readonly capturedAt: string;
	readonly filedAt: string;
	readonly posts: number;
	readonly findings: number;
	/** True where it is restricted in access: had only for a reason, which is recorded. */
	readonly isRestricted?: boolean;
	/** The collective case that it belongs to; absent where there was none yet. */
	readonly caseId?: string;
	/** The case's number as the sealed manifest states it; absent where it was linked afterwards. */
	readonly caseNumber?: string;
}

/** A capture that was not the account: evidence kept, nothing filed. */
export interface Attempt {
	readonly id: string;
	readonly orderId: string;
	readonly accountId: string;
	/** Path below DATA_DIR, with `/`. */
	readonly path: string;
	readonly code: string;
	readonly at: string;
}
