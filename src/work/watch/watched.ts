import { UsageError } from '../../errors.ts';
import type { Office } from '../../office.ts';
import { type LookDue, lookDue } from '../../planning/watch/due.ts';
import type { AccountStatus } from '../../records/account.ts';
import type { RegisteredAccount } from '../../records/register/registered.ts';
import type { CrisisWatch, WatchState } from '../../records/watch/state.ts';

/** An account that is watched, and where the watch stands with it. */
export interface WatchedAccount {
	readonly account: RegisteredAccount;
	/** Absent where it has never been looked at. */
	readonly state?: WatchState;
	/** Where it is on at the moment. */
	readonly crisis?: CrisisWatch;
	readonly due: LookDue;
}

/** One that is to be closed is shown to the public until it is. */
const WATCHED: readonly AccountStatus[] = ['active', 'closing'];

export function isWatched({ status, isDefault }: RegisteredAccount): boolean {
	return WATCHED.includes(status) && !isDefault;
}

/** Every account that is watched: registered, active or closing; in the register's order. */
export async function watchedAccounts(office: Office, unitId?: string): Promise<readonly WatchedAccount[]> {
	const ofUnit = unitId === undefined ? {} : { unitId };
	const accounts: RegisteredAccount[] = [];
	for (const status of WATCHED)
		accounts.push(...(await office.register.accounts({ status, isRegistered: true, ...ofUnit })));
	return withStates(office, accounts);
}

/** Where the watch stands with each, and when it is looked at next. */
export async function withStates(
	{ watch, clock }: Office,
	accounts: readonly RegisteredAccount[],
): Promise<readonly WatchedAccount[]> {
	const states = await watch.states(accounts.map(({ id }) => id));
	const crises = new Map((await watch.crises()).map((crisis) => [crisis.accountId, crisis]));
	const now = clock.now().getTime();
	return accounts.map((account) => {
		const state = states.get(account.id);
		const crisis = crises.get(account.id);
		const due = lookDue(
			{
				id: account.id,
				failures: state?.failures ?? 0,
				...(state ? { lastLook: Date.parse(state.lastLook) } : {}),
				...(crisis ? { crisisEveryMs: crisis.everyMinutes * 60_000 } : {}),
			},
			now,
		);
		return { account, due, ...(state ? { state } : {}), ...(crisis ? { crisis } : {}) };
	});
}

/** @throws UsageError `account-not-watched` */
export function mustBeWatched(account: RegisteredAccount): void {
	if (isWatched(account)) return;
	throw new UsageError(`The account ${account.name} is not watched`, {
		code: 'account-not-watched',
		subject: account.address,
		remedy: 'Accounts are watched that are registered and active or closing. See `accounts show`.',
	});
}
