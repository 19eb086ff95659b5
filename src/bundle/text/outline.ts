import type { PdfSource } from '../../pdf/pdf-source.ts';
import { nameOf, type PdfDict, PdfName, PdfRef, type PdfValue, syntax } from '../../pdf/values.ts';
import type { PrintedPost } from '../../records/capture.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { oneLine, pdfString } from '../pdf/pdf-text.ts';
import { renumber } from './renumber.ts';

/** A piece's bookmarks of the first level, by the numbers that they have in the piece. */
export interface Items {
	readonly root?: number;
	/** Empty where the piece has none. */
	readonly first: ReadonlySet<number>;
	/** How many bookmarks show below those of the first level. */
	readonly shown: number;
	/** Where the first one leads, as entries of a bookmark, in the piece's own numbers. */
	readonly leads: PdfDict;
	/** Number of the bookmark that they are hung below. */
	readonly below: number;
	/** Bookmarks that the piece lacks, which come behind its own; their pages by the piece's own numbers. */
	readonly posts: readonly { readonly title: string; readonly page: PdfRef; readonly number: number }[];
}

/** The bookmarks of joined PDFs (ISO 32000-1, 12.3.3): one for each piece, with the piece's own below it: folded, but for the only one. */
export class Outline {
	readonly #out: PdfFile;
	#root: number | undefined;
	readonly #pieces: {
		readonly number: number;
		readonly entries: string;
		readonly kids: string;
		/** How many bookmarks show below it when it is unfolded. */
		readonly count: number;
	}[] = [];

	constructor(out: PdfFile) {
		this.#out = out;
	}

	/** A piece without bookmarks gets the one that leads to its first page. @param posts that get one each besides */
	take(piece: PdfSource, posts: readonly PrintedPost[] = []): Items {
		this.#root ??= this.#out.reserve();
		const ref = piece.catalog.get('Outlines');
		const first = new Set<number>();
		const leads: PdfDict = new Map();
		let shown = 0;
		for (let at = piece.dict(ref)?.get('First'); at instanceof PdfRef && !first.has(at.number); ) {
			const item: PdfDict = piece.dict(at) ?? new Map();
			if (first.size === 0)
				for (const key of ['Dest', 'A']) {
					const to = item.get(key);
					if (to !== undefined) leads.set(key, to);
				}
			first.add(at.number);
			const count = item.get('Count');
			if (typeof count === 'number' && count > 0) shown += count;
			at = item.get('Next');
		}
		const page = firstPage(piece, piece.catalog.get('Pages'));
		if (first.size === 0 && page) leads.set('Dest', [page, new PdfName('Fit')]);
		const pages = posts.length > 0 ? pagesIn(piece) : [];
		return {
			...(ref instanceof PdfRef ? { root: ref.number } : {}),
			...{ first, shown, leads },
			below: this.#out.reserve(),
			posts: posts.flatMap(({ title, page: at }) => {
				const to = pages[at];
				return to ? [{ title: oneLine(title, LONGEST_TITLE), page: to, number: this.#out.reserve() }] : [];
			}),
		};
	}

	/** Hangs an object of the piece below the piece's own bookmark. */
	change({ first, below, posts }: Items, number: number, dict: PdfDict): void {
		if (!first.has(number)) return;
		dict.set('Parent', new PdfRef(below));
		if (posts[0] && number === [...first].at(-1)) dict.set('Next', new PdfRef(posts[0].number));
	}

	/** @param here what the piece's references have become */
	async put(
		title: string,
		{ first, shown, leads, below, posts }: Items,
		here: (ref: PdfRef) => PdfRef | null,
	): Promise<void> {
		const own = [...first];
		const ends = [own[0], own.at(-1)].map((n) => (n === undefined ? null : here(new PdfRef(n))));
		const added = posts.map(({ number }) => new PdfRef(number));
		for (const [i, { title: said, page, number }] of posts.entries()) {
			const [before, after] = [i === 0 ? ends[1] : added[i - 1], added[i + 1]];
			const beside = `${before ? ` /Prev ${syntax(before)}` : ''}${after ? ` /Next ${syntax(after)}` : ''}`;
			const to = syntax([here(page), new PdfName('Fit')]);
			await this.#out.object(
				number,
				`<< /Title ${pdfString(said)} /Parent ${below} 0 R /Dest ${to}${beside} >>`,
			);
		}
		const [from, to] = [ends[0] ?? added[0], added.at(-1) ?? ends[1]];
		const kids = from && to ? `/First ${syntax(from)} /Last ${syntax(to)}` : '';
		const led = [...leads].map(([key, value]) => `/${key} ${syntax(renumber(value, here, 0))}`);
		const entries = `/Title ${pdfString(title)} /Parent ${this.#root} 0 R ${led.join(' ')}`;
		this.#pieces.push({ number: below, entries, kids, count: first.size + shown + posts.length });
	}

	/** Writes the root and its first level. @returns what the catalogue says of it; empty where there are no bookmarks */
	async finish(): Promise<string> {
		if (this.#root === undefined) return '';
		const pieces = this.#pieces;
		// Of a single one whoever opens the file would see the title alone, and none of the posts.
		const isAlone = pieces.length === 1;
		for (const [i, { number, entries, kids, count }] of pieces.entries()) {
			const [before, after] = [pieces[i - 1], pieces[i + 1]];
			const beside = `${before ? ` /Prev ${before.number} 0 R` : ''}${after ? ` /Next ${after.number} 0 R` : ''}`;
			const below = kids && ` ${kids} /Count ${isAlone ? count : -count}`;
			await this.#out.object(number, `<< ${entries}${below}${beside} >>`);
		}
		const [first, last] = [pieces[0], pieces.at(-1)];
		const ends = first && last ? ` /First ${first.number} 0 R /Last ${last.number} 0 R` : '';
		const all = pieces.length + (isAlone ? (first?.count ?? 0) : 0);
		await this.#out.object(this.#root, `<< /Type /Outlines /Count ${all}${ends} >>`);
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

const LONGEST_TITLE = 100;

/** Pages of a piece, in their order. */
function pagesIn(piece: PdfSource): readonly PdfRef[] {
	const pages: PdfRef[] = [];
	const seen = new Set<number>();
	const add = (node: PdfValue | undefined, depth: number): void => {
		if (!(node instanceof PdfRef) || depth === DEEPEST || seen.has(node.number)) return;
		seen.add(node.number);
		const dict = piece.dict(node);
		if (nameOf(dict?.get('Type')) !== 'Pages') pages.push(node);
		else for (const kid of piece.array(dict?.get('Kids'))) add(kid, depth + 1);
	};
	add(piece.catalog.get('Pages'), 0);
	return pages;
}

/** How many bookmarks a piece has, at every level. */
export function bookmarksIn(piece: PdfSource): number {
	const seen = new Set<number>();
	const waiting = [piece.dict(piece.catalog.get('Outlines'))?.get('First')];
	for (let at = waiting.pop(); at !== undefined || waiting.length > 0; at = waiting.pop()) {
		if (!(at instanceof PdfRef) || seen.has(at.number)) continue;
		seen.add(at.number);
		const item = piece.dict(at);
		waiting.push(item?.get('First'), item?.get('Next'));
	}
	return seen.size;
}
