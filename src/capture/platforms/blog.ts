import type { PlatformKnowledge } from './platform.ts';

/**
 * Blogs of other makes, on whatever host: known by a feed that the page declares (RSS or Atom) together with a
 * generator that makes blogs. A feed alone is no sign, since most sites with news have one.
 * Not tried on live sites.
 */
export const blog: PlatformKnowledge = {
	name: 'blog',
	declares: ['Ghost', 'Blogger', 'Jekyll', 'Hugo', 'Movable Type', 'TypePad', 'Micro.blog', 'Tumblr']
		.map(
			(maker) =>
				`html:has(link[rel~="alternate"]:is([type="application/rss+xml"],[type="application/atom+xml"])):has(meta[name="generator" i][content^="${maker}" i])`,
		)
		.join(','),
	page: {
		name: [{ select: 'meta[property="og:site_name"]' }],
	},
};
