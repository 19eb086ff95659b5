import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segment } from '../../src/filing/segment.ts';

/** Texts that file systems, terminals and people stumble over, mixed with any others. */
const names = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.string({ unit: 'grapheme', maxLength: 200 }),
	fc
		.array(
			fc.constantFrom(
				'.',
				' ',
				'/',
				'\\',
				'CON',
				'aux.',
				'å',
				'a\u030a',
				'\u202e',
				'\0',
				'\n',
				'🏳️‍🌈',
				'\ud800',
				'_',
				'-',
			),
			{
				maxLength: 60,
			},
		)
		.map((parts) => parts.join('')),
);

describe('one folder name', () => {
	test.each([
		['Kommunstyrelsens förvaltning', 'Kommunstyrelsens förvaltning'],
		['Räddningstjänsten (väst)', 'Räddningstjänsten (väst)'],
		['1.6.2-Ögonblicksbild av konto i sociala medier', '1.6.2-Ögonblicksbild av konto i sociala medier'],
		['mastodon-kommunen@social.example', 'mastodon-kommunen@social.example'],
	])('%s stays as it is', (name, same) => {
		expect(segment(name)).toBe(same);
	});

	test.each([
		['Press/webb', /^Press-webb_[0-9a-z]{7}$/],
		['..', /^namnlös_[0-9a-z]{7}$/],
		['', /^namnlös_[0-9a-z]{7}$/],
		['.hidden', /^hidden_[0-9a-z]{7}$/],
		['Nämnden. ', /^Nämnden_[0-9a-z]{7}$/],
		['CON', /^_CON_[0-9a-z]{7}$/],
		['com1.txt', /^_com1\.txt_[0-9a-z]{7}$/],
		['bild\u202egnp.exe', /^bildgnp\.exe_[0-9a-z]{7}$/],
		['rad\nett', /^rad ett_[0-9a-z]{7}$/],
	])('%j is made safe and marked', (name, safe) => {
		expect(segment(name)).toMatch(safe);
	});

	test('a letter and its mark are one character, so that a Mac and Windows name one folder', () => {
		expect(segment('A\u030angermanland')).toBe('Ångermanland');
	});

	test('a name that looks like a marked one is marked too', () => {
		const marked = segment('Press/webb');
		expect(segment(marked)).not.toBe(marked);
	});

	test('whatever it is made from, it is safe on Linux and Windows', () => {
		fc.assert(
			fc.property(names, (name) => {
				const made = segment(name);
				expect(made).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
				expect(made).not.toMatch(/^[. ]|[. ]$|^$/);
				expect(made).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
				expect(made).toBe(made.normalize('NFC'));
				expect(Buffer.byteLength(made)).toBeLessThanOrEqual(64);
				expect(segment(name)).toBe(made);
			}),
			{ numRuns: 2000 },
		);
	});

	test('two names share a folder only if they are one in NFC', () => {
		fc.assert(
			fc.property(names, names, (a, b) => {
				fc.pre(a.normalize('NFC') !== b.normalize('NFC'));
				expect(segment(a)).not.toBe(segment(b));
			}),
			{ numRuns: 2000 },
		);
	});

	test('long names that begin alike stay apart', () => {
		const long = 'Förvaltningen för '.repeat(10);
		expect(segment(`${long}a`)).not.toBe(segment(`${long}b`));
	});
});
