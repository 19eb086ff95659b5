const sv = {
	commands: {
		key: 'Organisationens sigillnyckel: visar den och dess historia, eller byter den.',
		'key show':
			'Visar varje nyckel som organisationen har förseglat med, och när. Finns ingen nyckel skapas den första.',
		'key rotate':
			'Byter sigillnyckel. Den gamla skriver under på att den nya följer efter den, och kan sedan inte användas mer. Paket som redan är förseglade berörs inte.',
		reseal:
			'Förnyar tidsstämplar innan deras certifikat eller metod blir för gamla: kontrollerar paketet, räknar en ny kontrollsumma och stämplar den och de tidigare bevisen. Utan paket: de som behöver förnyas inom RESEAL_DAYS.',
	},
	arguments: {
		bundle: 'paket',
		bundleAbout: 'Paketets id, början av det, eller paketets fil; flera går bra.',
	},
	options: {
		lost: 'Den gamla nyckeln går inte att använda, men ingen annan har den. Den nya börjar utan dess underskrift.',
		compromised:
			'Någon annan kan ha kommit åt den gamla nyckeln. Den nya börjar utan dess underskrift, och historien säger varför.',
		by: ['<namn>', 'Vem som byter nyckeln: en persons namn. Förval: datorns systemkonto.'],
		all: 'Förnyar alla pakets tidsstämplar, också de som håller länge än.',
		trust: [
			'<fil>',
			'PEM-fil med rotcertifikat som du litar på. Minst en av paketets tidsstämplar måste då sluta i något av dem; de övriga visas som inte prövade. Förval: de som inställningarna litar på (TIMESTAMP_CA_FILE); finns inga prövas inte vem som stämplade.',
		],
		key: [
			'<sha256>',
			'Kontrollsumman för en sigillnyckel som organisationen själv uppger (64 tecken, se key show). Ett paket som är förseglat med en annan godtas då inte. Kan upprepas.',
		],
		keys: [
			'<fil>',
			'Organisationens sigillnycklar och när de var i bruk: documentation/seal/keys.json ur dess nyaste paket, eller det som key show --json skriver. Ett sigill som är gjort efter att nyckeln slutade användas godtas då inte.',
		],
		crl: ['<fil>', 'Lista över återkallade certifikat (CRL) att pröva tidsstämplarna mot. Kan upprepas.'],
	} satisfies Record<string, string | readonly [string, string]>,
	exits: {
		key: 'Slutkoder:\n   0  klart\n   2  fel i kommandot eller inställningarna, eller så går nyckeln inte att använda\n  75  en annan process byter nyckel just nu; försök igen senare\n  70  katalogen är skadad, eller fel i programmet',
		reseal:
			'Slutkoder:\n   0  allt är förnyat, eller inget behövde förnyas\n  20  ett paket eller dess bevis är inte helt, och förnyades inte\n  75  något kunde inte förnyas nu, eller så avbröts det; försök igen senare\n   2  fel i kommandot eller inställningarna, eller ett felaktigt svar från tidsstämpeltjänsten\n  70  katalogen är skadad, eller fel i programmet',
	},
	inUse: 'används nu',
	ends: { rotated: 'utbytt', lost: 'förlorad', compromised: 'kan ha hamnat i orätta händer' },
	labels: {
		from: 'I bruk från',
		to: 'till',
		endorsed: 'Utpekad av nyckeln före',
		stamp: 'Tidsstämpel',
		root: 'Dess rot',
	},
	yes: 'ja',
	no: 'nej',
	publish:
		'Skriv in kontrollsumman där en läsare kan hitta den om tjugo år utan programmet: i arkivbeskrivningen, i diariet, på webbplatsen.',
	altered: 'händelseloggen säger något annat om den här nyckeln',
	struck: (sha256: string) => `Händelseloggen nämner en nyckel som saknas i katalogen: ${sha256}`,
	tampered:
		'Någon har ändrat katalogens uppgifter om sigillnycklarna. Publicera ingen av dem, och förlita dig inte på dem. Återställ catalogue.sqlite från säkerhetskopia, och utred det tillsammans med den som ansvarar för informationssäkerheten.',
	rotated: 'Sigillnyckeln är bytt.',
	first: 'Det fanns ingen sigillnyckel; den första är skapad.',
	newKey: 'Ny nyckel',
	oldKey: 'Förra nyckeln',
	compromisedNext:
		'Paket som förseglats med den gamla nyckeln kan bara visas vara äkta genom sina tidsstämplar: de som är stämplade innan nyckeln kom bort. Ta hjälp av den som ansvarar för informationssäkerheten.',
	stampedAt: (when: string, authority: string) => `${when}, ${authority}`,
	renewal: (n: string) => `Förnyelse ${n}`,
	isRenewed: 'förnyad nedan',
	goodUntil: (day: string) => `förnyas före ${day}`,
	trusted: 'betrodd',
	untold: 'jämför med tjänstens egen uppgift',
	noStamps: 'ingen; när paketet förseglades vilar på organisationens egen uppgift',
};

const en: typeof sv = {
	commands: {
		key: "The organisation's seal key: shows it and its history, or exchanges it.",
		'key show':
			'Shows every key that the organisation has sealed by, and when. Where there is none the first one is made.',
		'key rotate':
			'Exchanges the seal key. The old one signs that the new one follows it, and can then be used no more. Bundles that are sealed already are not touched.',
		reseal:
			'Renews time stamps before their certificates or methods are too old: checks the bundle, takes a fresh checksum, and stamps that and the evidence before it. Without bundles: those that are to be renewed within RESEAL_DAYS.',
	},
	arguments: {
		bundle: 'bundle',
		bundleAbout: "The bundle's id, the beginning of it, or the bundle's file; several will do.",
	},
	options: {
		lost: 'The old key cannot be used, but nobody else has it. The new one begins without its signature.',
		compromised:
			'Somebody else may have got at the old key. The new one begins without its signature, and the history says why.',
		by: [
			'<name>',
			'Who exchanges the key: the name of a person. Default: the system account of this machine.',
		],
		all: "Renews every bundle's time stamps, also those that hold for long.",
		trust: [
			'<file>',
			'PEM file with root certificates that you trust. At least one of the time stamps in the bundle must end in one of them then; the others are shown as not checked. Default: those that the settings trust (TIMESTAMP_CA_FILE); where there are none it is not checked who stamped.',
		],
		key: [
			'<sha256>',
			'Checksum of a seal key that the organisation itself states (64 characters, see key show). A bundle that is sealed by another is not accepted then. May be repeated.',
		],
		keys: [
			'<file>',
			"The organisation's seal keys and when they were in use: documentation/seal/keys.json out of its newest bundle, or what key show --json says. A seal that was made after the key's end is not accepted then.",
		],
		crl: ['<file>', 'List of revoked certificates (CRL) to hold time stamps against. May be repeated.'],
	},
	exits: {
		key: 'Exit codes:\n   0  done\n   2  wrong command or settings, or the key cannot be used\n  75  another process is exchanging the key just now; try again later\n  70  the catalogue is damaged, or a fault in the program',
		reseal:
			'Exit codes:\n   0  all are renewed, or none had to be\n  20  a bundle or its evidence is not whole, and was not renewed\n  75  something could not be renewed now, or it was stopped; try again later\n   2  wrong command or settings, or a wrong answer of the time-stamp authority\n  70  the catalogue is damaged, or a fault in the program',
	},
	inUse: 'in use',
	ends: { rotated: 'exchanged', lost: 'lost', compromised: 'may be in other hands' },
	labels: {
		from: 'In use from',
		to: 'to',
		endorsed: 'Named by the key before',
		stamp: 'Time stamp',
		root: 'Its root',
	},
	yes: 'yes',
	no: 'no',
	publish:
		'Write the checksum where a reader finds it in twenty years without this program: in the description of the archive, in the register of documents, on the website.',
	altered: 'the event log tells otherwise of this key',
	struck: (sha256) => `The event log names a key that the catalogue does not have: ${sha256}`,
	tampered:
		'Somebody has altered what the catalogue says of seal keys. Publish none of them, and do not rely on them. Restore catalogue.sqlite from a backup, and find out what was done, together with whoever is responsible for information security.',
	rotated: 'The seal key is exchanged.',
	first: 'There was no seal key; the first one is made.',
	newKey: 'New key',
	oldKey: 'Former key',
	compromisedNext:
		'Bundles that were sealed by the old key can be shown to be genuine by their time stamps alone: those that were stamped before the key got away. Ask whoever is responsible for information security.',
	stampedAt: (when, authority) => `${when}, ${authority}`,
	renewal: (n) => `Renewal ${n}`,
	isRenewed: 'renewed below',
	goodUntil: (day) => `to be renewed before ${day}`,
	trusted: 'trusted',
	untold: 'compare it with what the authority states',
	noStamps: "none; when it was sealed rests on the organisation's own word",
};

/** What a person reads about seal keys and time stamps. */
export const sealWords = { sv, en };
