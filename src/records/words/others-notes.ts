import type { WordTable } from './language.ts';

/** What stands among the account's posts, or is one of them, and somebody else's. */
export const OTHERS_NOTES: WordTable<'content-beside-posts' | 'posts-by-others'> = {
	'content-beside-posts': {
		sv: {
			title: 'Annat innehåll bland inläggen',
			meaning:
				'Bland inläggen står något som inte hör till dem, till exempel annonser och förslag på andra konton. Det syns i bildrutorna men står inte i posts.jsonl.',
		},
		en: {
			title: 'Other content among the posts',
			meaning:
				'Among the posts stands something that is none of them, such as advertisements and suggestions of other accounts. It is seen in the tiles, and is not in posts.jsonl.',
		},
	},
	'posts-by-others': {
		sv: {
			title: 'Några inlägg är skrivna av andra',
			meaning:
				'Nästan alla inlägg på sidan är kontots egna, men några är skrivna av någon annan: besökare, eller någon som har betalat för att synas. Vem som skrev dem står i posts.jsonl. Se efter i bildrutorna om de hör till kontot.',
		},
		en: {
			title: 'Some posts are by others',
			meaning:
				'Nearly all posts of the page are by the account, but some are by somebody else: visitors, or somebody who paid for being seen. posts.jsonl says who wrote them. See in the tiles whether they belong to the account.',
		},
	},
};
