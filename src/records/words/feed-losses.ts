import type { WordTable } from './language.ts';

/** What is missing because the feed was not read to its end, or shows less than the account has, or less than pictures can show. */
export const FEED_LOSSES: WordTable<
	| 'feed-stalled'
	| 'feed-filtered'
	| 'newer-posts-left'
	| 'posts-fewer-than-stated'
	| 'feed-requests-failed'
	| 'posts-cut-at-edge'
> = {
	'feed-stalled': {
		sv: {
			title: 'Flödet stannade',
			meaning: 'Flödet slutade att fyllas på utan att dess slut visades. Äldre inlägg kan saknas.',
		},
		en: {
			title: 'The feed stalled',
			meaning: 'The feed stopped growing without showing its end. Older posts may be missing.',
		},
	},
	'feed-filtered': {
		sv: {
			title: 'Sidan visar ett urval av inläggen',
			meaning:
				'Sidan säger själv att den visar ett urval, och att ett annat val visar alla. Andra inlägg kan saknas. Beställ med den adress som sidan har när alla inlägg är valda.',
		},
		en: {
			title: 'The page shows a choice of the posts',
			meaning:
				'The page itself says that it shows a choice, and that another one shows all. Other posts may be missing. Order with the address that the page has when all posts are chosen.',
		},
	},
	'newer-posts-left': {
		sv: {
			title: 'Nyare inlägg kom medan sidan lästes',
			meaning:
				'När sidan var läst sade den att det fanns nyare inlägg, och de är inte med. Ta om ögonblicksbilden.',
		},
		en: {
			title: 'Newer posts came while the page was read',
			meaning:
				'When the page had been read it said that there were newer posts, and they are not included. Take the snapshot again.',
		},
	},
	'posts-fewer-than-stated': {
		sv: {
			title: 'Färre inlägg än kontot uppger',
			meaning: 'Kontot uppger fler inlägg än vad som kunde fångas. Inlägg kan saknas.',
		},
		en: {
			title: 'Fewer posts than the account states',
			meaning: 'The account states more posts than could be captured. Posts may be missing.',
		},
	},
	'feed-requests-failed': {
		sv: {
			title: 'Flödet kunde inte hämtas fullt ut',
			meaning: 'Förfrågningar efter fler inlägg besvarades med fel. Inlägg kan saknas.',
		},
		en: {
			title: 'The feed could not be fetched in full',
			meaning: 'Requests for more posts were answered with errors. Posts may be missing.',
		},
	},
	'posts-cut-at-edge': {
		sv: {
			title: 'Inlägg syns inte i hela sin bredd',
			meaning:
				'Inlägg är bredare än fönstret, eller står i en rad som rullas i sidled, och det som ligger utanför kanten gick inte att flytta in. Texten står i posts.jsonl, men ingen bildruta visar allt.',
		},
		en: {
			title: 'Posts are not seen in all of their width',
			meaning:
				'Posts are wider than the window, or stand in a row that moves sideways, and what lies beyond the edge could not be moved into it. Their text stands in posts.jsonl, but no tile shows all of it.',
		},
	},
};
