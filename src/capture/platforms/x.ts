import type { PlatformKnowledge } from './platform.ts';

const SCHEMA = 'script[data-testid="UserProfileSchema-test"]';

/**
 * X profiles, as a visitor without login is shown them: a selection of posts, not the newest ones.
 * Not tried on the live platform: the test ids, the ProfilePage data in its head (schema.org) and the addresses are
 * from public descriptions of them. The stated number counts replies and reposts too.
 */
export const x: PlatformKnowledge = {
	name: 'x',
	page: {
		name: [
			{ select: SCHEMA, json: ['mainEntity', 'givenName'] },
			{ select: 'meta[property="og:title"]', pattern: '^(.+?)\\s+\\(@[^)]+\\)' },
		],
		bio: [
			{ select: SCHEMA, json: ['mainEntity', 'description'] },
			{ select: '[data-testid="UserDescription"]' },
		],
		avatar: [{ select: SCHEMA, json: ['mainEntity', 'image', 'contentUrl'] }],
		stated: [
			{
				select: SCHEMA,
				json: [
					'mainEntity',
					'interactionStatistic',
					['interactionType', 'WriteAction'],
					'userInteractionCount',
				],
			},
		],
		permalink: '^/[^/]+/status/\\d+/?$',
		login:
			'[data-testid="sheetDialog"] [data-testid="google_sign_in_container"],[role=dialog] a[href^="/i/flow/"],[data-testid="loginButton"]',
		unfold: 'button[data-testid="tweet-text-show-more-link"]',
		never:
			'[data-testid="reply"],[data-testid="retweet"],[data-testid="like"],[data-testid="bookmark"],[data-testid="caret"],[data-testid$="-follow"]',
	},
	walls: [
		{ path: /^\/i\/flow\/(?:login|signup)/, code: 'login-wall' },
		{ path: /^\/account\/access/, code: 'blocked' },
		{ path: /^\/account\/suspended/, code: 'not-found' },
	],
};
