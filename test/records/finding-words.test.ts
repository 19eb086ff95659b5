import { describe, expect, it } from 'vitest';
import { evidenceWords, findingWords } from '../../src/records/finding-words.ts';
import { accountTitle, label } from '../../src/records/labels.ts';
import { limitedTo } from '../../src/records/limited.ts';
import { PLATFORMS } from '../../src/records/platform.ts';
import { FAILURE_CODES, type Finding, LOSS_CODES, NOTE_CODES } from '../../src/records/verdict.ts';

const CODES = [...FAILURE_CODES, ...LOSS_CODES, ...NOTE_CODES];

describe('the words of findings', () => {
	it.each(CODES)('say what %s means, in both languages and whole sentences', (code) => {
		for (const lang of ['sv', 'en'] as const) {
			const { title, meaning } = findingWords(code, lang);
			expect(title).toMatch(/^[\p{Lu}].*[^.]$/u);
			expect(meaning).toMatch(/^[\p{Lu}].*\.$/u);
		}
		expect(findingWords(code, 'sv').meaning).not.toBe(findingWords(code, 'en').meaning);
	});

	it('have a title of its own for every code', () => {
		for (const lang of ['sv', 'en'] as const)
			expect(new Set(CODES.map((code) => findingWords(code, lang).title)).size).toBe(CODES.length);
	});

	it.each(['a-code-of-tomorrow', 'toString', '__proto__'])('give back %s, which they do not know', (code) => {
		expect(findingWords(code, 'sv')).toEqual({ title: code, meaning: expect.stringContaining('okänd') });
	});
});

describe('labels', () => {
	it('say coded values in Swedish and English', () => {
		expect(label('occasion', 'closure', 'sv')).toBe('kontot ska avslutas');
		expect(label('stop', 'limit-posts', 'en')).toBe('The limit of posts was reached.');
		expect(label('outcome', 'partial', 'sv')).toBe('ofullständig');
	});

	it.each(['limit-of-tomorrow', 'constructor'])('give back %s, which they do not know', (value) => {
		expect(label('stop', value, 'sv')).toBe(value);
	});
});

describe('the title of an account', () => {
	it.each([...PLATFORMS.map(({ name }) => name), 'mastodon', 'wordpress'])(
		'has %s as people write it',
		(platform) => {
			const title = accountTitle({ name: 'Kommunen', platform }, 'sv');
			expect(title).toMatch(/^Kommunen \(\p{Lu}.*\)$/u);
			expect(title.toLowerCase()).toBe(`kommunen (${platform})`);
		},
	);

	it('calls what is on no platform a website, and gives back what it does not know', () => {
		const titles = (lang: 'sv' | 'en') =>
			['web', 'blog', 'later'].map((platform) => accountTitle({ name: 'A', platform }, lang));
		expect(titles('sv')).toEqual(['A (webbplats)', 'A (blogg)', 'A (later)']);
		expect(titles('en')).toEqual(['A (website)', 'A (blog)', 'A (later)']);
	});
});

describe('what an order limited its snapshot to', () => {
	const asked = (limit?: string): Finding => ({
		...{ code: 'limit-asked-for', severity: 'note', detail: '' },
		...(limit === undefined ? {} : { data: { limit } }),
	});

	it('is nothing where it set no limit', () => {
		const configured = {
			code: 'limit-reached',
			severity: 'loss',
			detail: '',
			data: { limit: 'posts 3' },
		} as const;
		expect(limitedTo([configured], 'limit-posts', 'sv')).toBeUndefined();
	});

	it('is said once, by the limit that the finding names before why the feed ended', () => {
		const told = limitedTo([asked('time 60'), asked('time 60')], 'end-of-feed', 'sv');
		expect(told).toBe('det som hanns med på den tid som den angav');
		expect(limitedTo([asked()], 'limit-posts', 'en')).toBe('as many posts as it set');
		expect(limitedTo([asked('later 3')], 'end-of-feed', 'en')).toBe('what fits within the limit that it set');
	});
});

describe('the evidence of a finding', () => {
	it('is told in Swedish, with codes in words and numbers in groups', () => {
		const data = { count: 12_345, sign: 'login-below', examples: ['Vattnet', 'Snön'] };
		expect(evidenceWords({ data }, 'sv')).toBe(
			'antal 12\u00a0345 · tecken på det: under det sista inlägget krävs inloggning · till exempel: Vattnet; Snön',
		);
	});

	it('is nothing where there is none, and keeps what a later version added', () => {
		expect(evidenceWords({}, 'sv')).toBeUndefined();
		expect(evidenceWords({ data: { fresh: 'x' } }, 'sv')).toBe('fresh: x');
	});
});
