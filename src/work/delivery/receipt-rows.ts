import type { ReceiptPart, ReceiptRow } from '../../records/delivery/receipt.ts';
import type { ReceiptClaim } from '../../records/delivery/said-against.ts';
import { comparable } from '../../records/same-name.ts';
import { NotATable } from '../tables/not-a-table.ts';
import { readTable } from '../tables/table.ts';
import { claimsIn, claimsOfCells } from './receipt-claims.ts';
import { allSaid, type Fields, named, said } from './receipt-heads.ts';
import { receiptJson } from './receipt-json.ts';
import { type DeliveryNames, deliveriesAround, type Said, type SaidAnd } from './receipt-nodes.ts';
import { receiptXml } from './receipt-xml.ts';
import { saidTwice } from './said-twice.ts';

const PARTS = ['bundle', 'status', 'sha256', 'reason', 'delivery'] as const;

/**
 * The lines of a receipt: a table (CSV, Excel, YAML) with a column for the bundle and one for the answer, JSON with a list of bundles, or XML with an
 * element for each. A line of the delivery list whose answer nobody has filled in says nothing.
 * @param names what the delivery and its bundles are called
 * @throws NotATable · UsageError `receipt-said-twice`
 */
export async function receiptRows(
	bytes: Uint8Array,
	name: string,
	names: DeliveryNames,
): Promise<WrittenReceipt> {
	const text = Buffer.from(bytes).toString('utf8').trimStart();
	if (/\.xml$/i.test(name) || /^\uFEFF?<\?xml/.test(text)) return written(receiptXml(text, names), names);
	if (/\.json$/i.test(name) || /^\uFEFF?[[{]/.test(text)) return written(receiptJson(text, names), names);
	const heads = {
		is: (cells: readonly string[]) =>
			(['bundle', 'status'] as const).every((part) => cells.some((head) => named(part, head))),
		anywhere: true,
	};
	const { rows, twice, around } = await readTable({ bytes, name: asNamed(bytes, name) }, heads).catch(
		(error: unknown) => {
			if (!(error instanceof NotATable) || error.problem !== 'no-heads') throw error;
			throw new NotATable('no columns are called paket-id and besked', 'no-heads');
		},
	);
	// Only the first of them is in the rows, and the other may say otherwise.
	if (twice[0] !== undefined) throw saidTwice(twice[0], name);
	const lines = rows.map(({ at, cells }) => ({
		at,
		fields: [...cells].map(([head, cell]) => [head, String(cell)] as const),
	}));
	// A number beside a word is one of the two: “Antal avvisade | 0” has no refusal in it.
	const loose = (around ?? []).map(({ cells }) => {
		const full = cells.filter((cell) => cell.trim() !== '');
		const isCount = full.length === 2 && NUMBER.test(full[1]?.trim() ?? '');
		return (isCount ? [full.join(': ')] : cells).map((cell) => ['', cell] as const);
	});
	return { rows: answered(lines), claims: claimsOfCells([...lines.map(({ fields }) => fields), ...loose]) };
}

/** What a receipt says: its lines, and what stands within or above them. */
export interface WrittenReceipt {
	readonly rows: readonly ReceiptRow[];
	readonly claims: readonly ReceiptClaim[];
}

function written({ lines, root, isLine, claims: more = [] }: SaidAnd, names: DeliveryNames): WrittenReceipt {
	const deliveries = deliveriesAround(root, isLine, names);
	const all = lines.map(({ at, fields, node }) => {
		const delivery = node && deliveries.get(node);
		return {
			at,
			fields: delivery && !said('delivery', fields) ? [...fields, ['leveransnummer', delivery]] : fields,
		};
	});
	return { rows: answered(all), claims: [...claimsIn(root, isLine), ...more] };
}

/** What its first bytes say of a workbook that has another ending: a new one is read, an old one told as such. */
function asNamed(bytes: Uint8Array, name: string): string {
	const [first, second] = bytes;
	if (first === 0x50 && second === 0x4b) return /\.xlsx$/i.test(name) ? name : `${name}.xlsx`;
	if (first === 0xd0 && second === 0xcf) throw new NotATable('', 'a-workbook');
	return name;
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
		const work = workIn(fields);
		const more = {
			...(others.length > 0 ? { others } : {}),
			...(sum === undefined ? {} : { sum }),
			...(work === undefined ? {} : { work }),
		};
		return [{ at, ...found, ...more, columns }];
	});
}

/** What a field is called that says which work a row tells of. */
const WORK =
	/^(?:type|typ|kind|slag|event|event ?type|händelse|task|job|uppgift|jobb|action|åtgärd|operation|process|step|steg|moment|stage|phase|fas|workflow)$/;

const OF_THINGS =
	/^(?:sip|aip|aic|package|paket|arkivpaket|bundle|file|fil|zip|leverans|delivery|submission)$/;

function workIn(fields: Fields): string | undefined {
	const isWork = ([head = '', text = '']: readonly string[]) =>
		WORK.test(comparable(head)) && text.trim() !== '' && !OF_THINGS.test(comparable(text));
	return fields.find(isWork)?.[1];
}

const SUMS =
	/^(?:del|slut|total)?(?:summa|summering|sum|totalt|total|totalsumma|subtotal|sammanlagt|antal)\b.{0,40}$/iu;
const NUMBER = /^\d{1,6}$/;

/** What a row says that sums up the others, as people and spreadsheets put below a table; it names no bundle. */
function sumOf(
	{ bundle, status, sha256, reason }: Readonly<Partial<Record<ReceiptPart, string>>>,
	fields: Fields,
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
