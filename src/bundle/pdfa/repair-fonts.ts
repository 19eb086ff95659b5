import { deflateSync } from 'node:zlib';
import type { PdfSource } from '../../pdf/pdf-source.ts';
import {
	isDict,
	nameOf,
	type PdfDict,
	PdfName,
	PdfRef,
	type PdfString,
	type PdfValue,
} from '../../pdf/values.ts';
import { type Font, numberOf, programOf, statedWidths, trueTypeOf } from './font.ts';
import { Fonts, glyphsOf, readStreams } from './text-use.ts';
import { withMissingGlyphTwice } from './truetype.ts';
import { isText, writeUnicodeMap } from './unicode-map.ts';

/** What stands in an object's place, and where it is a stream, its data: compressed already, and `Length` left out. */
export interface Instead {
	readonly value: PdfValue;
	readonly data?: Buffer;
}

export interface FontRepairs {
	/** By number of the object. */
	readonly objects: ReadonlyMap<number, Instead>;
	/** New objects, which the repaired ones refer to by these negative numbers. */
	readonly added: ReadonlyMap<number, Instead>;
}

/** Number of the glyph that is shown for what a font does not have; PDF/A forbids every reference to it. */
const MISSING = 0;
const LAST_CODE = 0xffff;

/**
 * Mends what browsers leave out of their fonts (ISO 19005-2, 6.2.11):
 * - a glyph that its font gives no text, such as an accent or joined letters that are drawn by several glyphs, gets the text that
 *   the page itself states of it (`ActualText`), so that every reader finds it;
 * - the box that is shown for a character that no font has becomes a glyph of its own that looks the same, and says which
 *   character it stands for.
 * The look of the page stays as it is.
 * @throws Fault `pdf-unreadable` · the signal's reason
 */
export async function repairFonts(source: PdfSource, signal: AbortSignal): Promise<FontRepairs> {
	const fonts = new Fonts(source);
	const wanted = new Map<number, FontWants>();
	const objects = new Map<number, Instead>();
	for await (const { stream, content } of readStreams(source, signal)) {
		const edits = new Map<PdfString, Buffer>();
		for (const { font: number, code, string, place, text } of glyphsOf(source, fonts, stream, content)) {
			const font = fonts.get(number);
			if (code !== MISSING || font.kind !== 'Type0') {
				if (text !== undefined) wants(source, wanted, font).texts.set(code, text);
				continue;
			}
			const instead = stream.number === undefined ? undefined : wants(source, wanted, font).codeFor(text);
			if (instead === undefined) continue;
			const bytes = edits.get(string) ?? Buffer.from(string.bytes);
			bytes.writeUInt16BE(instead, 2 * place);
			edits.set(string, bytes);
		}
		if (edits.size > 0 && stream.number !== undefined)
			objects.set(stream.number, packed(source.read(stream.number).value, edited(stream.bytes, edits)));
	}
	const added = new Map<number, Instead>();
	for (const want of wanted.values()) want.mend(objects, added);
	return { objects, added };
}

function wants(source: PdfSource, all: Map<number, FontWants>, font: Font): FontWants {
	const known = all.get(font.number);
	if (known) return known;
	const made = new FontWants(source, font);
	all.set(font.number, made);
	return made;
}

/** What one font is to be given. */
class FontWants {
	readonly texts = new Map<number, string>();
	readonly #source: PdfSource;
	readonly #font: Font;
	/** Codes for the missing glyph, by the text that it stands for; empty where nobody knows. */
	readonly #missing = new Map<string, number>();
	#program: Buffer | undefined;
	/** Number of the glyph that the program gets. */
	#glyph = 0;

	constructor(source: PdfSource, font: Font) {
		this.#source = source;
		this.#font = font;
	}

	/** A code that shows what the missing glyph shows; undefined where the font cannot be given one. */
	codeFor(text: string | undefined): number | undefined {
		if (!this.#program) this.#grow();
		if (!this.#program) return undefined;
		const known = this.#missing.get(text ?? '');
		if (known !== undefined) return known;
		const code = this.#glyph + this.#missing.size;
		if (code > LAST_CODE) return undefined;
		this.#missing.set(text ?? '', code);
		return code;
	}

	#grow(): void {
		const { descendant, program } = this.#font;
		if (program?.number === undefined || descendant?.number === undefined) return;
		const known = trueTypeOf(this.#source, this.#font);
		if (!known || nameOf(descendant.dict.get('CIDToGIDMap')) !== 'Identity') return;
		this.#glyph = known.glyphs;
		const bytes = programOf(this.#source, this.#font);
		this.#program = bytes && withMissingGlyphTwice(bytes);
	}

	mend(objects: Map<number, Instead>, added: Map<number, Instead>): void {
		const { dict, unicode, codeBytes, number } = this.#font;
		const map = new Map(unicode);
		for (const [code, text] of this.texts) if (!isText(map.get(code))) map.set(code, text);
		for (const [text, code] of this.#missing) if (text !== '') map.set(code, text);
		const mapNumber = numberOf(dict.get('ToUnicode'));
		const stream = packed(new Map(), writeUnicodeMap(map, codeBytes));
		if (mapNumber !== undefined && !objects.has(mapNumber)) objects.set(mapNumber, stream);
		else objects.set(number, { value: new Map(dict).set('ToUnicode', add(added, stream)) });
		if (this.#missing.size > 0) this.#showMissing(objects, added);
	}

	#showMissing(objects: Map<number, Instead>, added: Map<number, Instead>): void {
		const { descendant, program } = this.#font;
		if (descendant?.number === undefined || program?.number === undefined || !this.#program) return;
		const codes = [...this.#missing.values()];
		const width = statedWidths(this.#source, descendant.dict)(MISSING);
		const value = new Map(descendant.dict);
		value.set('W', [...this.#source.array(value.get('W')), codes[0] as number, codes.map(() => width)]);
		const glyphs = Buffer.alloc(2 * (this.#glyph + codes.length));
		for (let code = 0; code < glyphs.length / 2; code++)
			glyphs.writeUInt16BE(Math.min(code, this.#glyph), 2 * code);
		value.set('CIDToGIDMap', add(added, packed(new Map(), glyphs)));
		objects.set(descendant.number, { value });
		objects.set(program.number, packed(new Map([['Length1', this.#program.length]]), this.#program));
	}
}

function add(added: Map<number, Instead>, instead: Instead): PdfRef {
	const number = -1 - added.size;
	added.set(number, instead);
	return new PdfRef(number);
}

/** @param entries of the stream's dictionary; what tells of its former data is left out */
function packed(entries: PdfValue, contents: Buffer): Instead {
	const value: PdfDict = new Map(isDict(entries) ? entries : []);
	for (const key of ['Length', 'DecodeParms']) value.delete(key);
	return { value: value.set('Filter', new PdfName('FlateDecode')), data: deflateSync(contents) };
}

/** The stream with other codes in its strings. */
function edited(bytes: Buffer, edits: ReadonlyMap<PdfString, Buffer>): Buffer {
	const parts: Buffer[] = [];
	let at = 0;
	for (const [{ from, to }, codes] of [...edits].sort(([a], [b]) => a.from - b.from)) {
		parts.push(bytes.subarray(at, from), Buffer.from(`<${codes.toString('hex')}>`));
		at = to;
	}
	return Buffer.concat([...parts, bytes.subarray(at)]);
}
