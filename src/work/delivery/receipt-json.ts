import { isDeliveryNumber } from '../../records/delivery/receipt.ts';
import { NotATable } from '../tables/not-a-table.ts';
import { said } from './receipt-heads.ts';
import { type DeliveryNames, nodesOf, type ReceiptNode, type SaidAnd } from './receipt-nodes.ts';
import { sumsWithin } from './receipt-sums.ts';
import { repeatedKey } from './repeated-key.ts';
import { saidTwice } from './said-twice.ts';

/** Lists and objects within each other that a receipt has its lists in, at most. */
const MOST_DEEP = 10;

/**
 * The lines of a receipt in JSON: what stands in its lists, also in lists within lists, or in those of an object in one, such as a delivery.
 * @throws NotATable · UsageError `receipt-said-twice`
 */
export function receiptJson(text: string, names: DeliveryNames): SaidAnd {
	const bare = text.replace(/^\uFEFF/, '');
	let document: unknown;
	try {
		document = JSON.parse(bare);
	} catch (error) {
		throw new NotATable((error as Error).message);
	}
	// The first of the two is lost when it is read.
	const twice = repeatedKey(bare);
	if (twice !== undefined) throw saidTwice(twice, names.number);
	const isOurs = isObject(document) && String(document.format).startsWith('ogonblick-delivery/');
	// In our own list it is what became of the capture, and no answer of the archive's.
	const fieldsOf = (item: unknown) =>
		Object.entries(isObject(item) ? item : { status: plain(item) })
			.filter(([key]) => !(isOurs && key === 'outcome'))
			.flatMap(([key, value]) => [[key, plain(value)] as const, ...sumsWithin(key, value)]);
	const listed = itemsIn(document, names, 0);
	const items = listed.length > 0 ? listed : oneIn(document, names, 0);
	if (items.length === 0) throw new NotATable('it holds no list of bundles');
	const { root, of } = nodesOf(document);
	const lines = items.map((item, i) => {
		const node = of.get(item);
		return { at: i + 1, fields: fieldsOf(item), ...(node ? { node } : {}) };
	});
	const nodes = new Set(lines.map(({ node }) => node));
	return { lines, root, isLine: (node: ReceiptNode) => nodes.has(node) };
}

/** What stands in lists that have objects in them. Some tell of what they took in and of what they refused in two, or have them in something else. */
function itemsIn(value: unknown, names: DeliveryNames, depth: number): readonly unknown[] {
	if (depth > MOST_DEEP || typeof value !== 'object' || value === null) return [];
	if (!Array.isArray(value)) return Object.values(value).flatMap((one) => itemsIn(one, names, depth + 1));
	if (!value.some((one) => typeof one === 'object' && one !== null)) return [];
	return value.flatMap((one) => {
		if (Array.isArray(one)) return itemsIn(one, names, depth + 1);
		if (!isObject(one) || namesBundle(one, names)) return [one];
		// What is no bundle and has bundles within it is a delivery, or a part of one.
		const within = itemsIn(one, names, depth + 1);
		if (within.some((each) => isObject(each) && namesBundle(each, names))) return within;
		return isDeliveryNumber(bundleIn(one)) ? [] : [one];
	});
}

/** A receipt for one bundle may have no list: an object that names it, however deep. */
function oneIn(value: unknown, names: DeliveryNames, depth: number): readonly unknown[] {
	if (depth > MOST_DEEP || !isObject(value)) return [];
	if (namesBundle(value, names)) return [value];
	return Object.values(value).flatMap((one) => oneIn(one, names, depth + 1));
}

function namesBundle(item: object, { isBundle }: DeliveryNames): boolean {
	const named = bundleIn(item);
	return named !== '' && isBundle(named);
}

function bundleIn(item: object): string {
	return (
		said(
			'bundle',
			Object.entries(item).map(([key, value]) => [key, plain(value)]),
		)?.value ?? ''
	);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plain(value: unknown): string {
	return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}
