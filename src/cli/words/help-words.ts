import type { Language } from '../../records/finding-words.ts';
import { label } from '../../records/labels.ts';
import { LEVELS, OCCASIONS } from '../../records/occasion.ts';

const sv = {
	titles: {
		'Usage:': 'Användning:',
		'Arguments:': 'Argument:',
		'Options:': 'Flaggor:',
		'Global Options:': 'Flaggor för alla kommandon:',
		'Commands:': 'Kommandon:',
	},
	placeholders: { options: 'flaggor', command: 'kommando' },
	about:
		'Ögonblick tar ögonblicksbilder av offentliga konton i sociala medier: fångar kontot i en riktig webbläsare, bedömer om fångsten är hela kontot, paketerar den för e-arkivet och arkiverar den.',
	commands: {
		snapshot: 'Tar en ögonblicksbild: fångar, bedömer, paketerar, förseglar och arkiverar.',
		verify: 'Kontrollerar paket mot deras egna kontrollsummor. Kräver varken katalog eller nätverk.',
		bundles: 'Letar fram arkiverade paket.',
		'bundles list': 'Visar arkiverade paket, de senaste först.',
		'bundles show': 'Visar katalogens uppgifter om ett paket, och paketets egna iakttagelser.',
		'bundles get': 'Kopierar ett paket till en mapp och kontrollerar kopian.',
		'bundles export': 'Skriver ett paket i en annan form: BagIt, eller lösa filer med kontrollsummor.',
		due: 'Visar vad som förfaller: regelbundna ögonblicksbilder, anmälda ändringar, avslut och frågor om syfte, och vilka beställningar som väntar eller pågår.',
		work: 'Utför väntande beställningar tills inga återstår.',
		login:
			'Öppnar en webbläsare där du loggar in på kontots plattform, och sparar inloggningen krypterad. Kontot fångas sedan som inloggad.',
		doctor: 'Ser efter vad som finns och vad som saknas på den här datorn.',
		help: 'Visar hjälp om ett kommando.',
	},
	arguments: {
		target: 'konto',
		targetAbout:
			'Kontots adress, eller dess namn om det har fångats förut. Utelämnat: ett påhittat konto på den här datorn.',
		accountAbout: 'Kontots adress, eller dess namn om det har fångats förut.',
		file: 'fil',
		fileAbout: 'Paketets zip-fil; flera går bra.',
		bundle: 'paket',
		bundleAbout: 'Paketets id, början av det, eller paketets fil.',
		directory: 'mapp',
		directoryAbout: 'Dit kopian ska. Utelämnat: den mapp du står i.',
		exportDirectoryAbout: 'Mappen som den nya mappen läggs i. Utelämnat: den mapp du står i.',
	},
	options: {
		help: 'Visar den här hjälpen.',
		version: 'Visar vilken version det är.',
		json: 'Svarar med ett JSON-dokument på stdout; förloppet visas på stderr.',
		lang: ['<språk>', 'sv eller en. Förval: efter LANG, annars svenska.'],
		occasion: [
			'<anledning>',
			`Varför ögonblicksbilden tas: ${explained('occasion', OCCASIONS, 'sv')}. Förval: adhoc.`,
		],
		reason: ['<text>', 'Anledningen med egna ord. Den följer med i paketet.'],
		level: [
			'<nivå>',
			`Hur mycket: ${explained('level', LEVELS, 'sv')}. Förval: kontots nivå i registret, annars unique.`,
		],
		out: ['<mapp>', 'Arkiverar under mappen i stället för under DATA_DIR.'],
		allowHost: ['<värd>', 'Tillåter en värd med privat eller lokal adress. Kan upprepas.'],
		by: [
			'<namn>',
			'Vem som beställer: en persons namn. Förval: datorns systemkonto, och paketet säger att det är ett sådant.',
		],
		limitPosts: ['<antal>', 'Högst antal inlägg. Förval: inställningen LIMIT_POSTS.'],
		limitSeconds: ['<sekunder>', 'Högst antal sekunder. Förval: inställningen LIMIT_SECONDS.'],
		account: [
			'<konto>',
			'Bara det här kontots paket. Ange namn, adress eller id; stora och små bokstäver är lika.',
		],
		unit: ['<verksamhet>', 'Bara den här verksamhetens paket.'],
		year: ['<år>', 'Bara paket från det året.'],
		bundleOccasion: ['<anledning>', 'Bara paket tagna av den anledningen.'],
		outcome: ['<omdöme>', 'Bara complete (fullständig) eller partial (ofullständig).'],
		bundleLimit: ['<antal>', 'Högst antal paket. Förval: alla.'],
		limit: ['<antal>', 'Högst antal beställningar. Förval: alla som väntar.'],
		restricted: 'Hämtar också ett paket med begränsad åtkomst. Sekretess ska vara prövad.',
		restrictedReason: ['<text>', 'Varför det begränsade paketet hämtas. Antecknas i händelseloggen.'],
		restrictedBy: ['<namn>', 'Vem som hämtar det begränsade paketet: en persons namn.'],
		form: ['<form>', 'bagit (BagIt 1.0) eller loose (lösa filer: PNG, PDF/A, WARC, text och manifest).'],
		concurrency: ['<antal>', 'Antal fångster samtidigt. Förval: 1.'],
		check: 'Visar om en inloggning är sparad och om den har gått ut. Inget öppnas.',
		forget: 'Tar bort den sparade inloggningen.',
		loginBy: ['<namn>', 'Vem som loggar in: en persons namn. Förval: datorns systemkonto.'],
	} satisfies Record<string, string | readonly [string, string]>,
	after: {
		exits:
			'Slutkoder:\n   0  klart, arkiverat som fullständigt\n  10  arkiverat som ofullständigt\n  20  misslyckat; bevisen är sparade, inget är arkiverat\n   2  fel i kommandot eller inställningarna\n  75  försök igen senare\n  70  fel i programmet',
		verifyExits:
			'Slutkoder:\n   0  alla paket är oskadda\n  20  något paket är skadat (ändrat, avhugget eller ingen zip-fil), eller så håller dess tidsstämpel inte\n   2  någon fil finns inte, eller får inte öppnas',
		loginExits:
			'Slutkoder:\n   0  inloggningen är sparad, borttagen, eller (med --check) inte utgången\n  20  med --check: ingen är sparad, eller den har gått ut\n   2  fel i kommandot eller inställningarna, eller så finns ingen skärm\n  75  inloggningen avbröts',
		bundlesExits:
			'Slutkoder:\n   0  klart; att inget paket passar är inget fel\n   2  fel i kommandot eller inställningarna, eller så finns inte paketet eller kontot\n  75  försök igen senare\n  70  paketet eller katalogen är skadad, eller fel i programmet',
		dueExits:
			'Slutkoder:\n   0  klart, också när inget väntar\n   2  fel i kommandot eller inställningarna\n  75  försök igen senare\n  70  katalogen är skadad, eller fel i programmet',
		doctorExits: 'Slutkoder:\n  0  allt nödvändigt finns\n  2  något nödvändigt saknas',
		examples: 'Exempel:',
	},
};

type Words = typeof sv;

const en: Words = {
	titles: {
		'Usage:': 'Usage:',
		'Arguments:': 'Arguments:',
		'Options:': 'Options:',
		'Global Options:': 'Options of every command:',
		'Commands:': 'Commands:',
	},
	placeholders: { options: 'options', command: 'command' },
	about:
		'Ögonblick takes archival snapshots of public social media accounts: it captures the account in a real browser, judges whether the capture is the whole account, packages it for an e-archive and files it.',
	commands: {
		snapshot: 'Takes a snapshot: captures, judges, packs, seals and files.',
		verify: 'Checks bundles against their own checksums. Needs neither catalogue nor network.',
		bundles: 'Finds filed bundles.',
		'bundles list': 'Lists filed bundles, the latest first.',
		'bundles show': "Shows what the catalogue knows of a bundle, and the bundle's own findings.",
		'bundles get': 'Copies a bundle to a directory and checks the copy.',
		'bundles export': 'Writes a bundle in another form: BagIt, or loose files with checksums.',
		due: 'Shows what is due: regular snapshots, announced changes, closings and questions of purpose, and which orders wait or are under way.',
		work: 'Carries out waiting orders until none is left.',
		login:
			'Opens a browser where you log in to the platform of the account, and stores the login encrypted. The account is captured logged in from then on.',
		doctor: 'Looks at what is there and what is missing on this machine.',
		help: 'Shows help about a command.',
	},
	arguments: {
		target: 'account',
		targetAbout:
			"The account's address, or its name if it has been captured before. Left out: an invented account on this machine.",
		accountAbout: "The account's address, or its name if it has been captured before.",
		file: 'file',
		fileAbout: "The bundle's zip file; several will do.",
		bundle: 'bundle',
		bundleAbout: "The bundle's id, the beginning of it, or the bundle's file.",
		directory: 'directory',
		directoryAbout: 'Where the copy goes. Left out: the directory you stand in.',
		exportDirectoryAbout: 'Where the new directory is made. Left out: the directory you stand in.',
	},
	options: {
		help: 'Shows this help.',
		version: 'Shows which version this is.',
		json: 'Answers with one JSON document on stdout; progress goes to stderr.',
		lang: ['<language>', 'sv or en. Default: by LANG, else Swedish.'],
		occasion: [
			'<occasion>',
			`Why the snapshot is taken: ${explained('occasion', OCCASIONS, 'en')}. Default: adhoc.`,
		],
		reason: ['<text>', 'The reason in your own words. It goes into the bundle.'],
		level: [
			'<level>',
			`How much: ${explained('level', LEVELS, 'en')}. Default: the level of the account in the register, else unique.`,
		],
		out: ['<directory>', 'Files under the directory instead of DATA_DIR.'],
		allowHost: ['<host>', 'Allows one host with a private or loopback address. May be repeated.'],
		by: [
			'<name>',
			'Who orders: the name of a person. Default: the system account of this machine, and the bundle says that it is one.',
		],
		limitPosts: ['<number>', 'The most posts. Default: the setting LIMIT_POSTS.'],
		limitSeconds: ['<seconds>', 'The most seconds. Default: the setting LIMIT_SECONDS.'],
		account: ['<account>', "Only this account's bundles. Give its name, address or id, in any case."],
		unit: ['<unit>', "Only this unit's bundles."],
		year: ['<year>', 'Only bundles of that year.'],
		bundleOccasion: ['<occasion>', 'Only bundles taken on that occasion.'],
		outcome: ['<verdict>', 'Only complete or partial.'],
		bundleLimit: ['<number>', 'The most bundles. Default: all.'],
		limit: ['<number>', 'The most orders. Default: all that wait.'],
		restricted: 'Fetches a bundle that is restricted in access too. Secrecy is to be reviewed first.',
		restrictedReason: ['<text>', 'Why the restricted bundle is fetched. Kept in the event log.'],
		restrictedBy: ['<name>', 'Who fetches the restricted bundle: the name of a person.'],
		form: ['<form>', 'bagit (BagIt 1.0) or loose (loose files: PNG, PDF/A, WARC, text and manifest).'],
		concurrency: ['<number>', 'Number of captures at a time. Default: 1.'],
		check: 'Shows whether a login is stored and whether it has run out. Nothing is opened.',
		forget: 'Removes the stored login.',
		loginBy: ['<name>', 'Who logs in: the name of a person. Default: the system account of this machine.'],
	},
	after: {
		exits:
			'Exit codes:\n   0  done, filed as complete\n  10  filed as partial\n  20  failed; the evidence is kept, nothing is filed\n   2  wrong command or settings\n  75  try again later\n  70  a fault in the program',
		verifyExits:
			'Exit codes:\n   0  every bundle is intact\n  20  some bundle is damaged (changed, cut short, or no zip at all), or its time stamp does not hold\n   2  some file is not there, or may not be opened',
		loginExits:
			'Exit codes:\n   0  the login is stored, removed, or (with --check) has not run out\n  20  with --check: none is stored, or it has run out\n   2  wrong command or settings, or there is no screen\n  75  the login was stopped',
		bundlesExits:
			'Exit codes:\n   0  done; that no bundle matches is no error\n   2  wrong command or settings, or there is no such bundle or account\n  75  try again later\n  70  the bundle or the catalogue is damaged, or a fault in the program',
		dueExits:
			'Exit codes:\n   0  done, also when nothing waits\n   2  wrong command or settings\n  75  try again later\n  70  the catalogue is damaged, or a fault in the program',
		doctorExits: 'Exit codes:\n  0  all that is needed is there\n  2  something needed is missing',
		examples: 'Examples:',
	},
};

/** Everything that `--help` says. Options with a value are a pair: placeholder and description. */
export const helpWords = { sv, en };

/** `annual (årlig ögonblicksbild), …`: each value with the same words as in results and bundles. */
function explained(kind: 'occasion' | 'level', values: readonly string[], lang: Language): string {
	return values.map((value) => `${value} (${label(kind, value, lang)})`).join(', ');
}
