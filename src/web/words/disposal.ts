import type { DisposalGroup } from '../../work/disposal/list-due.ts';

type Rules = Readonly<Record<Exclude<DisposalGroup['rule'], 'timed'>, (from: string) => string>>;

const number = { sv: new Intl.NumberFormat('sv-SE'), en: new Intl.NumberFormat('en-GB') };

const sv = {
	title: 'Gallring',
	lead: 'Vad dokumenthanteringsplanerna låter gallras i dag, enligt den rad som varje paket arkiverades under.',
	notHere: 'Webbkontoret gallrar ingenting, och inget annat i Ögonblick gör det heller.',
	how: 'Listan är ett underlag för beslut. När beslutet är fattat tar den som sköter datorn bort paketen och kopiorna av dem, så som handboken beskriver, och gallringen antecknas i diariet. Det som har gallringsspärr får inte gallras, och inte heller det som behövs för något annat än det som planen tänkte på.',
	due: 'Får gallras',
	dueHint:
		'Gallringsspärr betyder att paketet är med i en begäran om utlämnande som pågår. En begäran som ingen har valt paket i än spärrar inget: se efter under Utlämnande först.',
	counted:
		'Frister räknas här från dagen då bilden togs. Står det i planens inledning, som i många planer, att frister räknas från årets slut, infaller dagen senare än listan säger: räkna från årsskiftet efter fångsten.',
	allUnits: 'alla',
	show: 'Visa',
	dueCaption: (n: number, all: number) =>
		n < all
			? `De ${number.sv.format(n)} äldsta paketen av ${number.sv.format(all)} vars gallringsfrist har gått ut`
			: 'Paket vars gallringsfrist har gått ut',
	onwardCaption: 'Fler paket vars gallringsfrist har gått ut, de äldsta först',
	toBeginning: 'Till listans början',
	nothingDue: 'Inget paket som ligger på sin plats har en gallringsfrist som har gått ut.',
	noneOnward: 'Listan är slut: inget mer paket får gallras.',
	goneCounted: (n: number) =>
		`${number.sv.format(n)} paket till, vars gallringsfrist har gått ut, är inte med: filen låg inte på sin plats, vid den senaste beständighetskontrollen eller nu.`,
	goneMore:
		'Det som redan har gallrats hör dit, och det som har försvunnit på annat sätt: jämför med diariet.',
	goneDownload: 'Hämta listan över dem (CSV)',
	download: 'Hämta som gallringsunderlag (CSV)',
	moreRows: (n: number) => `${number.sv.format(n)} rader till: välj en verksamhet för att se dess.`,
	byRow: 'Rader som inte säger att handlingarna bevaras',
	byRowCaption: 'Vad raderna säger, per verksamhet, och hur mycket det gäller',
	allPreserved: 'Alla paket är arkiverade under rader som säger att de ska bevaras.',
	remark: 'Spärr och leverans',
	held: 'gallringsspärr',
	notDelivered: 'inte levererat till e-arkiv',
	gone: 'filen finns inte på sin plats',
	quarantined: 'i karantän',
	filings: 'Paket',
	rules: {
		unneeded: () => 'någon måste avgöra när de inte behövs längre',
		from: (from: string) => `räknas från något som programmet inte vet: ${from}`,
		undecided: () => 'ingen plan är beslutad: inget får gallras',
		unread: () => 'programmet förstår inte raden: se planen',
	} satisfies Rules,
	columns: {
		id: 'Paket',
		sha256: 'Kontrollsumma (SHA-256)',
		unit: 'Verksamhet',
		account: 'Konto',
		captured: 'Fångat',
		row: 'Rad',
		retention: 'Bevaras/gallras',
		from: 'Får gallras från',
		countedFrom: 'Får gallras från (räknat från dagen då bilden togs)',
		hold: 'Gallringsspärr',
		delivery: 'Leverans till e-arkiv',
		number: 'Leveransnummer',
		remark: 'Anmärkning',
	},
};

const en: typeof sv = {
	title: 'Disposal',
	lead: 'What the records plans let be disposed of today, by the row that each bundle was filed under.',
	notHere: 'The web office disposes of nothing, and nothing else in Ögonblick does.',
	how: 'The list is what a decision is made on. When it is made, whoever has the machine takes away the bundles and the copies of them as the handbook describes, and the disposal is noted in the diary. What is on hold must not be disposed of, nor what is needed for anything else than the plan thought of.',
	due: 'May be disposed of',
	dueHint:
		'On hold means that the bundle is part of a request for public records that is under way. A request in which nobody has picked bundles yet holds nothing: look under Disclosure first.',
	counted:
		'Times count from the day of the capture here. Where the introduction of the plan says, as many do, that they count from the end of the year, the day is later than the list says: count from the New Year after the capture.',
	allUnits: 'all',
	show: 'Show',
	dueCaption: (n, all) =>
		n < all
			? `The ${number.en.format(n)} oldest of ${number.en.format(all)} bundles whose retention has ended`
			: 'Bundles whose retention has ended',
	onwardCaption: 'More bundles whose retention has ended, the oldest first',
	toBeginning: 'To the beginning of the list',
	nothingDue: 'The retention of no bundle that lies in its place has ended.',
	noneOnward: 'The list ends here: no more bundles may be disposed of.',
	goneCounted: (n) =>
		`${number.en.format(n)} more, whose retention has ended, are left out: the file was not in its place, at the last fixity check or now.`,
	goneMore:
		'What has been disposed of already is among them, and what is lost in another way: compare with the diary.',
	goneDownload: 'Get the list of them (CSV)',
	download: 'Get the list for a decision (CSV)',
	moreRows: (n) => `${number.en.format(n)} more rows: choose a unit to see its own.`,
	byRow: 'Rows that do not say that the records are preserved',
	byRowCaption: 'What the rows say, by unit, and how much it concerns',
	allPreserved: 'All bundles are filed under rows that say that they are preserved.',
	remark: 'Hold and delivery',
	held: 'on hold',
	notDelivered: 'not delivered to an e-archive',
	gone: 'the file is not in its place',
	quarantined: 'in quarantine',
	filings: 'Bundles',
	rules: {
		unneeded: () => 'somebody has to say when they are no longer needed',
		from: (from) => `counted from what the program does not know: ${from}`,
		undecided: () => 'no plan is decided: nothing may be disposed of',
		unread: () => 'the program does not understand the row: see the plan',
	},
	columns: {
		id: 'Bundle',
		sha256: 'Checksum (SHA-256)',
		unit: 'Unit',
		account: 'Account',
		captured: 'Captured',
		row: 'Row',
		retention: 'Preserved/disposed of',
		from: 'May be disposed of from',
		countedFrom: 'May be disposed of from (counted from the day of the capture)',
		hold: 'Hold',
		delivery: 'Delivery to e-archive',
		number: 'Delivery number',
		remark: 'Remark',
	},
};

export const disposalWords = { sv, en };
