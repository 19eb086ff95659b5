import { setImmediate } from 'node:timers/promises';
import type { PdfSource } from '../../pdf/pdf-source.ts';
import type { PdfString } from '../../pdf/values.ts';
import { shareOut } from './cluster.ts';
import { type Content, readContent, type Said } from './content.ts';
import { type ContentStream, contentStreams } from './content-streams.ts';
import { codesOf, type Font, numberOf, readFont } from './font.ts';

/** One glyph that a content stream shows. */
export interface Glyph {
	readonly font: number;
	readonly code: number;
	/** The string that it stands in, and which of its codes it is. */
	readonly string: PdfString;
	readonly place: number;
	/** What the stream itself says that it stands for, where its font does not; undefined where neither does. */
	readonly text?: string;
}

/** Fonts of a document, each read once. */
export class Fonts {
	readonly #source: PdfSource;
	readonly #fonts = new Map<number, Font>();

	constructor(source: PdfSource) {
		this.#source = source;
	}

	/** @throws Fault `pdf-unreadable` */
	get(number: number): Font {
		const known = this.#fonts.get(number);
		if (known) return known;
		const font = readFont(this.#source, number);
		this.#fonts.set(number, font);
		return font;
	}
}

/**
 * Every content stream with what it does. Between two of them others have their turn: a long document takes seconds.
 * @throws Fault `pdf-unreadable` · the signal's reason
 */
export async function* readStreams(
	source: PdfSource,
	signal: AbortSignal,
): AsyncGenerator<{ readonly stream: ContentStream; readonly content: Content }> {
	for (const stream of contentStreams(source)) {
		await setImmediate();
		signal.throwIfAborted();
		try {
			yield { stream, content: readContent(stream.bytes) };
		} catch (error) {
			throw source.damaged(error, `object ${stream.number}`);
		}
	}
}

/** The glyphs that a content stream shows, in order. Text in a font that its resources do not hold is left out. */
export function glyphsOf(
	source: PdfSource,
	fonts: Fonts,
	{ resources }: ContentStream,
	{ runs }: Content,
): readonly Glyph[] {
	const held = source.dict(resources?.get('Font'));
	const spans = new Map<Said | PdfString, Glyph[]>();
	for (const { font: name, string, said } of runs) {
		const font = name === undefined ? undefined : numberOf(held?.get(name));
		if (font === undefined) continue;
		const glyphs = codesOf(string.bytes, fonts.get(font).codeBytes).map((code, place) => ({
			font,
			code,
			string,
			place,
		}));
		const span = said ?? string;
		const known = spans.get(span);
		if (known) known.push(...glyphs);
		else spans.set(span, glyphs);
	}
	return [...spans].flatMap(([span, glyphs]) => ('text' in span ? spoken(span.text, glyphs, fonts) : glyphs));
}

function spoken(said: string, glyphs: readonly Glyph[], fonts: Fonts): Glyph[] {
	const shares = shareOut(
		said,
		glyphs.map(({ code }) => code),
		(place) => fonts.get((glyphs[place] as Glyph).font).unicode,
	);
	return glyphs.map((glyph, place) => {
		const text = shares.get(place);
		return text === undefined ? glyph : { ...glyph, text };
	});
}
