/** What a program can be told of (händelse till program), each with the deed behind it in `records/words/hooks.ts`. */
export const HOOK_EVENTS = [
	'snapshot.filed',
	'snapshot.partial',
	'snapshot.failed',
	'closing.waiting',
	'account.closed',
	'order.cancelled',
	'bundle.spoilt',
	'bundle.restored',
] as const;
export type HookEvent = (typeof HOOK_EVENTS)[number];

/** Why nothing is sent any more: it failed too long, the other side said that it is gone (410), or a person stopped it. */
export const HOOK_STOPS = ['failing', 'gone', 'person'] as const;
export type HookStop = (typeof HOOK_STOPS)[number];

/**
 * An address that is told when something happens (webhook). The event log is what waits to be sent: `seen` is how far in it this one has been told.
 * Times are ISO 8601 in UTC.
 */
export interface Hook {
	readonly id: string;
	/** https, or http to a host that the settings open. */
	readonly address: string;
	/** Absent where it is told of every unit. */
	readonly unitId?: string;
	readonly events: readonly HookEvent[];
	readonly madeAt: string;
	readonly madeBy: string;
	/** Number of the last event that it has been told of, or that was none of its own. */
	readonly seen: number;
	readonly sentAt?: string;
	/** Absent while all is well. */
	readonly failing?: {
		readonly since: string;
		/** In vain, in a row. */
		readonly tries: number;
		/** Not tried again before. */
		readonly nextAt: string;
		/** What the other side said, or what was in the way; nothing secret. */
		readonly trouble: string;
	};
	readonly stopped?: { readonly at: string; readonly why: HookStop };
}

/** What a hook is told: no more than to know what to ask for, since it goes out of the house. */
export interface HookMessage {
	/** The same each time it is tried, so that whoever gets it twice can know. */
	readonly id: string;
	readonly type: HookEvent | 'test';
	/** When it happened. */
	readonly timestamp: string;
	readonly data: Readonly<Record<string, string | number | boolean>>;
}

/** It is given up after so many days in a row without one that arrived. */
const GIVE_UP_DAYS = 5;

/** Whether one that fails since then is given up now. */
export function isGivenUp(since: string, now: Date): boolean {
	return now.getTime() - Date.parse(since) >= GIVE_UP_DAYS * 86_400_000;
}
