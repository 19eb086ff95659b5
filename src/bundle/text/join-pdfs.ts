import { createHash } from 'node:crypto';
import { PdfSource } from '../../pdf/pdf-source.ts';
import { entriesOf, isDict, nameOf, PdfRef, type PdfValue, syntax } from '../../pdf/values.ts';
import type { PrintedPost } from '../../records/capture.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { type Instead, repairFonts } from '../pdfa/repair-fonts.ts';
import { bookmarksIn, Outline } from './outline.ts';
import { renumber } from './renumber.ts';
import { StructureTree } from './structure-tree.ts';
import { withinLimits } from './within-limits.ts';

export interface Piece {
	readonly file: string;
	/** Of its bookmark. */
	readonly title: string;
	/** Where its posts begin: bookmarks, where it has fewer of its own. */
	readonly posts?: readonly PrintedPost[];
}

/** What the pieces become, for the catalogue to tell of. */
export interface Joined {
	readonly pages: number;
	/** Of all that went into it, hex. */
	readonly sha256: string;
	/** Entries of the catalogue: pages, structure, bookmarks, destinations. */
	readonly entries: readonly string[];
}

interface Whole {
	readonly out: PdfFile;
	/** Number of the page tree. */
	readonly pageTree: number;
	readonly structure: StructureTree;
	readonly outline: Outline;
	/** A single piece keeps its structure and its bookmarks as they are. */
	readonly isAlone: boolean;
}

/** What a piece becomes in the whole: its page tree, and entries of the catalogue that are the piece's own (ISO 32000-1, 12.3.2.3). */
interface Added {
	readonly tree: number;
	readonly pages: number;
	readonly own: readonly string[];
	readonly destinations: readonly string[];
}

/**
 * Writes tagged PDFs, as Chromium prints them, into one: pages one after the other, one structure tree, one outline, and
 * fonts mended as `repairFonts` says. Every object goes to the file as it is read, because a feed of thousands of posts
 * has more of them than a process may hold. Pictures are passed through byte for byte.
 * Named destinations are those of the live page, the first piece that has them: what is composed has none.
 * @param pieces in reading order
 * @throws Fault `pdf-unreadable`, `pdf-too-large`
 */
export async function joinPdfs(
	out: PdfFile,
	pieces: readonly Piece[],
	language: string | undefined,
	signal: AbortSignal,
): Promise<Joined> {
	const pageTree = out.reserve();
	const whole = {
		out,
		pageTree,
		structure: new StructureTree(out),
		outline: new Outline(out),
		isAlone: pieces.length === 1,
	};
	const digest = createHash('sha256');
	const added: Added[] = [];
	for (const { file, title, posts = [] } of pieces) {
		signal.throwIfAborted();
		const piece = new PdfSource(file);
		try {
			for (const bytes of piece.pieces({ from: 0, length: piece.size })) digest.update(bytes);
			added.push(await addPiece(whole, piece, { title, posts }, signal));
		} catch (error) {
			throw piece.damaged(error);
		} finally {
			piece.close();
		}
	}
	const pages = added.reduce((sum, piece) => sum + piece.pages, 0);
	await out.object(
		pageTree,
		`<< /Type /Pages /Count ${pages} /Kids [${added.map(({ tree }) => `${tree} 0 R`).join(' ')}] >>`,
	);
	const entries = [
		`/Pages ${pageTree} 0 R`,
		await whole.structure.finish(language),
		await whole.outline.finish(),
		...added.flatMap(({ own }) => own),
		...(added.find(({ destinations }) => destinations.length > 0)?.destinations ?? []),
	];
	return { pages, sha256: digest.digest('hex'), entries: entries.filter(Boolean) };
}

/** Its page tree becomes a branch of the whole one. */
async function addPiece(
	{ out, pageTree, structure, outline, isAlone }: Whole,
	piece: PdfSource,
	{ title, posts }: { readonly title: string; readonly posts: readonly PrintedPost[] },
	signal: AbortSignal,
): Promise<Added> {
	const { catalog, trailer } = piece;
	const { objects, added } = await repairFonts(piece, signal);
	const numbers = new Map<number, number>();
	for (const number of piece.numbers) numbers.set(number, out.reserve());
	for (const number of added.keys()) numbers.set(number, out.reserve());
	const here = ({ number }: PdfRef) => {
		const target = numbers.get(number);
		// A reference to what is not there is null (ISO 32000-1, 7.3.10).
		return target === undefined ? null : new PdfRef(target);
	};

	const marked = bookmarksIn(piece);
	const isMarked = marked > 0 && marked >= posts.length;
	const branch = isAlone ? undefined : structure.take(piece);
	const items = isAlone && isMarked ? undefined : outline.take(piece, marked < posts.length ? posts : []);
	const tree = catalog.get('Pages');
	const pages = piece.dict(tree)?.get('Count');
	if (!(tree instanceof PdfRef) || typeof pages !== 'number')
		throw piece.damaged(new SyntaxError('it has no pages'));
	const left = new Set(
		[trailer.get('Root'), trailer.get('Info')].map((ref) => (ref instanceof PdfRef ? ref.number : 0)),
	);
	for (const root of [branch?.root, items?.root]) if (root !== undefined) left.add(root);

	for (const number of numbers.keys()) {
		signal.throwIfAborted();
		const instead = objects.get(number) ?? added.get(number);
		const target = numbers.get(number) as number;
		// A number that is given stays given: what one per file is enough of becomes nothing.
		if (left.has(number)) await out.object(target, 'null');
		else await writeObject(number, target, instead);
	}
	if (branch) structure.put(branch, (number) => numbers.get(number) as number);
	if (items) await outline.put(title, items, here);
	const kept = (key: string, more = '') => {
		const value = catalog.get(key);
		return value instanceof PdfRef && piece.dict(value) ? [`/${key} ${syntax(here(value))}${more}`] : [];
	};
	const own = [
		...(branch ? [] : kept('StructTreeRoot', ' /MarkInfo << /Marked true >>')),
		...(items ? [] : kept('Outlines', ' /PageMode /UseOutlines')),
	];
	return {
		tree: numbers.get(tree.number) as number,
		pages,
		own: isAlone ? own : [],
		destinations: kept('Dests'),
	};

	async function writeObject(number: number, target: number, instead: Instead | undefined): Promise<void> {
		const { value, data } = instead ? { value: instead.value, data: undefined } : piece.read(number);
		// The whole has metadata of its own; a level that a piece declares is not that of the whole.
		if (isDict(value) && nameOf(value.get('Type')) === 'Metadata') return out.object(target, 'null');
		const changed = placed(number, withinLimits(renumber(value, here, branch?.base ?? 0)));
		if (!isDict(changed) || !(instead?.data ?? data)) return out.object(target, syntax(changed));
		changed.delete('Length');
		if (instead?.data) await out.stream(target, entriesOf(changed), instead.data);
		else if (data) await out.streamOf(target, entriesOf(changed), data.length, piece.pieces(data));
	}

	function placed(number: number, value: PdfValue): PdfValue {
		if (!isDict(value)) return value;
		if (branch) structure.change(branch, number, value);
		if (items) outline.change(items, number, value);
		if (number === (tree as PdfRef).number) value.set('Parent', new PdfRef(pageTree));
		return value;
	}
}
