import type { PDFPageProxy } from 'unpdf/pdfjs';
import type { Stated } from './actual-texts.ts';

type Item = Awaited<ReturnType<PDFPageProxy['getTextContent']>>['items'][number];
type TextItem = Extract<Item, { str: string }>;

/** A span of marked content that has begun. */
interface Span {
	/** What it states that its glyphs stand for. */
	readonly said: string | undefined;
	/** How many pieces of text come before it. */
	readonly from: number;
	isSeen: boolean;
}

/**
 * The text of a page, in which what a span states that its glyphs stand for is in the place of what they say themselves (ISO 32000-1, 14.9.4). A span without a glyph on the page has no text: what is
 * cut off at an edge of the paper is not printed.
 * @param items as pdf.js finds them, with the marks of spans among them
 * @param stated of its spans; not used where they are not as many
 * @param view the page's rectangle: left, bottom, right, top
 */
export function pageText(items: readonly Item[], stated: Stated, view: readonly number[]): string {
	const begun = items.filter(isBegin).length;
	const pieces: string[] = [];
	const open: Span[] = [];
	let next = 0;
	for (const item of items)
		if ('str' in item) {
			pieces.push(item.str + (item.hasEOL ? '\n' : ''));
			if (isSeen(item, view)) for (const span of open) span.isSeen = true;
		} else if (isBegin(item)) {
			open.push({
				said: begun === stated.length ? stated[next++] : undefined,
				from: pieces.length,
				isSeen: false,
			});
		} else {
			const span = open.pop();
			if (span?.said === undefined || !span.isSeen) continue;
			const replaced = pieces.splice(span.from);
			pieces.push(span.said + (replaced.some((piece) => piece.endsWith('\n')) ? '\n' : ''));
		}
	return pieces.join('');
}

function isBegin(item: Item): boolean {
	return 'type' in item && item.type !== 'endMarkedContent';
}

/** pdf.js leaves out what lies beside the page, but for accents; glyphs that say nothing may look like those to it. */
function isSeen({ str, transform, width }: TextItem, [left, bottom, right, top]: readonly number[]): boolean {
	const [x, y] = transform.slice(4) as [number, number];
	const isBeside = x + width < (left ?? 0) || x > (right ?? 0) || y < (bottom ?? 0) || y > (top ?? 0);
	return str.trim() !== '' && !isBeside;
}
