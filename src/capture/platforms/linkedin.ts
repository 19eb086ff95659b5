import type { PlatformKnowledge } from './platform.ts';

/**
 * LinkedIn company pages, as a visitor without login is shown them.
 * Not tried on the live platform: the class names of its public pages, the addresses of its logins and its own status
 * 999 for visits that it turns away are from public descriptions of them. It states no number of posts.
 */
export const linkedin: PlatformKnowledge = {
	name: 'linkedin',
	page: {
		name: [
			{ select: 'h1.top-card-layout__title' },
			{ select: 'meta[property="og:title"]', pattern: '^(.+?)\\s+\\|\\s' },
		],
		bio: [{ select: '[data-test-id="about-us__description"]' }],
		avatar: [{ select: 'img.top-card-layout__entity-image', attribute: 'src' }],
		permalink: '^/(?:posts/[^/]+|feed/update/urn:)',
		login:
			'form[action*="/uas/login-submit"],form[action*="/signup/"],form.join-form,[role=dialog] a[href*="/authwall"],[role=dialog] a[href*="/signup/"]',
		unfold: '[data-feed-action="see-more-post"],[data-test-id="main-feed-activity-card__see-more"]',
		never: 'a[href*="/login"],a[href*="/signup"],[data-feed-control*="_cta-login"]',
	},
	walls: [{ path: /^\/(?:authwall|uas\/login|checkpoint|signup|login)(?:[/?]|$)/, code: 'login-wall' }],
	statuses: { 999: 'blocked' },
};
