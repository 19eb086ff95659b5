import type { Tickets } from './tickets.ts';

/** What the office needs to frame a replay. */
export interface Replaying {
	/** Where browsers reach the replay: a host name of its own. */
	readonly origin: string;
	readonly tickets: Tickets;
}

/** Why nothing is replayed: nobody has said where, or the optional package is not there. */
export type NoReplay = 'no-address' | 'no-replayer';
