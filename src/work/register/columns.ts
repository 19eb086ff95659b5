import { REGISTER_FIELDS, type RegisterField, type Wrong, wrong } from '../../records/register/problem.ts';
import { comparable } from '../../records/same-name.ts';
import { FIELD_NAMES } from '../../records/words/register.ts';
import { chooseColumns } from '../tables/choose-columns.ts';
import type { Row, Table } from '../tables/form.ts';
import { listIn } from '../tables/list-cell.ts';
import type { Heads } from '../tables/with-heads.ts';

/** Other heads that people write, as they are compared. */
const ALSO: Readonly<Partial<Record<RegisterField, readonly string[]>>> = {
	name: ['verksamhetens namn', 'kontonamn', 'namn på kontot', 'unit name', 'account name'],
	creator: ['nämnd', 'arkivbildare (nämnd)', 'arkivbildare/nämnd'],
	email: ['epost', 'e-postadress', 'mejl', 'email'],
	communications: ['kommunikation', 'kommunikationsenhet'],
	address: ['webbadress', 'länk', 'url', 'kontots adress'],
	unit: ['enhet', 'verksamhet/enhet', 'ägare (verksamhet)', 'förvaltning'],
	owner: ['ägare', 'funktion', 'kontoansvarig funktion', 'ansvarig'],
	holders: ['behörig funktion', 'behöriga', 'administratörer', 'redaktörer', 'behörighet'],
	audience: ['målgrupper'],
	goals: ['målsättning', 'målsättningar'],
	public: ['publikt', 'offentlig'],
	wide: ['kommungemensamt', 'kommungemensam', 'kommunövergripande konto'],
	cadence: ['intervall', 'frekvens', 'hur ofta ögonblicksbild tas'],
	months: ['månad', 'önskade månader', 'month'],
	reference: ['dnr', 'ärendenummer', 'diarienr'],
	on: ['datum', 'date'],
	what: ['ändring', 'vad', 'what'],
	by: ['anmäld av', 'announced by'],
};

const BY_HEAD: ReadonlyMap<string, RegisterField> = new Map(
	REGISTER_FIELDS.flatMap((field) =>
		[field, FIELD_NAMES[field].sv, FIELD_NAMES[field].en, ...(ALSO[field] ?? [])].map(
			(head) => [plain(head), field] as const,
		),
	),
);

/** A head as it is compared: case, spaces, hyphens and colons make no difference. */
function plain(head: string): string {
	return comparable(head).replace(/[\s:_*-]+/g, '');
}

/** A table of units calls each by the word for what it is. */
function meant(field: RegisterField | undefined, known: readonly RegisterField[]): RegisterField | undefined {
	return field === 'unit' && !known.includes('unit') ? 'name' : field;
}

/** A row by fields instead of heads. */
export interface FieldRow {
	readonly at: number;
	text(field: RegisterField): string | undefined;
	/** Several values: a list, or a text as `listIn` reads it. */
	list(field: RegisterField): readonly string[] | undefined;
}

/** What a head means in a table of these fields. */
function fieldOf(head: string, known: readonly RegisterField[]): RegisterField | undefined {
	const field = meant(BY_HEAD.get(plain(head)), known);
	return field !== undefined && known.includes(field) ? field : undefined;
}

/** How the row of heads is known: it is the first one, and has what the table must have. */
export function headsOf(known: readonly RegisterField[], needed: readonly RegisterField[]): Heads {
	return {
		anywhere: false,
		is(cells) {
			const fields = new Set(cells.map((head) => fieldOf(head, known)));
			return needed.every((field) => fields.has(field));
		},
	};
}

/**
 * Tells by their heads which columns hold what.
 * @param known fields that this table may have
 * @param needed fields that it must have
 */
export function byFields(
	table: Table,
	known: readonly RegisterField[],
	needed: readonly RegisterField[],
): { readonly wrong: readonly Wrong[]; readonly rows: readonly FieldRow[] } {
	// An empty list has no heads either, and nothing to say.
	if (table.heads.length === 0 && table.rows.length === 0) return { wrong: [], rows: [] };
	const { heads, clashes } = chooseColumns(table, (head) => fieldOf(head, known));
	const unknown = table.heads.filter((head) => fieldOf(head, known) === undefined);
	const [first = 'name'] = needed;
	return {
		wrong: [
			...unknown.map((head) => wrong(first, head, 'unknown-column')),
			...clashes.map(({ field, heads: same }) => wrong(field, same.join('\n'), 'same-column')),
			...needed.filter((field) => !heads.has(field)).map((field) => wrong(field, '', 'column-missing')),
		],
		rows: table.rows.map((row) => fieldRow(row, heads)),
	};
}

function fieldRow({ at, cells }: Row, heads: ReadonlyMap<RegisterField, string>): FieldRow {
	const cellOf = (field: RegisterField) => {
		const head = heads.get(field);
		return head === undefined ? undefined : cells.get(head);
	};
	return {
		at,
		text(field) {
			const cell = cellOf(field);
			return typeof cell === 'object' ? cell.join(', ') : cell?.trim();
		},
		list(field) {
			const cell = cellOf(field);
			return typeof cell === 'string' ? listIn(cell) : cell;
		},
	};
}
