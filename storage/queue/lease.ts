import type { LostOrder } from '../../src/office.ts';
import { LEASE_SECONDS } from '../../src/records/order.ts';
import { isGone } from '../owner.ts';

/** A worker by the name it gave itself, and the process that it runs in. */
export interface Holder {
	readonly worker: string;
	readonly owner: string;
}

/** When a lease that begins now ends. */
export function leaseFrom(now: Date): string {
	return new Date(now.getTime() + LEASE_SECONDS * 1000).toISOString();
}

/** Why a lease holds no longer; undefined while it does. */
export function lostBecause(
	lease: { readonly owner: string | null; readonly lease_until: string | null },
	now: Date,
): LostOrder['why'] | undefined {
	if (lease.owner !== null && isGone(lease.owner)) return 'process-gone';
	return (lease.lease_until ?? '') <= now.toISOString() ? 'lease-ran-out' : undefined;
}
