import { contentsOf, pagesOf } from '../../pdf/pages.ts';
import type { PdfObject, PdfSource } from '../../pdf/pdf-source.ts';
import { isDict, nameOf, type PdfDict, PdfRef, type PdfValue } from '../../pdf/values.ts';

/** A content stream and the resources that its names stand for. */
export interface ContentStream {
	readonly kind: 'page' | 'form' | 'glyph' | 'pattern';
	/** Number of the stream; undefined where a page has several, which are then read as one. */
	readonly number: number | undefined;
	/** Of the page, or of the stream itself. */
	readonly dict: PdfDict;
	/** What is inherited counts; undefined where there are none. */
	readonly resources: PdfDict | undefined;
	readonly bytes: Buffer;
}

/**
 * Every content stream of a document once: of its pages in order, and of what they draw with: forms, the glyphs of
 * Type 3 fonts, patterns and masks. One is held at a time.
 * @throws Fault `pdf-unreadable`
 */
export function* contentStreams(source: PdfSource): Generator<ContentStream> {
	const walk = new Walk(source);
	for (const page of pagesOf(source)) {
		yield { kind: 'page', ...page, ...contentsOf(source, page) };
		yield* walk.drawnWith(page.resources);
	}
}

class Walk {
	readonly #source: PdfSource;
	readonly #seen = new Set<number>();

	constructor(source: PdfSource) {
		this.#source = source;
	}

	*drawnWith(resources: PdfDict | undefined): Generator<ContentStream> {
		for (const value of this.#of(resources, 'XObject')) yield* this.#stream('form', value);
		for (const value of this.#of(resources, 'Pattern')) {
			yield* this.#stream('pattern', value);
			yield* this.#mask(this.#source.dict(this.#source.dict(value)?.get('ExtGState')));
		}
		for (const value of this.#of(resources, 'ExtGState')) yield* this.#mask(this.#source.dict(value));
		for (const value of this.#of(resources, 'Font')) yield* this.#glyphs(value);
	}

	*#mask(state: PdfDict | undefined): Generator<ContentStream> {
		yield* this.#stream('form', this.#source.dict(state?.get('SMask'))?.get('G'));
	}

	*#stream(
		kind: ContentStream['kind'],
		value: PdfValue | undefined,
		inherited?: PdfDict,
	): Generator<ContentStream> {
		if (!(value instanceof PdfRef) || this.#seen.has(value.number)) return;
		this.#seen.add(value.number);
		const object: PdfObject = this.#source.read(value.number);
		const dict = object.value;
		if (!isDict(dict) || !object.data) return;
		if (kind === 'form' && nameOf(dict.get('Subtype')) !== 'Form') return;
		const resources = this.#source.dict(dict.get('Resources')) ?? inherited;
		yield { kind, number: value.number, dict, resources, bytes: this.#source.contents(object) };
		yield* this.drawnWith(resources);
	}

	*#glyphs(value: PdfValue): Generator<ContentStream> {
		if (!(value instanceof PdfRef) || this.#seen.has(value.number)) return;
		this.#seen.add(value.number);
		const font = this.#source.dict(value);
		if (!font || nameOf(font.get('Subtype')) !== 'Type3') return;
		const resources = this.#source.dict(font.get('Resources'));
		for (const glyph of this.#source.dict(font.get('CharProcs'))?.values() ?? [])
			yield* this.#stream('glyph', glyph, resources);
	}

	*#of(resources: PdfDict | undefined, kind: string): Generator<PdfValue> {
		yield* this.#source.dict(resources?.get(kind))?.values() ?? [];
	}
}
