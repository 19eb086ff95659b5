import type { CaptureLimits } from '../../records/order.ts';
import { nothingSeen, type Session } from '../session.ts';

/** How the walk of a page beyond the account's differs from that of the account's own. */
export interface AsideOptions {
	/** One try for growth of so many seconds, where the page is no feed. */
	readonly quietSeconds?: number;
	/** Limits in place of the order's. */
	readonly limits?: CaptureLimits;
}

/**
 * The session for a page beyond the account's: the same browser, recording and stack of pictures, and evidence of its own,
 * so that what happens on a tab is never taken for something that happened to the account's page.
 */
export function asideOf(session: Session, options: AsideOptions = {}): Session {
	const { request, seen } = session;
	// A walk that its deadline ended may come to its own end later than this begins.
	seen.accountTiles ??= seen.tiles.length;
	const { quietSeconds, limits = request.limits } = options;
	const config =
		quietSeconds === undefined
			? request.config
			: { ...request.config, FEED_TRIES: 1, FEED_QUIET_SECONDS: quietSeconds };
	return {
		...session,
		request: { ...request, config, limits },
		seen: {
			...nothingSeen(request.address),
			tiles: seen.tiles,
			failuresFrom: session.recorder.traffic.failures().length,
			firstTile: seen.tiles.length,
			slides: seen.slides,
			images: { ...seen.images, unloaded: 0 },
			consent: seen.consent,
		},
	};
}
