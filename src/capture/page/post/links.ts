import type { PostLink } from '../../../records/post.ts';
import { deepAll, shownText, webAddress } from '../tree/dom.ts';

export function readLinks(root: Element): PostLink[] {
	const links = new Map<string, PostLink>();
	for (const el of deepAll('a[href]', root)) {
		const address = webAddress(el.getAttribute('href'));
		if (!address || links.has(address)) continue;
		const to = leadsOnTo(address);
		links.set(address, { address, ...(to ? { leadsTo: to } : {}), text: shownText(el).slice(0, 300) });
	}
	return [...links.values()];
}

/** Paths and hosts at which platforms count who leaves them. */
const HOP = /(?:^|\/)(?:l\.php|l|out|away|exit|url|link|redir(?:ect)?|leave|flyout)\/?$/i;
const HOP_HOST = /^(?:l|lm|link|links|out|away|go)\./i;

/**
 * Where an address says that it leads on to: platforms put their own in the place of every link of a post, and when they are gone
 * nobody could tell any more what the post pointed to. Undefined where it does not say. Nobody is asked.
 * @param address absolute
 */
function leadsOnTo(address: string): string | undefined {
	const { hostname, pathname, searchParams } = new URL(address);
	if (!HOP.test(pathname) && !HOP_HOST.test(hostname)) return undefined;
	for (const value of searchParams.values()) {
		const to = /^https?:\/\//i.test(value) ? URL.parse(value) : null;
		if (to && to.hostname !== hostname) return to.href;
	}
	return undefined;
}
