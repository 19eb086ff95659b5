import type { LostOrder } from '../../src/office.ts';
import { LEASE_SECONDS } from '../../src/records/order.ts';

/** A worker by the name it gave itself, and the process that it runs in. */
export interface Holder {
	readonly worker: string;
	readonly owner: string;
}

/** When a lease that begins now ends. */
export function leaseFrom(now: Date): string {
	return new Date(now.getTime() + LEASE_SECONDS * 1000).toISOString();
}

/** Why a lease holds no longer; undefined while it does. @param gone tells it of an owner's mark */
export function lostBecause(
	lease: { readonly owner: string | null; readonly lease_until: string | null },
	now: Date,
	gone: (owner: string) => boolean,
): LostOrder['why'] | undefined {
	if (gone(lease.owner ?? '')) return 'process-gone';
	return (lease.lease_until ?? '') <= now.toISOString() ? 'lease-ran-out' : undefined;
}
