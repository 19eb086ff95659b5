import type { StopReason } from '../../records/capture.ts';
import type { Session } from '../session.ts';

export interface ReachedLimit {
	readonly stop: StopReason;
	readonly name: string;
	/** The order itself asked for it: then stopping there is no loss. */
	readonly asked: boolean;
	/** How much the limit allows: posts, seconds, CSS pixels or bytes. */
	readonly most: number;
}

/** The first limit that this capture has reached: the order's own before the configured ones. */
export function limitReached(session: Session, posts: number): ReachedLimit | undefined {
	const { limits, config } = session.request;
	const last = session.seen.tiles[session.seen.tiles.length - 1];
	const values = [
		['limit-posts', posts, limits.posts, config.LIMIT_POSTS],
		['limit-time', (Date.now() - session.startedAt) / 1000, limits.seconds, config.LIMIT_SECONDS],
		['limit-height', last ? last.y + last.height : 0, limits.height, config.LIMIT_HEIGHT],
		['limit-bytes', session.recorder.traffic.bytes, limits.bytes, config.LIMIT_BYTES],
	] as const;
	for (const [stop, value, asked, configured] of values) {
		const limit = asked ?? configured;
		if (value >= limit)
			return { stop, name: `${stop.slice(6)} ${limit}`, asked: asked !== undefined, most: limit };
	}
	return undefined;
}
