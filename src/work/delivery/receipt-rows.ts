import type { ReceiptPart, ReceiptRow } from '../../records/delivery/receipt.ts';
import { comparable } from '../../records/same-name.ts';
import { NotATable } from '../tables/not-a-table.ts';
import { readTable } from '../tables/table.ts';
import { xmlRecords } from './xml-records.ts';

/** What the parts of a receipt are called, by whoever writes one. The first that has a value counts. */
const NAMES = {
	bundle: [
		...['paket-id', 'paketid', 'paket', 'id', 'bundle', 'bundleid', 'bundle-id', 'objid', 'uuid'],
		...['identifier', 'identitet', 'fil', 'file', 'filename', 'filnamn'],
	],
	status: ['besked', 'status', 'utfall', 'resultat', 'outcome', 'result', 'state'],
	sha256: ['sha-256', 'sha256', 'kontrollsumma', 'checksum'],
	reason: ['orsak', 'skäl', 'reason', 'anmärkning', 'felmeddelande', 'message', 'comment', 'kommentar'],
} as const;
const PARTS = ['bundle', 'status', 'sha256', 'reason'] as const;

/**
 * The lines of a receipt: a table (CSV, Excel, YAML) with a column for the bundle and one for the answer, JSON with a list of bundles, or XML with an
 * element for each. A line of the delivery list whose answer nobody has filled in says nothing.
 * @throws NotATable
 */
export async function receiptRows(bytes: Uint8Array, name: string): Promise<readonly ReceiptRow[]> {
	const text = Buffer.from(bytes).toString('utf8').trimStart();
	if (/\.xml$/i.test(name) || /^\uFEFF?<\?xml/.test(text)) return answered(ofXml(text));
	if (/\.json$/i.test(name) || /^\uFEFF?[[{]/.test(text)) return answered(ofJson(text));
	const heads = {
		is: (cells: readonly string[]) =>
			(['bundle', 'status'] as const).every((part) => cells.some((head) => named(part, head))),
		anywhere: true,
	};
	const { rows } = await readTable({ bytes, name }, heads).catch((error: unknown) => {
		if (!(error instanceof NotATable) || error.problem !== 'no-heads') throw error;
		throw new NotATable(`no columns are called ${NAMES.bundle[0]} and ${NAMES.status[0]}`);
	});
	return answered(rows.map(({ at, cells }) => ({ at, fields: [...cells].map(([k, v]) => [k, String(v)]) })));
}

interface Said {
	readonly at: number;
	readonly fields: readonly (readonly string[])[];
}

/** Rows that say something. One that gives an answer, or a reason for one, and names no bundle is told of and not passed over. */
function answered(all: readonly Said[]): readonly ReceiptRow[] {
	const heads = headsIn(all);
	return all.flatMap(({ at, fields }) => {
		const parts = PARTS.map((part) => [part, said(part, fields)] as const);
		const found = Object.fromEntries(parts.flatMap(([part, cell]) => (cell ? [[part, cell.value]] : [])));
		if (found.status === undefined && found.reason === undefined) return [];
		const columns = Object.fromEntries(
			parts.flatMap(([part, cell]) => {
				const head = cell?.head ?? heads.get(part);
				return head === undefined ? [] : [[part, head]];
			}),
		);
		return [{ at, ...found, columns }];
	});
}

/** What the file calls each part, where a row has nothing in it. */
function headsIn(all: readonly Said[]): ReadonlyMap<ReceiptPart, string> {
	const heads = new Map<ReceiptPart, string>();
	for (const { fields } of all)
		for (const [head = ''] of fields)
			for (const part of PARTS) if (!heads.has(part) && named(part, head)) heads.set(part, head);
	return heads;
}

function said(
	part: ReceiptPart,
	fields: Said['fields'],
): { readonly head: string; readonly value: string } | undefined {
	for (const name of NAMES[part]) {
		const field = fields.find(([key = '', text]) => comparable(key) === name && text?.trim());
		if (field) return { head: field[0] ?? '', value: field[1]?.trim() ?? '' };
	}
	return undefined;
}

function named(part: ReceiptPart, head: string): boolean {
	return (NAMES[part] as readonly string[]).includes(comparable(head));
}

function ofJson(text: string): readonly Said[] {
	let document: unknown;
	try {
		document = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch (error) {
		throw new NotATable((error as Error).message);
	}
	const lists = [document, ...Object.values(isObject(document) ? document : {})];
	// Some tell of what they took in and of what they refused in two lists.
	const list = lists.flatMap((one) => (Array.isArray(one) && one.some(isObject) ? (one as unknown[]) : []));
	if (list.length === 0) throw new NotATable('it holds no list of bundles');
	const isOurs = isObject(document) && String(document.format).startsWith('ogonblick-delivery/');
	return list.map((item, i) => ({
		at: i + 1,
		fields: Object.entries(isObject(item) ? item : { status: plain(item) })
			// In our own list it is what became of the capture, and no answer of the archive's.
			.filter(([key]) => !(isOurs && key === 'outcome'))
			.map(([key, value]) => [key, plain(value)]),
	}));
}

function ofXml(text: string): readonly Said[] {
	const records = xmlRecords(text).filter(({ fields }) => said('status', fields) || said('reason', fields));
	const named = records.filter(({ fields }) => said('bundle', fields));
	if (!named.some(({ fields }) => said('status', fields)))
		throw new NotATable('no element holds both a bundle and an answer');
	// What stands above the bundles may have an answer of its own; what is called as they are is one of them.
	const names = new Set(named.map(({ name }) => name));
	return records.filter(({ name }) => names.has(name)).map(({ fields }, i) => ({ at: i + 1, fields }));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plain(value: unknown): string {
	return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}
