/** How many wrong passwords are let through before the next one has to wait. */
const FREE_ATTEMPTS = 5;
/** The longest wait: a person who has forgotten is not shut out for a day, and a guesser gets some hundred tries in one. */
const LONGEST_WAIT_SECONDS = 900;
/** Failures that are so old are forgotten. */
export const FORGOTTEN_HOURS = 24;

/**
 * How long nobody gets in under a name, or from a place, after so many wrong passwords in a row.
 * @returns seconds from the last of them: 0 for the first five, then 1, 2, 4 … up to 900
 */
export function waitSeconds(failures: number): number {
	return failures < FREE_ATTEMPTS ? 0 : Math.min(2 ** (failures - FREE_ATTEMPTS), LONGEST_WAIT_SECONDS);
}
