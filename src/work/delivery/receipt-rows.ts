import type { ReceiptRow } from '../../records/delivery/receipt.ts';
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

function answered(all: readonly Said[]): readonly ReceiptRow[] {
	return all.flatMap(({ at, fields }) => {
		const [bundle, status] = [said('bundle', fields), said('status', fields)];
		if (bundle === undefined || status === undefined) return [];
		const [sha256, reason] = [said('sha256', fields), said('reason', fields)];
		return [
			{
				...{ at, bundle, status },
				...(sha256 === undefined ? {} : { sha256 }),
				...(reason === undefined ? {} : { reason }),
			},
		];
	});
}

function said(part: keyof typeof NAMES, fields: Said['fields']): string | undefined {
	for (const name of NAMES[part]) {
		const value = fields.find(([key = '']) => comparable(key) === name)?.[1]?.trim();
		if (value) return value;
	}
	return undefined;
}

function named(part: keyof typeof NAMES, head: string): boolean {
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
	const list = lists.find((one): one is unknown[] => Array.isArray(one) && one.some(isObject));
	if (!list) throw new NotATable('it holds no list of bundles');
	const isOurs = isObject(document) && String(document.format).startsWith('ogonblick-delivery/');
	return list.map((item, i) => ({
		at: i + 1,
		fields: Object.entries(isObject(item) ? item : {})
			// In our own list it is what became of the capture, and no answer of the archive's.
			.filter(([key]) => !(isOurs && key === 'outcome'))
			.map(([key, value]) => [key, plain(value)]),
	}));
}

function ofXml(text: string): readonly Said[] {
	const records = xmlRecords(text).filter((fields) => said('status', fields) !== undefined);
	const found = records.filter((fields) => said('bundle', fields) !== undefined);
	if (found.length === 0) throw new NotATable('no element holds both a bundle and an answer');
	return found.map((fields, i) => ({ at: i + 1, fields }));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plain(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
