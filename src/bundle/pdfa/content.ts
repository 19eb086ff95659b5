import { Lexer, Operator } from '../../pdf/lexer.ts';
import { isDict, nameOf, type PdfDict, PdfString, type PdfValue, textOf } from '../../pdf/values.ts';
import { checkValue } from './check-objects.ts';

/** What a span of marked content says that its glyphs are (ISO 32000-1, 14.9.4). */
export interface Said {
	readonly text: string;
}

/** A string that is shown in a font. */
export interface TextRun {
	/** The font's name in the stream's resources; undefined where none was chosen. */
	readonly font: string | undefined;
	readonly string: PdfString;
	readonly said?: Said;
}

/** What a content stream does, as far as PDF/A has rules for it. */
export interface Content {
	readonly runs: readonly TextRun[];
	/** Names that it uses, by the resource dictionary that they must stand in. */
	readonly names: ReadonlyMap<ResourceKind, ReadonlySet<string>>;
	/** How many `q` were open at most. */
	readonly deepest: number;
	/** Colour spaces that it chooses without a name, such as `DeviceCMYK`. */
	readonly spaces: ReadonlySet<string>;
	/** Rendering intents that it chooses. */
	readonly intents: ReadonlySet<string>;
	/** What PDF/A does not allow of the first value in it that is too long, too great, or cut in half. */
	readonly beyond: string | undefined;
	/** Operators that PDF does not have, and inline pictures, which no browser prints. */
	readonly strange: ReadonlySet<string>;
	/** The operands of `d0` or `d1`, with which a glyph of a Type 3 font begins. */
	readonly glyphWidth: number | undefined;
}

export const RESOURCE_KINDS = [
	'Font',
	'XObject',
	'ExtGState',
	'ColorSpace',
	'Pattern',
	'Shading',
	'Properties',
] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** Those of ISO 32000-1, table 51, that are not looked at one by one. */
const PLAIN = new Set(
	'b B b* B* BT BX c d DP EMC ET EX f F f* g G h i j J l m M MP n rg RG re s S sc SC T* Tc Td TD TL Tm Tr Ts Tw Tz v w W W* y cm'.split(
		' ',
	),
);
/** Colour spaces that need no resource. */
const OWN_SPACES = ['DeviceGray', 'DeviceRGB', 'DeviceCMYK', 'Pattern'];

/**
 * Reads a content stream (ISO 32000-1, 7.8.2).
 * @throws SyntaxError where it is not PDF syntax
 */
export function readContent(bytes: Buffer): Content {
	const reader = new Reader();
	const lexer = new Lexer(bytes);
	const operands: PdfValue[] = [];
	for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
		if (token instanceof Operator) {
			reader.take(token.text, operands);
			operands.length = 0;
		} else operands.push(token);
	}
	if (lexer.hasHalfByte) reader.beyond ??= 'a string in hex with half a byte (6.1.6)';
	return reader;
}

class Reader implements Content {
	readonly runs: TextRun[] = [];
	readonly names = new Map<ResourceKind, Set<string>>();
	readonly spaces = new Set<string>();
	readonly strange = new Set<string>();
	readonly intents = new Set<string>();
	beyond: string | undefined;
	deepest = 0;
	glyphWidth: number | undefined;
	#font: string | undefined;
	readonly #fonts: (string | undefined)[] = [];
	readonly #marked: (Said | undefined)[] = [];

	take(operator: string, operands: readonly PdfValue[]): void {
		const last = operands.at(-1);
		for (const operand of operands) checkValue(operand, this.#note);
		switch (operator) {
			case 'q':
				this.deepest = Math.max(this.deepest, this.#fonts.push(this.#font));
				break;
			case 'Q':
				this.#font = this.#fonts.pop();
				break;
			case 'Tf':
				this.#font = this.#use('Font', operands[0]);
				break;
			case 'Tj':
			case "'":
			case '"':
				this.#show(last);
				break;
			case 'TJ':
				if (Array.isArray(last)) for (const part of last) this.#show(part);
				break;
			case 'BMC':
				this.#marked.push(this.#marked.at(-1));
				break;
			case 'BDC':
				this.#marked.push(isDict(last) ? (saidIn(last) ?? this.#marked.at(-1)) : this.#marked.at(-1));
				this.#use('Properties', last);
				break;
			case 'EMC':
				this.#marked.pop();
				break;
			case 'DP':
				this.#use('Properties', last);
				break;
			case 'Do':
				this.#use('XObject', last);
				break;
			case 'gs':
				this.#use('ExtGState', last);
				break;
			case 'sh':
				this.#use('Shading', last);
				break;
			case 'cs':
			case 'CS':
				if (OWN_SPACES.includes(nameOf(last) ?? '')) this.spaces.add(nameOf(last) as string);
				else this.#use('ColorSpace', last);
				break;
			case 'scn':
			case 'SCN':
				this.#use('Pattern', last);
				break;
			case 'ri':
				this.intents.add(nameOf(last) ?? '');
				break;
			case 'k':
			case 'K':
				this.spaces.add('DeviceCMYK');
				break;
			case 'd0':
			case 'd1':
				if (typeof operands[0] === 'number') this.glyphWidth = operands[0];
				break;
			default:
				if (!PLAIN.has(operator)) this.strange.add(operator);
		}
	}

	readonly #note = (detail: string) => {
		this.beyond ??= detail;
	};

	#show(value: PdfValue | undefined): void {
		if (!(value instanceof PdfString)) return;
		const said = this.#marked.at(-1);
		this.runs.push({ font: this.#font, string: value, ...(said ? { said } : {}) });
	}

	#use(kind: ResourceKind, value: PdfValue | undefined): string | undefined {
		const name = nameOf(value);
		if (name === undefined) return undefined;
		const names = this.names.get(kind);
		if (names) names.add(name);
		else this.names.set(kind, new Set([name]));
		return name;
	}
}

function saidIn(properties: PdfDict): Said | undefined {
	const actual = properties.get('ActualText');
	return actual instanceof PdfString ? { text: textOf(actual) } : undefined;
}
