import type { RegisterProblem } from '../register/problem.ts';
import type { Language } from './language.ts';

type TableProblem = Extract<
	RegisterProblem,
	| 'twice-in-file'
	| 'unreadable-retention'
	| 'no-rows'
	| 'unknown-column'
	| 'column-missing'
	| 'not-a-table'
>;

/** What may be wrong with a table that somebody hands in, and what to do; as PROBLEMS in register.ts. */
export const TABLE_PROBLEMS: Readonly<
	Record<TableProblem, Readonly<Record<Language, readonly [string, string]>>>
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
	'unreadable-retention': {
		sv: [
			'”{value}” säger varken att handlingen bevaras eller efter vilken tid den gallras',
			'Skriv till exempel Bevaras, Gallras efter 2 år eller Gallras vid inaktualitet. Vad det ska stå avgör planen, inte programmet.',
		],
		en: [
			'"{value}" says neither that the record is preserved nor after what time it is disposed of',
			'Write for instance Bevaras, Gallras efter 2 år or Gallras vid inaktualitet. What it should say is for the plan to decide, not for the program.',
		],
	},
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
			'Spara den som CSV med en rubrikrad, eller som en YAML-lista.',
		],
		en: [
			'the file cannot be read as a table: {value}',
			'Save it as CSV with a row of heads, or as a YAML list.',
		],
	},
};
