import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PDFDict, PDFDocument, PDFName, type PDFObject, PDFRawStream, PDFRef } from 'pdf-lib';
import { asDiskFull } from '../../errors.ts';
import { PdfFile } from '../pdf/pdf-file.ts';
import { pdfString } from '../pdf/pdf-text.ts';
import { Outline } from './outline.ts';
import { renumber } from './renumber.ts';
import { StructureTree } from './structure-tree.ts';

export interface Piece {
	readonly file: string;
	/** Of its bookmark. */
	readonly title: string;
}

interface Place {
	readonly title: string;
	/** Number of the whole page tree. */
	readonly pageTree: number;
	readonly structure: StructureTree;
	readonly outline: Outline;
}

/** What a piece becomes in the whole: the number of its page tree, and its named destinations (ISO 32000-1, 12.3.2.3). */
interface Added {
	readonly tree: number;
	readonly destinations?: string;
}

const PAGES = PDFName.of('Pages');

export interface JoinedProperties {
	readonly title: string;
	/** BCP 47. */
	readonly language?: string;
}

/**
 * Joins tagged PDFs, as Chromium prints them, into one: pages one after the other, one structure tree, one outline. Every
 * object goes to the file as it is read and only one of the PDFs is in memory at a time, because a feed of thousands
 * of posts has more of them than a process may hold. Pictures and fonts are passed through byte for byte.
 * Named destinations are those of the live page, the first piece that has them: what is composed has none.
 * @param pieces in reading order
 * @returns pages
 * @throws Fault `pdf-too-large` · TryAgainLater `disk-full`
 */
export async function joinPdfs(
	pieces: readonly Piece[],
	target: string,
	{ title, language }: JoinedProperties,
	signal: AbortSignal,
): Promise<number> {
	const out = await PdfFile.create(target);
	try {
		const [pageTree, catalog, info] = [out.reserve(), out.reserve(), out.reserve()];
		const structure = new StructureTree(out);
		const outline = new Outline(out);
		const trees: number[] = [];
		const digest = createHash('sha256');
		let pages = 0;
		let destinations: string | undefined;
		for (const { file, title: marked } of pieces) {
			signal.throwIfAborted();
			const bytes = await readFile(file);
			digest.update(bytes);
			const piece = await PDFDocument.load(bytes, { updateMetadata: false });
			pages += piece.getPageCount();
			const added = await addPiece(out, piece, { title: marked, pageTree, structure, outline });
			trees.push(added.tree);
			destinations ??= added.destinations;
		}
		await out.object(
			pageTree,
			`<< /Type /Pages /Count ${pages} /Kids [${trees.map((n) => `${n} 0 R`).join(' ')}] >>`,
		);
		const entries = [
			`/Type /Catalog /Pages ${pageTree} 0 R /ViewerPreferences << /DisplayDocTitle true >>`,
			await structure.finish(language),
			await outline.finish(),
			language === undefined ? '' : `/Lang ${pdfString(language)}`,
			destinations === undefined ? '' : `/Dests ${destinations}`,
		];
		await out.object(catalog, `<< ${entries.filter(Boolean).join(' ')} >>`);
		await out.object(info, `<< /Title ${pdfString(title)} >>`);
		await out.finish({ root: catalog, info, id: digest.digest('hex').slice(0, 32) });
		return pages;
	} catch (error) {
		await out.abandon();
		throw asDiskFull(error, target);
	}
}

/** Its page tree becomes a branch of the whole one. */
async function addPiece(
	out: PdfFile,
	piece: PDFDocument,
	{ title, pageTree, structure, outline }: Place,
): Promise<Added> {
	const { context, catalog } = piece;
	const objects = context.enumerateIndirectObjects();
	const numbers = new Map(objects.map(([ref]) => [ref.tag, out.reserve()]));
	const here = (ref: PDFRef) => PDFRef.of(numbers.get(ref.tag) ?? 0);

	// What is found through the piece's own references must be found before they are changed.
	const branch = structure.take(piece);
	const items = outline.take(piece);
	const tree = catalog.get(PAGES);
	if (!(tree instanceof PDFRef)) throw new Error('a printed PDF has no page tree');
	const pages = context.lookup(tree, PDFDict);
	const { Info } = context.trailerInfo;
	const left = new Set<PDFObject | undefined>([catalog, branch?.root, items?.root, context.lookup(Info)]);

	for (const [, object] of objects) renumber(object, here, branch?.base ?? 0);
	pages.set(PDFName.of('Parent'), PDFRef.of(pageTree));
	structure.put(branch, here);
	outline.put(title, items, here);
	for (const [ref, object] of objects) {
		const number = here(ref).objectNumber;
		// A number that is given stays given: what one per file is enough of becomes nothing.
		if (left.has(object)) await out.object(number, 'null');
		else if (object instanceof PDFRawStream) await writeStream(out, number, object);
		else await out.object(number, syntax(object));
	}
	// The catalogue has been renumbered with the rest, so that this leads to where the piece's destinations are now.
	const destinations = catalog.get(PDFName.of('Dests'));
	return {
		tree: here(tree).objectNumber,
		...(destinations ? { destinations: syntax(destinations) } : {}),
	};
}

async function writeStream(out: PdfFile, number: number, { dict, contents }: PDFRawStream): Promise<void> {
	dict.delete(PDFName.of('Length'));
	const entries = syntax(dict).trim().slice(2, -2).trim();
	await out.stream(number, entries, contents);
}

/** The object in PDF syntax, one Latin-1 letter a byte. */
function syntax(object: PDFObject): string {
	const bytes = new Uint8Array(object.sizeInBytes());
	object.copyBytesInto(bytes, 0);
	return Buffer.from(bytes).toString('latin1');
}
