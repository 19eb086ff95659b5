import type { PdfSource } from '../../pdf/pdf-source.ts';
import { nameOf, type PdfDict, PdfRef, type PdfValue } from '../../pdf/values.ts';
import { readTrueType, type TrueType } from './truetype.ts';
import { readUnicodeMap, type UnicodeMap } from './unicode-map.ts';

/** A font as a document describes it, of the two kinds that browsers write: Type 0 over TrueType, and Type 3. */
export interface Font {
	readonly number: number;
	readonly dict: PdfDict;
	readonly kind: string;
	/** How many bytes a character code has. */
	readonly codeBytes: 1 | 2;
	readonly unicode: UnicodeMap;
	/** Of a Type 0 font. */
	readonly descendant?: { readonly number: number | undefined; readonly dict: PdfDict };
	/** Where the embedded font program lies; undefined where there is none. */
	readonly program?: { readonly key: string; readonly number: number };
}

/** @throws Fault `pdf-unreadable` */
export function readFont(source: PdfSource, number: number): Font {
	const dict = source.dict(new PdfRef(number)) ?? new Map();
	const kind = nameOf(source.resolve(dict.get('Subtype'))) ?? '';
	const map = dict.get('ToUnicode');
	const unicode = map instanceof PdfRef ? unicodeOf(source, map) : new Map();
	const codeBytes = kind === 'Type0' ? 2 : 1;
	const [below] = source.array(dict.get('DescendantFonts'));
	const descendant = source.dict(below);
	const program = placeOfProgram(source, descendant ?? dict);
	return {
		number,
		dict,
		kind,
		codeBytes,
		unicode,
		...(descendant ? { descendant: { number: numberOf(below), dict: descendant } } : {}),
		...(program ? { program } : {}),
	};
}

/**
 * The font program, which is read when it is asked for: a document of many prints has hundreds of them.
 * @throws Fault `pdf-unreadable`
 */
export function programOf(source: PdfSource, { program }: Font): Buffer | undefined {
	return program && source.contents(source.read(program.number));
}

/** @returns undefined where the program is no TrueType, or damaged */
export function trueTypeOf(source: PdfSource, font: Font): TrueType | undefined {
	const program = font.program?.key === 'FontFile2' ? programOf(source, font) : undefined;
	if (!program) return undefined;
	try {
		return readTrueType(program);
	} catch (error) {
		if (error instanceof RangeError || error instanceof SyntaxError) return undefined;
		throw error;
	}
}

/** The character codes of a string that is shown in a font. */
export function codesOf(bytes: Buffer, codeBytes: 1 | 2): number[] {
	if (codeBytes === 1) return [...bytes];
	return Array.from({ length: bytes.length >> 1 }, (_, i) => bytes.readUInt16BE(2 * i));
}

/** How wide the document says that codes of a Type 0 font are (ISO 32000-1, 9.7.4.3), thousandths of an em. */
export function statedWidths(source: PdfSource, descendant: PdfDict): (code: number) => number {
	const stated = new Map<number, number>();
	const parts = source.array(descendant.get('W'));
	for (let i = 0; i + 1 < parts.length; ) {
		const [first, second, third] = [parts[i], source.resolve(parts[i + 1]), parts[i + 2]];
		if (typeof first !== 'number') break;
		if (Array.isArray(second)) {
			for (const [k, width] of second.entries()) if (typeof width === 'number') stated.set(first + k, width);
			i += 2;
		} else {
			for (let code = first; typeof second === 'number' && code <= Math.min(second, 0xffff); code++)
				if (typeof third === 'number') stated.set(code, third);
			i += 3;
		}
	}
	const rest = descendant.get('DW');
	return (code) => stated.get(code) ?? (typeof rest === 'number' ? rest : 1000);
}

/** @returns the number of the object that a value refers to */
export function numberOf(value: PdfValue | undefined): number | undefined {
	return value instanceof PdfRef ? value.number : undefined;
}

function unicodeOf(source: PdfSource, map: PdfRef): UnicodeMap {
	const bytes = source.contents(source.read(map.number));
	try {
		return readUnicodeMap(bytes);
	} catch (error) {
		throw source.damaged(error, `object ${map.number}`);
	}
}

function placeOfProgram(source: PdfSource, dict: PdfDict): Font['program'] {
	const descriptor = source.dict(dict.get('FontDescriptor'));
	for (const key of ['FontFile', 'FontFile2', 'FontFile3']) {
		const file = descriptor?.get(key);
		if (file instanceof PdfRef && source.read(file.number).data) return { key, number: file.number };
	}
	return undefined;
}
