import { expect, test } from 'vitest';
import type { Evidence } from '../../../src/capture/judge/evidence.ts';
import { judge } from '../../../src/capture/judge/judge.ts';
import type { Seen } from '../../../src/capture/session.ts';
import { evidence } from './evidence.ts';

test('a limit that the order asked for is no loss, and is said', () => {
	const verdict = judge(seen(evidence(), { limit: { name: 'posts 3', asked: true }, stop: 'limit-posts' }));
	expect(verdict.outcome).toBe('complete');
	expect(verdict.findings.map((f) => f.code)).toEqual(['limit-asked-for']);
});

test('a post that the order asked for and the picture cuts off is a loss, one after those is none', () => {
	const cutOff = (name: string) => {
		const all = evidence();
		const posts = all.seen.posts.map((post, i) => ({
			...post,
			box: { x: 0, y: i * 400, width: 600, height: i === 2 ? 900 : 300 },
		}));
		return judge(seen(all, { posts, limit: { name, asked: true }, stop: 'limit-posts' }));
	};
	expect(cutOff('posts 3').outcome).toBe('partial');
	expect(cutOff('posts 2').outcome).toBe('complete');
	expect(cutOff('posts 2').findings[0]?.data).toMatchObject({ cut: 1 });
});

test('what lies beyond a limit is said in numbers where the account states how many posts it has', () => {
	const limited = (asked: boolean, statedPosts: number) => {
		const all = evidence();
		const profile = { ...all.seen.profile, title: 'Kommunen', statedPosts };
		const verdict = judge(seen(all, { profile, limit: { name: 'posts 3', asked }, stop: 'limit-posts' }));
		return verdict.findings.find(({ code }) => code.startsWith('limit-'));
	};
	for (const asked of [true, false]) {
		expect(limited(asked, 4321)?.data).toMatchObject({ posts: 3, stated: 4321 });
		expect(limited(asked, 4321)?.detail).toContain('3 posts were read of the 4321');
		expect(limited(asked, 3)?.data?.stated).toBeUndefined();
	}
});

function seen(e: Evidence, over: Partial<Seen>): Evidence {
	return { ...e, seen: { ...e.seen, ...over } };
}

test('a post of a row that goes sideways is whole in the picture of the row, below all other tiles', () => {
	const all = evidence();
	const [tile] = all.seen.tiles;
	const end = all.seen.tiles.reduce((most, { y, height }) => Math.max(most, y + height), 0);
	const slide = {
		file: 's',
		name: 'tile-9',
		y: end,
		width: 1280,
		height: 700,
		sha256: '',
		shows: [],
		carousel: 0,
		continues: false,
	};
	const posts = all.seen.posts.map((post, i) => ({
		...post,
		box: { x: 0, y: i === 2 ? end + 40 : i * 100, width: 360, height: i === 2 ? 560 : 90 },
	}));
	const verdict = judge(
		seen(all, {
			posts,
			slides: [slide],
			accountTiles: all.seen.tiles.length,
			tiles: [
				...all.seen.tiles,
				{ ...(tile as NonNullable<typeof tile>), name: 'tile-9', y: end, height: 700 },
			],
			limit: { name: 'posts 3', asked: true },
			stop: 'limit-posts',
		}),
	);
	expect(verdict.findings.filter(({ code }) => code === 'feed-stalled')).toEqual([]);
});
