import type { WordTable } from './language.ts';

/** What is missing of what stands beyond the account's page, at level `full` or where that page shows only the beginning. */
export const LEVEL_LOSSES: WordTable<
	| 'level-not-covered'
	| 'tabs-not-captured'
	| 'permalinks-not-captured'
	| 'posts-cut-short'
	| 'words-behind-pictures'
> = {
	'posts-cut-short': {
		sv: {
			title: 'Bara början av inläggen visas',
			meaning:
				'Kontots sida visar början av inlägg och en länk till resten, som saknas, liksom bilder och kommentarer som bara inläggens egna sidor visar. Nivån full besöker de sidorna och tar med allt det.',
		},
		en: {
			title: 'Posts are shown in part only',
			meaning:
				'The account’s page shows the beginning of posts and a link to the rest, which is missing, as are pictures and comments that only the posts’ own pages show. Level full visits those pages and takes all of that.',
		},
	},
	'words-behind-pictures': {
		sv: {
			title: 'Inlägg visas bara som bild',
			meaning:
				'Kontots sida visar inlägg som en bild. Text och kommentarer står på inläggens egna sidor, eller i rutor som inte öppnades, och saknas. Nivån full besöker inläggens egna sidor.',
		},
		en: {
			title: 'Posts are shown as a picture only',
			meaning:
				'The account’s page shows posts as a picture. Their words and comments stand on the posts’ own pages, or in boxes that were not opened, and are missing. Level full visits the posts’ own pages.',
		},
	},
	'level-not-covered': {
		sv: {
			title: 'Nivån är inte uppnådd',
			meaning: 'Beställningen gällde nivån full. Flikar och inläggens egna sidor hann inte besökas.',
		},
		en: {
			title: 'The level is not reached',
			meaning: 'Level full was ordered. The account’s tabs and the posts’ own pages were not visited.',
		},
	},
	'tabs-not-captured': {
		sv: {
			title: 'Flikar saknas',
			meaning:
				'En eller flera av kontots flikar gick inte att fånga, eller inte helt. Vilka det är, och varför, står i manifestet.',
		},
		en: {
			title: 'Tabs are missing',
			meaning:
				'One or more tabs of the account could not be captured, or not whole. Which, and why, is in the manifest.',
		},
	},
	'permalinks-not-captured': {
		sv: {
			title: 'Inläggs egna sidor saknas',
			meaning:
				'Ett eller flera inläggs egna sidor gick inte att fånga, eller inte helt. Inläggen finns så som kontots sida visade dem. Vilka sidor det är, och varför, står i manifestet.',
		},
		en: {
			title: 'Posts’ own pages are missing',
			meaning:
				'The own pages of one or more posts could not be captured, or not whole. The posts are there as the account’s page showed them. Which pages, and why, is in the manifest.',
		},
	},
};
