import type { RegisteredAccount } from '../../records/register/registered.ts';
import type { ProfileChange } from '../../records/watch/look.ts';

/**
 * Says whether somebody has announced a change that a look detected: what the announcement is called, such as its id or its day and words;
 * undefined where nobody has. A change that was announced has its own order and gets none from the watch.
 */
export type ChangeAnnounced = (
	account: RegisteredAccount,
	changes: readonly ProfileChange[],
	at: Date,
) => Promise<string | undefined>;

/** Where nothing is known of announcements every change came unannounced. */
export const nothingAnnounced: ChangeAnnounced = async () => undefined;
