import type { RegisterProblem } from '../register/problem.ts';
import type { Language } from './language.ts';

type OccasionProblem = Extract<
	RegisterProblem,
	| 'unknown-cadence'
	| 'unknown-month'
	| 'date-gone'
	| 'date-far'
	| 'not-happened-yet'
	| 'not-in-use'
	| 'not-registered'
	| 'not-a-post'
	| 'post-elsewhere'
	| 'change-gone'
	| 'several-changes'
	| 'while-closing'
	| 'unknown-account'
	| 'change-withdrawn'
	| 'change-otherwise'
>;

/** What may be wrong with what is said of occasions, and what to do. */
export const OCCASION_PROBLEMS: Readonly<
	Record<OccasionProblem, Readonly<Record<Language, readonly [string, string]>>>
> = {
	'unknown-cadence': {
		sv: [
			'”{value}” säger inte hur ofta',
			'Skriv varje år eller varje halvår, eller lämna tomt: då gäller verksamhetens.',
		],
		en: [
			'"{value}" does not say how often',
			"Write yearly or half-yearly, or leave it empty: then the unit's holds.",
		],
	},
	'unknown-month': {
		sv: ['”{value}” är ingen månad', 'Skriv månadens namn eller nummer, till exempel mars eller 3.'],
		en: ['"{value}" is no month', 'Write the name or number of the month, such as March or 3.'],
	},
	'date-gone': {
		sv: [
			'{value} är inte en kommande dag, så kontot kan inte dokumenteras före ändringen',
			'Har ändringen inte skett än: ta en ögonblicksbild genast med snapshot --occasion change. Har den skett: anteckna den med --happened (i en tabell: Har skett, ja), och ta en ögonblicksbild av hur kontot ser ut nu.',
		],
		en: [
			'{value} is not a day to come, so the account cannot be documented before the change',
			'Where it has not happened yet: take a snapshot at once with snapshot --occasion change. Where it has: note it with --happened (in a table: Has happened, yes), and take a snapshot of the account as it is now.',
		],
	},
	'date-far': {
		sv: ['{value} är mer än fem år bort', 'Se efter att årtalet stämmer.'],
		en: ['{value} is more than five years away', 'See that the year is right.'],
	},
	'not-happened-yet': {
		sv: [
			'{value} har inte varit än',
			'Utelämna --happened (i en tabell: skriv nej): det som inte har skett anmäls i förväg.',
		],
		en: [
			'{value} is yet to come',
			'Leave out --happened (in a table: write no): what has not happened is announced beforehand.',
		],
	},
	'not-in-use': {
		sv: [
			'kontot är inte i bruk: {value}',
			'Det gäller bara konton som är aktiva eller under avslut. Ett planerat konto görs aktivt med accounts activate.',
		],
		en: [
			'the account is not in use: {value}',
			'This is for accounts that are active or closing. A planned one is made active by accounts activate.',
		],
	},
	'not-registered': {
		sv: [
			'kontot är inte registrerat: det har bara fångats efter sin adress',
			'Registrera det först med accounts add, och ange verksamheten.',
		],
		en: [
			'the account is not registered: it has only been captured by its address',
			'Register it first with accounts add, and name its unit.',
		],
	},
	'not-a-post': {
		sv: [
			'”{value}” är inte ett enskilt inlägg eller en kommentar',
			'Ange adressen till just det som ska tas bort: öppna inlägget och kopiera adressen därifrån.',
		],
		en: [
			'"{value}" is no single post or comment',
			'Give the address of the very thing that is to be removed: open the post and copy its address.',
		],
	},
	'post-elsewhere': {
		sv: [
			'”{value}” ligger inte hos samma webbplats som kontot',
			'Ange adressen till inlägget som det visas hos kontot.',
		],
		en: [
			'"{value}" is not on the same site as the account',
			'Give the address of the post as the account shows it.',
		],
	},
	'change-gone': {
		sv: ['ingen sådan ändring av kontot är anmäld', 'Se vilka som finns med change list.'],
		en: ['no such change of the account is announced', 'See which there are with change list.'],
	},
	'while-closing': {
		sv: [
			'kontot är under avslut, och dess aktivitetsplan ändras inte medan avslutet pågår',
			'Ska kontot finnas kvar: avbryt avslutet först med close --cancel, och ändra sedan.',
		],
		en: [
			'the account is closing, and its activity plan is not changed meanwhile',
			'Where the account is to stay: cancel the closing first with close --cancel, then change it.',
		],
	},
	'several-changes': {
		sv: [
			'flera ändringar av kontot är anmälda',
			'Ange vilken med --change och början av dess beteckning: se change list.',
		],
		en: [
			'several changes of the account are announced',
			'Name one by --change and the beginning of its id: see change list.',
		],
	},
	'unknown-account': {
		sv: [
			'inget konto i registret har adressen ”{value}”',
			'Rätta adressen, eller registrera kontot först. Se adresserna med accounts list.',
		],
		en: [
			'no account of the register has the address "{value}"',
			'Correct the address, or register the account first. See the addresses with accounts list.',
		],
	},
	'change-withdrawn': {
		sv: [
			'ändringen {value} är återtagen',
			'Ta bort raden. Ska ändringen ändå göras: töm cellen Ändring, så anmäls den på nytt.',
		],
		en: [
			'the change {value} is withdrawn',
			'Remove the row. Where the change is to come after all: empty the cell Change, and it is announced anew.',
		],
	},
	'change-otherwise': {
		sv: [
			'ändringen är inte anmäld så: ”{value}”',
			'Bara dagen kan ändras. Är det en annan ändring: töm cellen Ändring i raden, och ta tillbaka den gamla med change withdraw.',
		],
		en: [
			'the change is not announced so: "{value}"',
			'The day alone can be changed. Where it is another change: empty the cell Change of the row, and withdraw the old one with change withdraw.',
		],
	},
};
