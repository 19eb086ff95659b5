import { accountIn, accountKey, canonicalAddress, recognise } from '../address.ts';
import { PLATFORMS } from '../platform.ts';

/** Where platforms write the addresses of accounts short; they lead to the long one. */
const SHORT_HOSTS = /^(www\.)?(fb\.me|lnkd\.in)$/;

/** What a link on the website says about an account. */
export type LinkMeaning =
	/** It names an account. */
	| { readonly is: 'account'; readonly address: string; readonly key: string }
	/** It leads to an account or elsewhere; only following it tells. */
	| { readonly is: 'perhaps'; readonly address: string }
	/** Shares something, leads to a single post, or has nothing to do with accounts. */
	| { readonly is: 'other' };

/**
 * What a link means, by its address alone. “Share on Facebook”, a single post and the platform's own pages are no accounts.
 * @param known `accountKey` of every registered account, since a blog or website is an account only where somebody has said so
 */
export function meaningOf(link: string, known: ReadonlySet<string>): LinkMeaning {
	const canonical = canonicalAddress(link);
	if (!canonical.ok) return { is: 'other' };
	const { address } = canonical;
	const key = accountKey(address);
	if (known.has(key)) return { is: 'account', address, key };
	const { platform } = recognise(address);
	if (accountIn(platform, address)) return { is: 'account', address, key };
	const above = accountOfTab(address);
	if (above) return { is: 'account', address: above, key: accountKey(above) };
	return leadsOn(new URL(address)) ? { is: 'perhaps', address } : { is: 'other' };
}

/** Websites often link to a tab of an account. A single post below the same word is none. */
const TABS =
	/^(videos|shorts|streams|playlists|community|featured|about|photos|reels|tagged|media|likes|with_replies|followers|events|reviews|posts)$/i;

function accountOfTab(address: string): string | undefined {
	const url = new URL(address);
	const parts = url.pathname.split('/').filter(Boolean);
	if (parts.length < 2 || !TABS.test(parts.at(-1) ?? '')) return undefined;
	url.pathname = `/${parts.slice(0, -1).join('/')}`;
	url.search = '';
	const { platform, address: own } = recognise(url.href);
	return platform !== 'web' && accountIn(platform, own) ? own : undefined;
}

/** A short link, or an old way to write a channel, such as `youtube.com/Kommunen`. */
function leadsOn({ hostname, pathname, port }: URL): boolean {
	const parts = pathname.split('/').filter(Boolean);
	if (port !== '' || parts.length !== 1) return false;
	if (SHORT_HOSTS.test(hostname)) return true;
	const youtube = PLATFORMS.find(({ name }) => name === 'youtube');
	const name = parts[0] ?? '';
	return youtube?.hosts.test(hostname) === true && !OF_YOUTUBE.test(name);
}

/** Pages of the platform's own at the place where old channel names stand. */
const OF_YOUTUBE =
	/^(watch|playlist|results|feed|embed|live|shorts|hashtag|redirect|t|about|premium|kids|gaming|music|ads|creators|howyoutubeworks)$/i;
