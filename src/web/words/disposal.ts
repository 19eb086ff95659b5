import type { DisposalGroup } from '../../work/disposal/list-due.ts';

type Rules = Readonly<Record<Exclude<DisposalGroup['rule'], 'timed'>, (from: string) => string>>;

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
	cut: (n: number) =>
		`LISTAN ÄR INTE HEL: ${n} paket till, vars gallringsfrist har gått ut, ryms inte i filen.`,
	dueCaption: (n: number, all: number) =>
		n < all
			? `De ${n} äldsta paketen av ${all} vars gallringsfrist har gått ut`
			: 'Paket vars gallringsfrist har gått ut',
	nothingDue: 'Inget pakets gallringsfrist har gått ut.',
	download: 'Hämta som gallringsunderlag (CSV)',
	byRow: 'Rader som inte säger att handlingarna bevaras',
	byRowCaption: 'Vad raderna säger, per verksamhet, och hur mycket det gäller',
	allPreserved: 'Alla paket är arkiverade under rader som säger att de ska bevaras.',
	remark: 'Spärr och leverans',
	held: 'gallringsspärr',
	notDelivered: 'inte levererat till e-arkiv',
	gone: 'filen finns inte på sin plats',
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
	cut: (n) => `THE LIST IS NOT WHOLE: ${n} more bundles whose retention has ended have no room in the file.`,
	dueCaption: (n, all) =>
		n < all
			? `The ${n} oldest of ${all} bundles whose retention has ended`
			: 'Bundles whose retention has ended',
	nothingDue: "No bundle's retention has ended.",
	download: 'Get the list for a decision (CSV)',
	byRow: 'Rows that do not say that the records are preserved',
	byRowCaption: 'What the rows say, by unit, and how much it concerns',
	allPreserved: 'All bundles are filed under rows that say that they are preserved.',
	remark: 'Hold and delivery',
	held: 'on hold',
	notDelivered: 'not delivered to an e-archive',
	gone: 'the file is not in its place',
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
