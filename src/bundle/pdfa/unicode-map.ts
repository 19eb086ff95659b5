import { Lexer, Operator } from '../../pdf/lexer.ts';
import { PdfString, type PdfValue, utf16 } from '../../pdf/values.ts';

/** What text each character code of a font stands for. */
export type UnicodeMap = ReadonlyMap<number, string>;

/** A bfrange of a font holds no more; one that claims more is made to fill the memory. */
const MOST = 0x10000;
/** In one section of a CMap (Adobe 5014, 1.4.1). */
const A_SECTION = 100;

/** Reads a ToUnicode CMap (ISO 32000-1, 9.10.3). @throws SyntaxError where it is not PDF syntax */
export function readUnicodeMap(bytes: Buffer): UnicodeMap {
	const map = new Map<number, string>();
	const lexer = new Lexer(bytes);
	let operands: PdfValue[] = [];
	for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
		if (!(token instanceof Operator)) {
			operands.push(token);
			continue;
		}
		if (token.text === 'endbfchar')
			for (let i = 0; i + 1 < operands.length; i += 2) set(map, codeOf(operands[i]), operands[i + 1]);
		if (token.text === 'endbfrange')
			for (let i = 0; i + 2 < operands.length; i += 3)
				setRange(map, codeOf(operands[i]), codeOf(operands[i + 1]), operands[i + 2]);
		operands = [];
	}
	return map;
}

function setRange(
	map: Map<number, string>,
	from: number | undefined,
	to: number | undefined,
	first: PdfValue | undefined,
): void {
	if (from === undefined || to === undefined || to - from > MOST) return;
	for (let code = from; code <= to; code++) {
		if (Array.isArray(first)) set(map, code, first[code - from]);
		else if (first instanceof PdfString) {
			const text = utf16(first.bytes);
			const last = text.charCodeAt(text.length - 1) + code - from;
			map.set(code, text.slice(0, -1) + String.fromCharCode(last));
		}
	}
}

function set(map: Map<number, string>, code: number | undefined, value: PdfValue | undefined): void {
	if (code !== undefined && value instanceof PdfString) map.set(code, utf16(value.bytes));
}

function codeOf(value: PdfValue | undefined): number | undefined {
	if (!(value instanceof PdfString) || value.bytes.length === 0 || value.bytes.length > 4) return undefined;
	return value.bytes.readUIntBE(0, value.bytes.length);
}

/** @param codeBytes how many bytes a character code has: two in a Type 0 font, one in a Type 3 font */
export function writeUnicodeMap(map: UnicodeMap, codeBytes: 1 | 2): Buffer {
	const hex = (code: number) => code.toString(16).padStart(codeBytes * 2, '0');
	const lines = [...map]
		.sort(([a], [b]) => a - b)
		.map(([code, text]) => `<${hex(code)}> <${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`);
	const sections = Array.from({ length: Math.ceil(lines.length / A_SECTION) }, (_, i) => {
		const part = lines.slice(i * A_SECTION, (i + 1) * A_SECTION);
		return `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar\n`;
	});
	const most = 'ff'.repeat(codeBytes);
	return Buffer.from(`/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<${'00'.repeat(codeBytes)}> <${most}>
endcodespacerange
${sections.join('')}endcmap
CMapName currentdict /CMap defineresource pop
end
end
`);
}

/** Texts that a ToUnicode map may not give (ISO 19005-2, 6.2.11.7.2), besides none at all. */
export function isText(text: string | undefined): text is string {
	return text !== undefined && text !== '' && !/[\0\ufeff\ufffe]/.test(text) && text.isWellFormed();
}
