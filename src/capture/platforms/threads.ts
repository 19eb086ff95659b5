import type { PlatformKnowledge } from './platform.ts';

/**
 * Threads profiles, as a visitor without login is shown them: the newest posts, and then a request to log in.
 * Not tried on the live platform: the form of the declared title and description, and the addresses, are from public
 * descriptions of them.
 */
export const threads: PlatformKnowledge = {
	name: 'threads',
	page: {
		// "Name (@handle) • Threads, …"
		name: [{ select: 'meta[property="og:title"]', pattern: '^(.+?)\\s+\\(@[^)]+\\)' }],
		// "1,234 Followers • 56 Threads • <what the account says of itself>", the words in the reader's language.
		bio: [{ select: 'meta[property="og:description"]', pattern: '^[^•]*•[^•]*•\\s*(.+)$' }],
		stated: [
			{ select: 'meta[property="og:description"]', pattern: '^[^•]*•\\s*(\\d[\\d.,\\s]*)\\s\\p{L}+\\s*•' },
		],
		permalink: '^/@[^/]+/post/[^/]+/?$',
		login: 'form[action*="/login"],[role=dialog] a[href*="/login"],a[href*="instagram.com/accounts/login"]',
		never: 'a[href*="/login"]',
	},
	walls: [
		{ path: /^\/(?:login|accounts\/login)(?:[/?]|$)/, code: 'login-wall' },
		{ host: /(?:^|\.)instagram\.com$/, path: /^\/accounts\//, code: 'login-wall' },
	],
};
