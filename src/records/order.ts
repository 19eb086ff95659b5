import type { Level, Occasion } from './occasion.ts';
import type { Removal } from './occasions/removal.ts';

/** `waiting` → `claimed` → `filed` | `failed` | `cancelled`; a claimed order goes back to `waiting` when its worker dies. */
export const ORDER_STATES = ['waiting', 'claimed', 'filed', 'failed', 'cancelled'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** `person` only where somebody gave their name; else `orderedBy` is the system account that the program ran as. */
export const ORDERERS = ['person', 'system-account'] as const;
export type Orderer = (typeof ORDERERS)[number];

/** A wish for one snapshot (beställning). Times are ISO 8601 in UTC. */
export interface Order {
	readonly id: string;
	readonly accountId: string;
	readonly occasion: Occasion;
	readonly reason: string;
	readonly level: Level;
	readonly orderedBy: string;
	readonly orderedAs: Orderer;
	readonly orderedAt: string;
	readonly due: string;
	readonly state: OrderState;
	/** Directory to file under instead of DATA_DIR/bundles; absolute. */
	readonly out?: string;
	/** Hosts whose private or loopback addresses this order may reach: `host` or `host:port`. */
	readonly allowHosts: readonly string[];
	readonly limits: CaptureLimits;
	/** The one post or comment that the snapshot is of, and why it may not stand; only on the occasion `removal`. */
	readonly removal?: Removal;
	/** True where what is taken is restricted in access from the start; absent where it is not. */
	readonly isRestricted?: boolean;
	/** How many times a worker has started on it. */
	readonly attempts: number;
	/** Until when it rests while it waits; absent where it was not put off. */
	readonly restsUntil?: string;
}

/** An order as it is placed. */
export type NewOrder = Omit<Order, 'state' | 'attempts' | 'restsUntil'>;

/** Limits that the order itself asks for; absent means the configured defaults hold. */
export interface CaptureLimits {
	readonly posts?: number;
	readonly seconds?: number;
	/** CSS pixels. */
	readonly height?: number;
	/** Bytes over the network. */
	readonly bytes?: number;
}

/** How long a claim or a lock lasts without renewal. Renew it every third of that. */
export const LEASE_SECONDS = 60;

/**
 * How long an order rests after its worker died: not at all the first time, then 5 minutes, doubled up to 6 hours.
 * Without it an order that kills every worker would keep all less urgent ones waiting for ever.
 * @param attempts how many workers have started on it
 */
export function restSeconds(attempts: number): number {
	return attempts < 2 ? 0 : Math.min(300 * 2 ** (attempts - 2), 21_600);
}
