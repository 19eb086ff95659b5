import type { Day } from '../records/day.ts';
import type { Order } from '../records/order.ts';
import type { StandingFinding } from '../records/watch/finding.ts';
import type { Look, ProfileChange } from '../records/watch/look.ts';
import type { CrisisWatch, WatchState } from '../records/watch/state.ts';

/** What one look comes to; kept together or not at all. */
export interface LookedAt {
	readonly look: Omit<Look, 'orderId'>;
	readonly state: WatchState;
	/** `lastLook` of the state that it was compared with; absent at the first look. */
	readonly after?: string;
	/** Id of an earlier look whose picture is not kept any more. */
	readonly dropPictureOf?: string;
	readonly begun: readonly StandingFinding[];
	readonly ended: readonly StandingFinding[];
	/** Set where something major changed. */
	readonly detected?: DetectedChange;
	readonly actor: string;
}

/** A major change that a look detected (`change-detected` in the event log). */
export interface DetectedChange {
	readonly changes: readonly ProfileChange[];
	/** Where somebody had announced it. */
	readonly announced?: SeenAnnouncement;
	/** What documents it; absent where an announced change was documented before it. */
	readonly order?: Omit<Order, 'state' | 'attempts' | 'restsUntil'>;
}

/** An announced change that a look has seen. It has happened: on its day, or when it was seen where that was earlier. */
export interface SeenAnnouncement {
	readonly id: string;
	/** The day that it was announced for, and what, in the person's own words. */
	readonly on: Day;
	readonly what: string;
	/** The day of the look. */
	readonly seenOn: Day;
	/** A complete snapshot was taken before it. */
	readonly isDocumented: boolean;
}

export interface KeptLook {
	/** Of the snapshot that documents the change. */
	readonly orderId?: string;
	/** A waiting order of an earlier detected change takes this one in. */
	readonly wasOrdered: boolean;
}

/** What the watch has seen of accounts (bevakning), and which are watched more closely. */
export interface WatchBook {
	/** Of accounts that have been looked at, by id; of all where absent. */
	states(accountIds?: readonly string[]): Promise<ReadonlyMap<string, WatchState>>;
	/** How many other accounts have been looked at, and how many of them were seen, since an instant (ISO 8601 in UTC). */
	othersSince(at: string, accountId: string): Promise<{ readonly looked: number; readonly seen: number }>;
	/** The newest first. */
	looks(accountId: string, limit?: number): Promise<readonly Look[]>;
	/**
	 * Keeps a look with all that it comes to: state, findings, the detected change and its order, each with its event. An order that
	 * the watch has placed for the account and that nobody has begun takes a further change in, and names it in its reason, so that two never wait for one state of it.
	 * An announced change that is seen before its day is moved to the day of the look, and what was ordered to be taken before it is withdrawn.
	 * @throws TryAgainLater `look-overtaken` where another look was kept since
	 */
	keep(looked: LookedAt): Promise<KeptLook>;
	/** Paths below DATA_DIR of all pictures that looks at the account name. */
	pictures(accountId: string): Promise<readonly string[]>;
	/** Those that are on at the moment, or all of an account that there were, the newest first. */
	crises(accountId?: string): Promise<readonly CrisisWatch[]>;
	/** Begins it for each, and ends what was on for the same account; events in the same transaction. */
	startCrises(crises: readonly CrisisWatch[]): Promise<void>;
	/** @returns ids of the accounts whose crisis watch was on and is ended */
	endCrises(accountIds: readonly string[], by: string): Promise<readonly string[]>;
}
