import { type Document, parseDocument, visit } from 'yaml';
import type { Cell, Row, Table } from './form.ts';
import { NotATable } from './not-a-table.ts';

/**
 * A list of mappings, in YAML or in JSON (which is YAML). Numbers, dates and answers stay as they are written: a code `3.10` is not `3.1`.
 * What `--json` writes, the list under its name, is read too.
 * @throws NotATable
 */
export function fromYaml(text: string): Table {
	const document = parseDocument(text.replace(/^\ufeff/, ''));
	const [error] = document.errors;
	if (error) throw new NotATable(error.message.split('\n')[0] ?? '');
	const list = listIn(asWritten(document));
	const rows = list.map((item: unknown, i): Row => {
		if (item === null || typeof item !== 'object' || Array.isArray(item))
			throw new NotATable(`item ${i + 1} is no mapping of names to values`);
		return { at: i + 1, cells: new Map(Object.entries(item).map(([name, value]) => [name, cellOf(value)])) };
	});
	return { heads: [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))], twice: [], rows };
}

function asWritten(document: Document.Parsed): unknown {
	visit(document, {
		Scalar(_, node) {
			const { value, source } = node;
			if (typeof value !== 'string' && value !== null && source !== undefined) node.value = source;
		},
	});
	return document.toJS();
}

function listIn(found: unknown): readonly unknown[] {
	if (Array.isArray(found)) return found;
	const lists = Object.values(found ?? {}).filter((value) => Array.isArray(value));
	const [list] = lists;
	if (!Array.isArray(list) || lists.length > 1) throw new NotATable('it is no list');
	return list;
}

function cellOf(value: unknown): Cell {
	if (Array.isArray(value)) return value.map((v) => String(v ?? '').trim()).filter(Boolean);
	return String(value ?? '').trim();
}
