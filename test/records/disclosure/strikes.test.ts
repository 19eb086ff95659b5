import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	holdsText,
	STRUCK,
	strikePosts,
	strikeText,
	textFinder,
	textOfPosts,
} from '../../../src/records/disclosure/strikes.ts';
import { post } from '../../bundle/sample.ts';

const word = fc
	.string({ unit: 'grapheme', minLength: 3, maxLength: 12 })
	.filter((text) => /\p{L}/u.test(text) && !/[\p{Cf}\s]/u.test(text));

describe('a text that is struck', () => {
	it('is in nothing that is left, whatever it is and whatever stands around it', () => {
		fc.assert(
			fc.property(
				fc.array(word, { minLength: 1, maxLength: 3 }),
				fc.string(),
				fc.string(),
				(texts, before, after) => {
					const finder = textFinder(texts);
					const struck = strikeText(`${before}${texts[0]}${after}`, finder);
					expect(holdsText(struck, finder)).toBe(false);
					const [left] = strikePosts(
						[{ ...post(1), text: `${before} ${texts[0]}`, byline: texts[0] ?? '' }],
						new Set(),
						finder,
					);
					expect(textOfPosts([left?.post ?? post(1)]).normalize('NFC')).not.toContain(
						texts[0]?.normalize('NFC'),
					);
				},
			),
		);
	});

	it.each([
		'Märta Örnskog',
		'MÄRTA ÖRNSKOG',
		'Ma\u0308rta O\u0308rnskog',
		'Märta\u00a0\nÖrnskog',
		'Mär\u00adta Ö\u200brnskog',
		'Märta Örnskogs',
		// As posts are dressed up: bold, script, wide, circled and in squares.
		'𝗠𝗮\u0308𝗿𝘁𝗮 𝗢\u0308𝗿𝗻𝘀𝗸𝗼𝗴',
		'𝓜ä𝓻𝓽𝓪 Ö𝓻𝓷𝓼𝓴𝓸𝓰',
		'Ｍäｒｔａ Öｒｎｓｋｏｇ',
		'Ⓜäⓡⓣⓐ Öⓡⓝⓢⓚⓞⓖ',
		'🅼ä🆁🆃🅰 Ö🆁🅽🆂🅺🅾🅶',
	])('is found as a reader finds it: %j', (text) => {
		expect(strikeText(`Hej ${text}!`, textFinder(['märta örnskog']))).toContain(STRUCK);
	});

	it('is found in addresses, and in no word of ours', () => {
		const finder = textFinder(['Tim Ek']);
		expect(holdsText({ address: 'https://x.example/tim-ek' }, finder)).toBe(true);
		expect(holdsText({ address: 'https://x.example/?n=tim%20ek' }, finder)).toBe(true);
		const hyphened = textFinder(['Åsa Ek-Bro']);
		expect(holdsText({ address: 'https://x.example/%C3%85sa-Ek-Bro/1' }, hyphened)).toBe(true);
		expect(holdsText(post(1), textFinder(['datetime']))).toBe(false);
	});

	it('takes every address and id of its post with it', () => {
		const [struck] = strikePosts([{ ...post(1), text: 'Tim Ek' }], new Set(), textFinder(['tim ek']));
		expect(JSON.stringify(struck?.post)).not.toContain('http');
		expect(struck?.post.id).toBe('struck-1');
	});
});
