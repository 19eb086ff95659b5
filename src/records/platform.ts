/**
 * How one platform writes the addresses of its accounts. It stands among the records and not in the capture, because
 * orders, the register and the place in the archive need it before any browser is started. What the capture knows
 * of the platform's pages stands in `capture/platforms/`.
 */
export interface Platform {
	readonly name: string;
	readonly hosts: RegExp;
	readonly origin: string;
	/** Characters that make no difference in a handle. */
	readonly ignores?: RegExp;
	/** Handle and path of an account page; undefined where the path is something else, such as a single post. */
	account(parts: readonly string[], query: URLSearchParams): AccountPath | undefined;
}

export interface AccountPath {
	readonly handle: string;
	readonly path: string;
}

/** First path segments that are the platform's own pages. A handle can never be one of these. */
const OWN_PAGES =
	/^(about|account|accounts|ads|authwall|bookmarks|business|challenge|checkpoint|compose|developers?|dialog|direct|directory|emails|events|explore|feed|gaming|groups|hashtag|help|home|i|intent|jobs|legal|lists|live|login|logout|marketplace|media|messages|notifications|oauth|p|pages|people|permalink|pg|photo|photos|plugins|policies|policy|posts|press|privacy|profile|recover|reel|reels|reg|search|session|settings|share|sharer|signup|stories|story|tags|terms|topics|tos|tv|videos|watch)$/;

/** The domains themselves and their doors for other devices and languages; `developers.` and `help.` are no doors. */
function doors(...domains: readonly string[]): RegExp {
	const either = domains.map((d) => d.replaceAll('.', '\\.')).join('|');
	return new RegExp(`^((www|m|mobile|web|touch|mbasic|[a-z]{2}(-[a-z]{2})?)\\.)?(${either})$`);
}

/** One segment, case-insensitive, that is not a page of the platform's own; behind an `@` there are none of those. */
function single(pattern: RegExp, before = '') {
	return (parts: readonly string[]): AccountPath | undefined => {
		const handle = parts.length === 1 ? parts[0]?.toLowerCase() : undefined;
		if (handle === undefined || !handle.startsWith(before)) return undefined;
		const name = handle.slice(before.length);
		const isOwn = before === '' && OWN_PAGES.test(name);
		return pattern.test(name) && !isOwn ? { handle: name, path: `/${handle}` } : undefined;
	};
}

/** People write the handle as they say it, “@kommunen”, where the platform's own addresses have no such sign, and are led right. */
function withoutAt([handle = '', ...more]: readonly string[]): readonly string[] {
	return [handle.replace(/^@/, ''), ...more];
}

/** `/p/Name-123`, `/people/Name/123`, `/pages/Name/123`: the number is the account, and the name may be changed. */
function numberAfterName(parts: readonly string[]): string | undefined {
	const [, number] =
		/^(?:p\/[^/]*-|people\/[^/]+\/|pages\/(?:category\/[^/]+\/[^/]*-|[^/]+\/))(\d{5,})$/.exec(
			parts.join('/'),
		) ?? [];
	return number;
}

const anyName = /^[\p{L}\p{N}_.-]+$/u;

/** By host only: what a page shows is for the capture to say. */
export const PLATFORMS: readonly Platform[] = [
	{
		name: 'facebook',
		hosts: doors('facebook.com', 'fb.com'),
		origin: 'https://www.facebook.com',
		ignores: /\./g,
		account(parts, query) {
			const [kind = '', group = ''] = parts;
			const id = parts.length === 1 && kind === 'profile.php' ? query.get('id') : numberAfterName(parts);
			if (/^\d+$/.test(id ?? '')) return { handle: id ?? '', path: `/profile.php?id=${id}` };
			if (parts.length === 2 && kind === 'pg') return single(anyName)([group]);
			if (parts.length === 2 && kind === 'groups' && anyName.test(group))
				return { handle: `groups-${group.toLowerCase()}`, path: `/groups/${group.toLowerCase()}` };
			return kind.endsWith('.php') ? undefined : single(anyName)(withoutAt(parts));
		},
	},
	{
		name: 'instagram',
		hosts: doors('instagram.com', 'instagr.am'),
		origin: 'https://www.instagram.com',
		account: (parts) => single(/^[a-z0-9._]+$/)(withoutAt(parts)),
	},
	{
		name: 'x',
		hosts: doors('x.com', 'twitter.com'),
		origin: 'https://x.com',
		account: (parts) => single(/^[a-z0-9_]+$/)(withoutAt(parts)),
	},
	{
		name: 'linkedin',
		hosts: doors('linkedin.com'),
		origin: 'https://www.linkedin.com',
		account(parts) {
			const [kind = '', name = '', ...more] = parts[0] === 'organization-guest' ? parts.slice(1) : parts;
			if (!/^(company|school|showcase|in)$/.test(kind) || !anyName.test(name) || more.length > 0) return;
			const handle = name.toLowerCase();
			return { handle: kind === 'company' ? handle : `${kind}-${handle}`, path: `/${kind}/${handle}` };
		},
	},
	{
		name: 'youtube',
		hosts: doors('youtube.com'),
		origin: 'https://www.youtube.com',
		account(parts) {
			// The first tab of a channel is the channel.
			const [kind = '', name = '', ...more] = parts.at(-1) === 'featured' ? parts.slice(0, -1) : parts;
			if (!/^(channel|c|user)$/.test(kind)) return single(anyName, '@')(name === '' ? [kind] : parts);
			if (!anyName.test(name) || more.length > 0) return;
			const handle = kind === 'channel' ? name : name.toLowerCase();
			return { handle, path: `/${kind}/${handle}` };
		},
	},
	{
		name: 'tiktok',
		hosts: doors('tiktok.com'),
		origin: 'https://www.tiktok.com',
		account: single(anyName, '@'),
	},
	{
		name: 'threads',
		hosts: doors('threads.com', 'threads.net'),
		origin: 'https://www.threads.com',
		account: single(anyName, '@'),
	},
	{
		name: 'bluesky',
		hosts: doors('bsky.app'),
		origin: 'https://bsky.app',
		account([kind = '', at = '', ...more]) {
			const name = at.replace(/^@/, '');
			if (kind !== 'profile' || !/^[a-z0-9.:-]+$/i.test(name) || more.length > 0) return;
			return { handle: name.toLowerCase(), path: `/profile/${name.toLowerCase()}` };
		},
	},
];

/** Mastodon lives on any host: its accounts are known by their path alone. */
export function mastodonAccount(parts: readonly string[], host: string): AccountPath | undefined {
	// The older interface lies below `/web`.
	const [page = '', ...more] = parts[0] === 'web' ? parts.slice(1) : parts;
	const [, name = '', at = `@${host}`] =
		(more.length === 0 ? page.match(/^@([\p{L}\p{N}_.-]+)(@[a-z0-9.:-]+)?$/iu) : undefined) ?? [];
	if (name === '') return undefined;
	// An account of the host's own is written with and without the host.
	const isOwn = at.toLowerCase() === `@${host.toLowerCase()}`;
	return { handle: `${name}${at}`.toLowerCase(), path: isOwn ? `/@${name}` : `/${page}` };
}
