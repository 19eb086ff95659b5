import { expect, test } from 'vitest';
import { evidenceFindings } from '../../../src/capture/judge/ordered.ts';
import { orderedAmong } from '../../../src/records/occasions/ordered-post.ts';
import type { Post } from '../../../src/records/post.ts';
import { evidence } from './evidence.ts';

const account = 'https://torget.example/skolan';
const ordered = `${account}/inlagg/3`;
const sample = evidence().seen.posts[0] as Post;
const post = (position: number, permalink?: string, more: Partial<Post> = {}): Post => {
	const { permalink: _, ...rest } = sample;
	return { ...rest, id: `p${position}`, position, ...(permalink ? { permalink } : {}), ...more };
};
const among = (
	posts: readonly Post[],
	more: { finalAddress?: string; canonical?: string; ordered?: string } = {},
) => orderedAmong(posts, { ordered, account, finalAddress: ordered, ...more });

test('the ordered post is told by where it says that it lies, and the others are its surroundings', () => {
	const [other, wanted] = [
		post(1, `${account}/inlagg/2`),
		post(2, `https://www.torget.example/skolan/inlagg/3/`),
	];
	expect(among([other, wanted])).toEqual({ post: 'p2', position: 2, by: 'permalink', context: 1 });
	expect(
		among([post(1, 'https://torget.example/p/9')], { finalAddress: 'https://torget.example/p/9' }),
	).toEqual({
		...{ post: 'p1', position: 1, by: 'led-to', context: 0 },
	});
});

test('neither the account’s own address nor being alone tells a post', () => {
	for (const posts of [
		...[
			[post(1, account)],
			[post(1)],
			[post(1, `${account}/`), post(2)],
			[post(1, 'https://torget.example/')],
		],
	])
		expect(among(posts)).toEqual({ context: posts.length });
	// A page that answers with the account's feed shows the ordered post no more than any other.
	expect(among([post(1, `${account}/inlagg/9`)], { finalAddress: account, canonical: account })).toEqual({
		context: 1,
	});
	expect(among([post(1)], { canonical: ordered })).toMatchObject({ post: 'p1', by: 'page' });
	expect(among([post(1), post(2)], { canonical: ordered })).toEqual({ context: 2 });
});

test('which comment was ordered is told by its place, and said where it is not', () => {
	const comments = [{ id: 'c1', text: 'Hej', replies: [{ id: 'c2', text: 'Hot', replies: [] }] }];
	const posts = [post(1, ordered, { comments })];
	expect(among(posts, { ordered: `${ordered}#c2` })).toMatchObject({ post: 'p1', comment: 'c2' });
	const found = (at: string, shown: readonly Post[] = posts, finalAddress = ordered) => {
		const { seen } = evidence();
		const main = { ...seen.main, finalAddress };
		const request = { evidenceOf: { ordered: at, account } };
		return evidenceFindings({ ...seen, main, posts: [...shown] }, request).map(({ code }) => code);
	};
	expect(found(`${ordered}#c2`)).toEqual([]);
	expect(found(`${ordered}#c7`)).toEqual(['comment-not-told']);
	expect(found(ordered, [post(1)])).toEqual(['post-not-shown']);
	expect(found(ordered, [post(1, `${account}/p/7`)], `${account}/p/7`)).toEqual(['post-led-elsewhere']);
});
