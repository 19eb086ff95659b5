import type { PlatformKnowledge } from './platform.ts';

/**
 * Mastodon accounts, on whatever host: known by `/@name` in the address, or by what the page declares of itself (the
 * client's mount point and an ActivityPub alternate).
 * Not tried on a live host: the class names are those of the client's published source (4.x).
 */
export const mastodon: PlatformKnowledge = {
	name: 'mastodon',
	declares: 'html:has(link[rel~="alternate"][type="application/activity+json"]):has(#mastodon)',
	page: {
		// "Name (@handle@host)"
		name: [{ select: 'meta[property="og:title"]', pattern: '^(.+?)\\s+\\(@[^)]+\\)' }],
		bio: [{ select: '.account__header__content' }],
		avatar: [{ select: '.account__header__bar .avatar img,.account__avatar img', attribute: 'src' }],
		cover: [{ select: '.account__header__image img', attribute: 'src' }],
		followers: [
			{ select: '.account__header__extra__links a[href$="/followers"]', attribute: 'title' },
			{ select: '.account__header__extra__links a[href$="/followers"]' },
		],
		stated: [
			// What is shown is rounded; its tooltip is not.
			{ select: '.account__header__extra__links a[title]:first-child', attribute: 'title' },
			// "78 Posts, 56 Following, 34 Followers · …"
			{ select: 'meta[property="og:description"]', pattern: '^(\\d[\\d.,\\s]*)\\s\\p{L}+,\\s' },
		],
		permalink: '^/(?:@[^/]+/\\d+|users/[^/]+/statuses/\\d+|web/statuses/\\d+)/?$',
		login: 'form[action*="/auth/sign_in"],form#new_user',
		unfold: '.spoiler-button__overlay,.status__content__spoiler-link--show-more',
		// "Read more" and "show thread" of a post in the feed lead away to the post.
		never:
			'.status__content__read-more-button,.status__content__translate-button,.status__action-bar,.detailed-status__action-bar',
	},
	walls: [{ path: /^\/auth\//, code: 'login-wall' }],
};
