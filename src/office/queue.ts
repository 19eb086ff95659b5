import type { Order, OrderState } from '../records/order.ts';
import type { Run, RunProgress, StopWish } from '../records/run.ts';

/** Hands out each waiting order once, also between processes; a lease that is not renewed falls back. */
export interface OrderQueue {
	/**
	 * The most urgent waiting order, or the named one; undefined when there is none to take. Unless it is named, an order
	 * on a host that this process is capturing on already is passed over: one at a time is the rule there. So is one that rests.
	 */
	claim(worker: string, orderId?: string): Promise<Order | undefined>;
	/** Renews the lease. @returns false when the lease was lost and the work must stop. */
	renew(orderId: string, worker: string): Promise<boolean>;
	/**
	 * Keeps how far the worker that holds the order has come, for whoever watches. No event: nothing of it is a record.
	 * @returns who has asked it to stop, which the worker must do; undefined where nobody has
	 */
	tell(orderId: string, worker: string, told: RunProgress): Promise<StopWish | undefined>;
	/** The work that is under way on an order; undefined where it is not claimed. */
	run(orderId: string): Promise<Run | undefined>;
	/**
	 * Asks for an order to be given up. One that waits is cancelled at once; one that is claimed when its worker lets go of it,
	 * dead or alive, unless it has filed something by then.
	 * @returns the state that it had; nothing was done of one that was over
	 */
	askToStop(orderId: string, reason: string, by: string): Promise<OrderState | undefined>;
	/** Gives the order back, to be tried again not before `notBefore`; cancels it where somebody has asked it to stop. */
	release(orderId: string, worker: string, why: string, notBefore?: Date): Promise<void>;
	cancel(orderId: string, why: string): Promise<void>;
	/** Takes an order that waits back for whoever says so. @returns the state that it had; only of `waiting` was anything done */
	withdraw(orderId: string, reason: string, by: string): Promise<OrderState | undefined>;
	/** Takes a named lock (an account, a host); undefined when another holds it. Its lease lasts `LEASE_SECONDS`. */
	lock(name: string, worker: string): Promise<Lock | undefined>;
	/** Gives back every order whose lease ran out or whose process is gone for certain. Claiming does it too. */
	recoverLost(): Promise<readonly LostOrder[]>;
	/**
	 * Does something while no worker holds the order and none can claim it, such as moving its leftovers away.
	 * @returns false, with nothing done, when a worker holds it
	 */
	whileFree(orderId: string, act: () => void): Promise<boolean>;
}

/** An order that its worker left behind. */
export interface LostOrder {
	readonly orderId: string;
	readonly worker: string;
	readonly why: 'process-gone' | 'lease-ran-out';
}

export interface Lock {
	/** When what is locked has rested as its last holder asked; absent where it may be used at once. */
	readonly restsUntil?: Date;
	renew(): Promise<boolean>;
	/** @param rest until when whoever takes the lock next must let it rest */
	release(rest?: Date): Promise<void>;
}
