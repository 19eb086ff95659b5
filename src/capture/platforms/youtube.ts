import type { PlatformKnowledge } from './platform.ts';

/**
 * YouTube channels.
 * Not tried on the live platform: the element names of its page head and the addresses of its videos, its logins and
 * its check against robots are from public descriptions of them. The stated number counts videos, shorts and streams
 * together, while one tab of the channel shows one kind.
 */
export const youtube: PlatformKnowledge = {
	name: 'youtube',
	page: {
		name: [{ select: 'yt-page-header-renderer h1,ytd-channel-name #text' }],
		bio: [{ select: 'meta[property="og:description"]' }],
		avatar: [{ select: 'yt-page-header-renderer img', attribute: 'src' }],
		// "@handle · 1 234 subscribers · 56 videos": the last item, in the reader's language.
		stated: [
			{
				select: 'yt-page-header-renderer yt-content-metadata-view-model',
				pattern: '(?:•|·|\\n)\\s*(\\d[\\d.,\\s]*)\\s\\p{L}+\\s*$',
			},
			{ select: 'ytd-c4-tabbed-header-renderer #videos-count', pattern: '^(\\d[\\d.,\\s]*)' },
		],
		permalink: '^/(?:watch\\?v=|shorts/|post/|live/)',
		login: 'form[action*="accounts.google.com"],[role=dialog] a[href*="accounts.google.com/ServiceLogin"]',
		unfold: 'ytd-expander #more,ytd-comment-replies-renderer #more-replies button',
		never:
			'ytd-subscribe-button-renderer,yt-subscribe-button-view-model,like-button-view-model,ytd-menu-renderer',
	},
	walls: [
		{ host: /(?:^|\.)accounts\.google\.com$/, path: /./, code: 'login-wall' },
		{ host: /(?:^|\.)google\.com$/, path: /^\/sorry(?:[/?]|$)/, code: 'blocked' },
	],
};
