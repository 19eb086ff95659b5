import type { PlatformKnowledge } from './platform.ts';

/**
 * Facebook pages, as a visitor without login is shown them.
 * Not tried on the live platform: what its head declares (Open Graph), the addresses of its posts and of its logins are
 * from public descriptions of them. It states no number of posts.
 */
export const facebook: PlatformKnowledge = {
	name: 'facebook',
	page: {
		name: [
			{ select: 'meta[property="og:title"]', pattern: '^(.+?)(?:\\s+\\|\\s.*)?$' },
			{ select: '[role=main] h1' },
		],
		// "<name>. 1 234 likes · 56 talking about this. <what the page says of itself>"
		bio: [{ select: 'meta[property="og:description"]', pattern: '·[^·.]*\\.\\s+(.+)$' }],
		permalink:
			'^/(?:[^/]+/(?:posts|videos|photos)/|reel/\\d|groups/[^/]+/(?:posts|permalink)/|(?:permalink|story|photo)\\.php\\?|photo/?\\?|watch/?\\?v=)',
		login:
			'form#login_form,form[action*="/login/device-based/"],[role=dialog] a[href*="/reg/"],[role=dialog] a[href*="/r.php"]',
		never: '[data-ad-rendering-role$="_button"],a[href*="/sharer"],a[href*="/dialog/"]',
	},
	walls: [
		{ path: /^\/(?:checkpoint|recover|r\.php|reg)(?:[/?]|$)/, code: 'login-wall' },
		{ path: /^\/(?:unsupportedbrowser|common\/invalid_request)/, code: 'blocked' },
	],
};
