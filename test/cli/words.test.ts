import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

/** Swedish words that another one has taken the place of, each with the one to use. */
const REPLACED: readonly (readonly [RegExp, string])[] = [
	[/skärmbild/i, 'bildruta (src/records/labels.ts), or ögonblicksbild'],
	[/\bTaget\b/, 'Fångat'],
	[/särskild beställning/i, 'vid behov'],
	[/datakatalog|<katalog>|annan katalog\b/i, 'mapp: katalogen is the catalogue'],
	[
		/in i registret|inskrivna i registret|(hållit|där) registret|registrets kontrollsumma|varken register/i,
		'katalogen: the register is of accounts',
	],
	[/planens rad|rad i planen/i, 'rad i dokumenthanteringsplanen'],
	[/behållare/i, 'container'],
	[/\b(en|ta om|nästa|årliga) bild(en)?\b/i, 'ögonblicksbild'],
];

describe('one Swedish word per idea', async () => {
	const words = (await readdir(join(ROOT, 'src/cli/words'))).map((name) => `src/cli/words/${name}`);
	const files = [...words, 'src/records/labels.ts', 'docs/handbok.md'];
	test.each(files)('%s', async (file) => {
		const text = await readFile(join(ROOT, file), 'utf8');
		const found = REPLACED.flatMap(([word, use]) =>
			word.test(text) ? [`${word.exec(text)?.[0]}: use ${use}`] : [],
		);
		expect(found).toEqual([]);
	});
});
