import type { PlatformKnowledge } from './platform.ts';

/**
 * Bluesky profiles in its own web client.
 * Not tried on the live platform: the test ids are those of the client's published source. An account may ask that only
 * those who are logged in see it; the client then shows no posts.
 */
export const bluesky: PlatformKnowledge = {
	name: 'bluesky',
	page: {
		name: [{ select: '[data-testid="profileHeaderDisplayName"]' }],
		bio: [{ select: '[data-testid="profileHeaderDescription"]' }],
		avatar: [{ select: '[data-testid="profileHeaderAviButton"] img', attribute: 'src' }],
		permalink: '^/profile/[^/]+/post/[a-z0-9]+/?$',
		login: '[data-testid="loginUsernameInput"],[data-testid="signInButton"]',
		// The box is there around every picture, hidden or not, and what enlarges one is a button as well.
		unfold: '[data-testid^="contentHider"] button[aria-label]:not(:has(img,video))',
		never:
			'[data-testid="replyBtn"],[data-testid="likeBtn"],[data-testid="repostBtn"],[data-testid="postDropdownBtn"]',
	},
};
