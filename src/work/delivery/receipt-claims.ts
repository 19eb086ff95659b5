import { isRefusal } from '../../records/delivery/answer-words.ts';
import { isOfBad, objection } from '../../records/delivery/refusal-words.ts';
import type { ReceiptClaim } from '../../records/delivery/said-against.ts';
import { comparable } from '../../records/same-name.ts';
import { type Fields, named, said } from './receipt-heads.ts';
import type { ReceiptNode } from './receipt-nodes.ts';
import { isOfOther, isSum, isSumHead, namesAnother } from './receipt-sums.ts';

/** What an object within a line is called that is the bundle itself, also where it says no name: by what it is, or by what was done with it. */
const BUNDLE_ITSELF =
	/^(?:fil|file|paket|paketfil|package|bundle|zip|objekt|object|leverans|submission|sip|received|mottag(?:et|en|ning)|ingest|transfer|överföring|kontroll|check|control|verifi(?:cation|ering)|valid(?:ation|ering))$/i;
/** What names a file or a bundle there, besides what a line names its bundle by. */
const NAMES = /^(?:name|namn|path|sökväg|href|original ?name|original ?filename|paketnamn|package ?name)$/i;

type Against = Pick<ReceiptClaim, 'column' | 'status' | 'isUnclear'>;

/** As bundles are named. */
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** More fields are a list, whose texts speak each for itself. */
const MOST_BESIDE = 40;

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
	/** What stands above and speaks against what is below. */
	readonly above: readonly Against[];
}

/**
 * What a receipt says of bundles besides the answers of its lines: refusals, and what may be one, in other fields of a line, in objects or elements within it or above it, or anywhere else, and checksums of the
 * bundle's file in an object of its own. Nothing is taken in as received against any of them; what agrees says nothing, and no checksum of a file within the bundle or of the archive's own package.
 * @param isLine whether an object is a line
 */
export function claimsIn(root: ReceiptNode, isLine: (node: ReceiptNode) => boolean): readonly ReceiptClaim[] {
	const claims: ReceiptClaim[] = [];
	const open: Place[] = [{ node: root, around: [], isItself: true, isOther: false, above: [] }];
	for (let place = open.pop(); place; place = open.pop()) {
		const { node } = place;
		const isOwn = isLine(node);
		const mark = place.line && isMark(node) ? listedAs(node) : [];
		const against = [...objectionsIn(isOwn ? '' : node.name, node.fields), ...mark];
		if (isOwn) {
			const line = valuesOf(node, (head) => named('bundle', head)).map(lastPart);
			// One that gives an answer and names no bundle is told as that.
			if (line.length > 0 || !isAnswer(node.fields))
				for (const each of [...against, ...listedAs(node), ...place.above])
					claims.push({ ...each, names: line });
			const within = { line, around: [], isItself: true, isOther: false, above: [] };
			for (const child of node.children) open.push({ ...within, node: child });
			continue;
		}
		const names = node.fields
			.filter(
				([head, text]) => named('bundle', head) || NAMES.test(comparable(head)) || namesAnother(head, text),
			)
			.flatMap(([, text]) => (text.trim() === '' ? [] : [lastPart(text)]));
		const isItself = place.isItself && (BUNDLE_ITSELF.test(node.name) || isSumHead(node.name));
		const isOther = place.isOther || isOfOther(node.name);
		// Whatever it is called there: who refuses a bundle names it, in the same text or beside it.
		const beside = node.fields.length > MOST_BESIDE ? [] : node.fields.map(([, text]) => lastPart(text));
		for (const each of against) {
			const within = each.status?.match(ID) ?? [];
			claims.push({
				...each,
				names: [...within, ...names, ...beside, ...place.around, ...(place.line ?? [])],
			});
		}
		const near = [names, place.around, isItself ? (place.line ?? []) : []].find((some) => some.length > 0);
		if (near && !isOther)
			for (const [head, text] of node.fields)
				if (isSum(`${node.name} ${head}`, text))
					claims.push({ column: `${node.name} ${head}`.trim(), names: near, sha256: text });
		const within = {
			...place,
			...{ around: names.length > 0 ? names : place.around, isItself, isOther },
			above: [...against, ...listedAs(node), ...place.above].slice(0, 1),
		};
		for (const child of node.children) open.push({ ...within, node: child });
	}
	return claims;
}

/** What a list of rejected ones says of each in it, also where each is called something within it. */
function listedAs({ name }: ReceiptNode): readonly Against[] {
	return isOfBad(name) ? [{ column: name, status: name, isUnclear: true }] : [];
}

/** `<rejected/>` within a line, which has nothing in it and says it all the same; an empty error is none. */
function isMark({ name, fields, children }: ReceiptNode): boolean {
	return (
		fields.length === 0 && children.length === 0 && isRefusal(name) && !/^(?:error|failure)$/i.test(name)
	);
}

/** The same of a table, whose rows have nothing within them; a row that names no bundle says it of all. */
export function claimsOfCells(rows: readonly Fields[]): readonly ReceiptClaim[] {
	return rows.flatMap((cells) => {
		const fields = cells.map(([head = '', text = '']) => [head, text] as const);
		if (!said('bundle', fields) && isAnswer(fields)) return [];
		const names = fields.map(([, text]) => lastPart(text.trim()));
		return objectionsIn('', fields).map((each) => ({ ...each, names }));
	});
}

function isAnswer(fields: Fields): boolean {
	return said('status', fields) !== undefined || said('reason', fields) !== undefined;
}

/** What fields say against what they are about. */
function objectionsIn(name: string, fields: ReceiptNode['fields']): readonly Against[] {
	return fields.flatMap(([head, text]) => {
		const said = objection(head, text, name);
		if (said === undefined) return [];
		const column = `${name} ${head}`.trim();
		return [{ column, status: text, ...(said === 'unclear' ? { isUnclear: true } : {}) }];
	});
}

function valuesOf({ fields }: ReceiptNode, is: (head: string) => boolean): readonly string[] {
	return fields.flatMap(([head, text]) => (is(head) && text.trim() !== '' ? [text] : []));
}

/** An archive names a file by the path that it has there. */
function lastPart(name: string): string {
	return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}
