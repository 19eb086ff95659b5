/** A PDF name, without its slash and with its `#` sequences resolved (ISO 32000-1, 7.3.5). */
export class PdfName {
	readonly text: string;
	constructor(text: string) {
		this.text = text;
	}
}

/** A reference to an indirect object. */
export class PdfRef {
	readonly number: number;
	constructor(number: number) {
		this.number = number;
	}
}

/** A string, literal or in hex, and the bytes that it took where it was read. */
export class PdfString {
	readonly bytes: Buffer;
	readonly from: number;
	readonly to: number;
	constructor(bytes: Buffer, from = 0, to = 0) {
		this.bytes = bytes;
		this.from = from;
		this.to = to;
	}
}

export type PdfDict = Map<string, PdfValue>;
export type PdfValue = null | boolean | number | PdfName | PdfRef | PdfString | PdfDict | PdfValue[];

export function isDict(value: unknown): value is PdfDict {
	return value instanceof Map;
}

/** @returns the text of a name, undefined for anything else */
export function nameOf(value: unknown): string | undefined {
	return value instanceof PdfName ? value.text : undefined;
}

/** Letters of PDFDocEncoding that are other than those of Latin 1 (ISO 32000-1, D.2), by the first code of each row. */
const DOC_ENCODING: ReadonlyMap<number, string> = new Map(
	(
		[
			[0x18, '˘ˇˆ˙˝˛˚˜'],
			[0x80, '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'],
			[0xa0, '€'],
		] as const
	).flatMap(([first, row]) => [...row].map((letter, i) => [first + i, letter] as const)),
);
const UTF8_MARK = Buffer.from('\ufeff');

/** A text string as text: UTF-16 or UTF-8 with its mark (ISO 32000-2, 7.9.2.2), or else PDFDocEncoding. */
export function textOf({ bytes }: PdfString): string {
	if (bytes.length >= 2 && bytes.readUInt16BE(0) === 0xfeff) return utf16(bytes.subarray(2));
	if (bytes.subarray(0, UTF8_MARK.length).equals(UTF8_MARK)) return bytes.toString('utf8', UTF8_MARK.length);
	return Array.from(bytes, (byte) => DOC_ENCODING.get(byte) ?? String.fromCharCode(byte)).join('');
}

/** @param bytes UTF-16, big-endian; an odd last byte is left out */
export function utf16(bytes: Buffer): string {
	return new TextDecoder('utf-16be').decode(bytes.subarray(0, bytes.length & ~1));
}

/** The value in PDF syntax, one Latin-1 letter a byte. */
export function syntax(value: PdfValue): string {
	if (value === null) return 'null';
	if (typeof value === 'boolean') return String(value);
	if (typeof value === 'number') return numberSyntax(value);
	if (value instanceof PdfName) return nameSyntax(value.text);
	if (value instanceof PdfRef) return `${value.number} 0 R`;
	if (value instanceof PdfString) return `<${value.bytes.toString('hex')}>`;
	if (Array.isArray(value)) return `[${value.map(syntax).join(' ')}]`;
	return `<< ${entriesOf(value)} >>`;
}

/** What stands between the brackets of a dictionary. */
export function entriesOf(dict: PdfDict): string {
	return [...dict].map(([key, value]) => `${nameSyntax(key)} ${syntax(value)}`).join(' ');
}

function nameSyntax(text: string): string {
	return `/${text.replace(/[^!"$&'*-.0-;=?-Z\\^-z|~]/g, (c) => `#${c.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}

/** Without an exponent, which PDF does not know. */
function numberSyntax(value: number): string {
	const text = String(value);
	return text.includes('e') ? value.toFixed(10).replace(/\.?0+$/, '') : text;
}
