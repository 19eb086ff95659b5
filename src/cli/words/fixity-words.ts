import type { Language } from '../../records/finding-words.ts';

/** A placeholder, and what stands for it. */
type Pair = readonly [string, string];

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
		unit: ['<verksamhet>', 'Bara den här verksamhetens paket.'] as Pair,
		format: ['<format>', 'Skriver en tabell per förvaringsplats, verksamhet och år. Endast csv.'] as Pair,
		out: ['<fil>', 'Skriver tabellen till filen i stället för på skärmen.'] as Pair,
	},
	exits: {
		fixity:
			'Slutkoder:\n   0  allt som kontrollerades är oskadat, eller inget stod på tur\n  10  ett paket är oskadat, men dess kontrollsummefil saknas eller stämmer inte\n  20  ett paket är förvanskat, skadat, utbytt, i karantän eller saknas, eller katalogen är ändrad\n   2  fel i kommandot eller inställningarna, eller så finns inte paketet\n  75  något gick inte att läsa och försöks igen, eller så avbröts kontrollen\n  70  katalogen är skadad, eller fel i programmet',
		report:
			'Slutkoder:\n   0  alla paket var oskadade när de lästes senast\n  20  något paket är inte som det ska\n   2  fel i kommandot eller inställningarna\n  75  försök igen senare\n  70  katalogen är skadad, eller fel i programmet',
	},
	nothingDue: 'Inget paket står på tur att kontrolleras. Med --all kontrolleras alla.',
	overlap: 'En annan process kontrollerar redan paketen. Inget är gjort här.',
	done: (n: string, read: string) => `Kontrollerade paket: ${n} (${read}).`,
	allIntact: 'Alla är oskadade.',
	clockBehind: (n: string) =>
		`Datorns klocka går efter: tidsstämplarna bredvid ${n} av dem är satta senare än klockan visar. Ställ klockan.`,
	wanting: (n: string) => `Inte som de ska: ${n}.`,
	left: (n: string) => `Kvar att kontrollera: ${n}. De tas först nästa gång.`,
	at: (when: string) => `kontrollerat ${when}`,
	written: (file: string) => `Rapporten är skriven till ${file}`,
	warned: 'Vid den senaste beständighetskontrollen var paketet inte som det ska:',
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
		format: ['<format>', 'Writes a table by store, unit and year. Only csv.'],
		out: ['<file>', 'Writes the table to the file instead of the screen.'],
	},
	exits: {
		fixity:
			'Exit codes:\n   0  all that was checked is intact, or nothing was due\n  10  a bundle is intact, but its checksum file is gone or differs\n  20  a bundle is rotten, damaged, changed, in quarantine or missing, or the catalogue was altered\n   2  wrong command or settings, or there is no such bundle\n  75  something could not be read and is tried again, or the check was stopped\n  70  the catalogue is damaged, or a fault in the program',
		report:
			'Exit codes:\n   0  every bundle was intact when it was read last\n  20  some bundle is not as it should be\n   2  wrong command or settings\n  75  try again later\n  70  the catalogue is damaged, or a fault in the program',
	},
	nothingDue: 'No bundle is due to be checked. With --all every one is.',
	overlap: 'Another process is checking the bundles already. Nothing was done here.',
	done: (n, read) => `Bundles checked: ${n} (${read}).`,
	allIntact: 'All are intact.',
	clockBehind: (n) =>
		`The clock is behind: the time stamps beside ${n} of them are later than the clock says. Set the clock.`,
	wanting: (n) => `Not as they should be: ${n}.`,
	left: (n) => `Left to check: ${n}. They come first the next time.`,
	at: (when) => `checked ${when}`,
	written: (file) => `The report is written to ${file}`,
	warned: 'At the last fixity check the bundle was not as it should be:',
};

/** What a person reads about fixity checks. */
export const fixityWords: Readonly<Record<Language, typeof sv>> = { sv, en };
