import { joinPages as join } from '../beyond/join-pages.ts';
import type { Step } from '../step.ts';
import { nameSlides } from '../walk/slide-tiles.ts';
import { writeTexts } from './texts.ts';

/** Joins what tabs and posts' own pages show to the account's posts, and writes the texts anew. */
export const joinPages: Step = {
	name: 'join-pages',
	when: 'always',
	deadline: () => 60_000,
	async run(session) {
		const { seen } = session;
		const { beyond } = seen;
		if (!beyond || (beyond.tabs.length === 0 && beyond.visits.length === 0))
			return { outcome: 'nothing', detail: 'nothing was seen beyond the account’s page' };
		const before = seen.posts.length;
		seen.inFeed = seen.posts;
		seen.posts = nameSlides(join(seen.main.finalAddress, seen.posts, beyond), seen.slides);
		await writeTexts(session);
		return { outcome: 'done', detail: `${seen.posts.length - before} posts more` };
	},
};
