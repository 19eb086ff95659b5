import { PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRef } from 'pdf-lib';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { pdfString } from '../pdf/pdf-text.ts';

const name = (text: string) => PDFName.of(text);

/** A piece's bookmarks of the first level, found through its own references. */
export interface Items {
	readonly root: PDFDict;
	readonly first: readonly { readonly ref: PDFRef; readonly dict: PDFDict }[];
}

/** The bookmarks of joined PDFs (ISO 32000-1, 12.3.3): one for each piece, folded, with the piece's own below it. */
export class Outline {
	readonly #out: PdfFile;
	readonly #root: number;
	readonly #pieces: { readonly number: number; readonly entries: string }[] = [];

	constructor(out: PdfFile) {
		this.#out = out;
		this.#root = out.reserve();
	}

	/** @returns undefined where the piece has no bookmarks */
	take({ context, catalog }: PDFDocument): Items | undefined {
		const root = catalog.lookupMaybe(name('Outlines'), PDFDict);
		if (!root) return undefined;
		const first: { ref: PDFRef; dict: PDFDict }[] = [];
		for (let at: PDFObject | undefined = root.get(name('First')); at instanceof PDFRef; ) {
			const dict: PDFDict = context.lookup(at, PDFDict);
			first.push({ ref: at, dict });
			at = dict.get(name('Next'));
		}
		return { root, first };
	}

	/** Hangs a piece's bookmarks below one of its own, after their references were changed. */
	put(title: string, items: Items | undefined, here: (ref: PDFRef) => PDFRef): void {
		const [first, last] = [items?.first[0], items?.first.at(-1)];
		if (!items || !first || !last) return;
		const number = this.#out.reserve();
		for (const { dict } of items.first) dict.set(name('Parent'), PDFRef.of(number));
		const leads = ['Dest', 'A'].flatMap((key) => {
			const to = first.dict.get(name(key));
			return to ? [`/${key} ${to.toString()}`] : [];
		});
		const kids = `/First ${here(first.ref).objectNumber} 0 R /Last ${here(last.ref).objectNumber} 0 R`;
		const entries = `/Title ${pdfString(title)} /Parent ${this.#root} 0 R ${kids} /Count -${items.first.length} ${leads.join(' ')}`;
		this.#pieces.push({ number, entries });
	}

	/** Writes the root and its first level. @returns what the catalogue says of it; empty where there are no bookmarks */
	async finish(): Promise<string> {
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
