import type { Language } from '../../records/finding-words.ts';
import { NOUNS } from '../../records/labels.ts';

const sv = {
	posts: ['inlägg', 'inlägg'],
	comments: ['kommentar', 'kommentarer'],
	images: ['bild', 'bilder'],
	tiles: NOUNS.tile.sv,
	files: ['fil', 'filer'],
	snapshots: NOUNS.snapshot.sv,
	stopping: 'Avbryter så snart det går. Tryck Ctrl-C igen för att avbryta genast.',
	stoppedHard: 'Avbrutet genast. Beställningen tas om hand nästa gång Ögonblick startar.',
} as const;

type Words = {
	readonly [K in keyof typeof sv]: (typeof sv)[K] extends string ? string : readonly [string, string];
};

const en: Words = {
	posts: ['post', 'posts'],
	comments: ['comment', 'comments'],
	images: ['image', 'images'],
	tiles: NOUNS.tile.en,
	files: ['file', 'files'],
	snapshots: NOUNS.snapshot.en,
	stopping: 'Stopping as soon as possible. Press Ctrl-C again to stop at once.',
	stoppedHard: 'Stopped at once. The order is taken care of the next time Ögonblick starts.',
};

export const progressWords: Readonly<Record<Language, Words>> = { sv, en };
