import { isRefusal } from '../../records/delivery/answer-words.ts';
import type { ReceiptClaim } from '../../records/delivery/receipt.ts';
import { comparable } from '../../records/same-name.ts';
import { isOfOther, isSum, isSumHead, namesAnother } from './receipt-sums.ts';

/** An object of JSON or an element of XML: what stands in it as text, and what stands in it besides. */
export interface ReceiptNode {
	readonly name: string;
	readonly fields: readonly (readonly [string, string])[];
	readonly children: readonly ReceiptNode[];
}

/** What an object within a line is called that is the bundle itself, also where it says no name: by what it is, or by what was done with it. */
const BUNDLE_ITSELF =
	/^(?:fil|file|paket|paketfil|package|bundle|zip|objekt|object|leverans|submission|sip|received|mottag(?:et|en|ning)|ingest|transfer|överföring|kontroll|check|control|verifi(?:cation|ering)|valid(?:ation|ering))$/i;
/** What names a file or a bundle there, besides what a line names its bundle by. */
const NAMES = /^(?:name|namn|path|sökväg|href|original ?name|original ?filename|paketnamn|package ?name)$/i;

interface Place {
	readonly node: ReceiptNode;
	/** What the line that it stands in calls its bundle; undefined outside of lines. */
	readonly line?: readonly string[];
	/** What the nearest object around it below the line is called. */
	readonly around: readonly string[];
	/** Whether all that lies between is the bundle itself. */
	readonly isItself: boolean;
	/** Whether something between is said to be of something else, such as an AIP. */
	readonly isOther: boolean;
	/** A refusal that stands above. */
	readonly above?: { readonly column: string; readonly status: string };
}

/**
 * What a receipt says of bundles besides its lines: refusals in objects or elements within a line, or above it, and checksums of the bundle's file in an object of its own. Nothing is taken in as
 * received against any of them; what agrees, and what is of a file within the bundle or of the archive's own package, says nothing.
 * @param isLine whether an object is a line @param heads what a line's bundle and its answer are called
 */
export function claimsIn(
	root: ReceiptNode,
	isLine: (node: ReceiptNode) => boolean,
	heads: { readonly bundle: (head: string) => boolean; readonly status: (head: string) => boolean },
): readonly ReceiptClaim[] {
	const claims: ReceiptClaim[] = [];
	const open: Place[] = [{ node: root, around: [], isItself: true, isOther: false }];
	for (let place = open.pop(); place; place = open.pop()) {
		const { node } = place;
		if (isLine(node)) {
			const line = valuesOf(node, heads.bundle).map(lastPart);
			if (place.above) claims.push({ ...place.above, names: line });
			const within = { ...place, line, around: [], isItself: true, isOther: false };
			for (const child of node.children) open.push({ ...within, node: child });
			continue;
		}
		const names = node.fields
			.filter(
				([head, text]) => heads.bundle(head) || NAMES.test(comparable(head)) || namesAnother(head, text),
			)
			.flatMap(([, text]) => (text.trim() === '' ? [] : [lastPart(text)]));
		const isItself = place.isItself && (BUNDLE_ITSELF.test(node.name) || isSumHead(node.name));
		const isOther = place.isOther || isOfOther(node.name);
		const refusal = node.fields.find(([head, text]) => heads.status(head) && isRefusal(text));
		const above = refusal && { column: `${node.name} ${refusal[0]}`.trim(), status: refusal[1] };
		// Whatever it is called there: who refuses a bundle names it.
		const all = node.fields.map(([, text]) => lastPart(text));
		if (above) claims.push({ ...above, names: [...names, ...all, ...place.around, ...(place.line ?? [])] });
		const named = [names, place.around, isItself ? (place.line ?? []) : []].find((some) => some.length > 0);
		if (named && !isOther)
			for (const [head, text] of node.fields)
				if (isSum(`${node.name} ${head}`, text))
					claims.push({ column: `${node.name} ${head}`.trim(), names: named, sha256: text });
		const within = {
			...place,
			...{ around: names.length > 0 ? names : place.around, isItself, isOther },
			...(above ? { above } : {}),
		};
		for (const child of node.children) open.push({ ...within, node: child });
	}
	return claims;
}

function valuesOf({ fields }: ReceiptNode, is: (head: string) => boolean): readonly string[] {
	return fields.flatMap(([head, text]) => (is(head) && text.trim() !== '' ? [text] : []));
}

/** An archive names a file by the path that it has there. */
function lastPart(name: string): string {
	return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
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
