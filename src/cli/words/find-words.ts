import type { Language } from '../../records/finding-words.ts';

const sv = {
	find: 'Söker i inlägg och kommentarer i arkiverade paket, i ordens alla böjningar. Sekretessmarkerade paket söks bara i webbkontoret, av den som får se dem.',
	index:
		'Gör texterna i arkiverade paket sökbara: de som arkiverades innan sökningen fanns, och de som ett avbrott kom emellan.',
	query: 'sökord',
	queryAbout:
		'Ord som alla ska finnas, ”en fras” inom citattecken, -ord som inte ska finnas, och början* av ett ord, minst tre bokstäver.',
	options: {
		account: ['<konto>', 'Bara det här kontot. Ange namn, adress eller id.'],
		unit: ['<verksamhet>', 'Bara den här verksamheten. Namn eller id.'],
		platform: ['<plattform>', 'Bara den här plattformen, till exempel facebook.'],
		year: ['<år>', 'Bara paket från det året.'],
		occasion: ['<anledning>', 'Bara paket tagna av den anledningen.'],
		outcome: ['<omdöme>', 'Bara complete (fullständig) eller partial (ofullständig).'],
		row: ['<rad>', 'Bara paket arkiverade under den raden i dokumenthanteringsplanen. Radens kod.'],
		case: ['<nummer>', 'Bara paket i samlingsärendet med det diarienumret.'],
		limit: ['<antal>', 'Högst antal träffar. Förval: 25.'],
		csv: ['<fil>', 'Skriver alla träffar, högst 10 000, till en fil som Excel öppnar.'],
		after: ['<träff>', 'Fortsätter efter den träffen: "next" i JSON-svaret.'],
	} satisfies Record<string, readonly [string, string]>,
	anew: 'Tar bort allt ur sökningen och läser alla paket på nytt.',
	exits:
		'Slutkoder:\n   0  klart; att inget passar är inget fel\n   2  fel i kommandot eller inställningarna, eller så finns inte kontot eller ärendet\n  75  försök igen senare\n  70  katalogen är skadad, eller fel i programmet',
	indexExits:
		'Slutkoder:\n   0  allt som går att läsa är sökbart\n  20  något paket gick inte att läsa; det står vilket\n   2  fel i kommandot eller inställningarna\n  75  avbrutet eller försök igen senare; kör det igen, så fortsätter det\n  70  katalogen är skadad, eller fel i programmet',
	none: 'Inget inlägg och ingen kommentar passar.',
	unindexed: (n: string) => `${n} arkiverade paket är inte sökbara än. Kör: index`,
	counted: (n: string, isMore: boolean) => (isMore ? `Fler än ${n} träffar` : `Träffar: ${n}`),
	shown: (n: string) => `De ${n} senaste visas. Fler: --limit, eller alla i en fil: --csv`,
	post: 'inlägg',
	comment: 'kommentar till inlägg',
	written: (file: string, n: string) => `Skrivet: ${file} (rader: ${n})`,
	indexed: (taken: string, left: string) => `Sökbara nu: ${taken} paket till. Kvar: ${left}`,
	indexing: (done: string, left: string) => `Läser paket: ${done} klara, ${left} kvar`,
	unread: 'Går inte att läsa:',
	nothingMissing: 'Alla arkiverade paket är sökbara.',
};

const en: typeof sv = {
	find: 'Searches posts and comments in filed bundles, in all inflections of the words. Restricted bundles are searched in the web office only, by who may see them.',
	index:
		'Takes the texts of filed bundles in to be found: those filed before there was a search, and those that an interruption came between.',
	query: 'words',
	queryAbout:
		'Words that must all be there, "a phrase" in quotation marks, -word that must not be there, and the beginning* of a word, at least three letters.',
	options: {
		account: ['<account>', 'Only this account. Name, address or id.'],
		unit: ['<unit>', 'Only this unit. Name or id.'],
		platform: ['<platform>', 'Only this platform, such as facebook.'],
		year: ['<year>', 'Only bundles of that year.'],
		occasion: ['<occasion>', 'Only bundles taken on that occasion.'],
		outcome: ['<verdict>', 'Only complete or partial.'],
		row: ['<row>', "Only bundles filed under that row of the records plan. The row's code."],
		case: ['<number>', 'Only bundles in the collective case with that number.'],
		limit: ['<number>', 'Most hits. Default: 25.'],
		csv: ['<file>', 'Writes all hits, 10,000 at most, to a file that Excel opens.'],
		after: ['<hit>', 'Goes on after that hit: "next" in the JSON answer.'],
	},
	anew: 'Takes everything out and reads all bundles anew.',
	exits:
		'Exit codes:\n   0  done; that nothing fits is no error\n   2  wrong command or settings, or there is no such account or case\n  75  try again later\n  70  the catalogue is damaged, or a fault in the program',
	indexExits:
		'Exit codes:\n   0  everything that can be read can be found\n  20  a bundle could not be read; it says which\n   2  wrong command or settings\n  75  interrupted, or try again later; run it again and it goes on\n  70  the catalogue is damaged, or a fault in the program',
	none: 'No post and no comment fits.',
	unindexed: (n) => `${n} filed bundles cannot be found yet. Run: index`,
	counted: (n, isMore) => (isMore ? `More than ${n} hits` : `Hits: ${n}`),
	shown: (n) => `The newest ${n} are shown. More: --limit, or all in a file: --csv`,
	post: 'post',
	comment: 'comment on post',
	written: (file, n) => `Written: ${file} (rows: ${n})`,
	indexed: (taken, left) => `Can be found now: ${taken} more bundles. Left: ${left}`,
	indexing: (done, left) => `Reading bundles: ${done} done, ${left} left`,
	unread: 'Cannot be read:',
	nothingMissing: 'All filed bundles can be found.',
};

/** All that `find` and `index` say. */
export const findWords: Readonly<Record<Language, typeof sv>> = { sv, en };
