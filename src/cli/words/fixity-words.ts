import type { Language } from '../../records/finding-words.ts';
import type { FixityOutcome } from '../../records/fixity.ts';

/** What a check came to, in a few words, and what to do about it. */
type Told = Readonly<Record<FixityOutcome, { readonly title: string; readonly remedy: string }>>;

const outcomesSv: Told = {
	intact: { title: 'oskadat', remedy: '' },
	'companion-wrong': {
		title: 'oskadat, men kontrollsummefilen bredvid saknas eller stämmer inte',
		remedy:
			'Paketet är som när det arkiverades. Kör bundles get: kopian får en riktig kontrollsummefil, som kan läggas bredvid paketet.',
	},
	damaged: {
		title: 'skadat: innehållet är inte det som arkiverades',
		remedy:
			'Rör inte filen. Återställ paketet från säkerhetskopia och kontrollera det igen. Se över disken: fler paket kan vara skadade.',
	},
	changed: {
		title: 'utbytt: någon har lagt ett annat paket på platsen, eller ändrat det',
		remedy:
			'Rör inte filen. Ta reda på vem som gjort det och varför, och återställ det arkiverade paketet från säkerhetskopia.',
	},
	missing: {
		title: 'filen saknas på sin plats',
		remedy: 'Ta reda på om den har flyttats, annars återställ den från säkerhetskopia.',
	},
	unreadable: {
		title: 'gick inte att läsa; det försöks igen',
		remedy:
			'Se efter att disken är ansluten och hel, och att den användare som kör Ögonblick får läsa filen.',
	},
};

const sv = {
	commands: {
		fixity:
			'Beständighetskontroll: läser arkiverade paket på nytt och jämför dem med katalogen, kontrollsummefilen och paketets eget sigill. Utan paket: de som står på tur.',
		report:
			'Visar hur de arkiverade paketen mår: när de lästes senast, vilka som står på tur och vad som är fel.',
	},
	arguments: {
		bundle: 'paket',
		bundleAbout: 'Paketets id, början av det, eller paketets fil; flera går bra.',
	},
	options: {
		all: 'Kontrollerar alla paket, också de som inte står på tur.',
		unit: ['<verksamhet>', 'Bara den här verksamhetens paket.'],
	} satisfies Record<string, string | readonly [string, string]>,
	exits: {
		fixity:
			'Slutkoder:\n   0  allt som kontrollerades är oskadat, eller inget stod på tur\n  10  ett paket är oskadat, men dess kontrollsummefil saknas eller stämmer inte\n  20  ett paket är skadat, utbytt eller saknas\n   2  fel i kommandot eller inställningarna, eller så finns inte paketet\n  75  något gick inte att läsa och försöks igen, eller så avbröts kontrollen\n  70  katalogen är skadad, eller fel i programmet',
		report:
			'Slutkoder:\n   0  alla paket var oskadade när de lästes senast\n  20  något paket är inte som det ska\n   2  fel i kommandot eller inställningarna\n  75  försök igen senare\n  70  katalogen är skadad, eller fel i programmet',
	},
	nothingDue: 'Inget paket står på tur att kontrolleras. Med --all kontrolleras alla.',
	overlap: 'En annan process kontrollerar redan paketen. Inget är gjort här.',
	done: (n: string, read: string) => `Kontrollerade paket: ${n} (${read}).`,
	allIntact: 'Alla är oskadade.',
	wanting: (n: string) => `Inte som de ska: ${n}.`,
	left: (n: string) => `Kvar att kontrollera: ${n}. De tas först nästa gång.`,
	at: (when: string) => `kontrollerat ${when}`,
	labels: {
		bundles: 'Arkiverade paket',
		days: 'Läses på nytt inom',
		oldest: 'Längst sedan läsning',
		unchecked: 'Lästa bara vid arkiveringen',
		due: 'Står på tur',
		overdue: 'Försenade',
	},
	counts: {
		intact: 'Oskadade',
		'companion-wrong': 'Fel på kontrollsummefilen',
		damaged: 'Skadade',
		changed: 'Utbytta',
		missing: 'Saknas',
		unreadable: 'Gick inte att läsa',
	} satisfies Record<FixityOutcome, string>,
	inDays: (n: string) => `${n} dagar`,
	none: 'Inga paket är arkiverade.',
	outcomes: outcomesSv,
	never: 'inte läst sedan arkiveringen',
	warned: 'Vid den senaste beständighetskontrollen var paketet inte som det ska:',
};

const outcomesEn: Told = {
	intact: { title: 'intact', remedy: '' },
	'companion-wrong': {
		title: 'intact, but the checksum file beside it is gone or differs',
		remedy:
			'The bundle is as it was filed. Run bundles get: the copy has a right checksum file, which can be put beside the bundle.',
	},
	damaged: {
		title: 'damaged: its bytes are not those that were filed',
		remedy:
			'Leave the file as it is. Restore the bundle from a backup and check it again. Look after the disk: more bundles may be damaged.',
	},
	changed: {
		title: 'changed: somebody has put another bundle in its place, or altered it',
		remedy:
			'Leave the file as it is. Find out who has done it and why, and restore the bundle that was filed from a backup.',
	},
	missing: {
		title: 'the file is not in its place',
		remedy: 'Find out whether it was moved, else restore it from a backup.',
	},
	unreadable: {
		title: 'could not be read; it is tried again',
		remedy: 'See that the disk is there and whole, and that the user who runs Ögonblick may read the file.',
	},
};

const en: typeof sv = {
	commands: {
		fixity:
			'Fixity check: reads filed bundles again and compares them with the catalogue, the checksum file and their own seal. Without a bundle: those that are due.',
		report: 'Shows how the filed bundles are: when they were read last, which are due and what is wrong.',
	},
	arguments: {
		bundle: 'bundle',
		bundleAbout: "The bundle's id, the beginning of it, or the bundle's file; several will do.",
	},
	options: {
		all: 'Checks all bundles, also those that are not due.',
		unit: ['<unit>', "Only this unit's bundles."],
	},
	exits: {
		fixity:
			'Exit codes:\n   0  all that was checked is intact, or nothing was due\n  10  a bundle is intact, but its checksum file is gone or differs\n  20  a bundle is damaged, changed or missing\n   2  wrong command or settings, or there is no such bundle\n  75  something could not be read and is tried again, or the check was stopped\n  70  the catalogue is damaged, or a fault in the program',
		report:
			'Exit codes:\n   0  every bundle was intact when it was read last\n  20  some bundle is not as it should be\n   2  wrong command or settings\n  75  try again later\n  70  the catalogue is damaged, or a fault in the program',
	},
	nothingDue: 'No bundle is due to be checked. With --all every one is.',
	overlap: 'Another process is checking the bundles already. Nothing was done here.',
	done: (n, read) => `Bundles checked: ${n} (${read}).`,
	allIntact: 'All are intact.',
	wanting: (n) => `Not as they should be: ${n}.`,
	left: (n) => `Left to check: ${n}. They come first the next time.`,
	at: (when) => `checked ${when}`,
	labels: {
		bundles: 'Filed bundles',
		days: 'Read again within',
		oldest: 'Longest since read',
		unchecked: 'Read only when filed',
		due: 'Due',
		overdue: 'Overdue',
	},
	counts: {
		intact: 'Intact',
		'companion-wrong': 'Wrong checksum file',
		damaged: 'Damaged',
		changed: 'Changed',
		missing: 'Missing',
		unreadable: 'Could not be read',
	},
	inDays: (n) => `${n} days`,
	none: 'No bundles are filed.',
	outcomes: outcomesEn,
	never: 'not read since it was filed',
	warned: 'At the last fixity check the bundle was not as it should be:',
};

/** What a person reads about fixity checks. */
export const fixityWords: Readonly<Record<Language, typeof sv>> = { sv, en };
