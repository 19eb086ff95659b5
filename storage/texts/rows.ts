import type { Generated } from 'kysely';

export interface TextTables {
	text_bundles: TextBundleRow;
	texts: TextRow;
	text_stems: TextStemsRow;
	text_standing: TextStandingRow;
	text_terms: TextTermRow;
}

/** A place where a term stands, terms in order: of stems, and of what a search is narrowed by. Read out of the index itself. */
interface TextTermRow {
	term: string;
}

/** One row. */
interface TextStandingRow {
	id: 1;
	filings: number;
	bundles: number;
}

interface TextBundleRow {
	number: Generated<number>;
	bundle_id: string;
	rules: number;
	scope: string;
	first: number | null;
	last: number | null;
}

export interface TextRow {
	number: number;
	bundle: number;
	kind: 'post' | 'comment';
	position: number;
	id: string;
	author: string;
	written: string;
	text: string;
}

/** FTS5, without contents of its own. */
interface TextStemsRow {
	rowid: Generated<number>;
	stems: Generated<string>;
	scope: Generated<string>;
	/** The name of the table: what it is told to do. */
	text_stems: Generated<string>;
}
