import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, tokenizer } from 'acorn';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const files = globSync('bin/**/*.cjs', { cwd: ROOT }).sort();

/** Came with Node 13 or later; Debian 11 and Ubuntu 22.04 ship Node 12. */
const TOO_NEW =
	/^(hasOwn|at|replaceAll|matchAll|findLast|findLastIndex|toSorted|allSettled|any|rmSync|cpSync|fromEntries)$/;

describe('what an old Node must be able to start', () => {
	it('is there', () => {
		expect(files).toContain('bin/run.cjs');
		expect(files.length).toBeGreaterThan(5);
	});

	it.each(files)('%s is ES2017', (file) => {
		const text = readFileSync(join(ROOT, file), 'utf8');
		expect(() => parse(text, { ecmaVersion: 2017, sourceType: 'script', allowHashBang: true })).not.toThrow();
	});

	it.each(files)('%s calls nothing that came later', (file) => {
		const text = readFileSync(join(ROOT, file), 'utf8');
		const words = [...tokenizer(text, { ecmaVersion: 2017, allowHashBang: true })].map((token) =>
			text.slice(token.start, token.end),
		);
		expect(words.filter((word, i) => words[i - 1] === '.' && TOO_NEW.test(word))).toEqual([]);
		expect(text).not.toMatch(/require\('node:/);
	});
});
