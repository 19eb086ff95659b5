import type { Language } from '../../records/finding-words.ts';

const sv = {
	posts: ['inlägg', 'inlägg'],
	comments: ['kommentar', 'kommentarer'],
	images: ['bild', 'bilder'],
	tiles: ['skärmbild', 'skärmbilder'],
	files: ['fil', 'filer'],
	snapshots: ['ögonblicksbild', 'ögonblicksbilder'],
	stopping:
		'Avbryter så snart det går; beställningen går tillbaka i kön. Tryck Ctrl-C igen för att avbryta genast.',
	stoppedHard: 'Avbrutet genast. Beställningen tas om hand nästa gång Ögonblick startar.',
} as const;

type Words = {
	readonly [K in keyof typeof sv]: (typeof sv)[K] extends string ? string : readonly [string, string];
};

const en: Words = {
	posts: ['post', 'posts'],
	comments: ['comment', 'comments'],
	images: ['image', 'images'],
	tiles: ['picture', 'pictures'],
	files: ['file', 'files'],
	snapshots: ['snapshot', 'snapshots'],
	stopping:
		'Stopping as soon as possible; the order goes back to the queue. Press Ctrl-C again to stop at once.',
	stoppedHard: 'Stopped at once. The order is taken care of the next time Ögonblick starts.',
};

export const progressWords: Readonly<Record<Language, Words>> = { sv, en };

/** What is going on, in the person's words; a step without words is called by its name. */
export function stepWords(step: string, lang: Language): string {
	return STEPS[step]?.[lang === 'sv' ? 0 : 1] ?? step;
}

const STEPS: Readonly<Record<string, readonly [string, string]>> = {};
