import type { RegisterProblem } from '../register/problem.ts';
import type { Language } from './language.ts';
import { RETENTION_PROBLEMS } from './retention-problems.ts';

type TableProblem = Extract<
	RegisterProblem,
	| 'twice-in-file'
	| 'no-rows'
	| 'unknown-column'
	| 'column-missing'
	| 'not-a-table'
	| 'unreadable-letters'
	| 'a-workbook'
	| 'no-heads'
	| 'no-sheets'
	| 'no-such-sheet'
	| 'no-sheet-has-heads'
	| 'several-sheets'
	| 'hidden-sheet'
	| 'cells-beyond'
	| 'large-workbook'
	| 'same-column'
	| 'uncertain-number'
	| 'date-cell'
>;

/** What may be wrong with a table that somebody hands in, and what to do; as PROBLEMS in register.ts. */
export const TABLE_PROBLEMS: Readonly<
	Record<
		TableProblem | keyof typeof RETENTION_PROBLEMS,
		Readonly<Record<Language, readonly [string, string]>>
	>
> = {
	'twice-in-file': {
		sv: [
			'”{value}” står två gånger i filen',
			'Ta bort den ena raden. Också andra skrivsätt av samma adress räknas.',
		],
		en: [
			'"{value}" stands twice in the file',
			'Remove one of the rows. Other spellings of the same address count too.',
		],
	},
	...RETENTION_PROBLEMS,
	'no-rows': {
		sv: ['filen har inga rader med handlingstyper', 'Se efter att rätt blad och fil är vald.'],
		en: ['the file has no rows with record types', 'See that it is the right sheet and file.'],
	},
	'unknown-column': {
		sv: [
			'”{value}” är ingen kolumn som registret känner',
			'Rätta rubriken eller ta bort kolumnen. Exportera registret för att se rubrikerna.',
		],
		en: [
			'"{value}" is no column that the register knows',
			'Correct the head or remove the column. Export the register to see the heads.',
		],
	},
	'column-missing': {
		sv: ['kolumnen saknas', 'Lägg till en kolumn med rubriken {field}.'],
		en: ['the column is missing', 'Add a column with the head {field}.'],
	},
	'not-a-table': {
		sv: [
			'filen går inte att läsa som en tabell: {value}',
			'Spara den som Excel-arbetsbok (.xlsx) eller CSV med en rubrikrad, eller som en lista i YAML eller JSON.',
		],
		en: [
			'the file cannot be read as a table: {value}',
			'Save it as an Excel workbook (.xlsx) or CSV with a row of heads, or as a list in YAML or JSON.',
		],
	},
	'large-workbook': {
		sv: [
			'arbetsboken är för stor för att läsas här',
			'Spara bladet med tabellen för sig, utan tomma rader och kolumner, som en ny arbetsbok eller som CSV.',
		],
		en: [
			'the workbook is too large to be read here',
			'Save the sheet with the table by itself, without empty rows and columns, as a new workbook or as CSV.',
		],
	},
	'unreadable-letters': {
		sv: [
			'bokstäverna går inte att läsa: ”{value}”',
			'Spara filen på nytt som ”CSV UTF-8” (så heter det i Excel), och se efter att å, ä och ö är rätt.',
		],
		en: [
			'its letters cannot be read: "{value}"',
			'Save the file again as "CSV UTF-8" (as Excel calls it), and see that å, ä and ö are right.',
		],
	},
	'a-workbook': {
		sv: [
			'filen är en arbetsbok, inte en textfil',
			'Spara den i Excel som Excel-arbetsbok (.xlsx), med den ändelsen på namnet.',
		],
		en: [
			'the file is a workbook, not a text',
			'Save it in Excel as an Excel workbook (.xlsx), with that ending of its name.',
		],
	},
	'no-heads': {
		sv: [
			'ingen rad har rubrikerna',
			'En av raderna ska ha rubrikerna, till exempel Klassificeringskod, Handlingstyp och Bevaras/gallras, och under dem stå det de säger.',
		],
		en: [
			'no row holds the heads',
			'One of the rows must hold them, such as Klassificeringskod, Handlingstyp and Bevaras/gallras, with what they say below.',
		],
	},
	'no-sheets': {
		sv: ['”{value}” har inga blad', 'Utelämna --sheet: det gäller bara Excelfiler (.xlsx).'],
		en: ['"{value}" has no sheets', 'Leave out --sheet: it is for Excel files (.xlsx) alone.'],
	},
	'no-such-sheet': {
		sv: ['filen har inget blad som heter så; bladen heter {value}', 'Ange ett av dem med --sheet.'],
		en: ['the file has no sheet of that name; its sheets are called {value}', 'Name one of them by --sheet.'],
	},
	'no-sheet-has-heads': {
		sv: [
			'inget av bladen har rubrikerna: {value}',
			'Se efter att det är rätt fil, och att rubrikerna står i en rad för sig. Ange bladet med --sheet för att få veta vad som fattas i det.',
		],
		en: [
			'none of the sheets has the heads: {value}',
			'See that it is the right file, and that the heads stand in a row of their own. Name the sheet by --sheet to be told what it lacks.',
		],
	},
	'several-sheets': {
		sv: ['flera blad har rubrikerna: {value}', 'Ange vilket som ska läsas med --sheet.'],
		en: ['several sheets have the heads: {value}', 'Say by --sheet which is to be read.'],
	},
	'hidden-sheet': {
		sv: [
			'bara dolda blad har rubrikerna: {value}',
			'Visa bladet i Excel och se efter att det är rätt, eller ange det med --sheet.',
		],
		en: [
			'only hidden sheets have the heads: {value}',
			'Show the sheet in Excel and see that it is the right one, or name it by --sheet.',
		],
	},
	'cells-beyond': {
		sv: [
			'rad {value} har fler celler än det finns rubriker',
			'Skriv en rubrik över dem, eller töm cellerna. I CSV står en text med skiljetecken i inom citattecken.',
		],
		en: [
			'line {value} has more cells than there are heads',
			'Write a head above them, or empty the cells. In CSV a text that holds the delimiter stands in quotation marks.',
		],
	},
	'same-column': {
		sv: ['kolumnerna {value} betyder samma sak', 'Ta bort en av dem, eller ge den en annan rubrik.'],
		en: ['the columns {value} mean the same', 'Remove one of them, or give it another head.'],
	},
	'uncertain-number': {
		sv: [
			'”{value}” är ett tal i Excel, och kan ha skrivits på ett annat sätt: 1.10 blir 1.1',
			'Formatera kolumnen som text i Excel, och skriv om värdet som det ska stå.',
		],
		en: [
			'"{value}" is a number in Excel, and may have been written otherwise: 1.10 becomes 1.1',
			'Format the column as text in Excel, and write the value again as it should be.',
		],
	},
	'date-cell': {
		sv: [
			'”{value}” är ett datum i Excel, och kan ha skrivits på ett annat sätt: 1.6 blir 1 juni',
			'Formatera kolumnen som text i Excel, och skriv om värdet som det ska stå.',
		],
		en: [
			'"{value}" is a date in Excel, and may have been written otherwise: 1.6 becomes 1 June',
			'Format the column as text in Excel, and write the value again as it should be.',
		],
	},
};

/** What is wrong with the table itself is about none of its fields. */
export const ABOUT_THE_TABLE: ReadonlySet<RegisterProblem> = new Set([
	...([
		'unknown-column',
		'not-a-table',
		'unreadable-letters',
		'a-workbook',
		'no-heads',
		'no-sheets',
	] as const),
	...(['no-such-sheet', 'no-sheet-has-heads', 'several-sheets', 'hidden-sheet', 'cells-beyond'] as const),
	...(['large-workbook', 'same-column'] as const),
]);

/** Whose value is several names, one a line. */
export const NAMES_SEVERAL: ReadonlySet<RegisterProblem> = new Set([
	...(['no-such-sheet', 'no-sheet-has-heads', 'several-sheets', 'hidden-sheet', 'same-column'] as const),
	'retention-disagrees',
]);
