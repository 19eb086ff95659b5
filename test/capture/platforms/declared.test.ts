import { expect, test } from 'vitest';
import { KNOWN } from '../../../src/capture/platforms/known.ts';
import { closesBrowser, page, visit } from './serve.ts';

closesBrowser();

const FEED = '<link rel="alternate" type="application/rss+xml" href="/feed/">';
const ACTOR = '<link rel="alternate" type="application/activity+json" href="/users/kommunen">';

/** What pages on any host declare of themselves, and what that makes them. */
test.each([
	['<meta name="generator" content="WordPress 6.8.1">', '', 'wordpress'],
	['<link rel="https://api.w.org/" href="/wp-json/">', '', 'wordpress'],
	[`${FEED}<meta name="generator" content="WordPress 6.8.1">${ACTOR}`, '', 'wordpress'],
	[ACTOR, '<div id="mastodon"></div>', 'mastodon'],
	[`${FEED}<meta name="Generator" content="Ghost 5.0">`, '', 'blog'],
	[
		'<link rel="alternate" type="application/atom+xml" href="/a"><meta name="generator" content="Jekyll v4">',
		'',
		'blog',
	],
	[FEED, '', undefined],
	[ACTOR, '', undefined],
	['<meta name="generator" content="Sitevision">', 'Vi använder WordPress.', undefined],
	['', '<div id="mastodon">Ett djur</div>', undefined],
])('%s %s: %s', async (head, body, platform) => {
	const declaring = KNOWN.filter((k) => k.declares !== undefined);
	const world = await visit(page(head, `<h1>Kommunen</h1>${body}`));
	const which = await world.call(
		'firstDeclared',
		declaring.map((k) => k.declares ?? ''),
	);
	expect(which === null ? undefined : declaring[which]?.name).toBe(platform);
});
