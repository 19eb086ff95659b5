import type { Language } from '../../records/finding-words.ts';
import type { ListDifference, ListDifferenceKind } from '../../records/public-list/reconcile.ts';

const sv = {
	commands: {
		'public-list':
			'Den offentliga förteckningen över konton: gör den, och jämför webbplatsens med registret.',
		'public-list export': 'Gör förteckningen över offentliga konton, för webbplatsen.',
		'public-list check':
			'Jämför förteckningen på webbplatsen med registret. Läser sidan och följer länkarna.',
	},
	arguments: {
		address: 'adress',
		addressAbout: 'Adressen till webbplatsens sida med förteckningen.',
	},
	options: {
		format: ['<format>', 'html, json eller csv. Förval: efter filens namn, annars html.'],
		out: ['<fil>', 'Skriver till filen, och ersätter den som finns. Utelämnat: på skärmen.'],
		fragment:
			'HTML utan sidhuvud och utseende, att lägga in på en sida som redan finns. Rubrikerna börjar på nivå 2.',
		unit: ['<verksamhet>', 'Bara den här verksamhetens konton. Namn eller id.'],
		allowHost: ['<värd>', 'Tillåter en värd med privat eller lokal adress. Kan upprepas.'],
		noLinks: 'Jämför bara adresserna, utan att följa länkarna.',
	} satisfies Record<string, string | readonly [string, string]>,
	exportExits:
		'Slutkoder:\n   0  klart\n   2  fel i kommandot eller inställningarna, eller så går filen inte att skriva\n  75  försök igen senare\n  70  katalogen är skadad, eller fel i programmet',
	checkExits:
		'Slutkoder:\n   0  webbplatsen och registret stämmer överens\n  10  de skiljer sig åt\n   2  fel i kommandot eller inställningarna, eller så finns inte sidan\n  75  webbplatsen går inte att nå; försök igen senare\n  70  fel i programmet',
	fragmentNeedsHtml: '--fragment gäller bara html.',
	formatOrNoFragment: 'Ta bort --fragment, eller ange --format html.',
	written: (file: string, accounts: string) => `Skrivet: ${accounts} i ${file}`,
	empty:
		'Förteckningen är tom: inget aktivt konto i registret är offentligt. Publicera den inte utan att veta varför.',
	accounts: ['konto', 'konton'] as [string, string],
	pages: ['sida', 'sidor'] as [string, string],
	links: ['länk till konton', 'länkar till konton'] as [string, string],
	differences: ['skillnad', 'skillnader'] as [string, string],
	reading: 'Läser webbplatsens sida …',
	asking: (links: string) => `Följer ${links} …`,
	agrees: 'Förteckningen på webbplatsen stämmer med registret.',
	differs: (n: string) => `Förteckningen på webbplatsen skiljer sig från registret: ${n}.`,
	read: (pages: string, links: string, agreed: string) =>
		`Läst: ${pages} med ${links}. I både registret och förteckningen: ${agreed}.`,
	rendered: 'Sidan visar sina länkar först när dess skript har körts, och lästes därför i en webbläsare.',
	cutOff: (pages: string) =>
		`Förteckningen är delad på fler sidor än de ${pages} som lästes. Det som står på resten är inte jämfört.`,
	unread: (address: string, why: string) => `Gick inte att läsa: ${address} (${why})`,
	unchecked: (n: string) =>
		`Länkar som plattformen inte lät programmet pröva, ofta för att den vill ha inloggning: ${n}. De räknas inte som döda; öppna dem i en webbläsare om ni vill vara säkra.`,
	kinds: {
		unknown: [
			'På webbplatsen, men inte i registret',
			'Registrera kontot med accounts add, eller ta bort länken.',
		],
		'not-listed': ['I registret, men inte på webbplatsen', 'Lägg till kontot på webbplatsen.'],
		'other-address': ['En annan adress än registrets', 'Ändra länken till registrets adress.'],
		dead: ['Länken är död', 'Se efter om kontot finns kvar. Rätta eller ta bort länken.'],
		'private-listed': [
			'På webbplatsen, men inte offentligt i registret',
			'Ta bort länken, eller ändra kontot till offentligt med accounts change.',
		],
		'planned-listed': [
			'På webbplatsen, men ännu inte aktivt',
			'Ta bort länken till dess att aktivitetsplanen är undertecknad och kontot aktivt.',
		],
		'closed-listed': ['På webbplatsen, men avslutat', 'Ta bort länken.'],
	} satisfies Record<ListDifferenceKind, readonly [string, string]>,
	hows: {
		spelling: 'annat skrivsätt',
		host: 'gammal eller annan värd',
		redirect: 'plattformen leder vidare',
	} satisfies Record<NonNullable<ListDifference['how']>, string>,
	registered: (address: string) => `i registret: ${address}`,
	leadsTo: (address: string) => `leder till: ${address}`,
	onPage: (page: string) => `på sidan: ${page}`,
	told: (told: string) => (/^\d+$/.test(told) ? `svar ${told}` : 'värden finns inte'),
};

const en: typeof sv = {
	commands: {
		'public-list': "The public list of accounts: makes it, and compares the website's with the register.",
		'public-list export': 'Makes the list of public accounts, for the website.',
		'public-list check':
			'Compares the list on the website with the register. Reads the page and follows the links.',
	},
	arguments: {
		address: 'address',
		addressAbout: "Address of the website's page with the list.",
	},
	options: {
		format: ['<format>', 'html, json or csv. Default: by the name of the file, else html.'],
		out: ['<file>', 'Writes to the file, and replaces the one that is there. Left out: on the screen.'],
		fragment:
			'HTML without head and style, to be put into a page that is there already. Headings begin at level 2.',
		unit: ['<unit>', "Only this unit's accounts. Name or id."],
		allowHost: ['<host>', 'Allows one host with a private or loopback address. May be repeated.'],
		noLinks: 'Compares the addresses only, without following the links.',
	},
	exportExits:
		'Exit codes:\n   0  done\n   2  wrong command or settings, or the file cannot be written\n  75  try again later\n  70  the catalogue is damaged, or a fault in the program',
	checkExits:
		'Exit codes:\n   0  the website and the register agree\n  10  they differ\n   2  wrong command or settings, or there is no such page\n  75  the website cannot be reached; try again later\n  70  a fault in the program',
	fragmentNeedsHtml: '--fragment is for html only.',
	formatOrNoFragment: 'Leave --fragment out, or give --format html.',
	written: (file, accounts) => `Written: ${accounts} to ${file}`,
	empty:
		'The list is empty: no active account in the register is public. Do not publish it without knowing why.',
	accounts: ['account', 'accounts'],
	pages: ['page', 'pages'],
	links: ['link to accounts', 'links to accounts'],
	differences: ['difference', 'differences'],
	reading: "Reads the website's page …",
	asking: (links) => `Follows ${links} …`,
	agrees: 'The list on the website agrees with the register.',
	differs: (n) => `The list on the website differs from the register: ${n}.`,
	read: (pages, links, agreed) => `Read: ${pages} with ${links}. In both register and list: ${agreed}.`,
	rendered: 'The page shows its links only once its scripts have run, so it was read in a browser.',
	cutOff: (pages) =>
		`The list is split over more pages than the ${pages} that were read. What stands on the others is not compared.`,
	unread: (address, why) => `Could not be read: ${address} (${why})`,
	unchecked: (n) =>
		`Links that the platform did not let the program try, often because it wants a login: ${n}. They do not count as dead; open them in a browser to be sure.`,
	kinds: {
		unknown: [
			'On the website, but not in the register',
			'Register the account with accounts add, or remove the link.',
		],
		'not-listed': ['In the register, but not on the website', 'Add the account to the website.'],
		'other-address': ["Another address than the register's", "Change the link to the register's address."],
		dead: ['The link is dead', 'See whether the account is still there. Correct or remove the link.'],
		'private-listed': [
			'On the website, but not public in the register',
			'Remove the link, or make the account public with accounts change.',
		],
		'planned-listed': [
			'On the website, but not active yet',
			'Remove the link until the activity plan is signed and the account active.',
		],
		'closed-listed': ['On the website, but closed', 'Remove the link.'],
	},
	hows: {
		spelling: 'another spelling',
		host: 'old or other host',
		redirect: 'the platform leads on',
	},
	registered: (address) => `in the register: ${address}`,
	leadsTo: (address) => `leads to: ${address}`,
	onPage: (page) => `on the page: ${page}`,
	told: (told) => (/^\d+$/.test(told) ? `answer ${told}` : 'there is no such host'),
};

/** All that `public-list` says. */
export const publicListWords: Readonly<Record<Language, typeof sv>> = { sv, en };
