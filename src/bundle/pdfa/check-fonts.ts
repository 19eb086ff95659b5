import type { PdfSource } from '../../pdf/pdf-source.ts';
import { isDict, nameOf, PdfRef } from '../../pdf/values.ts';
import type { Breaches } from './breaches.ts';
import { type Font, numberOf, statedWidths, trueTypeOf } from './font.ts';
import type { Fonts, Glyph } from './text-use.ts';
import type { TrueType } from './truetype.ts';
import { isText } from './unicode-map.ts';

/** How far the width in the document may be from the one in the font, in thousandths (ISO 19005-2, 6.2.11.5). */
const NEAR = 1;

/** The rules for fonts and glyphs (ISO 19005-2, 6.2.11), over the glyphs that are really shown. */
export class FontCheck {
	readonly #source: PdfSource;
	readonly #fonts: Fonts;
	readonly #found: Breaches;
	readonly #shown = new Map<number, Set<number>>();
	/** Widths of glyphs of Type 3 fonts, by number of the stream that draws them. */
	readonly #drawn = new Map<number, number | undefined>();

	constructor(source: PdfSource, fonts: Fonts, found: Breaches) {
		this.#source = source;
		this.#fonts = fonts;
		this.#found = found;
	}

	see({ font, code }: Glyph): void {
		const codes = this.#shown.get(font);
		if (codes) codes.add(code);
		else this.#shown.set(font, new Set([code]));
	}

	/** @param number of the stream that draws a glyph of a Type 3 font */
	seeOutline(number: number | undefined, width: number | undefined): void {
		if (number !== undefined) this.#drawn.set(number, width);
	}

	/** Looks at every font that was seen, and every glyph of it. */
	check(): void {
		for (const [number, codes] of this.#shown) {
			const font = this.#fonts.get(number);
			for (const code of codes)
				if (!isText(font.unicode.get(code)))
					this.#found.add('no-unicode', `glyph ${code} of ${named(font)} stands for no text (6.2.11.7.2)`);
			if (font.kind === 'Type0') this.#checkType0(font, codes);
			else if (font.kind === 'Type3') this.#checkType3(font, codes);
			else if (font.program) this.#found.add('font-not-known', `${named(font)} is of the kind ${font.kind}`);
			else this.#found.add('font-not-embedded', `${named(font)} is not embedded (6.2.11.4.1)`);
		}
	}

	#checkType0(font: Font, codes: ReadonlySet<number>): void {
		const { descendant, dict, program } = font;
		if (!descendant || !program) {
			this.#found.add('font-not-embedded', `${named(font)} is not embedded (6.2.11.4.1)`);
			return;
		}
		const outlines = trueTypeOf(this.#source, font);
		const glyphOf = this.#glyphMap(font);
		const descriptor = this.#source.dict(descendant.dict.get('FontDescriptor'));
		const isIdentity = /^Identity-[HV]$/.test(nameOf(dict.get('Encoding')) ?? '');
		if (!outlines || !glyphOf || !isIdentity || descriptor?.has('CIDSet')) {
			const why = outlines ? 'its codes are not its glyphs' : 'its program is no whole TrueType';
			this.#found.add('font-not-known', `${named(font)}: ${why} (6.2.11)`);
			return;
		}
		const width = statedWidths(this.#source, descendant.dict);
		for (const code of codes) this.#checkGlyph(font, outlines, code, glyphOf(code), width(code));
	}

	#checkGlyph(font: Font, outlines: TrueType, code: number, glyph: number, stated: number): void {
		if (code === 0 || glyph === 0)
			this.#found.add('missing-glyphs', `${named(font)} shows its glyph for what is missing (6.2.11.8)`);
		else if (glyph >= outlines.glyphs)
			this.#found.add('missing-glyphs', `${named(font)} has no glyph ${glyph} (6.2.11.4.1)`);
		else if (Math.abs(outlines.width(glyph) - stated) > NEAR)
			this.#found.add('glyph-widths', `glyph ${glyph} of ${named(font)} is as wide as ${stated} (6.2.11.5)`);
	}

	#glyphMap({ descendant }: Font): ((code: number) => number) | undefined {
		const map = descendant?.dict.get('CIDToGIDMap');
		if (nameOf(map) === 'Identity') return (code) => code;
		if (!(map instanceof PdfRef)) return undefined;
		const bytes = this.#source.contents(this.#source.read(map.number));
		return (code) => (2 * code + 2 <= bytes.length ? bytes.readUInt16BE(2 * code) : 0);
	}

	#checkType3(font: Font, codes: ReadonlySet<number>): void {
		const names = this.#names(font);
		const outlines = this.#source.dict(font.dict.get('CharProcs'));
		const first = this.#source.resolve(font.dict.get('FirstChar'));
		const widths = this.#source.array(font.dict.get('Widths'));
		for (const code of codes) {
			const name = names.get(code);
			const outline = numberOf(name === undefined ? undefined : outlines?.get(name));
			if (name === '.notdef' || outline === undefined) {
				this.#found.add('missing-glyphs', `${named(font)} has no glyph for its code ${code} (6.2.11.4.1)`);
				continue;
			}
			const stated = typeof first === 'number' ? this.#source.resolve(widths[code - first]) : undefined;
			const drawn = this.#drawn.get(outline);
			if (typeof stated !== 'number' || drawn === undefined || Math.abs(stated - drawn) > NEAR)
				this.#found.add('glyph-widths', `glyph ${name} of ${named(font)} is as wide as ${drawn} (6.2.11.5)`);
		}
	}

	/** Names of glyphs by code (ISO 32000-1, 9.6.6.1). */
	#names({ dict }: Font): ReadonlyMap<number, string> {
		const names = new Map<number, string>();
		const encoding = this.#source.dict(dict.get('Encoding'));
		let code = 0;
		for (const item of this.#source.array(isDict(encoding) ? encoding.get('Differences') : undefined)) {
			const name = nameOf(item);
			if (typeof item === 'number') code = item;
			else if (name !== undefined) names.set(code++, name);
		}
		return names;
	}
}

function named({ dict, number }: Font): string {
	return nameOf(dict.get('BaseFont')) ?? nameOf(dict.get('Name')) ?? `the font ${number}`;
}
