import type { Doubt, Row, Table } from './form.ts';
import { NotATable } from './not-a-table.ts';

/** A row of a sheet before its heads are known. */
export interface Line {
	readonly at: number;
	readonly cells: readonly string[];
	/** What may not be as it is shown, by place in the row. */
	readonly doubts?: ReadonlyMap<number, Doubt>;
}

/** Where the heads of a table stand. */
export interface Heads {
	/** Whether a row holds them. */
	is(cells: readonly string[]): boolean;
	/** Whether they may stand below other rows, which are then left out; else they are the first row. */
	readonly anywhere: boolean;
}

/** The place of the row with the heads among those that are not empty; undefined where none holds them. */
export function headsAt(lines: readonly Line[], { is, anywhere }: Heads): number | undefined {
	const at = lines.filter(isFilled).findIndex(({ cells }) => is(cells));
	return at === 0 || (anywhere && at > 0) ? at : undefined;
}

/** @throws NotATable */
export function withHeads(lines: readonly Line[], heads: Heads | undefined): Table {
	const filled = lines.filter(isFilled);
	if (filled.length === 0) throw new NotATable('it is empty');
	const at = heads?.anywhere ? headsAt(filled, heads) : 0;
	if (at === undefined) throw new NotATable('', 'no-heads');
	const below = filled.slice(at + 1);
	const head = filled[at]?.cells ?? [];
	const long = below.find(({ cells }) => cells.slice(head.length).some((cell) => cell !== ''));
	if (long) throw new NotATable(String(long.at), 'cells-beyond');
	const named = head.map((name, i) => ({
		i,
		// What stands under no head is not lost without a word.
		name: name === '' ? `#${i + 1}` : name,
		hasHead: name !== '',
		isFilled: below.some(({ cells }) => (cells[i] ?? '') !== ''),
	}));
	const columns = named.filter(
		({ name, i, hasHead, isFilled: has }) =>
			(hasHead || has) &&
			!named.some((other) => other.name === name && (other.isFilled === has ? other.i < i : other.isFilled)),
	);
	const twice = named.filter(
		({ name, i, isFilled: has }) => has && named.some((o) => o.name === name && o.isFilled && o.i < i),
	);
	const rows = below.map(({ at: line, cells, doubts }): Row => {
		const doubtful = columns.flatMap(({ name, i }) => {
			const doubt = doubts?.get(i);
			return doubt ? [[name, doubt] as const] : [];
		});
		return {
			at: line,
			cells: new Map(columns.map(({ name, i }) => [name, cells[i] ?? ''] as const)),
			...(doubtful.length > 0 ? { doubtful: new Map(doubtful) } : {}),
		};
	});
	return {
		heads: columns.map(({ name }) => name),
		twice: [...new Set(twice.map(({ name }) => name))],
		rows,
		...(at > 0 ? { around: filled.slice(0, at) } : {}),
	};
}

function isFilled({ cells }: Line): boolean {
	return cells.some((cell) => cell !== '');
}
