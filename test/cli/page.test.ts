import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitting, liveLine } from '../../src/cli/live-line.ts';
import { pageOf, printable, wrap } from '../../src/cli/page.ts';
import { rows } from '../../src/cli/views/rows.ts';

const terminal = (columns: number) => Object.assign(new PassThrough(), { isTTY: true, columns });

describe('colour', () => {
	test.each([
		[true, {}, true],
		[true, { NO_COLOR: '1' }, false],
		[true, { NO_COLOR: '' }, true],
		[true, { TERM: 'dumb' }, false],
		[false, {}, false],
		[false, { FORCE_COLOR: '1' }, true],
		[true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
	])('on a terminal %s, with %o: %s', (isTTY, env, coloured) => {
		const page = pageOf(Object.assign(new PassThrough(), { isTTY }), env as Record<string, string>);
		expect(page.paint('good', 'x') !== 'x').toBe(coloured);
	});

	test.each([[{ CI: 'true' }], [{ TERM: 'dumb' }]])('nothing moves with %o', (env) => {
		expect(pageOf(terminal(80), env as Record<string, string>).live).toBe(false);
	});
});

describe('text from outside', () => {
	test('keeps no character that steers a terminal, whatever it holds', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(printable(`\u001b]0;owned\u0007${text}`)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
			}),
		);
	});

	test('keeps letters of every script and emoji', () => {
		for (const text of ['Älvhamra kommun', 'Привет', '日本語', 'שלום', '👩‍👩‍👧'])
			expect(printable(text)).toBe(text);
	});
});

describe('wrapped prose', () => {
	test('loses no word and keeps within the width, except a word that is longer than it', () => {
		const word = fc.string({ minLength: 1, maxLength: 30 }).map((s) => s.replace(/\s/g, 'x'));
		fc.assert(
			fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 10, max: 60 }), (words, width) => {
				const lines = wrap(words.join(' '), width, 2).split('\n');
				expect(lines.join(' ').split(/ +/).filter(Boolean)).toEqual(words);
				for (const line of lines) expect(line.length <= width || !line.trim().includes(' ')).toBe(true);
			}),
		);
	});

	test('puts values under their labels on a narrow page', () => {
		const pairs = [['Konto', 'Älvhamra kommun'] as const, ['Tom', undefined] as const];
		const text = (columns: number) => rows(pairs, pageOf(terminal(columns), { NO_COLOR: '1' }));
		expect(text(80)).toBe('  Konto  Älvhamra kommun');
		expect(text(24)).toBe('  Konto\n    Älvhamra kommun');
	});
});

describe('the live line', () => {
	test('never fills its last column, so that no terminal wraps it', () => {
		fc.assert(
			fc.property(
				fc.array(fc.string({ minLength: 1 })),
				fc.integer({ min: 2, max: 120 }),
				(phrases, columns) => {
					expect(fitting(phrases, columns).length).toBeLessThanOrEqual(columns);
				},
			),
		);
	});

	test('shows the first phrases that fit', () => {
		const phrases = ['Läser flödet', '1:12', '134 inlägg'];
		expect(fitting(phrases, 80)).toBe('Läser flödet · 1:12 · 134 inlägg');
		expect(fitting(phrases, 20)).toBe('Läser flödet · 1:12');
		expect(fitting(phrases, 6)).toBe('Läser…');
	});

	test('is taken away whole, and only when it is there', () => {
		const stream = terminal(80);
		const line = liveLine(stream, () => 80);
		line.clear();
		expect(stream.read()).toBeNull();
		line.write(['ett']);
		line.write(['ett']);
		line.clear();
		expect(String(stream.read())).toBe('\r\u001b[Kett\r\u001b[K');
	});
});
