import type { Progress } from './progress.ts';

/** What a worker keeps of how far it has come with an order. */
export type RunProgress = Pick<Progress, 'step' | 'posts' | 'tiles' | 'bytes'>;

/** The work on an order that a worker has begun, as its worker last told. */
export interface Run extends RunProgress {
	/** When the worker took the order, ISO 8601 in UTC. */
	readonly startedAt: string;
	/** When it last told of anything new, ISO 8601 in UTC. */
	readonly toldAt: string;
	/** Why nobody works on it any more though it is claimed; absent while somebody does. */
	readonly lost?: 'process-gone' | 'lease-ran-out';
	readonly stop?: StopWish;
}

/** That somebody has asked the worker to stop. */
export interface StopWish {
	readonly by: string;
	readonly reason: string;
	/** ISO 8601 in UTC. */
	readonly at: string;
}
