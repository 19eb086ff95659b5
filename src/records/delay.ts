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
