import type { PdfFile } from '../pdf/pdf-file.ts';
import type { PdfSource } from '../pdf/pdf-source.ts';
import { pdfString } from '../pdf/pdf-text.ts';
import { nameOf, type PdfDict, PdfName, PdfRef, type PdfValue, syntax } from '../pdf/values.ts';
import { renumber } from './renumber.ts';

/** A piece's bookmarks of the first level, by the numbers that they have in the piece. */
export interface Items {
	readonly root?: number;
	/** Empty where the piece has none. */
	readonly first: ReadonlySet<number>;
	/** Where the first one leads, as entries of a bookmark, in the piece's own numbers. */
	readonly leads: PdfDict;
	/** Number of the bookmark that they are hung below. */
	readonly below: number;
}

/** The bookmarks of joined PDFs (ISO 32000-1, 12.3.3): one for each piece, folded, with the piece's own below it. */
export class Outline {
	readonly #out: PdfFile;
	#root: number | undefined;
	readonly #pieces: { readonly number: number; readonly entries: string }[] = [];

	constructor(out: PdfFile) {
		this.#out = out;
	}

	/** A piece without bookmarks gets the one that leads to its first page. */
	take(piece: PdfSource): Items {
		this.#root ??= this.#out.reserve();
		const ref = piece.catalog.get('Outlines');
		const first = new Set<number>();
		const leads: PdfDict = new Map();
		for (let at = piece.dict(ref)?.get('First'); at instanceof PdfRef && !first.has(at.number); ) {
			const item: PdfDict = piece.dict(at) ?? new Map();
			if (first.size === 0)
				for (const key of ['Dest', 'A']) {
					const to = item.get(key);
					if (to !== undefined) leads.set(key, to);
				}
			first.add(at.number);
			at = item.get('Next');
		}
		const page = firstPage(piece, piece.catalog.get('Pages'));
		if (first.size === 0 && page) leads.set('Dest', [page, new PdfName('Fit')]);
		return {
			...(ref instanceof PdfRef ? { root: ref.number } : {}),
			first,
			leads,
			below: this.#out.reserve(),
		};
	}

	/** Hangs an object of the piece below the piece's own bookmark. */
	change({ first, below }: Items, number: number, dict: PdfDict): void {
		if (first.has(number)) dict.set('Parent', new PdfRef(below));
	}

	/** @param here what the piece's references have become */
	put(title: string, { first, leads, below }: Items, here: (ref: PdfRef) => PdfRef | null): void {
		const ends = [...first]
			.filter((_n, i) => i === 0 || i === first.size - 1)
			.map((n) => here(new PdfRef(n)));
		const [from, to] = [ends[0], ends.at(-1)];
		const kids = from && to ? `/First ${syntax(from)} /Last ${syntax(to)} /Count -${first.size}` : '';
		const led = [...leads].map(([key, value]) => `/${key} ${syntax(renumber(value, here, 0))}`);
		const entries = `/Title ${pdfString(title)} /Parent ${this.#root} 0 R ${kids} ${led.join(' ')}`;
		this.#pieces.push({ number: below, entries });
	}

	/** Writes the root and its first level. @returns what the catalogue says of it; empty where there are no bookmarks */
	async finish(): Promise<string> {
		if (this.#root === undefined) return '';
		const pieces = this.#pieces;
		for (const [i, { number, entries }] of pieces.entries()) {
			const [before, after] = [pieces[i - 1], pieces[i + 1]];
			const beside = `${before ? ` /Prev ${before.number} 0 R` : ''}${after ? ` /Next ${after.number} 0 R` : ''}`;
			await this.#out.object(number, `<< ${entries}${beside} >>`);
		}
		const [first, last] = [pieces[0], pieces.at(-1)];
		const ends = first && last ? ` /First ${first.number} 0 R /Last ${last.number} 0 R` : '';
		await this.#out.object(this.#root, `<< /Type /Outlines /Count ${pieces.length}${ends} >>`);
		return first ? `/Outlines ${this.#root} 0 R /PageMode /UseOutlines` : '';
	}
}

/** A page tree leads to its first page by the first kid of each node. */
function firstPage(piece: PdfSource, node: PdfValue | undefined): PdfRef | undefined {
	for (let [at, depth] = [node, 0]; at instanceof PdfRef && depth < DEEPEST; depth++) {
		const dict = piece.dict(at);
		if (nameOf(dict?.get('Type')) !== 'Pages') return at;
		at = piece.array(dict?.get('Kids'))[0];
	}
	return undefined;
}

/** A page tree deeper than this has a ring in it. */
const DEEPEST = 50;
