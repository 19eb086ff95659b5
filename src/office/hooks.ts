import type { Event } from '../records/event.ts';
import type { Hook, HookMessage, HookStop } from '../records/hooks/hook.ts';

/** Addresses of programs that are told when something happens. Naming, stopping and removing one are events, without its address: that may hold a secret. */
export interface HookBook {
	hooks(): Promise<readonly Hook[]>;
	/** Told of what happens from now on. @param secret in base64 */
	add(hook: Pick<Hook, 'id' | 'address' | 'unitId' | 'events' | 'madeBy'>, secret: string): Promise<Hook>;
	/** What its messages are signed with, in base64; undefined where it is gone. */
	secretOf(id: string): Promise<string | undefined>;
	/** The next events after that number, oldest first, of any kind. */
	after(number: number, limit: number): Promise<readonly Event[]>;
	/** That all up to an event is told; where something was sent, when. Nothing is in its way any more then. */
	told(id: string, seen: number, sentAt?: string): Promise<void>;
	/** That a message did not arrive. */
	failed(id: string, failing: NonNullable<Hook['failing']>): Promise<void>;
	/** Sends it nothing more; what happens meanwhile is kept for it. @returns false where it was stopped or is gone */
	stop(id: string, why: HookStop, by: string): Promise<boolean>;
	/** Goes on where it was stopped, at once. @returns false where it is not stopped */
	start(id: string, by: string): Promise<boolean>;
	/** @returns whether it was there */
	remove(id: string, by: string): Promise<boolean>;
}

/** What came of one try. */
export interface HookAnswer {
	readonly isDelivered: boolean;
	/** The other side wants no more (410). */
	readonly isGone: boolean;
	readonly said: string;
}

/** Posts one message, signed, by the gate: what is in the way is told and not thrown. */
export type PostHook = (
	to: { readonly address: string; readonly secret: string },
	message: HookMessage,
	signal: AbortSignal,
) => Promise<HookAnswer>;
