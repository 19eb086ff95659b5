import type { RegisterField, RegisterProblem, Wrong } from '../register/problem.ts';
import { CASE_PROBLEMS } from './case-problems.ts';
import type { Language } from './language.ts';
import { OCCASION_PROBLEMS } from './occasion-problems.ts';
import { shownValue } from './shown-value.ts';
import { ABOUT_THE_TABLE, TABLE_PROBLEMS } from './table-problems.ts';

type Both = Readonly<Record<Language, string>>;

/** What a field is called: the head of its column, and in what is said of it. */
export const FIELD_NAMES: Readonly<Record<RegisterField, Both>> = {
	name: { sv: 'Namn', en: 'Name' },
	creator: { sv: 'Arkivbildare', en: 'Records creator' },
	email: { sv: 'E-post', en: 'E-mail' },
	communications: { sv: 'Kommunikationsverksamhet', en: 'Communications unit' },
	address: { sv: 'Adress', en: 'Address' },
	platform: { sv: 'Plattform', en: 'Platform' },
	unit: { sv: 'Verksamhet', en: 'Unit' },
	owner: { sv: 'Ansvarig funktion', en: 'Owning function' },
	holders: { sv: 'Behöriga funktioner', en: 'Holders' },
	purpose: { sv: 'Syfte', en: 'Purpose' },
	audience: { sv: 'Målgrupp', en: 'Audience' },
	goals: { sv: 'Mål', en: 'Goals' },
	public: { sv: 'Offentligt', en: 'Public' },
	wide: { sv: 'Kommunövergripande', en: 'Municipality-wide' },
	level: { sv: 'Nivå', en: 'Level' },
	status: { sv: 'Status', en: 'Status' },
	'unit-manager': { sv: 'Verksamhetschef', en: 'Unit manager' },
	'unit-manager-on': { sv: 'Verksamhetschef, datum', en: 'Unit manager, date' },
	'head-of-administration': { sv: 'Förvaltningschef', en: 'Head of administration' },
	'head-of-administration-on': { sv: 'Förvaltningschef, datum', en: 'Head of administration, date' },
	'head-of-administration-reference': {
		sv: 'Förvaltningschef, diarienummer',
		en: 'Head of administration, reference',
	},
	reference: { sv: 'Diarienummer', en: 'Reference' },
	title: { sv: 'Planens namn', en: 'Title of the plan' },
	version: { sv: 'Version', en: 'Version' },
	'decided-on': { sv: 'Beslutsdatum', en: 'Decided on' },
	code: { sv: 'Klassificeringskod', en: 'Classification code' },
	'record-type': { sv: 'Handlingstyp', en: 'Record type' },
	remark: { sv: 'Regel eller anmärkning', en: 'Rule or remark' },
	retention: { sv: 'Bevaras/gallras', en: 'Preserved/disposed of' },
	plan: { sv: 'Dokumenthanteringsplan', en: 'Records plan' },
	row: { sv: 'Rad', en: 'Row' },
	cadence: { sv: 'Hur ofta', en: 'Cadence' },
	months: { sv: 'Månader', en: 'Months' },
	on: { sv: 'Dag', en: 'Day' },
	what: { sv: 'Vad som ändras', en: 'What changes' },
	happened: { sv: 'Har skett', en: 'Has happened' },
	reason: { sv: 'Skäl', en: 'Reason' },
	by: { sv: 'Av', en: 'By' },
	'last-content': { sv: 'Sista innehållet', en: 'Last content' },
	post: { sv: 'Inlägg eller kommentar', en: 'Post or comment' },
	change: { sv: 'Ändring', en: 'Change' },
	year: { sv: 'År', en: 'Year' },
	'case-title': { sv: 'Ärendemening', en: 'Title of the case' },
};

/** What is wrong, and what to do. `{value}` is what was given, `{field}` the field's name. */
const PROBLEMS: Readonly<Record<RegisterProblem, Readonly<Record<Language, readonly [string, string]>>>> = {
	...CASE_PROBLEMS,
	missing: { sv: ['saknas', 'Fyll i {field}.'], en: ['is missing', 'Fill in {field}.'] },
	'too-long': {
		sv: ['är för lång: ”{value}”', 'Skriv högst 200 tecken i ett namn och 2 000 i en text.'],
		en: ['is too long: "{value}"', 'Write at most 200 characters in a name and 2,000 in a text.'],
	},
	'unknown-unit': {
		sv: ['ingen verksamhet heter ”{value}”', 'Rätta namnet, eller lägg till verksamheten först.'],
		en: ['no unit is called "{value}"', 'Correct the name, or add the unit first.'],
	},
	'unit-elsewhere': {
		sv: [
			'hör till en verksamhet som du inte sköter: ”{value}”',
			'Ta bort raden, eller be någon som sköter den verksamheten att läsa in den.',
		],
		en: [
			'belongs to a unit that is not yours to keep: "{value}"',
			'Remove the row, or ask somebody who keeps that unit to take it in.',
		],
	},
	'address-not-yours': {
		sv: [
			'går inte att registrera med din roll: ”{value}”',
			'Rätta adressen, eller be någon som sköter hela organisationens register att registrera kontot.',
		],
		en: [
			'cannot be registered with your role: "{value}"',
			'Correct the address, or ask somebody who keeps the register of the whole organisation to register it.',
		],
	},
	'bad-address': {
		sv: [
			'”{value}” är ingen webbadress',
			'Skriv hela adressen med https:// först, utan användarnamn och lösenord.',
		],
		en: [
			'"{value}" is no web address',
			'Write the whole address with https:// first, without user name and password.',
		],
	},
	'not-an-account': {
		sv: [
			'”{value}” är inte ett kontos egen sida',
			'Ange adressen till kontots egen sida, inte till ett inlägg eller en flik.',
		],
		en: [
			'"{value}" is not the own page of an account',
			'Give the address of the account itself, not of a post or tab.',
		],
	},
	'person-as-unit': {
		sv: [
			'”{value}” ser ut som en persons namn',
			'Ange verksamheten. Konton ägs av verksamheter, aldrig av personer.',
		],
		en: [
			'"{value}" looks like the name of a person',
			'Give the unit. Accounts are owned by units, never by persons.',
		],
	},
	'person-as-owner': {
		sv: [
			'”{value}” ser ut som en persons namn',
			'Ange en funktion, till exempel Kommunikationsansvarig. Ett konto ägs av en verksamhet eller funktion, aldrig av en person: personen kan sluta, och kontot ska finnas kvar.',
		],
		en: [
			'"{value}" looks like the name of a person',
			'Give a function, such as Communications officer. An account is owned by a unit or function, never by a person: the person may leave, and the account must stay.',
		],
	},
	'person-as-holder': {
		sv: [
			'”{value}” ser ut som en persons namn',
			'Ange funktionen som har inloggningen, till exempel Kommunikatör.',
		],
		en: [
			'"{value}" looks like the name of a person',
			'Give the function that holds the login, such as Communications officer.',
		],
	},
	'personal-number': {
		sv: [
			'”{value}” innehåller ett personnummer',
			'Ta bort personnumret: registret ska inte innehålla några.',
		],
		en: ['"{value}" holds a personal identity number', 'Remove it: the register must hold none.'],
	},
	'wide-without-communications': {
		sv: [
			'ingen verksamhet är kommunikationsverksamhet',
			'Kommunövergripande konton hör till den. Ange vilken det är: units change VERKSAMHET --communications ja.',
		],
		en: [
			'no unit is the communications unit',
			'Accounts of the whole municipality belong to it. Say which one it is: units change UNIT --communications yes.',
		],
	},
	'wide-elsewhere': {
		sv: [
			'kommunövergripande konton hör till ”{value}”',
			'Ange den verksamheten, eller att kontot inte är kommunövergripande.',
		],
		en: [
			'accounts of the whole municipality belong to "{value}"',
			'Give that unit, or say that the account is not municipality-wide.',
		],
	},
	'not-yes-or-no': {
		sv: ['”{value}” är varken ja eller nej', 'Skriv ja eller nej.'],
		en: ['"{value}" is neither yes nor no', 'Write yes or no.'],
	},
	'unknown-level': {
		sv: ['”{value}” är ingen nivå', 'Skriv overview, unique eller full.'],
		en: ['"{value}" is no level', 'Write overview, unique or full.'],
	},
	'unknown-status': {
		sv: ['”{value}” är ingen status', 'Skriv planerat, aktivt, under avslut eller avslutat.'],
		en: ['"{value}" is no status', 'Write planned, active, closing or closed.'],
	},
	'status-leap': {
		sv: [
			'kontot kan inte bli ”{value}” på det här sättet',
			'Ett planerat konto kan bli aktivt. Ett konto avslutas med kommandot close, som ser till att det finns en ögonblicksbild.',
		],
		en: [
			'the account cannot become "{value}" in this way',
			'A planned account can become active. An account is closed by the command close, which sees to it that there is a snapshot.',
		],
	},
	'not-signed': {
		sv: [
			'aktivitetsplanen är inte undertecknad av båda',
			'Ange vem som har undertecknat den, när, och diarienumret: både verksamhetschef och förvaltningschef.',
		],
		en: [
			'the activity plan is not signed by both',
			'Say who has signed it, when, and under which reference: both the unit manager and the head of administration.',
		],
	},
	'sign-off-incomplete': {
		sv: ['saknas i en underskrift', 'En underskrift har namn, datum och diarienummer.'],
		en: ['is missing from a sign-off', 'A sign-off has a name, a date and a reference.'],
	},
	'signed-by-one': {
		sv: [
			'”{value}” har redan undertecknat i den andra rollen',
			'Två personer undertecknar: verksamhetschefen och förvaltningschefen.',
		],
		en: [
			'"{value}" has signed in the other role already',
			'Two persons sign: the unit manager and the head of administration.',
		],
	},
	'signed-otherwise': {
		sv: [
			'planen är redan undertecknad i den rollen, med andra uppgifter än ”{value}”',
			'En underskrift ändras inte. Ändras syfte, målgrupp eller mål blir det en ny version att underteckna.',
		],
		en: [
			'the plan is signed in this role already, otherwise than by "{value}"',
			'A sign-off is not changed. Another purpose, audience or goal makes a new version to sign.',
		],
	},
	'signed-older': {
		sv: [
			'”{value}” har undertecknat en äldre version av aktivitetsplanen, den dagen: underskriften gäller inte för den ändrade planen',
			'Ange den nya underskriften med dess dag, eller töm namn och datum i raden: då är den nya versionen inte undertecknad än. Undertecknades den samma dag: anteckna det med accounts sign.',
		],
		en: [
			'"{value}" has signed an older version of the activity plan, on that day: it is no sign-off of the changed plan',
			'Give the new sign-off with its date, or empty name and date of the row: the new version is then not signed yet. Where it was signed on the same day: note it with accounts sign.',
		],
	},
	'not-a-date': {
		sv: ['”{value}” är inget datum', 'Skriv år, månad och dag, till exempel 2026-11-27.'],
		en: ['"{value}" is no date', 'Write year, month and day, such as 2026-11-27.'],
	},
	'date-to-come': {
		sv: ['”{value}” har inte varit än', 'Ange dagen då planen undertecknades.'],
		en: ['"{value}" is yet to come', 'Give the day on which the plan was signed.'],
	},
	'not-email': {
		sv: [
			'”{value}” är ingen e-postadress',
			'Skriv till exempel kommunikation@kommunen.se, eller lämna tomt.',
		],
		en: [
			'"{value}" is no e-mail address',
			'Write for instance communications@municipality.se, or leave it empty.',
		],
	},
	'closed-account': {
		sv: ['kontot ”{value}” är avslutat', 'Uppgifterna om ett avslutat konto ändras inte.'],
		en: ['the account "{value}" is closed', 'What is known of a closed account is not changed.'],
	},
	'second-communications-unit': {
		sv: ['”{value}” är redan kommunikationsverksamhet', 'Det finns bara en: ändra den andra först.'],
		en: ['"{value}" is the communications unit already', 'There is one only: change the other one first.'],
	},
	'version-there': {
		sv: [
			'version ”{value}” av planen finns redan',
			'En beslutad plan ändras inte. Ange den nya versionens beteckning.',
		],
		en: [
			'version "{value}" of the plan is there already',
			'A decided plan is not changed. Give the name of the new version.',
		],
	},
	...OCCASION_PROBLEMS,
	...TABLE_PROBLEMS,
};

/** What is wrong in one sentence, and what to do in another. */
export function wrongWords(found: Wrong, lang: Language): { what: string; remedy: string } {
	const { field, problem } = found;
	const name = FIELD_NAMES[field][lang];
	const [what, remedy] = PROBLEMS[problem][lang];
	const shown = shownValue(found, lang);
	const filled = (text: string) => text.replaceAll('{value}', shown).replaceAll('{field}', name);
	// What is wrong with the table itself is about none of its fields.
	const about = ABOUT_THE_TABLE.has(problem) ? '' : `${name}: `;
	return { what: `${about}${filled(what)}.`, remedy: filled(remedy) };
}
