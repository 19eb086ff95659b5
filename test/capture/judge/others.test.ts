import { expect, test } from 'vitest';
import { judge } from '../../../src/capture/judge/judge.ts';
import { othersFindings } from '../../../src/capture/judge/others.ts';
import type { Post } from '../../../src/records/post.ts';
import { evidence } from './evidence.ts';

const [one] = evidence().seen.posts;
const by = (...names: readonly string[]): Post[] =>
	names.map((name, i) => ({ ...(one as Post), id: `p${i}`, author: { name } }));

test('posts by others on a page of one are told, with whose they are', () => {
	expect(othersFindings({ posts: by('K', 'K', 'K', 'K', 'Siv', 'Olle') })).toMatchObject([
		{ code: 'posts-by-others', severity: 'note', data: { count: 2, of: 6, examples: ['Siv', 'Olle'] } },
	]);
});

test('of a page of several people, of shared posts and of one name written in two ways nothing is told', () => {
	expect(othersFindings({ posts: by('K', 'Siv', 'Olle', 'K') })).toEqual([]);
	const shared = by('K', 'K', 'K', 'Siv').map((post) =>
		post.author?.name === 'Siv' ? { ...post, sharedBy: { name: 'K', shown: 'K delade' } } : post,
	);
	expect(othersFindings({ posts: shared })).toEqual([]);
	const address = 'https://torget.example/k';
	const twice = by('K', 'K', 'K', 'Kommunen').map((post) => ({
		...post,
		author: { name: post.author?.name ?? '', address },
	}));
	expect(othersFindings({ posts: twice })).toEqual([]);
});

test('advertisements among the posts are a note with their number, however many', () => {
	const all = evidence({}, { beside: new Set(['a', 'b', 'c', 'd']) });
	const { outcome, findings } = judge(all);
	expect(outcome).toBe('complete');
	expect(findings).toMatchObject([{ code: 'content-beside-posts', data: { count: 4 } }]);
});
