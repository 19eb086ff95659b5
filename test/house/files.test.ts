import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const files = globSync('{bin,src,storage,jobs,fixtures,bench,test,docs,container}/**/*.{ts,cjs,mjs,js}', {
	cwd: ROOT,
}).sort();

const MOST_LINES = 300;

it('finds the code', () => {
	expect(files).toContain('src/office.ts');
});

it(`no file is longer than ${MOST_LINES} lines: a longer one holds two ideas, so give the second its own file`, () => {
	const long = files.filter(
		(file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1 > MOST_LINES,
	);
	expect(long).toEqual([]);
});

it('no file or folder is a drawer for odds and ends: name it after what it knows', () => {
	const drawers = files.filter((file) =>
		file
			.split('/')
			.some((part) => /^(utils?|helpers?|common|misc|shared|lib)$/.test(basename(part).split('.')[0] ?? '')),
	);
	expect(drawers).toEqual([]);
});

it('tests stand where the source stands, so that each is found from the other', () => {
	const roots = new Set(files.filter((f) => f.startsWith('test/')).map((f) => f.split('/')[1]));
	const ideas = new Set([
		...files.filter((f) => f.startsWith('src/')).map((f) => f.split('/')[1]?.replace(/\.ts$/, '')),
		...[
			'bin',
			'storage',
			'jobs',
			'fixtures',
			'bench',
			'house',
			'contract',
			'flows',
			'conformance',
			'docs',
			'container',
		],
	]);
	expect([...roots].filter((root) => !ideas.has(root?.replace(/\.test\.ts$/, '')))).toEqual([]);
});

it('nothing is switched off: no marks of unfinished work, no escape from the types', () => {
	const marks = new RegExp(['TO' + 'DO', 'FIX' + 'ME', '@ts-' + 'ignore', 'as ' + 'any\\b'].join('|'));
	const marked = files.filter((file) => marks.test(readFileSync(join(ROOT, file), 'utf8')));
	expect(marked).toEqual([]);
});
