import { createHash } from 'node:crypto';
import { asDiskFull, Fault } from '../../errors.ts';
import type { PostMark } from '../../records/capture.ts';
import { PdfFile } from '../pdf/pdf-file.ts';
import { languageTag, oneLine, pdfNumber } from '../pdf/pdf-text.ts';
import { outputIntent, SRGB_PROFILE } from '../pdf/srgb-profile.ts';
import { infoDictionary, METADATA, type PdfProperties, xmpPacket } from '../pdf/xmp.ts';
import { bookmarks } from './bookmarks.ts';
import { writeOutline } from './outline.ts';
import { cutAsking, cutSections, type PageCut } from './page-cuts.ts';
import { imageName, layOut, pointsPerPixel } from './page-layout.ts';
import { quietRows } from './quiet-rows.ts';
import { type AppearanceMode, type AppearanceTile, tileImages } from './tile-images.ts';

export interface AppearanceInput {
	/** Top to bottom; at least one. */
	readonly tiles: readonly AppearanceTile[];
	/** Posts in the picture: pages are cut between them, and bookmarks lead to them. */
	readonly marks: readonly PostMark[];
	readonly title: string;
	/** Language of the page as it states it; left out where it is no language tag. */
	readonly language: string;
	readonly author: string;
	readonly created: Date;
	/** Name and version of what made the file. */
	readonly software: string;
	/** Tile pixels per CSS pixel. */
	readonly scale: number;
	readonly mode: AppearanceMode;
}

/** PDF arrays hold at most 8,191 elements (PDF 1.4, appendix C), and readers look pages up faster in a tree. */
const PAGES_PER_NODE = 200;
const LONGEST_TEXT = 1000;

/**
 * Writes the tiles as a PDF/A-1b (ISO 19005-1:2005) of A-proportioned pages that are cut between posts.
 * Memory stays at the size of the largest tile; the same input gives the same bytes. `target` is there when it
 * returns, or nothing is.
 * @throws Fault `no-tiles`, `tile-damaged`, `tile-size`, `pdf-too-large` · TryAgainLater `disk-full` · the signal's reason
 */
export async function writeAppearancePdf(
	input: AppearanceInput,
	target: string,
	signal: AbortSignal,
): Promise<{ pages: number; bytes: number }> {
	if (input.tiles.length === 0)
		throw new Fault('There are no tiles to make an appearance PDF of.', {
			code: 'no-tiles',
			subject: target,
		});
	signal.throwIfAborted();
	const file = await PdfFile.create(target);
	try {
		const properties = propertiesOf(input);
		const xmp = xmpPacket(properties, '1b');
		// First: programs that identify formats look no further than the first tens of kilobytes.
		const metadata = file.reserve();
		await file.stream(metadata, METADATA, Buffer.from(xmp));
		const images: number[] = [];
		for await (const image of tileImages(input.tiles, input.mode, signal)) {
			const number = file.reserve();
			await file.stream(number, image.entries, image.data);
			images.push(number);
		}
		return await writeDocument(file, input, images, { properties, xmp, metadata });
	} catch (error) {
		await file.abandon();
		throw asDiskFull(error, target);
	}
}

/** What the file says of itself, and where that stands. */
interface About {
	readonly properties: PdfProperties;
	readonly xmp: string;
	/** Number of the object. */
	readonly metadata: number;
}

async function writeDocument(
	file: PdfFile,
	input: AppearanceInput,
	images: readonly number[],
	{ properties, xmp, metadata }: About,
) {
	const width = Math.max(...input.tiles.map((t) => t.width));
	const height = input.tiles.reduce((sum, t) => sum + t.height, 0);
	const wholes = input.marks
		.flatMap(({ box, slides = [] }) => (box ? [box, ...slides] : slides))
		.map((box) => ({ top: box.y * input.scale, bottom: (box.y + box.height) * input.scale }));
	const cutting = cutSections(width, height, wholes, sectionsOf(input));
	const cuts = await cutAsking(cutting, quietRows(input.tiles));
	const points = pointsPerPixel(width, cuts, input.scale);

	const { root: pageTree, pages } = await writePages(file, input.tiles, cuts, width, points, images);
	const language = languageTag(input.language);
	const outline = await writeOutline(file, bookmarks(input.marks, language), (y) => {
		const px = Math.min(Math.max(0, y * input.scale), height - 1);
		const index = pageAt(cuts, px);
		return `[${pages[index]} 0 R /XYZ 0 ${pdfNumber(((cuts[index] as PageCut).bottom - px) * points)} null]`;
	});

	const [profile, info, catalog] = [file.reserve(), file.reserve(), file.reserve()];
	await file.stream(profile, '/N 3', SRGB_PROFILE);
	await file.object(info, infoDictionary(properties));
	const entries = [
		`/Type /Catalog /Pages ${pageTree} 0 R /Metadata ${metadata} 0 R /OutputIntents [${outputIntent(profile)}]`,
		'/ViewerPreferences << /DisplayDocTitle true >> /PageLayout /OneColumn',
		outline === undefined ? '' : `/Outlines ${outline} 0 R /PageMode /UseOutlines`,
		language === undefined ? '' : `/Lang (${language})`,
	];
	await file.object(catalog, `<< ${entries.filter(Boolean).join(' ')} >>`);

	const identity = JSON.stringify([xmp, width, height, input.mode, images.length]);
	const id = createHash('sha256').update(identity).digest('hex').slice(0, 32);
	return { pages: cuts.length, bytes: await file.finish({ root: catalog, info, id }) };
}

function propertiesOf({ title, author, software, created }: AppearanceInput): PdfProperties {
	return {
		title: oneLine(title, LONGEST_TEXT),
		author: oneLine(author, LONGEST_TEXT),
		software: oneLine(software, LONGEST_TEXT),
		created,
	};
}

/** Rows where pictures of carousels begin, and where they end: they are no part of the page above them or below. */
function sectionsOf({ marks, scale }: Pick<AppearanceInput, 'marks' | 'scale'>): number[] {
	const slides = marks.flatMap((mark) => mark.slides ?? []);
	const [tops, bottoms] = [slides.map(({ y }) => y), slides.map(({ y, height }) => y + height)];
	const begins = tops.filter((y) => !bottoms.includes(y));
	const ends = bottoms.filter((y) => !tops.includes(y));
	return [...begins, ...ends].map((y) => y * scale);
}

async function writePages(
	file: PdfFile,
	tiles: readonly AppearanceTile[],
	cuts: readonly PageCut[],
	width: number,
	points: number,
	images: readonly number[],
): Promise<{ root: number; pages: readonly number[] }> {
	const root = file.reserve();
	const pages: number[] = [];
	const nodes: { number: number; kids: number[] }[] = [];
	for (const page of layOut(tiles, cuts, width, points)) {
		if (pages.length % PAGES_PER_NODE === 0) nodes.push({ number: file.reserve(), kids: [] });
		const node = nodes.at(-1) as { number: number; kids: number[] };
		const [content, number] = [file.reserve(), file.reserve()];
		const named = page.tiles.map((t) => `/${imageName(t)} ${images[t]} 0 R`).join(' ');
		const box = `[0 0 ${pdfNumber(page.width)} ${pdfNumber(page.height)}]`;
		await file.stream(content, '', Buffer.from(page.content));
		await file.object(
			number,
			`<< /Type /Page /Parent ${node.number} 0 R /MediaBox ${box} /Contents ${content} 0 R /Resources << /ProcSet [/PDF /ImageC] /XObject << ${named} >> >> >>`,
		);
		node.kids.push(number);
		pages.push(number);
	}
	for (const node of nodes) {
		const kids = node.kids.map((k) => `${k} 0 R`).join(' ');
		await file.object(
			node.number,
			`<< /Type /Pages /Parent ${root} 0 R /Kids [${kids}] /Count ${node.kids.length} >>`,
		);
	}
	const kids = nodes.map((n) => `${n.number} 0 R`).join(' ');
	await file.object(root, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
	return { root, pages };
}

function pageAt(cuts: readonly PageCut[], px: number): number {
	let [low, high] = [0, cuts.length - 1];
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((cuts[middle] as PageCut).top <= px) low = middle;
		else high = middle - 1;
	}
	return low;
}
