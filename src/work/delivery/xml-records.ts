import { NotATable } from '../tables/not-a-table.ts';

const TOKEN =
	/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** More elements than any receipt has. */
const MOST = 1_000_000;

interface Element {
	readonly name: string;
	readonly fields: (readonly [string, string])[];
	text: string;
	hasChildren: boolean;
}

/** An element that says something. */
export interface XmlRecord {
	readonly name: string;
	readonly fields: readonly (readonly [string, string])[];
}

/**
 * Every element of an XML document as a record: its attributes, and its children that hold only text, by local name. Nothing is fetched and no
 * entities are declared, so nothing in it can name a file or grow.
 * @throws NotATable where it is no XML, or declares a document type
 */
export function xmlRecords(document: string): readonly XmlRecord[] {
	if (/<!DOCTYPE/i.test(document))
		throw new NotATable('it declares a document type, which a receipt needs not');
	const records: XmlRecord[] = [];
	const open: Element[] = [];
	let count = 0;
	for (const [, cdata, end, name = '', attributes = '', isEmpty, text] of document.matchAll(TOKEN)) {
		const parent = open.at(-1);
		if (cdata !== undefined || text !== undefined) {
			if (parent) parent.text += cdata ?? decoded(text ?? '');
			continue;
		}
		if (name === '') continue;
		if (++count > MOST) throw new NotATable('it has too many elements');
		if (end === '/') {
			if (parent?.name !== name) throw new NotATable(`the element ${name} ends where it did not begin`);
			open.pop();
			leave(parent, open.at(-1), records);
			continue;
		}
		const fields = [...attributes.matchAll(ATTRIBUTE)].map(
			([, key = '', a, b]) => [local(key), decoded(a ?? b ?? '')] as const,
		);
		if (parent) parent.hasChildren = true;
		const element = { name, fields, text: '', hasChildren: false };
		if (isEmpty === '/') leave(element, parent, records);
		else open.push(element);
	}
	if (open.length > 0 || count === 0) throw new NotATable('it is no whole XML document');
	return records;
}

function leave(
	{ name, fields, text, hasChildren }: Element,
	parent: Element | undefined,
	records: XmlRecord[],
): void {
	if (!hasChildren && text.trim() !== '') parent?.fields.push([local(name), text.trim()]);
	if (fields.length > 0) records.push({ name: local(name), fields });
}

function local(name: string): string {
	return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function decoded(text: string): string {
	return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
		if (name !== undefined) return ENTITIES[name] ?? whole;
		const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
		return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
	});
}
