import type { PlatformKnowledge } from './platform.ts';

const DATA = 'script#__UNIVERSAL_DATA_FOR_REHYDRATION__';
const USER = ['__DEFAULT_SCOPE__', 'webapp.user-detail', 'userInfo'] as const;

/**
 * TikTok accounts.
 * Not tried on the live platform: the data that its page carries, the names of its parts (`data-e2e`) and the addresses
 * are from public descriptions of them.
 */
export const tiktok: PlatformKnowledge = {
	name: 'tiktok',
	page: {
		name: [{ select: DATA, json: [...USER, 'user', 'nickname'] }, { select: '[data-e2e="user-subtitle"]' }],
		bio: [{ select: DATA, json: [...USER, 'user', 'signature'] }, { select: '[data-e2e="user-bio"]' }],
		avatar: [{ select: DATA, json: [...USER, 'user', 'avatarLarger'] }],
		stated: [{ select: DATA, json: [...USER, 'stats', 'videoCount'] }],
		permalink: '^/@[^/]+/(?:video|photo)/\\d+',
		login: '#loginContainer,[data-e2e="login-modal"],[role=dialog] a[href*="/login"]',
		never: '[data-e2e="follow-button"],[data-e2e$="like-icon"],[data-e2e="share-icon"]',
	},
	walls: [
		{ path: /^\/login(?:[/?]|$)/, code: 'login-wall' },
		{ path: /^\/(?:captcha|verify)(?:[/?]|$)/, code: 'blocked' },
	],
};
