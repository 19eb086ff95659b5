import type { PdfObject, PdfSource } from '../pdf/pdf-source.ts';
import { isDict, nameOf, type PdfDict, PdfRef, type PdfValue } from '../pdf/values.ts';

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

/** A page tree deeper than this has a ring in it. */
const DEEPEST = 50;

/**
 * Every content stream of a document once: of its pages in order, and of what they draw with: forms, the glyphs of
 * Type 3 fonts, patterns and masks. One is held at a time.
 * @throws Fault `pdf-unreadable`
 */
export function* contentStreams(source: PdfSource): Generator<ContentStream> {
	const walk = new Walk(source);
	for (const { dict, resources } of pagesOf(source)) {
		const contents = dict.get('Contents');
		const found = source.resolve(contents);
		const streams = Array.isArray(found) ? found : [contents];
		const refs = streams.filter((stream) => stream instanceof PdfRef);
		const bytes = refs.flatMap(({ number }) => [source.contents(source.read(number)), Buffer.from('\n')]);
		const number = refs.length === 1 ? refs[0]?.number : undefined;
		yield { kind: 'page', number, dict, resources, bytes: Buffer.concat(bytes) };
		yield* walk.drawnWith(resources);
	}
}

/** The pages in reading order, with what they inherit. */
export function* pagesOf(
	source: PdfSource,
): Generator<{ readonly dict: PdfDict; readonly resources: PdfDict | undefined }> {
	yield* below(source, source.catalog.get('Pages'), undefined, 0);
}

function* below(
	source: PdfSource,
	node: PdfValue | undefined,
	inherited: PdfDict | undefined,
	depth: number,
): ReturnType<typeof pagesOf> {
	const dict = source.dict(node);
	if (!dict || depth > DEEPEST) throw source.damaged(new SyntaxError('a page tree that leads nowhere'));
	const resources = source.dict(dict.get('Resources')) ?? inherited;
	if (nameOf(dict.get('Type')) !== 'Pages') yield { dict, resources };
	else for (const kid of source.array(dict.get('Kids'))) yield* below(source, kid, resources, depth + 1);
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
