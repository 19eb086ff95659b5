import { Fault } from '../../errors.ts';
import { Lexer, Operator } from '../../pdf/lexer.ts';
import { contentsOf, type PdfPage, pagesOf } from '../../pdf/pages.ts';
import { PdfSource } from '../../pdf/pdf-source.ts';
import { isDict, nameOf, type PdfDict, PdfRef, PdfString, type PdfValue, textOf } from '../../pdf/values.ts';

/** A form that draws itself would be drawn for ever. */
const DEEPEST = 30;
/** The glyph that stands for a character that no font has: it is drawn as an empty box (ISO 32000-1, 9.7.6.3). */
const MISSING = 0;

/** What each span of marked content on a page states that its glyphs stand for; undefined for one that states nothing that can be believed. */
export type Stated = readonly (string | undefined)[];

/**
 * What spans of marked content state that their glyphs stand for (`ActualText`, ISO 32000-1, 14.9.4): of each page in turn, in the order in which they begin, those of forms where they are drawn.
 * Browsers write it where glyphs do not say it themselves: letters that join or change places, as in most scripts of India and south-east Asia. A span is not believed that draws no glyph, or of
 * whose glyphs one is the box for a character that no font has: browsers state of a box too what it should have been.
 *
 * Where something in the file is not as browsers write it, nothing is stated; what glyphs do not say is then told of as missing.
 */
export function* actualTexts(file: string): Generator<Stated, undefined> {
	let source: PdfSource | undefined;
	try {
		source = new PdfSource(file);
		for (const page of pagesOf(source)) yield statedOn(source, page);
	} catch (error) {
		if (!isUnreadable(error)) throw error;
	} finally {
		source?.close();
	}
}

function statedOn(source: PdfSource, page: PdfPage): Stated {
	const reader = new Reader(source);
	try {
		const { bytes } = contentsOf(source, page);
		if (!states(source, bytes, page.resources, 0)) return [];
		reader.read(bytes, page.resources, 0);
	} catch (error) {
		if (!isUnreadable(source.damaged(error))) throw error;
		return [];
	}
	return reader.spans.map(({ said, isShown, isMissing }) => (isShown && !isMissing ? said : undefined));
}

/** Whether a stream, or a form that it may draw, states anything: most do not, and to read all that a page draws would take a third as long again as pdf.js takes. */
function states(source: PdfSource, bytes: Buffer, resources: PdfDict | undefined, depth: number): boolean {
	if (bytes.includes('/ActualText') || resources?.has('Properties')) return true;
	if (depth > DEEPEST) return false;
	return [...(source.dict(resources?.get('XObject'))?.values() ?? [])].some((value) => {
		const form = formAt(source, value);
		return form !== undefined && states(source, form.bytes, form.resources, depth + 1);
	});
}

/** @returns undefined where the value refers to no form; a form without resources of its own has those of what draws it */
function formAt(
	source: PdfSource,
	value: PdfValue | undefined,
): { readonly bytes: Buffer; readonly resources: PdfDict | undefined } | undefined {
	const object = value instanceof PdfRef ? source.read(value.number) : undefined;
	if (!object || !isDict(object.value) || nameOf(object.value.get('Subtype')) !== 'Form') return undefined;
	return { bytes: source.contents(object), resources: source.dict(object.value.get('Resources')) };
}

function isUnreadable(error: unknown): boolean {
	return error instanceof Fault && error.code === 'pdf-unreadable';
}

interface Span {
	readonly said: string | undefined;
	isShown: boolean;
	isMissing: boolean;
}

class Reader {
	readonly spans: Span[] = [];
	readonly #source: PdfSource;
	readonly #open: Span[] = [];
	/** How many bytes a code of the font has that was chosen; undefined where that is not known. */
	#codeBytes: 1 | 2 | undefined;
	readonly #kept: (1 | 2 | undefined)[] = [];

	constructor(source: PdfSource) {
		this.#source = source;
	}

	read(bytes: Buffer, resources: PdfDict | undefined, depth: number): void {
		const lexer = new Lexer(bytes);
		let operands: PdfValue[] = [];
		for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
			if (token instanceof Operator) {
				this.#take(token.text, operands, resources, depth);
				operands = [];
			} else operands.push(token);
		}
	}

	#take(
		operator: string,
		operands: readonly PdfValue[],
		resources: PdfDict | undefined,
		depth: number,
	): void {
		const last = operands.at(-1);
		switch (operator) {
			case 'q':
				this.#kept.push(this.#codeBytes);
				break;
			case 'Q':
				this.#codeBytes = this.#kept.pop();
				break;
			case 'Tf':
				this.#codeBytes = this.#codeBytesOf(this.#named(resources, 'Font', operands[0]));
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
				this.#begin(undefined);
				break;
			case 'BDC':
				this.#begin(isDict(last) ? last : this.#source.dict(this.#named(resources, 'Properties', last)));
				break;
			case 'EMC':
				this.#open.pop();
				break;
			case 'Do':
				this.#draw(this.#named(resources, 'XObject', last), resources, depth);
				break;
		}
	}

	#begin(properties: PdfDict | undefined): void {
		const actual = this.#source.resolve(properties?.get('ActualText'));
		const said = actual instanceof PdfString ? textOf(actual) : undefined;
		const span = { said, isShown: false, isMissing: false };
		this.spans.push(span);
		this.#open.push(span);
	}

	#show(value: PdfValue | undefined): void {
		if (!(value instanceof PdfString) || value.bytes.length === 0) return;
		const isMissing = this.#codeBytes === undefined || holdsMissing(value.bytes, this.#codeBytes);
		for (const span of this.#open) {
			span.isShown = true;
			span.isMissing ||= isMissing;
		}
	}

	#draw(value: PdfValue | undefined, resources: PdfDict | undefined, depth: number): void {
		const form = depth > DEEPEST ? undefined : formAt(this.#source, value);
		if (!form) return;
		const [kept, before] = [this.#kept.length, this.#codeBytes];
		this.read(form.bytes, form.resources ?? resources, depth + 1);
		this.#kept.length = kept;
		this.#codeBytes = before;
	}

	#codeBytesOf(value: PdfValue | undefined): 1 | 2 | undefined {
		const font = this.#source.dict(value);
		if (!font) return undefined;
		if (nameOf(font.get('Subtype')) !== 'Type0') return 1;
		return /^Identity-[HV]$/.test(nameOf(font.get('Encoding')) ?? '') ? 2 : undefined;
	}

	#named(resources: PdfDict | undefined, kind: string, name: PdfValue | undefined): PdfValue | undefined {
		return this.#source.dict(resources?.get(kind))?.get(nameOf(name) ?? '');
	}
}

function holdsMissing(bytes: Buffer, codeBytes: 1 | 2): boolean {
	if (codeBytes === 1) return bytes.includes(MISSING);
	for (let at = 0; at + 1 < bytes.length; at += 2) if (bytes.readUInt16BE(at) === MISSING) return true;
	return false;
}
