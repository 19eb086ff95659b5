import type { Cell, Table } from './form.ts';

/** Which column holds which field, and which fields are told twice. */
export interface ChosenColumns<Field> {
	/** Heads by field. */
	readonly heads: ReadonlyMap<Field, string>;
	/** Heads that mean the same, where more than one of them has something below it. */
	readonly clashes: readonly { readonly field: Field; readonly heads: readonly string[] }[];
	/** Heads that hold nothing beside one of the same meaning. */
	readonly empty: readonly string[];
}

/** Of two columns that mean the same one may be empty throughout; else nobody can tell which counts. @param fieldOf undefined for a head that means nothing here */
export function chooseColumns<Field>(
	{ heads, twice, rows }: Table,
	fieldOf: (head: string) => Field | undefined,
): ChosenColumns<Field> {
	const isFilled = (head: string) => rows.some(({ cells }) => !isEmpty(cells.get(head)));
	const chosen = new Map<Field, string>();
	const clashes: { field: Field; heads: readonly string[] }[] = [];
	const empty: string[] = [];
	for (const [field, same] of Map.groupBy(heads, fieldOf)) {
		if (field === undefined) continue;
		const filled = same.filter(isFilled);
		const told = filled.flatMap((head) => (twice.includes(head) ? [head, head] : [head]));
		if (told.length > 1) clashes.push({ field, heads: told });
		const [head] = [...filled, ...same];
		if (head !== undefined) chosen.set(field, head);
		empty.push(...same.filter((other) => other !== head && !filled.includes(other)));
	}
	return { heads: chosen, clashes, empty };
}

function isEmpty(cell: Cell | undefined): boolean {
	return cell === undefined || cell.length === 0;
}
