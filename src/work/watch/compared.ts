import type { Seen } from '../../capture/watch/look-at.ts';
import { NO_ORGANISATION } from '../../config.ts';
import type { Office } from '../../office.ts';
import { compareProfile } from '../../planning/watch/compare.ts';
import { missedProfile } from '../../planning/watch/missed.ts';
import { notNamed } from '../../planning/watch/naming.ts';
import { type Standing, standingAfter } from '../../planning/watch/standing.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import type { WatchFinding } from '../../records/watch/finding.ts';
import type { ProfileChange } from '../../records/watch/look.ts';
import type { WatchState } from '../../records/watch/state.ts';

/** Compares what a look saw with what is known of the account. @param at when it was, ISO 8601 in UTC */
export async function comparedWith(
	office: Office,
	account: RegisteredAccount,
	before: WatchState | undefined,
	seen: Seen,
	at: string,
): Promise<{
	readonly known?: WatchState['known'];
	readonly changes: readonly ProfileChange[];
	readonly fingerprint?: string | undefined;
	readonly standing: Standing;
}> {
	const stood = before ?? { findings: [], failures: 0 };
	const { failure, profile = {}, finalAddress } = seen;
	if (failure) {
		const missed = missedProfile(before?.known, failure, finalAddress, account.address);
		return {
			...missed,
			fingerprint: before?.fingerprint,
			standing: standingAfter(stood, { failure, isOurs: await isOurs(office, before, at) }, at),
		};
	}
	const compared = compareProfile(before?.known, profile, account.address, at);
	const unnamed = await notNamedIn(office, account, seen.said ?? '');
	const standing = standingAfter(stood, { unnamed, changes: compared.changes }, at);
	return { ...compared, standing };
}

/** Others that have to be looked at in vain before the fault is taken to be here. */
const OTHERS_IN_VAIN = 2;

/** Since this account was not seen for the first time in a row, others were looked at, and none of them was seen either. */
async function isOurs({ watch }: Office, before: WatchState | undefined, at: string): Promise<boolean> {
	if (!before || before.failures === 0) return false;
	const missed = await watch.looks(before.accountId, before.failures);
	const { looked, seen } = await watch.othersSince(missed.at(-1)?.at ?? at, before.accountId);
	return looked >= OTHERS_IN_VAIN && seen === 0;
}

/** Whom the profile of this account has to name and does not. */
async function notNamedIn(
	{ catalogue, config }: Office,
	account: RegisteredAccount,
	said: string,
): Promise<readonly WatchFinding[]> {
	const { organisation } = await catalogue.accountContext(account.id);
	// What it is called may have been set after the catalogue was made.
	const name = organisation.name === NO_ORGANISATION ? config.ORGANISATION_NAME : organisation.name;
	const { unit, owner, isWide, isDefault } = account;
	return notNamed(
		{
			...(name === NO_ORGANISATION ? {} : { organisation: name }),
			unit: isWide || isDefault ? [] : [unit.name, owner],
		},
		said,
	);
}
