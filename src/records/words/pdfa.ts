import type { Language } from './language.ts';

/** What keeps a text PDF from being PDF/A-2u, by the codes of the manifest, and the level that it has instead. */
export const PDFA_WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
	'PDF/A-2b': { sv: 'PDF/A-2b', en: 'PDF/A-2b' },
	'no-level': { sv: 'inte PDF/A', en: 'not PDF/A' },
	'no-unicode': {
		sv: 'tecken i ett teckensnitt som ingen text hör till, till exempel ikoner',
		en: 'glyphs of a font that stand for no text, such as icons',
	},
	'missing-glyphs': {
		sv: 'tecken som teckensnittet saknar',
		en: 'characters that the font lacks',
	},
	'font-not-embedded': { sv: 'ett teckensnitt som inte är inbäddat', en: 'a font that is not embedded' },
	'font-not-known': {
		sv: 'ett teckensnitt i en form som inte kan granskas',
		en: 'a font in a form that cannot be examined',
	},
	'glyph-widths': {
		sv: 'tecken vars bredd inte stämmer med teckensnittets',
		en: 'glyphs whose width is not that of the font',
	},
	graphics: { sv: 'grafik som PDF/A inte tillåter', en: 'graphics that PDF/A does not allow' },
	colours: { sv: 'färger som PDF/A inte tillåter', en: 'colours that PDF/A does not allow' },
	pictures: {
		sv: 'en bild i en form som PDF/A inte tillåter',
		en: 'a picture in a form that PDF/A does not allow',
	},
	'page-size': { sv: 'en sida utanför de tillåtna måtten', en: 'a page outside of the sizes allowed' },
	annotations: {
		sv: 'länkar eller anteckningar som PDF/A inte tillåter',
		en: 'links or annotations that PDF/A does not allow',
	},
	document: { sv: 'egenskaper som PDF/A inte tillåter', en: 'properties that PDF/A does not allow' },
	unreadable: { sv: 'filen kunde inte läsas till slut', en: 'the file could not be read to its end' },
};
