import type { ReceiptPart } from '../../records/delivery/receipt.ts';
import { comparable } from '../../records/same-name.ts';
import { isSum } from './receipt-sums.ts';

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

/** What a line says: each cell or field under what it is called. */
export type Fields = readonly (readonly string[])[];

export interface Cell {
	readonly head: string;
	readonly value: string;
}

/** What a line says of a part: the first cell that says anything. */
export function said(part: ReceiptPart, fields: Fields): Cell | undefined {
	return allSaid(part, fields)[0];
}

/** All that a line says of a part, the first first. */
export function allSaid(part: ReceiptPart, fields: Fields): readonly Cell[] {
	const cells = fields.map(([head = '', text = '']) => ({ head, value: text.trim() }));
	const known = NAMES[part].flatMap((name) =>
		cells.filter(({ head, value }) => keyOf(head) === name && value !== ''),
	);
	// Whoever writes a receipt calls the column as they like, and a checksum that nobody compares would be taken for the right one.
	const others =
		part === 'sha256' ? cells.filter(({ head, value }) => !named(part, head) && isSum(head, value)) : [];
	return [...known, ...others];
}

/** Whether a head is what archives call a part. */
export function named(part: ReceiptPart, head: string): boolean {
	return (NAMES[part] as readonly string[]).includes(keyOf(head));
}

/** Heads are few, and each row has all of them. */
const keys = new Map<string, string>();
const MOST_KEYS = 1_000;

function keyOf(head: string): string {
	const known = keys.get(head);
	if (known !== undefined) return known;
	if (keys.size >= MOST_KEYS) keys.clear();
	const key = comparable(head);
	keys.set(head, key);
	return key;
}
