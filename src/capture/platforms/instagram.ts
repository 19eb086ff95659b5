import type { PlatformKnowledge } from './platform.ts';

/**
 * Instagram profiles, as a visitor without login is shown them.
 * Not tried on the live platform: the form of the declared title and description, and the addresses of posts and
 * logins, are from public descriptions of them.
 */
export const instagram: PlatformKnowledge = {
	name: 'instagram',
	page: {
		// "Name (@handle) • Instagram photos and videos"
		name: [{ select: 'meta[property="og:title"]', pattern: '^(.+?)\\s+\\(@[^)]+\\)' }],
		bio: [
			{ select: 'meta[name="description"]', pattern: '[“"](.+)[”"]\\s*$' },
			{ select: 'header section > div span[dir]' },
		],
		avatar: [{ select: 'header img', attribute: 'src' }],
		// "1,234 Followers, 56 Following, 78 Posts - …" in the reader's language: the number before the dash.
		stated: [
			{ select: 'meta[property="og:description"]', pattern: ',\\s(\\d[\\d.,\\s]*)\\s\\p{L}+\\s[-–—]\\s' },
		],
		permalink: '^/(?:[^/]+/)?(?:p|reel|tv)/[^/]+',
		login:
			'form#loginForm,form[action*="/accounts/login"],[role=dialog] a[href*="/accounts/login"],[role=dialog] a[href*="/accounts/emailsignup"]',
		never: 'a[href*="/accounts/"]',
	},
	walls: [
		{ path: /^\/accounts\/(?:login|emailsignup|signup|suspended)/, code: 'login-wall' },
		{ path: /^\/challenge(?:[/?]|$)/, code: 'blocked' },
	],
};
