import type { OgonblickError } from '../errors.ts';
import { agreementWrong } from '../records/words/agreement.ts';
import { RECEIPT_PROBLEMS, TARGET_PROBLEMS } from '../records/words/delivery.ts';
import { TABLE_PROBLEMS } from '../records/words/table-problems.ts';
import { TARGET_FIELD_NAMES } from '../records/words/target-fields.ts';
import { AgreementRefused, ReceiptRefused, TargetRefused } from '../work/delivery/refused.ts';
import { NotATable } from '../work/tables/not-a-table.ts';

type Swedish = readonly [message: string, remedy: string];

const RESUME = 'Inget är förlorat: kör deliver resume, så fortsätter leveransen där den slutade.';

/** Errors of deliveries, by code. */
export const SWEDISH_DELIVERY: Readonly<Record<string, Swedish | ((error: OgonblickError) => Swedish)>> = {
	'target-refused': (error) => [
		error instanceof TargetRefused
			? error.wrong
					.map(({ field, code }) => `${TARGET_FIELD_NAMES.sv[field]}: ${TARGET_PROBLEMS[code].sv}`)
					.join('\n')
			: '',
		'Rätta det som nämns ovan.',
	],
	'agreement-refused': (error) => [
		error instanceof AgreementRefused ? agreementWrong(error.wrong, 'sv') : '',
		'Rätta det som nämns ovan.',
	],
	'receipt-refused': receiptRefused,
	'receipt-other-checksum': receiptRefused,
	'unknown-target': (error) => {
		const names = /^There are: (.+)\.$/.exec(error.remedy ?? '')?.[1];
		return [
			'Inget leveransmål heter ”{subject}”.',
			names ? `De som finns: ${names}.` : 'Lägg till ett först, med deliver targets add.',
		];
	},
	'duplicate-target': [
		'Det finns redan ett leveransmål som heter ”{subject}”.',
		'Ändra det som finns, eller välj ett annat namn.',
	],
	'target-in-use': [
		'Leverans {subject} dit är inte färdig.',
		'Skicka resten med deliver resume, eller ta tillbaka den med deliver withdraw.',
	],
	'nothing-chosen': [
		'Det framgår inte vilka paket som ska levereras.',
		'Namnge paket, eller välj med --unit, --year, --occasion eller --case; --all tar alla.',
	],
	'choices-not-together': [
		'{subject} går inte ihop med de andra valen.',
		'Namnge paket, eller välj med flaggor; --all står för sig själv.',
	],
	'several-agreements': (error) => [
		`Paketen hör till flera överenskommelser: ${error.message.slice(error.message.indexOf(': ') + 2)}`,
		'Leverera en verksamhet i taget med --unit, eller ange med --agreement vilken det är.',
	],
	'too-many-chosen': [
		'Fler än {subject} paket är valda.',
		'Välj färre: en verksamhet, ett år eller en anledning i taget. Kommandot deliver tar hur många som helst.',
	],
	'nothing-to-deliver': [
		'Inget av paketen kan levereras till {subject} nu.',
		'Se varför vart och ett lämnas utanför, och välj andra.',
	],
	'delivery-over': [
		'Leverans {subject} är färdig eller återtagen.',
		'Se på dess sida hur det står till med varje paket.',
	],
	'withdraw-without-reason': ['Det står inte varför leverans {subject} tas tillbaka.', 'Ange skälet.'],
	'refusal-without-reason': [
		'Det står inte varför avvisningen i leverans {subject} står fast.',
		'Ange skälet.',
	],
	'nothing-refused': [
		'Inget i leverans {subject} är avvisat och väntar på besked.',
		'Se på dess sida hur det står till med varje paket.',
	],
	'unknown-delivery': [
		'Ingen leverans har numret {subject}.',
		'Kommandot deliver list visar vilka som finns.',
	],
	'delivery-busy': [
		'En annan process skickar redan leverans {subject}.',
		'Vänta tills den är klar; deliver show visar hur långt den har kommit.',
	],
	'delivery-ordered-meanwhile': [
		'Paketet är redan på väg till samma leveransmål, eller ligger där: {subject}',
		'En annan process hann före. Kör samma kommando igen: det fortsätter med det som är kvar.',
	],
	'delivery-target-moved': [
		'Leverans {subject} påbörjades till en annan plats än den som leveransmålet har nu.',
		'Ändra tillbaka leveransmålet och kör deliver resume, eller ta tillbaka resten med deliver withdraw och leverera det på nytt.',
	],
	'delivery-stopped': [
		'leveransen är inte färdig, och det som är skickat ligger kvar hos mottagaren.',
		RESUME,
	],
	'delivery-unfinished': ['Leverans {subject} är inte färdig.', RESUME],
	'delivery-gone': ['Leveransen finns inte längre i katalogen: {subject}', 'Kör doctor.'],
	'delivery-answered-meanwhile': [
		'Någon annan har redan svarat för paketet: {subject}',
		'Titta på leveransen igen och säg sedan vad som gäller.',
	],
	'empty-receipt': [
		'Kvittensen svarar inte för något paket.',
		'Fyll i beskedet för varje paket: mottaget eller avvisat.',
	],
	'not-a-receipt': notAReceipt,
	'receipt-said-twice': [
		'Kvittensen säger ”{subject}” två gånger på samma plats, och bara det ena går att läsa: det andra kan säga något annat. Inget är intaget.',
		'Fråga arkivet, och ta bort det ena; eller svara för hand med --received eller --refused.',
	],
	'delivery-unreachable': [
		'Leveransmålet går inte att nå: {subject}',
		'Se efter att adressen är rätt och att nätet släpper fram er. Kör sedan deliver resume.',
	],
	'delivery-cut': ['Förbindelsen till leveransmålet bröts: {subject}', RESUME],
	'delivery-full': [
		'Det finns inget utrymme kvar hos leveransmålet: {subject}',
		'Be arkivet frigöra utrymme, och kör sedan deliver resume.',
	],
	'delivery-denied': [
		'Leveransmålet tillåter inte att ni skriver eller läser där: {subject}',
		'Be arkivet om rätt att skriva och läsa där: det som skickas läses tillbaka och jämförs.',
	],
	'delivery-no-folder': [
		'Leveransmålets mapp finns inte: {subject}',
		'Anslut disken, skapa mappen eller rätta adressen: den skapas inte av sig själv.',
	],
	'delivery-file-differs': [
		'En annan fil ligger redan hos leveransmålet med det namnet, och skrivs inte över: {subject}',
		'Be arkivet flytta undan den filen, och kör sedan deliver resume.',
	],
	'delivery-number-taken': [
		'En färdig leverans med numret {subject} ligger redan hos leveransmålet (en annan, eller den här från före en återställning av katalogen), och inget läggs i den.',
		'Fråga först arkivet vad det har: paket som det har levereras inte igen. Ge upp den här med deliver withdraw --all, och leverera det som saknas på nytt: då får leveransen nästa nummer.',
	],
	'delivery-altered': [
		'Det som lästes tillbaka från leveransmålet är inte det som skickades, och togs bort där: {subject}',
		'Kör deliver resume. Händer det igen är en disk eller något på vägen trasigt: säg till arkivet.',
	],
	'delivery-refused': (error) => [
		`Leveransmålet nekade: ${/\((.*)\)$/s.exec(error.message)?.[1] ?? ''}`,
		'Kör deliver resume senare. Händer det igen: visa arkivet vad det svarade.',
	],
	'delivery-login': [
		'Leveransmålet släpper inte in er: {subject}',
		'Rätta användaren, nyckeln eller lösenordet. Arkivet behöver känna till nyckelns öppna del.',
	],
	'delivery-secret-unreadable': [
		'Filen med hemligheten går inte att läsa: {subject}',
		'Rätta sökvägen med deliver targets change, och låt den användare som kör Ögonblick läsa filen.',
	],
	'delivery-secret-open': [
		'Filen med hemligheten kan läsas av andra på datorn: {subject}',
		'Låt bara den användare som kör Ögonblick läsa den: chmod 600.',
	],
	'delivery-secret-unusable': [
		'Filen med hemligheten går inte att använda: {subject}',
		'Ange en annan fil med deliver targets change; handboken säger vad den ska innehålla.',
	],
	'delivery-host-key-unsafe': [
		'Servern har ingen nyckel av en sort som är säker: {subject}',
		'Be arkivet ge sin server en nyckel av sorten Ed25519, ECDSA eller RSA med SHA-2.',
	],
	'delivery-host-key-unknown': (error) => [
		`Serverns nyckel är inte känd: ${fingerprints(error)}`,
		`Fråga arkivet efter serverns fingeravtryck, på ett annat sätt än genom nätet. Är det ett av dem ovan sparas det med: ${command(error)}`,
	],
	'delivery-host-key-changed': (error) => [
		`Serverns nyckel är en annan än den kända (${/SHA256:\S+(?=:)/.exec(error.message)?.[0] ?? ''}): ${fingerprints(error)}`,
		`Skicka inget: någon kan stå mellan er och arkivet. Fråga arkivet om servern är utbytt; först då: ${command(error)}`,
	],
};

function receiptRefused(error: OgonblickError): Swedish {
	const words =
		error instanceof ReceiptRefused
			? error.wrong.map(
					({ at, column, code, given, expected = '' }) =>
						`Rad ${at}${column === undefined ? '' : `, kolumnen ”${column}”`}: ${RECEIPT_PROBLEMS[code].sv(given, expected)}`,
				)
			: [];
	return [
		['Kvittensen stämmer inte med leveransen, och inget i den är intaget:', ...words].join('\n'),
		'Jämför med deliver show, och fråga arkivet om det som skiljer.',
	];
}

/** Why a table is none is said as it is of other tables, but for its heads, which are a receipt's own. */
function notAReceipt({ cause }: OgonblickError): Swedish {
	const file = 'Filen går inte att läsa som en kvittens: {subject}';
	const problem = cause instanceof NotATable ? cause.problem : 'not-a-table';
	const by = 'Det går också att svara för hand.';
	if (problem === 'no-heads' || problem === 'no-sheet-has-heads')
		return [
			`${file}\nIngen rad har rubriker för paketets id och beskedet.`,
			`Låt kolumnerna heta Paket-id och Besked, som i leveranslistan. ${by}`,
		];
	// A new one is read whatever its name ends in.
	if (problem === 'a-workbook')
		return [
			`${file}\nDet är en Excelfil i det äldre formatet (.xls).`,
			`Spara den i Excel som Excel-arbetsbok (.xlsx) eller CSV. ${by}`,
		];
	if (problem === 'not-a-table')
		return [
			file,
			`En kvittens är CSV, Excel, JSON eller XML med varje pakets id och beskedet mottaget eller avvisat. ${by}`,
		];
	const [what, remedy] = TABLE_PROBLEMS[problem].sv;
	const value = cause instanceof NotATable ? cause.message : '';
	// A receipt has no --sheet: its sheet is saved by itself.
	const way = remedy.includes('--sheet')
		? 'Spara bladet med kvittensen för sig, som en ny arbetsbok eller som CSV.'
		: remedy;
	return [`${file}\n${what.replace('{value}', value)}`, `${way} ${by}`];
}

function fingerprints({ message }: OgonblickError): string {
	return message.slice(message.lastIndexOf(': ') + 2);
}

function command({ remedy = '' }: OgonblickError): string {
	return remedy.slice(remedy.lastIndexOf(': ') + 2);
}
