import type { Language } from '../../records/finding-words.ts';
import type { MendKind } from '../../records/fixity.ts';

const sv = {
	commands: {
		restore:
			'Återställer ett paket som inte är som det ska: det kontrolleras nu, flyttas i karantän om det är skadat, och hämtas från den andra förvaringsplatsen. Är katalogens uppgift ändrad rättas den efter händelseloggen.',
		copy: 'Kopierar nu de paket som ännu inte finns på den andra förvaringsplatsen (SECOND_STORE). Ett paket som då inte är som när det arkiverades kontrolleras på en gång, som i nattens jobb: är det skadat flyttas det i karantän och återställs om det går.',
	},
	arguments: { bundle: 'paket', bundleAbout: 'Paketets id, början av det, eller paketets fil.' },
	by: ['<namn>', 'För- och efternamn på den som beslutar; det skrivs i händelseloggen.'] as [string, string],
	exits: {
		restore:
			'Slutkoder:\n   0  paketet är återställt, eller katalogens uppgift rättad\n   2  fel i kommandot eller inställningarna, paketet finns inte eller är redan helt, eller kopian saknas\n  75  den andra förvaringsplatsen går inte att nå, eller disken är full\n  70  kopian är också skadad, katalogen är skadad, eller fel i programmet',
		copy: 'Slutkoder:\n   0  alla hela paket finns på den andra förvaringsplatsen\n   2  fel i kommandot eller inställningarna, eller så är ingen andra förvaringsplats angiven\n  20  något paket kunde inte kopieras\n  75  den andra förvaringsplatsen går inte att nå eller är full, eller så avbröts kopieringen\n  70  katalogen är skadad, eller fel i programmet',
	},
	kinds: {
		quarantine: (place: string) => `Flyttat i karantän: ${place}`,
		restore: (place: string) =>
			`Återställt från den andra förvaringsplatsen (${place}), kontrollerat i sin helhet.`,
		correction: (place: string) => `Katalogens uppgift är rättad efter händelse nr ${place} i loggen.`,
		renewals: (place: string) =>
			`Tidsstämpelns förnyelser är återställda från den andra förvaringsplatsen (${place}) och kontrollerade. Paketet självt var helt och är orört.`,
	} satisfies Record<MendKind | 'renewals', (place: string) => string>,
	notRestored: 'Inte återställt',
	checkedAtOnce:
		'Kontrollerat på en gång, eftersom det inte var som när det arkiverades eller inte gick att läsa:',
	copied: (n: string, size: string) => `Kopierade paket: ${n} (${size}).`,
	owed: (n: string) => `Återstår att kopiera: ${n}.`,
	noneOwed: 'Alla hela paket finns på den andra förvaringsplatsen.',
	busy: 'En annan process kopierar redan. Inget är gjort här.',
	away: 'Den andra förvaringsplatsen går inte att nå eller skriva till nu. Kommandot doctor säger mer.',
	full: 'Det finns inget utrymme kvar på den andra förvaringsplatsen. Frigör utrymme där.',
	stands: 'Det som är arkiverat står fast, och det som återstår kopieras när det går.',
	troubled: (bundle: string, why: string) => `✗ ${bundle}  kunde inte kopieras: ${why}`,
	/** Why one bundle was not copied, or not restored, by code; what the disk says stands as it is. */
	troubles: {
		'bundle-missing': 'det ligger inte där det arkiverades',
		'copy-differs': 'det är inte det paket som arkiverades',
		'copy-damaged': 'det som lästes tillbaka är något annat än det som skrevs',
		'renewals-missing': 'tidsstämpelns förnyelser saknas bredvid det',
		'renewals-damaged': 'tidsstämpelns förnyelser bredvid det är skadade',
		'bundle-unreadable': 'det gick inte att läsa',
		'no-second-store': 'ingen andra förvaringsplats är angiven',
		'copy-missing': 'den andra förvaringsplatsen har ingen kopia',
		'readings-differ': 'två läsningar gav olika svar, så inget är flyttat',
		'store-full': 'disken är full',
		'second-store-away': 'den andra förvaringsplatsen går inte att nå',
		'restoring-busy': 'en annan process återställer just nu',
		'renewals-lost': 'den andra förvaringsplatsen har inte heller alla förnyelser',
		'bundle-exists': 'en annan fil ligger på dess plats, och den skrivs aldrig över',
		'copy-exists': 'något annat ligger under dess namn på den andra förvaringsplatsen',
		'disk-full': 'disken är full',
		'store-refused': 'disken tog inte emot filen',
		'store-unwritable': 'programmet får inte skriva där paketen förvaras',
		'second-store-full': 'det finns inget utrymme kvar på den andra förvaringsplatsen',
		'second-store-refused': 'den andra förvaringsplatsen går inte att använda',
		'no-such-bundle': 'det gick inte att öppna',
		'lock-lost': 'arbetet avbröts, eftersom en annan process tog över',
		'timestamp-ca-unreadable': 'rötterna i TIMESTAMP_CA_FILE går inte att läsa',
		'timestamp-crl-unreadable': 'listan i TIMESTAMP_CRL_FILE går inte att läsa',
		'unknown-bundle-checked': 'katalogen har det inte längre',
		'bad-key': 'dess plats i katalogen går inte att använda',
	} as Readonly<Record<string, string>>,
	troubledNext: 'Kopieringen försöker igen av sig själv.',
};

const en: typeof sv = {
	commands: {
		restore:
			"Restores a bundle that is not as it should be: it is checked now, moved into quarantine where it is spoilt, and fetched from the second store. Where the catalogue's line was altered, it is put right by the event log.",
		copy: 'Copies the bundles now that do not lie in the second store yet (SECOND_STORE). One that is not as it was filed then is checked at once, as the nightly job does: what is spoilt is moved into quarantine and restored where it can be.',
	},
	arguments: { bundle: 'bundle', bundleAbout: "The bundle's id, the beginning of it, or the bundle's file." },
	by: ['<name>', 'First and last name of whoever decides; it is written into the event log.'],
	exits: {
		restore:
			'Exit codes:\n   0  the bundle is restored, or the line of the catalogue put right\n   2  wrong command or settings, there is no such bundle or it is whole already, or there is no copy\n  75  the second store cannot be reached, or the disk is full\n  70  the copy is damaged too, the catalogue is damaged, or a fault in the program',
		copy: 'Exit codes:\n   0  every bundle that is whole lies in the second store\n   2  wrong command or settings, or no second store is set up\n  20  some bundle could not be copied\n  75  the second store cannot be reached or is full, or copying was stopped\n  70  the catalogue is damaged, or a fault in the program',
	},
	kinds: {
		quarantine: (place) => `Moved into quarantine: ${place}`,
		restore: (place) => `Restored from the second store (${place}), verified in whole.`,
		renewals: (place) =>
			`The renewals of the time stamp were restored from the second store (${place}) and checked. The bundle itself was whole and is untouched.`,
		correction: (place) => `The line of the catalogue was put right by event ${place} of the log.`,
	},
	notRestored: 'Not restored',
	checkedAtOnce: 'Checked at once, since it was not as it was filed or could not be read:',
	copied: (n, size) => `Bundles copied: ${n} (${size}).`,
	owed: (n) => `Left to copy: ${n}.`,
	noneOwed: 'Every bundle that is whole lies in the second store.',
	busy: 'Another process is copying already. Nothing was done here.',
	away: 'The second store cannot be reached or written now. The command doctor says more.',
	full: 'There is no room left in the second store. Make room there.',
	stands: 'What is filed stands, and what is left is copied when it can be.',
	troubled: (bundle, why) => `✗ ${bundle}  could not be copied: ${why}`,
	troubles: {
		'bundle-missing': 'it is not where it was filed',
		'copy-differs': 'it is not the bundle that was filed',
		'copy-damaged': 'what was read back is not what was written',
		'renewals-missing': 'the renewals of its time stamp do not lie beside it',
		'renewals-damaged': 'the renewals of its time stamp beside it are damaged',
		'bundle-unreadable': 'it could not be read',
		'no-second-store': 'no second store is set up',
		'copy-missing': 'the second store has no copy',
		'readings-differ': 'two readings gave different answers, so nothing was moved',
		'store-full': 'the disk is full',
		'second-store-away': 'the second store cannot be reached',
		'restoring-busy': 'another process is restoring now',
		'renewals-lost': 'the second store has not all renewals either',
		'bundle-exists': 'another file lies in its place and is never overwritten',
		'copy-exists': 'something else lies under its name in the second store',
		'disk-full': 'the disk is full',
		'store-refused': 'the disk did not take the file',
		'store-unwritable': 'the program may not write where bundles are kept',
		'second-store-full': 'there is no room left in the second store',
		'second-store-refused': 'the second store cannot be used',
		'no-such-bundle': 'it could not be opened',
		'lock-lost': 'the work was stopped, since another process took it over',
		'timestamp-ca-unreadable': 'the roots in TIMESTAMP_CA_FILE cannot be read',
		'timestamp-crl-unreadable': 'the list in TIMESTAMP_CRL_FILE cannot be read',
		'unknown-bundle-checked': 'the catalogue does not have it any more',
		'bad-key': 'its place in the catalogue cannot be used',
	},
	troubledNext: 'Copying is tried again by itself.',
};

/** What a person reads about copies, quarantine and restoring. */
export const mendWords: Readonly<Record<Language, typeof sv>> = { sv, en };
