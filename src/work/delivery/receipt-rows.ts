import type { ReceiptClaim, ReceiptPart, ReceiptRow } from '../../records/delivery/receipt.ts';
import { comparable } from '../../records/same-name.ts';
import { NotATable } from '../tables/not-a-table.ts';
import { readTable } from '../tables/table.ts';
import { claimsIn, nodesOf, type ReceiptNode } from './receipt-claims.ts';
import { isOtherFile, isSum, sumsWithin } from './receipt-sums.ts';
import { type XmlRecord, xmlRecords } from './xml-records.ts';

/** What the parts of a receipt are called, by whoever writes one. The first that has a value counts. */
const NAMES = {
	bundle: [
		...['paket-id', 'paketid', 'paket', 'id', 'bundle', 'bundleid', 'bundle-id', 'objid', 'uuid'],
		...['identifier', 'identitet', 'fil', 'file', 'filename', 'filnamn'],
	],
	status: ['besked', 'status', 'utfall', 'resultat', 'outcome', 'result', 'state'],
	sha256: [
		...['sha-256', 'sha256', 'kontrollsumma', 'checksum'],
		// What is no SHA-256 is told as what it is.
		...['md5', 'sha-1', 'sha1', 'sha-384', 'sha384', 'sha-512', 'sha512'],
	],
	reason: [
		...['orsak', 'skäl', 'reason', 'anmärkning', 'felmeddelande', 'message', 'comment', 'kommentar'],
		...['fel', 'error', 'avvikelse'],
	],
	delivery: ['leveransnummer', 'deliverynumber', 'delivery-number', 'delivery number'],
} as const;
/** Objects within each other that a receipt has its list in, at most. */
const MOST_DEEP = 4;
const PARTS = ['bundle', 'status', 'sha256', 'reason', 'delivery'] as const;

/**
 * The lines of a receipt: a table (CSV, Excel, YAML) with a column for the bundle and one for the answer, JSON with a list of bundles, or XML with an
 * element for each. A line of the delivery list whose answer nobody has filled in says nothing.
 * @throws NotATable
 */
export async function receiptRows(bytes: Uint8Array, name: string): Promise<WrittenReceipt> {
	const text = Buffer.from(bytes).toString('utf8').trimStart();
	if (/\.xml$/i.test(name) || /^\uFEFF?<\?xml/.test(text)) return written(ofXml(text));
	if (/\.json$/i.test(name) || /^\uFEFF?[[{]/.test(text)) return written(ofJson(text));
	const heads = {
		is: (cells: readonly string[]) =>
			(['bundle', 'status'] as const).every((part) => cells.some((head) => named(part, head))),
		anywhere: true,
	};
	const { rows } = await readTable({ bytes, name: asNamed(bytes, name) }, heads).catch((error: unknown) => {
		if (!(error instanceof NotATable) || error.problem !== 'no-heads') throw error;
		throw new NotATable(`no columns are called ${NAMES.bundle[0]} and ${NAMES.status[0]}`, 'no-heads');
	});
	const said = rows.map(({ at, cells }) => ({ at, fields: [...cells].map(([k, v]) => [k, String(v)]) }));
	return { rows: answered(said), claims: [] };
}

/** What a receipt says: its lines, and what stands within or above them. */
export interface WrittenReceipt {
	readonly rows: readonly ReceiptRow[];
	readonly claims: readonly ReceiptClaim[];
}

interface SaidAnd {
	readonly lines: readonly Said[];
	readonly root: ReceiptNode;
	readonly isLine: (node: ReceiptNode) => boolean;
}

function written({ lines, root, isLine }: SaidAnd): WrittenReceipt {
	const heads = {
		bundle: (head: string) => named('bundle', head),
		status: (head: string) => named('status', head),
	};
	return { rows: answered(lines), claims: claimsIn(root, isLine, heads) };
}

/** What its first bytes say of a workbook that has another ending: a new one is read, an old one told as such. */
function asNamed(bytes: Uint8Array, name: string): string {
	const [first, second] = bytes;
	if (first === 0x50 && second === 0x4b) return /\.xlsx$/i.test(name) ? name : `${name}.xlsx`;
	if (first === 0xd0 && second === 0xcf) throw new NotATable('', 'a-workbook');
	return name;
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
		const sum = sumOf(found, fields);
		const columns = Object.fromEntries(
			parts.flatMap(([part, cell]) => {
				const head = cell?.head ?? heads.get(part);
				return head === undefined ? [] : [[part, head]];
			}),
		);
		const others = (['bundle', 'status', 'sha256'] as const).flatMap((part) =>
			allSaid(part, fields)
				.slice(1)
				.map(({ head: column, value }) => ({ part, column, value })),
		);
		const more = { ...(others.length > 0 ? { others } : {}), ...(sum === undefined ? {} : { sum }) };
		return [{ at, ...found, ...more, columns }];
	});
}

const SUMS =
	/^(?:del|slut|total)?(?:summa|summering|sum|totalt|total|totalsumma|subtotal|sammanlagt|antal)\b.{0,40}$/iu;
const NUMBER = /^\d{1,6}$/;

/** What a row says that sums up the others, as people and spreadsheets put below a table; it names no bundle. */
function sumOf(
	{ bundle, status, sha256, reason }: Readonly<Partial<Record<ReceiptPart, string>>>,
	fields: Said['fields'],
): string | undefined {
	if (bundle !== undefined && !SUMS.test(bundle) && !NUMBER.test(bundle)) return undefined;
	// A reason says of a bundle what it wants: “Antal filer stämmer inte” sums up nothing.
	const label = fields
		.filter(([head = '']) => !named('reason', head))
		.map(([, text = '']) => text.trim())
		.find((text) => SUMS.test(text));
	if (label !== undefined) return [...new Set([label, status ?? ''])].filter(Boolean).join(' ');
	const isBare = sha256 === undefined && reason === undefined && NUMBER.test(status ?? '');
	return isBare ? status : undefined;
}

/** What the file calls each part, where a row has nothing in it. */
function headsIn(all: readonly Said[]): ReadonlyMap<ReceiptPart, string> {
	const heads = new Map<ReceiptPart, string>();
	for (const { fields } of all)
		for (const [head = ''] of fields)
			for (const part of PARTS) if (!heads.has(part) && named(part, head)) heads.set(part, head);
	return heads;
}

interface Cell {
	readonly head: string;
	readonly value: string;
}

function said(part: ReceiptPart, fields: Said['fields']): Cell | undefined {
	return allSaid(part, fields)[0];
}

function allSaid(part: ReceiptPart, fields: Said['fields']): readonly Cell[] {
	const cells = fields.map(([head = '', text = '']) => ({ head, value: text.trim() }));
	const known = NAMES[part].flatMap((name) =>
		cells.filter(({ head, value }) => comparable(head) === name && value !== ''),
	);
	// Whoever writes a receipt calls the column as they like, and a checksum that nobody compares would be taken for the right one.
	const others =
		part === 'sha256' ? cells.filter(({ head, value }) => !named(part, head) && isSum(head, value)) : [];
	return [...known, ...others];
}

function named(part: ReceiptPart, head: string): boolean {
	return (NAMES[part] as readonly string[]).includes(comparable(head));
}

function ofJson(text: string): SaidAnd {
	let document: unknown;
	try {
		document = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch (error) {
		throw new NotATable((error as Error).message);
	}
	// Some tell of what they took in and of what they refused in two lists, or have them in something else.
	const list = listsIn(document, 0).flat();
	if (list.length === 0) throw new NotATable('it holds no list of bundles');
	const isOurs = isObject(document) && String(document.format).startsWith('ogonblick-delivery/');
	const whole = isObject(document)
		? Object.entries(document).filter(([key]) => named('delivery', key) || (isOurs && key === 'number'))
		: [];
	const { root, of } = nodesOf(document);
	const lineNodes = new Set(list.map((item) => of.get(item)));
	const lines = list.map((item, i) => ({
		at: i + 1,
		fields: [
			...Object.entries(isObject(item) ? item : { status: plain(item) })
				// In our own list it is what became of the capture, and no answer of the archive's.
				.filter(([key]) => !(isOurs && key === 'outcome'))
				.flatMap(([key, value]) => [[key, plain(value)], ...sumsWithin(key, value)]),
			...whole.map(([, value]) => ['leveransnummer', plain(value)]),
		],
	}));
	return { lines, root, isLine: (node) => lineNodes.has(node) };
}

/** Lists of objects, at the top or in objects within each other. */
function listsIn(value: unknown, depth: number): readonly (readonly unknown[])[] {
	if (Array.isArray(value)) return value.some(isObject) ? [value] : [];
	if (!isObject(value) || depth > MOST_DEEP) return [];
	return Object.values(value).flatMap((one) => listsIn(one, depth + 1));
}

function ofXml(text: string): SaidAnd {
	const all = xmlRecords(text);
	const files = filesWithin(all);
	const records = all.filter(
		(each) => (said('status', each.fields) || said('reason', each.fields)) && !files.has(each),
	);
	const named = records.filter(({ fields }) => said('bundle', fields));
	if (!named.some(({ fields }) => said('status', fields)))
		throw new NotATable('no element holds both a bundle and an answer');
	// What stands above the bundles may have an answer of its own; what is called as they are is one of them.
	const names = new Set(named.map(({ name }) => name));
	const lines = records.filter(({ name }) => names.has(name));
	const lineNodes = new Set<ReceiptNode>(
		all.filter((each) => names.has(each.name) && said('bundle', each.fields) && !files.has(each)),
	);
	const root = { name: '', fields: [], children: all.filter(({ isRoot }) => isRoot) };
	return {
		...{ lines: lines.map(({ fields }, i) => ({ at: i + 1, fields })), root },
		isLine: (node) => lineNodes.has(node),
	};
}

/** Files of a bundle that stand within its element: they may have answers of their own, which are no lines. */
function filesWithin(all: readonly XmlRecord[]): ReadonlySet<XmlRecord> {
	const seen = new Set<XmlRecord>();
	const open = all.filter(({ fields }) => said('bundle', fields) && said('status', fields));
	for (let each = open.pop(); each; each = open.pop())
		for (const child of each.children)
			if (!seen.has(child)) {
				seen.add(child);
				open.push(child);
			}
	return new Set([...seen].filter(({ fields }) => isOtherFile(said('bundle', fields)?.value ?? '')));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plain(value: unknown): string {
	return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}
