import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mendWords } from '../../src/cli/words/mend-words.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** What copying and mending by itself runs through: a code that is thrown there can be told as why a bundle was not copied, or not restored. */
const THROWN_IN = [
	...['src/work/copies', 'src/work/mends', 'src/work/fixity', 'src/work/seal/trust.ts'],
	...['src/work/watch/hold-account.ts', 'src/bundle/verify.ts', 'src/errors.ts'],
	...['storage/copies', 'storage/bundles', 'storage/mends', 'storage/fixity'],
];

/** Codes that stand there and never come so far, each with why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
	'bundle-intact': 'a person has asked for it, and is told as of an error',
	'bundle-as-filed': 'a person has asked for it, and is told as of an error',
	'log-differs': 'a person has asked for it, and is told as of an error',
	'second-store-inside-data': 'the settings are refused before anything begins',
	'read-failed': 'what reads a file makes another of it, and of a bundle a problem',
	repacked: 'a problem of a bundle, and not thrown',
};

async function filesOf(place: string): Promise<readonly string[]> {
	if (place.endsWith('.ts')) return [place];
	const names = await readdir(join(ROOT, place), { recursive: true });
	return names.filter((name) => name.endsWith('.ts')).map((name) => join(place, name));
}

describe('why a bundle was not copied, or not restored', async () => {
	const codes = new Set<string>();
	for (const file of (await Promise.all(THROWN_IN.map(filesOf))).flat())
		for (const [, code = ''] of (await readFile(join(ROOT, file), 'utf8')).matchAll(
			/\b(?:code: |trouble: |code === |wanting\(filing, |readAs\(file, )'([a-z]+(?:-[a-z]+)*)'/g,
		))
			codes.add(code);

	test('is found', () => {
		for (const code of ['store-refused', 'readings-differ', 'renewals-missing', 'second-store-away'])
			expect(codes).toContain(code);
	});

	test.each([...codes].filter((code) => !Object.hasOwn(ELSEWHERE, code)))('has words: %s', (code) => {
		for (const { troubles } of Object.values(mendWords)) expect(troubles[code]).toMatch(/ /);
	});

	test('has the same codes in both languages', () => {
		expect(Object.keys(mendWords.en.troubles)).toEqual(Object.keys(mendWords.sv.troubles));
	});
});
