import type { Day } from '../../records/day.ts';
import type { Closing } from '../../records/occasions/closing.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';

/** When an account was in use. */
export interface Life {
	/** The day on which it became active; absent where it never has. */
	readonly since?: Day;
	/** The day on which its closing was begun; absent where it is not closing. From then on its closure snapshot is what is owed. */
	readonly until?: Day;
}

/**
 * When an account became active and when its closing was begun.
 * @param closings of the account, the newest first
 * @param dayOf the organisation's own day of an instant
 */
export function lifeOf(
	{ status, activeSince: since }: Pick<RegisteredAccount, 'status' | 'activeSince'>,
	closings: readonly Closing[],
	dayOf: (instant: string) => Day,
): Life {
	if (since === undefined) return {};
	if (status !== 'closing' && status !== 'closed') return { since };
	const closing = closings.find(({ ended }) => ended?.how !== 'cancelled');
	// One that was closed before closings were kept has none: nobody knows the day, and nothing is said to be missing of it.
	return { since, until: closing ? dayOf(closing.begunAt) : since };
}
