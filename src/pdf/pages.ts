import type { PdfSource } from './pdf-source.ts';
import { nameOf, type PdfDict, PdfRef, type PdfValue } from './values.ts';

/** A page of a document. */
export interface PdfPage {
	readonly dict: PdfDict;
	/** What is inherited counts; undefined where there are none. */
	readonly resources: PdfDict | undefined;
}

/** A page tree deeper than this has a ring in it. */
const DEEPEST = 50;

/**
 * The pages in reading order, with what they inherit (ISO 32000-1, 7.7.3).
 * @throws Fault `pdf-unreadable`
 */
export function* pagesOf(source: PdfSource): Generator<PdfPage> {
	yield* below(source, source.catalog.get('Pages'), undefined, 0);
}

function* below(
	source: PdfSource,
	node: PdfValue | undefined,
	inherited: PdfDict | undefined,
	depth: number,
): Generator<PdfPage> {
	const dict = source.dict(node);
	if (!dict || depth > DEEPEST) throw source.damaged(new SyntaxError('a page tree that leads nowhere'));
	const resources = source.dict(dict.get('Resources')) ?? inherited;
	if (nameOf(dict.get('Type')) !== 'Pages') yield { dict, resources };
	else for (const kid of source.array(dict.get('Kids'))) yield* below(source, kid, resources, depth + 1);
}

/**
 * What a page draws.
 * @returns its content stream; the number is undefined where it has several, which are then read as one (ISO 32000-1, 7.8.2)
 * @throws Fault `pdf-unreadable`
 */
export function contentsOf(
	source: PdfSource,
	{ dict }: PdfPage,
): { readonly number: number | undefined; readonly bytes: Buffer } {
	const contents = dict.get('Contents');
	const found = source.resolve(contents);
	const streams = Array.isArray(found) ? found : [contents];
	const refs = streams.filter((stream) => stream instanceof PdfRef);
	const bytes = refs.flatMap(({ number }) => [source.contents(source.read(number)), Buffer.from('\n')]);
	return { number: refs.length === 1 ? refs[0]?.number : undefined, bytes: Buffer.concat(bytes) };
}
