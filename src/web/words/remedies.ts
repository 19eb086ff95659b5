import type { OgonblickError } from '../../errors.ts';
import type { RegisterProblem, Wrong } from '../../records/register/problem.ts';
import type { Language } from '../../records/words/language.ts';
import { wrongWords } from '../../records/words/register.ts';
import { RegisterRefused } from '../../work/register/refused.ts';

type Both = Readonly<Record<Language, string>>;

const ACCOUNT: Both = { sv: 'Titta på kontots sida.', en: "Look at the account's page." };
const REGISTER_FIRST: Both = {
	sv: 'Registrera det först: välj ”Ändra uppgifterna” på kontots sida, och ange verksamheten.',
	en: 'Register it first: choose “Change the facts” on its page, and name its unit.',
};
const DECIDE: Both = {
	sv: 'Ange skälet. Ditt namn antecknas som den som beslutar.',
	en: 'Give the reason. Your name is noted as who decides.',
};
const CHANGES: Both = {
	sv: 'Se vilka som är anmälda på sidan med kontots ändringar.',
	en: "See which are announced on the page of the account's changes.",
};
const SHEET: Both = {
	sv: 'Skriv bladets namn under ”Blad”.',
	en: 'Write the name of the sheet under “Sheet”.',
};

const GO_ON: Both = {
	sv: 'Rätta det, eller be arkivet göra det. Är det något som går över försöks det igen av sig självt; annars trycker du på ”Fortsätt”, så fortsätter leveransen där den slutade.',
	en: 'Mend it, or ask the archive to. What passes is tried again by itself; otherwise press “Go on”, and the delivery goes on where it ended.',
};

/** Where the words of an error name a command, a page names its own way. By code. */
const OF_ERRORS: Readonly<Record<string, Both>> = {
	'closing-not-registered': REGISTER_FIRST,
	'closing-not-started': {
		sv: 'Ange på sidan för avslutet varför det avslutas utan ögonblicksbild.',
		en: 'Say on the page of the closing why it is closed without a snapshot.',
	},
	'already-closed': ACCOUNT,
	'not-closing': ACCOUNT,
	'closing-lowered-unnamed': DECIDE,
	'closing-dated-back': {
		sv: 'Ange skälet: ditt namn antecknas som den som beslutar. Eller välj att det sista innehållet är publicerat redan: då tas en ny.',
		en: 'Give the reason: your name is noted as who decides. Or choose that the last content is published already: then a new one is taken.',
	},
	'no-person': {
		sv: 'Ange ett skäl. Beslutet antecknas med ditt namn, som ska vara för- och efternamn; en administratör kan rätta det.',
		en: 'Give a reason. The decision is noted with your name, which has to be first and last name; an administrator can correct it.',
	},
	'closing-waits': {
		sv: 'Se på sidan för avslutet vad som fattas, och beställ en ny ögonblicksbild där eller avsluta kontot ändå.',
		en: 'See on the page of the closing what is lacking, and order another snapshot there or close the account all the same.',
	},
	'change-there': {
		sv: 'Flytta den som finns, eller ta tillbaka den först.',
		en: 'Move the one that is there, or withdraw it first.',
	},
	'no-such-order': { sv: 'Öppna den från kontots sida.', en: "Open it from the account's page." },
	'order-over': {
		sv: 'Se på beställningens sida vad den gav.',
		en: "See on the order's page what came of it.",
	},
	'removal-waits': {
		sv: 'Stoppa den beställningen på dess sida om den är fel, och beställ igen.',
		en: 'Stop that order on its page if it is wrong, and order again.',
	},
	'status-by-gate': {
		sv: 'Välj ”Avsluta kontot” på dess sida.',
		en: 'Choose “Close the account” on its page.',
	},
	'duplicate-account': {
		sv: 'Ändra det som finns: sök upp det bland kontona. Också andra skrivsätt av adressen räknas.',
		en: 'Change the one that is there: look it up among the accounts. Other spellings of its address count too.',
	},
	'unknown-plan': {
		sv: 'Se vilka som finns under ”Dokumenthanteringsplaner”.',
		en: 'See which there are under “Records plans”.',
	},
	'unknown-row': { sv: 'Se raderna på planens sida.', en: "See the rows on the plan's page." },
	'unknown-account': {
		sv: 'Sök upp det i listan över konton. Hör det till en verksamhet som du inte ser, be en administratör om en roll där.',
		en: 'Look it up in the list of accounts. Where it belongs to a unit that you do not see, ask an administrator for a role there.',
	},
	'no-such-hook': { sv: 'Se webhookarna i listan.', en: 'See the webhooks in the list.' },
	'no-such-token': {
		sv: 'Se nycklarna under ”Nycklar för program”.',
		en: 'See the keys under “Keys for programs”.',
	},
	'login-empty': {
		sv: 'Logga in på plattformen i webbläsaren, vänta tills dess sida visas och välj sedan ”Klar”.',
		en: 'Log in to the platform in the browser, wait for its page, then choose “Done”.',
	},
	'login-lost': { sv: 'Öppna en ny webbläsare.', en: 'Open a new browser.' },
	'unknown-delivery': {
		sv: 'Sök upp den i listan över leveranser.',
		en: 'Look it up in the list of deliveries.',
	},
	'unknown-target': {
		sv: 'Välj ett i listan. Den som sköter datorn lägger till leveransmål, med deliver targets add.',
		en: 'Choose one in the list. Whoever has the machine adds targets, by deliver targets add.',
	},
	'nothing-chosen': {
		sv: 'Ange verksamhet, år, anledning eller samlingsärende, eller paketens id.',
		en: 'Give a unit, a year, an occasion or a collective case, or the ids of the bundles.',
	},
	'choices-not-together': {
		sv: 'Ange paketens id, eller välj efter verksamhet, år, anledning och ärende: inte båda.',
		en: 'Give the ids of the bundles, or choose by unit, year, occasion and case: not both.',
	},
	'several-agreements': {
		sv: 'Leverera en verksamhet i taget, eller ange överenskommelsens nummer.',
		en: 'Deliver one unit at a time, or give the number of the agreement.',
	},
	'bundle-restricted': {
		sv: 'Pröva sekretessen först. Ange sedan skälet till att det lämnas över: det antecknas med ditt namn.',
		en: 'Review secrecy first. Then give the reason why it is handed over: it is noted with your name.',
	},
	'delivery-ordered-meanwhile': {
		sv: 'Någon hann före. Visa på nytt vad som skulle levereras.',
		en: 'Somebody was first. Look anew at what would be delivered.',
	},
	'receipt-refused': {
		sv: 'Jämför med leveransens sida, och fråga arkivet om det som skiljer.',
		en: 'Compare with the page of the delivery, and ask the archive about what differs.',
	},
	'receipt-other-checksum': {
		sv: 'Jämför med leveransens sida, och fråga arkivet om det som skiljer.',
		en: 'Compare with the page of the delivery, and ask the archive about what differs.',
	},
	'delivery-target-moved': GO_ON,
	'delivery-unreachable': GO_ON,
	'delivery-cut': GO_ON,
	'delivery-full': GO_ON,
	'delivery-altered': GO_ON,
	'delivery-refused': GO_ON,
	'delivery-file-differs': GO_ON,
	'delivery-stopped': GO_ON,
	'delivery-unfinished': GO_ON,
	'duplicate-case': {
		sv: 'Sök upp det i listan över samlingsärenden, och ändra det i stället.',
		en: 'Look it up in the list of collective cases, and change that one.',
	},
	'unknown-case': {
		sv: 'Sök upp det i listan över samlingsärenden.',
		en: 'Look it up in the list of collective cases.',
	},
	'unknown-bundle': { sv: 'Sök upp det i listan över paket.', en: 'Look it up in the list of bundles.' },
};

/** The same for what is wrong in a field. By problem. */
const OF_PROBLEMS: Readonly<Partial<Record<RegisterProblem, Both>>> = {
	'date-gone': {
		sv: 'Har ändringen inte skett än: beställ en ögonblicksbild genast. Har den skett: kryssa i det, och beställ en ögonblicksbild av hur kontot ser ut nu.',
		en: 'Where it has not happened yet: order a snapshot at once. Where it has: tick that, and order a snapshot of the account as it is now.',
	},
	'not-happened-yet': {
		sv: 'Kryssa inte i att ändringen har skett: det som inte har skett anmäls i förväg.',
		en: 'Do not tick that it has happened: what has not happened is announced beforehand.',
	},
	'not-in-use': {
		sv: 'Det gäller bara konton som är aktiva eller under avslut. Ett planerat konto görs aktivt på sidan med aktivitetsplanen.',
		en: 'This is for accounts that are active or closing. A planned one is made active on the page of its activity plan.',
	},
	'not-registered': REGISTER_FIRST,
	'change-gone': CHANGES,
	'several-changes': CHANGES,
	'while-closing': {
		sv: 'Ska kontot finnas kvar: avbryt avslutet först på dess sida, och ändra sedan.',
		en: 'Where the account is to stay: cancel the closing first on its page, then change it.',
	},
	'wide-without-communications': {
		sv: 'Kommunövergripande konton hör till den. Ange på verksamhetens sida vilken det är.',
		en: "Accounts of the whole municipality belong to it. Say on the unit's page which one it is.",
	},
	'signed-older': {
		sv: 'Anteckna den nya underskriften med dess dag.',
		en: 'Note the new sign-off with its date.',
	},
	'no-sheets': {
		sv: 'Lämna ”Blad” tomt: det gäller bara Excelfiler (.xlsx).',
		en: 'Leave “Sheet” empty: it is for Excel files (.xlsx) alone.',
	},
	'no-such-sheet': SHEET,
	'no-sheet-has-heads': {
		sv: 'Se efter att det är rätt fil, och att rubrikerna står i en rad för sig.',
		en: 'See that it is the right file, and that the heads stand in a row of their own.',
	},
	'several-sheets': SHEET,
	'hidden-sheet': {
		sv: 'Visa bladet i Excel och se efter att det är rätt, eller skriv dess namn under ”Blad”.',
		en: 'Show the sheet in Excel and see that it is the right one, or write its name under “Sheet”.',
	},
};

/** What to do about an error on a page, where its own words would name a command; undefined where they do not. */
export function remedyOnPage(error: OgonblickError, lang: Language): string | undefined {
	if (!(error instanceof RegisterRefused))
		return Object.hasOwn(OF_ERRORS, error.code) ? OF_ERRORS[error.code]?.[lang] : undefined;
	return [...new Set(error.wrong.map((each) => wrongOnPage(each, lang).remedy))].join(' ');
}

/** What is wrong in a field, and what to do about it on a page. */
export function wrongOnPage(found: Wrong, lang: Language): { what: string; remedy: string } {
	const { what, remedy } = wrongWords(found, lang);
	return { what, remedy: OF_PROBLEMS[found.problem]?.[lang] ?? remedy };
}
