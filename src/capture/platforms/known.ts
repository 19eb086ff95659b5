import { blog } from './blog.ts';
import { bluesky } from './bluesky.ts';
import { facebook } from './facebook.ts';
import { instagram } from './instagram.ts';
import { linkedin } from './linkedin.ts';
import { mastodon } from './mastodon.ts';
import type { PlatformKnowledge } from './platform.ts';
import { threads } from './threads.ts';
import { tiktok } from './tiktok.ts';
import { wordpress } from './wordpress.ts';
import { x } from './x.ts';
import { youtube } from './youtube.ts';

/** Of those that a page declares, the more certain first. */
export const KNOWN: readonly PlatformKnowledge[] = [
	facebook,
	instagram,
	x,
	linkedin,
	youtube,
	tiktok,
	threads,
	bluesky,
	mastodon,
	wordpress,
	blog,
];

/** @param name as in `Account.platform`; undefined for `web` and whatever has no file here */
export function knowledgeOf(name: string | undefined): PlatformKnowledge | undefined {
	return KNOWN.find((platform) => platform.name === name);
}
