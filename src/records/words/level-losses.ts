import type { WordTable } from './language.ts';

/** What is missing of what level `full` takes in beyond the account's page. */
export const LEVEL_LOSSES: WordTable<'level-not-covered' | 'tabs-not-captured' | 'permalinks-not-captured'> =
	{
		'level-not-covered': {
			sv: {
				title: 'Nivån är inte uppnådd',
				meaning: 'Beställningen gällde hela kontot. Flikar och inläggens egna sidor hann inte besökas.',
			},
			en: {
				title: 'The level is not reached',
				meaning: 'The whole account was ordered. Its tabs and the posts’ own pages were not visited.',
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
