import type { FindingCode } from '../../records/verdict.ts';
import type { PlatformPage } from '../page/around/platform.ts';

/** Where a platform sends a visitor whom it does not show the account. */
export interface WallAddress {
	/** Of the final address; any host where absent. */
	readonly host?: RegExp;
	/** Path and query of the final address. */
	readonly path: RegExp;
	readonly code: Extract<FindingCode, 'login-wall' | 'blocked' | 'not-found' | 'no-content'>;
}

/**
 * What is known of one platform beyond what every page shows: data for mechanisms that do without it. It may name what
 * is there and find more walls; it never hides a post, never takes a wall away, and adds no ground for a better verdict.
 * How the platform writes its addresses stands in `records/platform.ts`, since orders and the register need that too.
 */
export interface PlatformKnowledge {
	/** As in `Account.platform`. */
	readonly name: string;
	/** Selector of what a page of this platform declares of itself, for platforms that live on any host. */
	readonly declares?: string;
	readonly page: PlatformPage;
	readonly walls?: readonly WallAddress[];
	/** HTTP statuses that mean something of their own here. */
	readonly statuses?: Readonly<Record<number, Extract<FindingCode, 'blocked' | 'rate-limited'>>>;
}
