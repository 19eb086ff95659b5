import { expect, test } from 'vitest';
import { repeating } from '../../../src/records/disclosure/repeated.ts';
import { strikePosts, textFinder } from '../../../src/records/disclosure/strikes.ts';
import type { Post } from '../../../src/records/post.ts';
import { post } from '../../bundle/sample.ts';

const SECRET = 'Eleven som skadades i går heter Siv och går i 4 B på Almbyskolan.';
const told = (posts: readonly Post[], texts: readonly string[] = []) =>
	repeating(posts, [1], strikePosts(posts, new Set([1]), textFinder(texts)));

test('a post that is struck altogether would still be read where another quotes it: each that does is named', () => {
	const link = 'https://social.example/@skolan/1';
	const secret: Post = { ...post(1), text: SECRET, permalink: link };
	const quoting = (position: number, quoted: Post['quoted']): Post => ({
		...{ ...post(position), text: 'Läs det här' },
		...(quoted ? { quoted } : {}),
	});
	const posts: readonly Post[] = [
		secret,
		quoting(2, { text: SECRET, images: [] }),
		quoting(3, { text: `${SECRET.slice(0, 40)} …`, images: [] }),
		quoting(4, { permalink: link, text: '', images: [] }),
		{ ...post(5), text: 'Rama in', embeds: [{ address: 'https://x.example/', text: `Skolan\n${SECRET}` }] },
		{ ...post(6), text: 'Fäst överst', permalink: link },
		quoting(7, { text: 'Något annat som är långt nog att vara ett inlägg', images: [] }),
		quoting(8, undefined),
	];
	expect(told(posts)).toEqual([2, 3, 4, 5, 6]);
	// Struck as a text as well it stands nowhere any more.
	expect(told(posts.slice(0, 2), [SECRET])).toEqual([]);
});

test('a short text that several posts begin with makes none of them a quotation', () => {
	const posts: readonly Post[] = [
		{ ...post(1), text: 'Hej' },
		{ ...post(2), quoted: { text: 'Hej och välkomna till badhuset i Almby', images: [] } },
	];
	expect(told(posts)).toEqual([]);
});
