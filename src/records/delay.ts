/** Where chance comes from: a number from 0 up to, not including, 1. */
export type Chance = () => number;

/**
 * A delay that is never shorter than was asked for, and longer by chance, so that visits do not come at a beat. Pure but
 * for the chance that is handed in.
 * @param leastMs shortest delay, milliseconds
 * @param jitter most that is added, as a share of the shortest
 */
export function delayed(leastMs: number, jitter: number, chance: Chance): number {
	return Math.round(leastMs * (1 + jitter * chance()));
}

/**
 * How long a host or an order is let rest at most, whatever a platform asks for (Retry-After has no bound, RFC 9110 §10.2.3): after it the platform is asked again.
 * A rest that would last longer was written down by a clock that was ahead, and is none. Milliseconds.
 */
export const MOST_REST_MS = 7 * 86_400_000;

/** What rests until a moment between the two still rests. ISO 8601. */
export function resting(now: Date): { readonly after: string; readonly until: string } {
	// A day more, for clocks of two machines.
	const until = new Date(now.getTime() + MOST_REST_MS + 86_400_000);
	return { after: now.toISOString(), until: until.toISOString() };
}

/** Whether what is to rest until then rests now: a rest that a clock which was ahead wrote down holds nothing back. @param until ISO 8601 */
export function isResting(until: string, now: Date): boolean {
	const { after, until: atMost } = resting(now);
	return until > after && until <= atMost;
}
