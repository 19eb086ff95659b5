import type { WordTable } from './language.ts';

type WitnessCode =
	| 'posts-not-in-pdf'
	| 'posts-not-in-recording'
	| 'pictures-not-recorded'
	| 'witnesses-not-asked'
	| 'replay-lacks-posts'
	| 'replay-lacks-texts'
	| 'replay-lacks-pictures'
	| 'replay-by-chance'
	| 'replay-not-asked';

/** What it means to a records officer that a witness does not know what was seen on the page. */
export const WITNESS_WORDS: WordTable<WitnessCode> = {
	'posts-not-in-pdf': {
		sv: {
			title: 'Inlägg saknas i text-PDF:en',
			meaning: 'Inlägg som sågs på sidan återfinns inte i text-PDF:en. De finns i posts.jsonl.',
		},
		en: {
			title: 'Posts are missing from the text PDF',
			meaning: 'Posts that were seen on the page are not in the text PDF. They are in posts.jsonl.',
		},
	},
	'posts-not-in-recording': {
		sv: {
			title: 'Inlägg saknas i inspelningen',
			meaning:
				'Text som sågs på sidan återfinns inte i det som gick över nätverket. Webbarkivet kan sakna den när det spelas upp.',
		},
		en: {
			title: 'Posts are missing from the recording',
			meaning:
				'Text that was seen on the page is not in what crossed the network. The web archive may lack it when it is replayed.',
		},
	},
	'pictures-not-recorded': {
		sv: {
			title: 'Bilder saknas i inspelningen',
			meaning: 'Bilder i inlägg finns inte i webbarkivet. De kan ändå synas i bildrutorna.',
		},
		en: {
			title: 'Pictures are missing from the recording',
			meaning: 'Pictures of posts are not in the web archive. They may be seen in the tiles all the same.',
		},
	},
	'witnesses-not-asked': {
		sv: {
			title: 'Vittnena jämfördes inte',
			meaning:
				'Inläggen kunde inte jämföras med text-PDF:en och inspelningen. Att de är överens är inte visat.',
		},
		en: {
			title: 'The witnesses were not compared',
			meaning:
				'The posts could not be compared with the text PDF and the recording. That they agree has not been shown.',
		},
	},
	'replay-lacks-posts': {
		sv: {
			title: 'Inlägg saknas i uppspelningen',
			meaning:
				'Webbarkivet spelades upp utan nätverk, och alla inlägg visades inte. De finns i bildrutorna, i text-PDF:en och i posts.jsonl.',
		},
		en: {
			title: 'Posts are missing from the replay',
			meaning:
				'The web archive was replayed without a network, and not all posts were shown. They are in the tiles, in the text PDF and in posts.jsonl.',
		},
	},
	'replay-lacks-texts': {
		sv: {
			title: 'Texter saknas i uppspelningen',
			meaning:
				'Webbarkivet spelades upp utan nätverk, och alla texter i inlägg och kommentarer visades inte. De finns i text-PDF:en och i posts.jsonl.',
		},
		en: {
			title: 'Texts are missing from the replay',
			meaning:
				'The web archive was replayed without a network, and not all texts of posts and comments were shown. They are in the text PDF and in posts.jsonl.',
		},
	},
	'replay-lacks-pictures': {
		sv: {
			title: 'Bilder saknas i uppspelningen',
			meaning:
				'Webbarkivet spelades upp utan nätverk, och sidan bad om bilder på adresser som inte är inspelade. Bilderna finns i webbarkivet, men uppspelningen visar dem inte; de syns i bildrutorna.',
		},
		en: {
			title: 'Pictures are missing from the replay',
			meaning:
				'The web archive was replayed without a network, and the page asked for pictures at addresses that were not recorded. The pictures are in the web archive, but the replay does not show them; they are seen in the tiles.',
		},
	},
	'replay-by-chance': {
		sv: {
			title: 'Vad uppspelningen visar är slump',
			meaning:
				'Sidan lägger in slumptal i det som den ber om. Uppspelningen visade alla inlägg den här gången, men kan visa färre nästa gång. Inläggen finns i bildrutorna, i text-PDF:en och i posts.jsonl.',
		},
		en: {
			title: 'What the replay shows is chance',
			meaning:
				'The page puts random numbers into what it asks for. The replay showed every post this time, and may show fewer the next. The posts are in the tiles, in the text PDF and in posts.jsonl.',
		},
	},
	'replay-not-asked': {
		sv: {
			title: 'Uppspelningen är inte prövad till slut',
			meaning:
				'Webbarkivet kunde inte spelas upp utan nätverk, eller inte till sitt slut. Att det visar samma inlägg är inte visat.',
		},
		en: {
			title: 'The replay was not tried to its end',
			meaning:
				'The web archive could not be replayed without a network, or not to its end. That it shows the same posts has not been shown.',
		},
	},
};
