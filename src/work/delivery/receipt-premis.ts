import { isDeliveryNumber } from '../../records/delivery/receipt.ts';
import type { ReceiptClaim } from '../../records/delivery/said-against.ts';
import { NotATable } from '../tables/not-a-table.ts';
import { type PremisEvent, premisEvent, textsOf, under } from './premis-events.ts';
import type { DeliveryNames, ReceiptNode, SaidAnd } from './receipt-nodes.ts';
import type { XmlRecord } from './xml-records.ts';

/** Elements within each other that PREMIS is looked for in. */
const MOST_DEEP = 100;

/** A bundle in a receipt of PREMIS. */
interface Told {
	readonly id: string;
	readonly events: PremisEvent[];
	readonly sums: string[];
}

/**
 * The lines of a receipt that is PREMIS (Data Dictionary 2 and 3): events that are linked to bundles, by the event or by the object. A bundle is received where an event by which it was taken in
 * (accession, ingestion or its end) went well and nothing else that was done with it failed; refused where something failed and nothing took it in; and asked about where both are said, or where its outcome is in words
 * that nobody here knows. That something was checked, or has begun, is no answer.
 * @returns undefined where it is none @throws NotATable where its events name no bundle
 */
export function premisReceipt(all: readonly XmlRecord[], names: DeliveryNames): SaidAnd | undefined {
	const whole = all.filter(({ name, children }) => name === 'premis' && children.some(isEvent));
	if (whole.length === 0) return undefined;
	const claims: ReceiptClaim[] = [];
	const lines: { readonly at: number; readonly fields: ReceiptNode['fields']; readonly node: ReceiptNode }[] =
		[];
	const nodes = new Map<XmlRecord, ReceiptNode>();
	for (const one of whole) {
		const { told, loose } = toldIn(one, names);
		const delivery = numberIn(one, names);
		const within = told.map(
			(each): ReceiptNode => ({ name: 'object', fields: [...lineOf(each), ...delivery], children: [] }),
		);
		nodes.set(one, { name: one.name, fields: [], children: within });
		for (const node of within) lines.push({ at: lines.length + 1, fields: node.fields, node });
		claims.push(
			...told.flatMap(({ id, events }) => events.flatMap((event) => against(event, [id]))),
			...loose.flatMap((event) => against(event, [])),
		);
	}
	if (lines.length === 0) throw new NotATable('no event in it names a bundle of the delivery');
	const own = new Set(lines.map(({ node }) => node));
	const root = {
		name: '',
		fields: [],
		children: all.filter(({ isRoot }) => isRoot).map((one) => around(one)),
	};
	return { lines, root, isLine: (node) => own.has(node), claims };

	/** What stands around it may refuse all of it; what is PREMIS has been read. */
	function around(record: XmlRecord, depth = 0): ReceiptNode {
		// What lies deeper than any receipt is looked through as it is.
		if (depth > MOST_DEEP) return record;
		return nodes.get(record) ?? { ...record, children: record.children.map((one) => around(one, depth + 1)) };
	}
}

function isEvent({ name }: XmlRecord): boolean {
	return name === 'event';
}

function toldIn(
	premis: XmlRecord,
	{ idOf }: DeliveryNames,
): { readonly told: readonly Told[]; readonly loose: readonly PremisEvent[] } {
	const told = new Map<string, Told>();
	const of = (id: string): Told => {
		const one = told.get(id) ?? { id, events: [], sums: [] };
		told.set(id, one);
		return one;
	};
	const bundleIn = (values: readonly string[]) => values.flatMap((value) => idOf(lastPart(value)) ?? []);
	/** Bundles by the events that their objects name. */
	const linked = new Map<string, string[]>();
	for (const object of under(premis, 'object')) {
		const identifiers = under(object, 'objectIdentifier');
		const values = identifiers.flatMap(({ fields }) => textsOf(fields, 'objectIdentifierValue'));
		const [id] = bundleIn([...values, ...textsOf(object.fields, 'originalName')]);
		if (id === undefined) continue;
		of(id).sums.push(...sumsOf(object));
		for (const { fields } of under(object, 'linkingEventIdentifier'))
			for (const event of textsOf(fields, 'linkingEventIdentifierValue'))
				linked.set(event, [...(linked.get(event) ?? []), id]);
	}
	const events = under(premis, 'event').map(premisEvent);
	const loose: PremisEvent[] = [];
	for (const event of events) for (const id of bundleIn(event.objects)) of(id);
	const alone = told.size === 1 ? [...told.keys()] : [];
	for (const event of events) {
		const named = new Set([...bundleIn(event.objects), ...(linked.get(event.id) ?? [])]);
		// One that says of nothing what it is of is of the only bundle there is.
		const ids = named.size === 0 && event.objects.length === 0 ? alone : [...named];
		if (ids.length === 0) loose.push(event);
		for (const id of ids) of(id).events.push(event);
	}
	return { told: [...told.values()], loose };
}

/** The number of the delivery that it speaks of, where one of its objects is one; the other one where it names two. */
function numberIn(premis: XmlRecord, { number }: DeliveryNames): ReceiptNode['fields'] {
	const identifiers = premis.children.flatMap((each) => [
		...under(each, 'objectIdentifier'),
		...under(each, 'linkingObjectIdentifier'),
	]);
	const numbers = identifiers
		.flatMap(({ fields }) => fields.map(([, text]) => text.trim()))
		.filter(isDeliveryNumber);
	const named = numbers.find((each) => each !== number) ?? numbers[0];
	return named === undefined ? [] : [['leveransnummer', named]];
}

/** Checksums of an object; those of what it is made of stand in objects of their own. */
function sumsOf(object: XmlRecord): readonly string[] {
	return under(object, 'objectCharacteristics')
		.flatMap((each) => under(each, 'fixity'))
		.flatMap(({ fields }) => textsOf(fields, 'messageDigest'));
}

function lineOf({ id, events, sums }: Told): ReceiptNode['fields'] {
	const taking = events.filter((event) => event.isTakingIn);
	const bad = events.filter(({ outcome }) => outcome === 'bad');
	const isTaken = taking.some(({ outcome }) => outcome === 'good');
	const [doubtful] = taking;
	// Words that are no answer where no answer is to be had: a person reads them.
	const status = isTaken
		? 'ingested'
		: bad.length > 0
			? 'failed'
			: doubtful && `${doubtful.type}: ${doubtful.said || '–'}`;
	const reason = isTaken ? '' : bad.map(wordsOf).join('; ');
	return [
		['id', id],
		...(status === undefined ? [] : [['status', status] as const]),
		...(reason === '' ? [] : [['reason', reason] as const]),
		...sums.map((sum) => ['checksum', sum] as const),
	];
}

function wordsOf({ type, said, notes }: PremisEvent): string {
	return `${type}: ${notes.length > 0 ? notes.join(' ') : said}`;
}

/** What speaks against having received a bundle. */
function against(event: PremisEvent, names: readonly string[]): readonly ReceiptClaim[] {
	const { type: column, outcome, said, doubt, isTakingIn } = event;
	if (outcome === 'bad') return [{ column, status: said, names }];
	if (outcome === 'unclear' || (isTakingIn && outcome !== 'good'))
		return [{ column, status: said || column, names, isUnclear: true }];
	return doubt === undefined ? [] : [{ column, status: doubt, names, isUnclear: true }];
}

/** An archive names a file by the path that it has there. */
function lastPart(name: string): string {
	return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}
