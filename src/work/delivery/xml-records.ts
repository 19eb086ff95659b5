import { isDigest } from '../../records/delivery/digest.ts';
import { NotATable } from '../tables/not-a-table.ts';
import { isSumHead } from './receipt-sums.ts';

/** None of these is tried at more than one place, and none can match a text in two ways: a file of nothing but beginnings is read once. */
const NAME = /(\/?)([^\s/>]+)/y;
const WITHIN = /(?:[^>"'/]|"[^"]*"|'[^']*'|\/(?!>))*/y;
const END = /(\/?)>/y;
const ATTRIBUTE = /(?<![^\s"'])([^\s="']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES = new Map([
	['lt', '<'],
	['gt', '>'],
	['amp', '&'],
	['quot', '"'],
	['apos', "'"],
]);
/** More elements than any receipt has. */
const MOST = 1_000_000;

interface Element {
	readonly name: string;
	readonly record: {
		readonly name: string;
		readonly fields: (readonly [string, string])[];
		readonly children: XmlRecord[];
		readonly isRoot: boolean;
	};
	text: string;
	hasChildren: boolean;
}

/** An element, with what stands in it. */
export interface XmlRecord {
	readonly name: string;
	readonly fields: readonly (readonly [string, string])[];
	readonly children: readonly XmlRecord[];
	/** Whether it is the whole document. */
	readonly isRoot: boolean;
}

/**
 * Every element of an XML document as a record, those within an element before it: its attributes, and its children that hold only text, by local name. Nothing is fetched and no
 * entities are declared, so nothing in it can name a file or grow.
 * @throws NotATable where it is no XML, or declares a document type
 */
export function xmlRecords(document: string): readonly XmlRecord[] {
	if (/<!DOCTYPE/i.test(document))
		throw new NotATable('it declares a document type, which a receipt needs not');
	const records: XmlRecord[] = [];
	const open: Element[] = [];
	let count = 0;
	for (const token of tokens(document)) {
		const parent = open.at(-1);
		if (typeof token === 'string') {
			if (parent) parent.text += token;
			continue;
		}
		const { name } = token;
		if (++count > MOST) throw new NotATable('it has too many elements');
		if (token.isEnd) {
			if (parent?.name !== name) throw new NotATable(`the element ${name} ends where it did not begin`);
			open.pop();
			leave(parent, open.at(-1), records);
			continue;
		}
		const fields = [...token.attributes.matchAll(ATTRIBUTE)]
			// What is of XML itself says nothing of a bundle: `<errors xmlns="…"/>` is as empty as `<errors/>`.
			.filter(([, key = '']) => !/^(?:xmlns(?::|$)|xml:|xsi:)/.test(key))
			.map(([, key = '', a, b]) => [local(key), decoded(a ?? b ?? '')] as const);
		if (parent) parent.hasChildren = true;
		const record = { name: local(name), fields, children: [], isRoot: !parent };
		const element: Element = { name, record, text: '', hasChildren: false };
		if (token.isEmpty) leave(element, parent, records);
		else open.push(element);
	}
	if (open.length > 0 || count === 0) throw new NotATable(BROKEN_OFF);
	return records;
}

interface Tag {
	readonly name: string;
	readonly attributes: string;
	readonly isEnd: boolean;
	readonly isEmpty: boolean;
}

const BROKEN_OFF = 'it is no whole XML document';
/** What is passed over, and what is text as it stands: each with its beginning and end. */
const SECTIONS = [
	{ begin: '<!--', end: '-->', isText: false },
	{ begin: '<![CDATA[', end: ']]>', isText: true },
	{ begin: '<?', end: '?>', isText: false },
];

/** Texts and tags, in order. @throws NotATable where one of them does not end */
function* tokens(document: string): Generator<string | Tag> {
	for (let at = 0; at < document.length; ) {
		if (document[at] !== '<') {
			const next = document.indexOf('<', at);
			const end = next === -1 ? document.length : next;
			yield decoded(document.slice(at, end));
			at = end;
			continue;
		}
		const section = SECTIONS.find(({ begin }) => document.startsWith(begin, at));
		if (section) {
			const end = document.indexOf(section.end, at + section.begin.length);
			if (end === -1) throw new NotATable(BROKEN_OFF);
			if (section.isText) yield document.slice(at + section.begin.length, end);
			at = end + section.end.length;
			continue;
		}
		const [name, within] = [sticky(NAME, document, at + 1), sticky(WITHIN, document, NAME.lastIndex)];
		const end = name && within ? sticky(END, document, WITHIN.lastIndex) : null;
		if (!name || !within || !end) throw new NotATable(BROKEN_OFF);
		yield { name: name[2] ?? '', attributes: within[0], isEnd: name[1] === '/', isEmpty: end[1] === '/' };
		at = END.lastIndex;
	}
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

function leave(
	{ name, record, text, hasChildren }: Element,
	parent: Element | undefined,
	records: XmlRecord[],
): void {
	const { fields } = record;
	// Text among elements is nobody's field, and may be a refusal.
	if (hasChildren && text.trim() !== '') record.fields.push(['', text.trim()]);
	if (!hasChildren && text.trim() !== '') parent?.record.fields.push([local(name), text.trim()]);
	// A checksum that is written as an element of its own, with its algorithm beside it, is its parent's.
	else if (isSumHead(local(name))) {
		for (const [key, value] of fields)
			if (isDigest(value))
				parent?.record.fields.push([key.startsWith(local(name)) ? key : `${local(name)} ${key}`, value]);
	}
	// Some write a text as an attribute of an element that has nothing else.
	else if (!hasChildren && fields.length === 1 && fields[0]?.[0] === 'value')
		parent?.record.fields.push([local(name), fields[0][1]]);
	parent?.record.children.push(record);
	records.push(record);
}

function local(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}

function decoded(text: string): string {
	return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
		if (name !== undefined) return ENTITIES.get(name) ?? whole;
		const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
		// Half a pair is no character (XML 1.0, §2.2), and what is written of it would be another text when it is read again.
		const isOne = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
		return isOne ? String.fromCodePoint(point) : whole;
	});
}
