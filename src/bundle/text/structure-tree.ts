import type { PdfSource } from '../../pdf/pdf-source.ts';
import { type PdfDict, PdfName, PdfRef, type PdfValue } from '../../pdf/values.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { pdfString } from '../pdf/pdf-text.ts';

/** A piece's part of the structure, by the numbers that its objects have in the piece. */
export interface Branch {
	readonly root: number;
	readonly elements: ReadonlySet<number>;
	readonly parentTree: number;
	/** All nodes of the parent tree. */
	readonly nodes: ReadonlySet<number>;
	/** How many keys the parent tree has room for, and what the piece's keys into it are moved up by. */
	readonly keys: number;
	readonly base: number;
}

/** The logical structure of joined PDFs (ISO 32000-1, 14.7): each piece's document is a part of one document. */
export class StructureTree {
	readonly #out: PdfFile;
	#root = 0;
	#document = 0;
	readonly #parts: number[] = [];
	readonly #branches: string[] = [];
	#nextKey = 0;

	constructor(out: PdfFile) {
		this.#out = out;
	}

	/** @returns undefined where the piece is not tagged */
	take(piece: PdfSource): Branch | undefined {
		const ref = piece.catalog.get('StructTreeRoot');
		const root = piece.dict(ref);
		const tree = root?.get('ParentTree');
		if (!(ref instanceof PdfRef) || !root || !(tree instanceof PdfRef)) return undefined;
		if (this.#root === 0) [this.#root, this.#document] = [this.#out.reserve(), this.#out.reserve()];
		const nodes = new Set<number>();
		const keys = collect(piece, tree, nodes) + 1;
		const base = this.#nextKey;
		this.#nextKey += keys;
		const kids = root.get('K');
		const elements = (Array.isArray(kids) ? kids : [kids]).filter((kid) => kid instanceof PdfRef);
		return {
			root: ref.number,
			elements: new Set(elements.map(({ number }) => number)),
			parentTree: tree.number,
			nodes,
			keys,
			base,
		};
	}

	/** Changes an object of the piece so that the branch hangs in the tree; its references have their new numbers already. */
	change({ elements, parentTree, nodes, keys, base }: Branch, number: number, dict: PdfDict): void {
		if (elements.has(number)) {
			dict.set('S', new PdfName('Part'));
			dict.set('P', new PdfRef(this.#document));
		}
		if (!nodes.has(number)) return;
		shift(dict, base);
		if (number !== parentTree) return;
		dict.delete('Type');
		if (keys > 0) dict.set('Limits', [base, base + keys - 1]);
	}

	/** @param here what the piece's numbers have become */
	put({ elements, parentTree }: Branch, here: (number: number) => number): void {
		this.#parts.push(...[...elements].map(here));
		this.#branches.push(`${here(parentTree)} 0 R`);
	}

	/** Writes the root. @returns what the catalogue says of it; empty where no piece is tagged */
	async finish(language: string | undefined): Promise<string> {
		if (this.#root === 0) return '';
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
		return `/StructTreeRoot ${this.#root} 0 R /MarkInfo << /Marked true >>`;
	}
}

/** Moves the keys of one node of a number tree (ISO 32000-1, 7.9.7) up. */
function shift(node: PdfDict, by: number): void {
	for (const [entry, step] of [
		['Nums', 2],
		['Limits', 1],
	] as const) {
		const numbers = node.get(entry);
		if (!Array.isArray(numbers)) continue;
		for (let i = 0; i < numbers.length; i += step) numbers[i] = moved(numbers[i], by);
	}
}

function moved(key: PdfValue | undefined, by: number): PdfValue {
	return typeof key === 'number' ? key + by : (key ?? null);
}

/** Adds the nodes of a number tree to `nodes`. @returns the largest key, -1 where the tree is empty */
function collect(piece: PdfSource, ref: PdfRef, nodes: Set<number>): number {
	if (nodes.has(ref.number)) return -1;
	nodes.add(ref.number);
	const node = piece.dict(ref) ?? new Map();
	const last = piece.array(node.get('Nums')).at(-2);
	const kids = piece.array(node.get('Kids')).filter((kid) => kid instanceof PdfRef);
	const below = kids.map((kid) => collect(piece, kid, nodes));
	return Math.max(typeof last === 'number' ? last : -1, ...below);
}
