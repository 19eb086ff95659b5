import type { PlatformKnowledge } from './platform.ts';

/**
 * Sites made with WordPress, on whatever host: known by what the page declares of itself (the generator, or the link to
 * its own interface that WordPress puts into every page).
 * Tried on pages made after its own default themes and not on a live site; themes of other makers name their parts
 * otherwise, and are then read like every other page.
 */
export const wordpress: PlatformKnowledge = {
	name: 'wordpress',
	declares: 'meta[name="generator" i][content^="WordPress" i],link[rel="https://api.w.org/"]',
	page: {
		name: [
			{ select: 'meta[property="og:site_name"]' },
			{ select: '.wp-block-site-title,.site-title' },
			// "Name » Feed"
			{
				select: 'link[rel~="alternate"][type="application/rss+xml"]',
				attribute: 'title',
				pattern: '^(.+?)\\s+»\\s',
			},
		],
		bio: [{ select: '.wp-block-site-tagline,.site-description' }],
		avatar: [{ select: 'img.custom-logo', attribute: 'src' }],
		login: 'form#loginform,form[action*="wp-login.php"]:not(.post-password-form)',
		more: '#infinite-handle button',
		// The rest of a post that the feed shows the beginning of stands on a page of its own.
		never: 'a.more-link,.comment-reply-link,a.share-icon,.likes-widget-placeholder',
	},
	walls: [{ path: /\/wp-login\.php/, code: 'login-wall' }],
};
