import type { CaptureCounts, PartRole, StopReason } from '../records/capture.ts';
import type { OrderedPost } from '../records/occasions/ordered-post.ts';
import type { Removal } from '../records/occasions/removal.ts';
import type { Finding, Outcome } from '../records/verdict.ts';

/** What became of one order: a filed bundle, or an attempt with its evidence. Never both. */
export interface SnapshotResult {
	readonly outcome: Outcome;
	/** Id of the order. */
	readonly order: string;
	/** Id of the filed bundle; absent when the attempt failed. */
	readonly bundle?: string;
	/** Absolute path of the filed zip. */
	readonly path?: string;
	/** Absolute path of the attempt's folder; set only when nothing was filed. */
	readonly attempt?: string;
	/** What lies in the attempt's folder beside `attempt.json`. */
	readonly evidence?: readonly PartRole[];
	readonly findings: readonly Finding[];
	readonly counts?: CaptureCounts;
	/** Pictures of the appearance. */
	readonly tiles?: number;
	/** Size of the zip, bytes. */
	readonly bytes?: number;
	/** Files in the bundle. */
	readonly files?: number;
	readonly account: {
		readonly platform: string;
		readonly handle: string;
		readonly address: string;
		readonly name: string;
	};
	/** What it is evidence of, where something is to be removed. */
	readonly removal?: Removal;
	/** Which of the posts that the page shows that is. */
	readonly ordered?: OrderedPost;
	/** Restricted in access. */
	readonly isRestricted?: boolean;
	/** Why the feed was read no further. */
	readonly stop?: StopReason;
}
