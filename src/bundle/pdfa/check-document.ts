import { pagesOf } from '../../pdf/pages.ts';
import type { PdfSource } from '../../pdf/pdf-source.ts';
import { nameOf, type PdfDict, PdfRef, PdfString, type PdfValue } from '../../pdf/values.ts';
import type { Breaches } from './breaches.ts';
import { LONGEST_STRING } from './limits.ts';

/** What the catalogue of a text PDF may hold: what has actions, forms or attached files in it is not among these. */
const CATALOG = new Set(
	'Type Pages StructTreeRoot MarkInfo Outlines PageMode Dests ViewerPreferences Lang Metadata OutputIntents'.split(
		' ',
	),
);
/** A page side in points (ISO 19005-2, 6.1.13). */
const [SHORTEST, LONGEST] = [3, 14_400];
/** A page tree deeper than this has a ring in it. */
const DEEPEST = 50;
const BOXES = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox'];
/** Bits of an annotation's flags (ISO 32000-1, table 165). */
const PRINT = 4;
const UNSEEN = 1 | 2 | 32 | 256;
const MOST_BOOKMARKS = 1_000_000;

/** The rules for the document as a whole (ISO 19005-2, 6.1 and 6.5). */
export function checkDocument(source: PdfSource, found: Breaches): void {
	if (!source.trailer.has('ID')) found.add('document', 'no file identifier (6.1.3)');
	for (const key of source.catalog.keys())
		if (!CATALOG.has(key)) found.add('document', `${key} in the catalogue (6.1, 6.5)`);
	checkBookmarks(source, found);
}

/** The rules for page sizes, annotations and what they do (ISO 19005-2, 6.1.13, 6.3 and 6.5). */
export function checkPages(source: PdfSource, found: Breaches): void {
	for (const { dict } of pagesOf(source)) {
		if (dict.has('AA')) found.add('annotations', 'a page that acts by itself (6.5.2)');
		if (dict.has('PresSteps')) found.add('document', 'a page that is a slide show (6.10)');
		for (const box of BOXES) {
			const value = inherited(source, dict, box);
			if (value !== undefined) checkBox(source.array(value), found);
		}
		for (const item of source.array(dict.get('Annots'))) checkAnnotation(source, source.dict(item), found);
	}
}

/** What a page says itself, or else what stands above it (ISO 32000-1, 7.7.3.4). */
function inherited(source: PdfSource, page: PdfDict, key: string): PdfValue | undefined {
	let node: PdfDict | undefined = page;
	for (let depth = 0; node && depth < DEEPEST; depth++) {
		if (node.has(key)) return node.get(key);
		node = source.dict(node.get('Parent'));
	}
	return undefined;
}

function checkBox(box: readonly PdfValue[], found: Breaches): void {
	const [left, bottom, right, top] = box.map(Number) as [number, number, number, number];
	for (const side of [right - left, top - bottom])
		if (!(Math.abs(side) >= SHORTEST && Math.abs(side) <= LONGEST))
			found.add('page-size', `a page side of ${side} points (6.1.13)`);
}

function checkAnnotation(source: PdfSource, annotation: PdfDict | undefined, found: Breaches): void {
	const kind = nameOf(annotation?.get('Subtype'));
	if (!annotation || kind !== 'Link') {
		found.add('annotations', `an annotation of the kind ${kind} (6.3.1)`);
		return;
	}
	const flags = annotation.get('F');
	if (typeof flags !== 'number' || !(flags & PRINT) || flags & UNSEEN)
		found.add('annotations', 'a link that is not printed (6.3.2)');
	if (annotation.has('AA')) found.add('annotations', 'a link that acts by itself (6.5.2)');
	// How a link looks is not read: no browser draws one.
	if (annotation.has('AP')) found.add('annotations', 'a link with a look of its own (6.3.3)');
	checkAction(source, annotation.get('A'), found);
}

function checkAction(source: PdfSource, value: PdfValue | undefined, found: Breaches): void {
	if (value === undefined) return;
	const action = source.dict(value);
	const kind = nameOf(action?.get('S'));
	if (kind !== 'URI' && kind !== 'GoTo') found.add('annotations', `an action of the kind ${kind} (6.5.1)`);
	if (action?.has('Next')) found.add('annotations', 'an action that others follow (6.5.1)');
	const address = action?.get('URI');
	if (address instanceof PdfString && address.bytes.length > LONGEST_STRING)
		found.add('annotations', `an address of ${address.bytes.length} bytes (6.1.13)`);
}

function checkBookmarks(source: PdfSource, found: Breaches): void {
	const waiting: (PdfValue | undefined)[] = [source.dict(source.catalog.get('Outlines'))?.get('First')];
	for (let seen = 0; waiting.length > 0 && seen < MOST_BOOKMARKS; seen++) {
		const item = waiting.pop();
		const dict = item instanceof PdfRef ? source.dict(item) : undefined;
		if (!dict) continue;
		checkAction(source, dict.get('A'), found);
		waiting.push(dict.get('Next'), dict.get('First'));
	}
}
