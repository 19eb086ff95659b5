/** A cell of CSV is a text; one of YAML may be a list. */
export type Cell = string | readonly string[];

/** Why a cell of a sheet may not say what is shown there: a number that has lost a zero or is shown otherwise, or a date. */
export type Doubt = 'number' | 'date';

export interface Row {
	/** From 1, as a spreadsheet numbers its rows: a cell of several lines is in one, and empty ones count. Of YAML the number of the item. */
	readonly at: number;
	/** By head, as written. */
	readonly cells: ReadonlyMap<string, Cell>;
	/** By head. */
	readonly doubtful?: ReadonlyMap<string, Doubt>;
}

/** Which sheet of a workbook was read, and which others there are that anybody sees. */
export interface Sheet {
	readonly name: string;
	readonly others: readonly string[];
}

export interface Table {
	/** Each once; a column without a head that is not empty is `#` and its number. */
	readonly heads: readonly string[];
	/** Those that stand over several columns that are not empty. Only the first is in the rows. */
	readonly twice: readonly string[];
	readonly rows: readonly Row[];
	/** What stands outside of the table: above its heads, and in other sheets that anybody sees. */
	readonly around?: readonly { readonly cells: readonly string[] }[];
	/** Of Excel. */
	readonly sheet?: Sheet;
}

/** A file that somebody hands in. */
export interface HandedIn {
	readonly name: string;
	readonly bytes: Uint8Array;
	/** The sheet of a workbook that is meant; the one that has the heads where nobody says. */
	readonly sheet?: string;
}
