import type { PdfSource } from '../../pdf/pdf-source.ts';
import { type Breach, Breaches } from './breaches.ts';
import { checkDocument, checkPages } from './check-document.ts';
import { FontCheck } from './check-fonts.ts';
import { checkObjects } from './check-objects.ts';
import { ResourceCheck } from './check-resources.ts';
import { Fonts, glyphsOf, readStreams } from './text-use.ts';

/** What a file is, by its own contents. */
export interface Examined {
	/** The highest level that it can declare; undefined where it can declare none. */
	readonly level: '2b' | '2u' | undefined;
	/** What keeps it from being 2u; empty where nothing does. */
	readonly breaches: readonly Breach[];
}

/**
 * Examines a PDF that a browser printed and `joinPdfs` wrote for what ISO 19005-2 demands of level 2u: fonts, glyphs, text,
 * colours, pictures, annotations, actions. It takes for granted what the writer of the file sees to: the form of
 * objects, trailer and metadata. What it does not know, it counts as a breach.
 * @throws Fault `pdf-unreadable` · the signal's reason
 */
export async function examine(source: PdfSource, signal: AbortSignal): Promise<Examined> {
	const found = new Breaches();
	checkDocument(source, found);
	checkPages(source, found);
	checkObjects(source, found);
	const fonts = new Fonts(source);
	const glyphs = new FontCheck(source, fonts, found);
	const resources = new ResourceCheck(source, found);
	for await (const { stream, content } of readStreams(source, signal)) {
		resources.check(stream, content);
		for (const glyph of glyphsOf(source, fonts, stream, content)) glyphs.see(glyph);
		if (stream.kind === 'glyph') glyphs.seeOutline(stream.number, content.glyphWidth);
	}
	glyphs.check();
	const breaches = found.list();
	if (breaches.length === 0) return { level: '2u', breaches };
	return { level: breaches.every(({ code }) => code === 'no-unicode') ? '2b' : undefined, breaches };
}
