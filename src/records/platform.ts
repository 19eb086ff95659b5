/** How one platform writes the addresses of its accounts. */
export interface Platform {
	readonly name: string;
	readonly hosts: RegExp;
	readonly origin: string;
	/** Handle and path of an account page; undefined where the path is something else, such as a single post. */
	account(parts: readonly string[], query: URLSearchParams): AccountPath | undefined;
}

export interface AccountPath {
	readonly handle: string;
	readonly path: string;
}

/** First path segments that are the platform's own pages. A handle can never be one of these. */
const OWN_PAGES =
	/^(about|accounts|direct|events|explore|groups|hashtag|help|home|i|intent|login|marketplace|messages|p|pages|people|photo|policies|posts|privacy|reel|reels|search|settings|share|sharer|signup|stories|story|tos|watch)$/;

/** The domains themselves and their doors for other devices and languages; `developers.` and `help.` are no doors. */
function doors(...domains: readonly string[]): RegExp {
	const either = domains.map((d) => d.replaceAll('.', '\\.')).join('|');
	return new RegExp(`^((www|m|mobile|web|touch|mbasic|[a-z]{2}(-[a-z]{2})?)\\.)?(${either})$`);
}

/** One segment, case-insensitive, that is not a page of the platform's own. */
function single(pattern: RegExp, before = '') {
	return (parts: readonly string[]): AccountPath | undefined => {
		const handle = parts.length === 1 ? parts[0]?.toLowerCase() : undefined;
		if (handle === undefined || !handle.startsWith(before)) return undefined;
		const name = handle.slice(before.length);
		return pattern.test(name) && !OWN_PAGES.test(name) ? { handle: name, path: `/${handle}` } : undefined;
	};
}

const anyName = /^[\p{L}\p{N}_.-]+$/u;

/** By host only: what a page shows is for the capture to say. */
export const PLATFORMS: readonly Platform[] = [
	{
		name: 'facebook',
		hosts: doors('facebook.com', 'fb.com'),
		origin: 'https://www.facebook.com',
		account(parts, query) {
			const [kind = '', group = ''] = parts;
			const id = query.get('id') ?? '';
			if (parts.length === 1 && kind === 'profile.php' && /^\d+$/.test(id))
				return { handle: id, path: `/profile.php?id=${id}` };
			if (parts.length === 2 && kind === 'groups' && anyName.test(group))
				return { handle: `groups-${group.toLowerCase()}`, path: `/groups/${group.toLowerCase()}` };
			return kind.endsWith('.php') ? undefined : single(anyName)(parts);
		},
	},
	{
		name: 'instagram',
		hosts: doors('instagram.com'),
		origin: 'https://www.instagram.com',
		account: single(/^[a-z0-9._]+$/),
	},
	{
		name: 'x',
		hosts: doors('x.com', 'twitter.com'),
		origin: 'https://x.com',
		account: single(/^[a-z0-9_]+$/),
	},
	{
		name: 'linkedin',
		hosts: doors('linkedin.com'),
		origin: 'https://www.linkedin.com',
		account([kind = '', name = '', ...more]) {
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
			const [kind = '', name = '', ...more] = parts;
			if (!/^(channel|c|user)$/.test(kind)) return single(anyName, '@')(parts);
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
		account([kind = '', name = '', ...more]) {
			if (kind !== 'profile' || !/^[a-z0-9.:-]+$/i.test(name) || more.length > 0) return;
			return { handle: name.toLowerCase(), path: `/profile/${name.toLowerCase()}` };
		},
	},
];
