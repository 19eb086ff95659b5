import { REGISTER_FIELDS, type RegisterField, type Wrong, wrong } from '../../records/register/problem.ts';
import { comparable } from '../../records/same-name.ts';
import { FIELD_NAMES } from '../../records/words/register.ts';
import type { Row, Table } from './table.ts';

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
	/** Several values: a list, or a text with lines or semicolons. */
	list(field: RegisterField): readonly string[] | undefined;
}

/**
 * Tells by their heads which columns hold what.
 * @param known fields that this table may have
 * @param needed fields that it must have
 */
export function byFields(
	{ heads, rows }: Table,
	known: readonly RegisterField[],
	needed: readonly RegisterField[],
): { readonly wrong: readonly Wrong[]; readonly rows: readonly FieldRow[] } {
	const fields = new Map(heads.map((head) => [head, meant(BY_HEAD.get(plain(head)), known)]));
	const there = new Set(fields.values());
	const unknown = heads.filter((head) => !known.some((field) => field === fields.get(head)));
	const [first = 'name'] = needed;
	return {
		wrong: [
			...unknown.map((head) => wrong(first, head, 'unknown-column')),
			...needed.filter((field) => !there.has(field)).map((field) => wrong(field, '', 'column-missing')),
		],
		rows: rows.map((row) => fieldRow(row, fields)),
	};
}

function fieldRow({ at, cells }: Row, fields: ReadonlyMap<string, RegisterField | undefined>): FieldRow {
	const values = new Map([...cells].map(([head, cell]) => [fields.get(head), cell]));
	return {
		at,
		text(field) {
			const cell = values.get(field);
			return typeof cell === 'object' ? cell.join(', ') : cell;
		},
		list(field) {
			const cell = values.get(field);
			if (cell === undefined) return undefined;
			return typeof cell === 'object'
				? cell
				: cell
						.split(/[\n;|]/)
						.map((part) => part.trim())
						.filter(Boolean);
		},
	};
}
