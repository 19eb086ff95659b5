import { PDFArray, type PDFContext, PDFDict, type PDFDocument, PDFName, PDFNumber, PDFRef } from 'pdf-lib';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { pdfString } from '../pdf/pdf-text.ts';

const name = (text: string) => PDFName.of(text);

/** A piece's part of the structure, found through its own references. */
export interface Branch {
	readonly root: PDFDict;
	readonly elements: readonly { readonly ref: PDFRef; readonly dict: PDFDict }[];
	readonly parentTree: { readonly ref: PDFRef; readonly dict: PDFDict };
	/** What the piece's keys into the parent tree are moved up by. */
	readonly base: number;
}

/** The logical structure of joined PDFs (ISO 32000-1, 14.7): each piece's document is a part of one document. */
export class StructureTree {
	readonly #out: PdfFile;
	readonly #root: number;
	readonly #document: number;
	readonly #parts: number[] = [];
	readonly #branches: string[] = [];
	#nextKey = 0;

	constructor(out: PdfFile) {
		this.#out = out;
		this.#root = out.reserve();
		this.#document = out.reserve();
	}

	/** @returns undefined where the piece is not tagged */
	take({ context, catalog }: PDFDocument): Branch | undefined {
		const root = catalog.lookupMaybe(name('StructTreeRoot'), PDFDict);
		const tree = root?.get(name('ParentTree'));
		if (!root || !(tree instanceof PDFRef)) return undefined;
		const base = this.#nextKey;
		const parentTree = { ref: tree, dict: context.lookup(tree, PDFDict) };
		const keys = largestKey(context, parentTree.dict) + 1;
		shift(context, parentTree.dict, base);
		if (keys > 0) parentTree.dict.set(name('Limits'), context.obj([base, base + keys - 1]));
		this.#nextKey += keys;
		const kids = root.get(name('K'));
		const refs = kids instanceof PDFRef ? [kids] : kids instanceof PDFArray ? kids.asArray() : [];
		const elements = refs
			.filter((ref): ref is PDFRef => ref instanceof PDFRef)
			.map((ref) => ({ ref, dict: context.lookup(ref, PDFDict) }));
		return { root, elements, parentTree, base };
	}

	/** Hangs the branch into the tree, after its references were changed. */
	put(branch: Branch | undefined, here: (ref: PDFRef) => PDFRef): void {
		if (!branch) return;
		for (const { ref, dict } of branch.elements) {
			dict.set(name('S'), name('Part'));
			dict.set(name('P'), PDFRef.of(this.#document));
			this.#parts.push(here(ref).objectNumber);
		}
		branch.parentTree.dict.delete(name('Type'));
		this.#branches.push(`${here(branch.parentTree.ref).objectNumber} 0 R`);
	}

	/** Writes the root. @returns what the catalogue says of it; empty where no piece is tagged */
	async finish(language: string | undefined): Promise<string> {
		const tree = this.#out.reserve();
		const lang = language === undefined ? '' : ` /Lang ${pdfString(language)}`;
		const kids = this.#parts.map((n) => `${n} 0 R`).join(' ');
		await this.#out.object(
			this.#document,
			`<< /Type /StructElem /S /Document${lang} /P ${this.#root} 0 R /K [${kids}] >>`,
		);
		await this.#out.object(tree, `<< /Kids [${this.#branches.join(' ')}] >>`);
		await this.#out.object(
			this.#root,
			`<< /Type /StructTreeRoot /K ${this.#document} 0 R /ParentTree ${tree} 0 R /ParentTreeNextKey ${this.#nextKey} >>`,
		);
		if (this.#parts.length === 0) return '';
		return `/StructTreeRoot ${this.#root} 0 R /MarkInfo << /Marked true >>`;
	}
}

/** Moves all keys of a number tree (ISO 32000-1, 7.9.7) up. */
function shift(context: PDFContext, node: PDFDict, by: number): void {
	for (const entry of ['Nums', 'Limits']) {
		const numbers = node.lookupMaybe(name(entry), PDFArray);
		const step = entry === 'Nums' ? 2 : 1;
		for (let i = 0; numbers && i < numbers.size(); i += step)
			numbers.set(i, PDFNumber.of(numbers.lookup(i, PDFNumber).asNumber() + by));
	}
	for (const kid of kidsOf(context, node)) shift(context, kid, by);
}

/** @returns -1 where the tree is empty */
function largestKey(context: PDFContext, node: PDFDict): number {
	const numbers = node.lookupMaybe(name('Nums'), PDFArray);
	const last = numbers && numbers.size() > 1 ? numbers.lookup(numbers.size() - 2, PDFNumber).asNumber() : -1;
	return Math.max(last, ...kidsOf(context, node).map((kid) => largestKey(context, kid)));
}

function kidsOf(context: PDFContext, node: PDFDict): PDFDict[] {
	const kids = node.lookupMaybe(name('Kids'), PDFArray)?.asArray() ?? [];
	return kids.map((kid) => context.lookup(kid, PDFDict));
}
