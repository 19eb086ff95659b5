import type { Office } from '../../office.ts';
import type { Look } from '../../records/watch/look.ts';
import type { CrisisWatch } from '../../records/watch/state.ts';
import { theAccount } from '../register/keep.ts';
import { isWatched, type WatchedAccount, withStates } from './watched.ts';

/** All that the watch knows of one account. */
export interface WatchedHistory extends WatchedAccount {
	readonly isWatched: boolean;
	/** The newest first. */
	readonly looks: readonly Look[];
	/** Every crisis watch that there was, the newest first. */
	readonly crises: readonly CrisisWatch[];
}

/** @param limit most looks; all where absent @throws UsageError `unknown-account` `ambiguous-account` */
export async function watchedHistory(
	office: Office,
	wanted: string,
	limit?: number,
): Promise<WatchedHistory> {
	const account = await theAccount(office, wanted);
	const [watched] = await withStates(office, [account]);
	return {
		...(watched as WatchedAccount),
		isWatched: isWatched(account),
		looks: await office.watch.looks(account.id, limit),
		crises: await office.watch.crises(account.id),
	};
}
