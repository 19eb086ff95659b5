import { isDeliveryNumber } from '../../records/delivery/receipt.ts';
import { NotATable } from '../tables/not-a-table.ts';
import { said } from './receipt-heads.ts';
import type { DeliveryNames, ReceiptNode, SaidAnd } from './receipt-nodes.ts';
import { premisReceipt } from './receipt-premis.ts';
import { isOtherFile } from './receipt-sums.ts';
import { type XmlRecord, xmlRecords } from './xml-records.ts';

/** The lines of a receipt in XML: an element for each bundle, which holds its name and its answer; or events of PREMIS. @throws NotATable */
export function receiptXml(text: string, delivery: DeliveryNames): SaidAnd {
	const all = xmlRecords(text);
	return premisReceipt(all, delivery) ?? receiptRecords(all, delivery);
}

function receiptRecords(all: readonly XmlRecord[], { isBundle }: DeliveryNames): SaidAnd {
	const bundles = all.filter(({ fields }) => isBundle(bundleIn(fields)));
	const wholes = new Set(around(all, bundles).filter(({ fields }) => !isBundle(bundleIn(fields))));
	for (const each of all) if (isDeliveryNumber(bundleIn(each.fields))) wholes.add(each);
	const files = filesWithin(all.filter((each) => !wholes.has(each)));
	const own = all.filter((each) => !files.has(each) && !wholes.has(each));
	const records = own.filter(({ fields }) => said('status', fields) || said('reason', fields));
	const named = records.filter(({ fields }) => said('bundle', fields));
	if (!named.some(({ fields }) => said('status', fields)))
		throw new NotATable('no element holds both a bundle and an answer');
	// What stands above the bundles may have an answer of its own; what is called as they are is one of them.
	const names = new Set(named.map(({ name }) => name));
	const lines = records.filter(({ name }) => names.has(name));
	const nodes = new Set<ReceiptNode>([
		...lines,
		...own.filter(({ name, fields }) => names.has(name) && said('bundle', fields)),
	]);
	const root = { name: '', fields: [], children: all.filter(({ isRoot }) => isRoot) };
	return {
		...{ lines: lines.map((node, i) => ({ at: i + 1, fields: node.fields, node })), root },
		isLine: (node) => nodes.has(node),
	};
}

function bundleIn(fields: XmlRecord['fields']): string {
	return said('bundle', fields)?.value ?? '';
}

/** What has one of these somewhere within it: the whole that they are of, such as their delivery. */
function around(all: readonly XmlRecord[], within: readonly XmlRecord[]): readonly XmlRecord[] {
	const holding = new Set<XmlRecord>();
	const wanted = new Set(within);
	// Those within an element come before it.
	for (const each of all)
		if (each.children.some((child) => wanted.has(child) || holding.has(child))) holding.add(each);
	return [...holding];
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
