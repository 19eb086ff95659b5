import { isDeliveryNumber } from '../../records/delivery/receipt.ts';
import type { ReceiptClaim } from '../../records/delivery/said-against.ts';
import { comparable } from '../../records/same-name.ts';
import { type Fields, named } from './receipt-heads.ts';

/** An object of JSON or an element of XML: what stands in it as text, and what stands in it besides. */
export interface ReceiptNode {
	readonly name: string;
	readonly fields: readonly (readonly [string, string])[];
	readonly children: readonly ReceiptNode[];
}

/** A line of a receipt: a row of a table, an object or an element. */
export interface Said {
	readonly at: number;
	readonly fields: Fields;
}

/** Lines of JSON or XML, and the whole that they stand in. */
export interface SaidAnd {
	readonly lines: readonly (Said & { readonly node?: ReceiptNode })[];
	readonly root: ReceiptNode;
	readonly isLine: (node: ReceiptNode) => boolean;
	/** What is said besides that the nodes do not tell. */
	readonly claims?: readonly ReceiptClaim[];
}

/** What a delivery and its bundles are called, to tell the line of a bundle from what is said of the whole. */
export interface DeliveryNames {
	readonly number: string;
	readonly isBundle: (text: string) => boolean;
	/** The id of the bundle that is called so. */
	readonly idOf: (text: string) => string | undefined;
}

type Growing = { readonly name: string; fields: (readonly [string, string])[]; children: Growing[] };

/** JSON as nodes, however deep it is. @returns with the node of each object */
export function nodesOf(document: unknown): {
	readonly root: ReceiptNode;
	readonly of: ReadonlyMap<unknown, ReceiptNode>;
} {
	const of = new Map<unknown, ReceiptNode>();
	const root: Growing = { name: '', fields: [], children: [] };
	const open: { readonly into: Growing; readonly key: string; readonly value: unknown }[] = [];
	const add = (into: Growing, key: string, value: unknown) => {
		if (typeof value === 'object' && value !== null) open.push({ into, key, value });
		else if (value !== null && value !== undefined) into.fields.push([key, String(value)]);
	};
	add(root, '', document);
	for (let each = open.pop(); each; each = open.pop()) {
		const { into, key, value } = each;
		if (Array.isArray(value)) {
			for (const one of value) add(into, key, one);
			continue;
		}
		const node: Growing = { name: key, fields: [], children: [] };
		into.children.push(node);
		of.set(value, node);
		for (const [name, one] of Object.entries(value as object)) add(node, name, one);
	}
	return { root, of };
}

/** What an object or element is called that is a whole delivery, and its number there. */
const DELIVERY = /^(?:in)?(?:leverans|delivery|submission|överlämning)$/;
const NUMBER = /^(?:id|nr|no|nummer|number|(?:leverans|delivery)[ _-]?(?:id|nr|no|nummer|number))$/;

/** What our own list calls itself in JSON. */
const OUR_LIST = /^ogonblick-delivery\//;

/**
 * The number of the delivery that each line is said to be of, by what stands nearest around it; a line that nothing says it of is left out. A number of the archive's own is none.
 */
export function deliveriesAround(
	root: ReceiptNode,
	isLine: (node: ReceiptNode) => boolean,
	{ number }: DeliveryNames,
): ReadonlyMap<ReceiptNode, string> {
	const holding = holdersOf(root, isLine);
	const around = new Map<ReceiptNode, string>();
	const open: { readonly node: ReceiptNode; readonly delivery?: string }[] = [{ node: root }];
	for (let each = open.pop(); each; each = open.pop()) {
		const { node } = each;
		const beside = node.children.filter((child) => !holding.has(child) && !isLine(child));
		const said = [...numbersIn(node), ...beside.flatMap(numbersIn)];
		// Where it says two, the other one must not be passed over.
		const delivery = said.find((one) => one !== number) ?? said[0] ?? each.delivery;
		if (delivery !== undefined && isLine(node)) around.set(node, delivery);
		else
			for (const child of node.children)
				open.push({ node: child, ...(delivery === undefined ? {} : { delivery }) });
	}
	return around;
}

function numbersIn({ name, fields }: ReceiptNode): readonly string[] {
	const isWhole = DELIVERY.test(comparable(name)) || fields.some(([, text]) => OUR_LIST.test(text));
	return fields.flatMap(([head, text]) => {
		const key = comparable(head);
		const is = named('delivery', head) || DELIVERY.test(key) || (isWhole && NUMBER.test(key));
		return is && isDeliveryNumber(text) ? [text.trim()] : [];
	});
}

/** Those that have a line somewhere within them. */
function holdersOf(root: ReceiptNode, isLine: (node: ReceiptNode) => boolean): ReadonlySet<ReceiptNode> {
	const parents = new Map<ReceiptNode, ReceiptNode>();
	const open = [root];
	const holders = new Set<ReceiptNode>();
	for (let node = open.pop(); node; node = open.pop()) {
		if (isLine(node))
			for (let up = parents.get(node); up && !holders.has(up); up = parents.get(up)) holders.add(up);
		for (const child of node.children) {
			parents.set(child, node);
			open.push(child);
		}
	}
	return holders;
}
