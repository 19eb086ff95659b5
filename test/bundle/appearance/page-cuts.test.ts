import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPages as cutting, type Span } from '../../../src/bundle/appearance/page-cuts.ts';
import { answered, cutPages, cutSections } from './straight.ts';

const WIDTH = 1280;
const IDEAL = Math.round(WIDTH * Math.SQRT2);

/** Posts of the given heights one under the other, with gaps between. */
function feed(heights: readonly number[], gap: number, from = 0): Span[] {
	let top = from;
	return heights.map((height) => {
		const post = { top, bottom: top + height };
		top = post.bottom + gap;
		return post;
	});
}

const end = (posts: readonly Span[]) => Math.ceil(posts.at(-1)?.bottom ?? 0);
const inside = (y: number, posts: readonly Span[]) => posts.filter((p) => p.top < y - 1 && y + 1 < p.bottom);

describe('whatever the posts', () => {
	const height = fc.oneof(fc.integer({ min: 1, max: 900 }), fc.double({ min: 1, max: 6000, noNaN: true }));
	const any = fc.record({
		posts: fc.array(fc.record({ top: fc.double({ min: -500, max: 60_000, noNaN: true }), height }), {
			maxLength: 60,
		}),
		total: fc.integer({ min: 1, max: 60_000 }),
		width: fc.integer({ min: 1, max: 3840 }),
	});

	it('pages join from the first row to the last, and none is empty or too tall', () => {
		fc.assert(
			fc.property(any, ({ posts, total, width }) => {
				const spans = posts.map((p) => ({ top: p.top, bottom: p.top + p.height }));
				const cuts = cutPages(width, total, spans);
				const tops = [0, ...cuts.map((cut) => cut.bottom)];
				const tallest = Math.round(width * Math.SQRT2) * 1.5;
				return (
					tops.at(-1) === total &&
					cuts.every((cut, i) => cut.top === tops[i] && Number.isInteger(cut.bottom)) &&
					cuts.every((cut) => cut.bottom > cut.top && cut.bottom - cut.top <= tallest)
				);
			}),
		);
	});

	it('no cut goes through a post where all of them fit on a page', () => {
		const fitting = fc.array(fc.double({ min: 1, max: IDEAL / 2 - 10, noNaN: true }), {
			minLength: 1,
			maxLength: 80,
		});
		fc.assert(
			fc.property(fitting, fc.constantFrom(0, 1, 8, 16, 60), fc.nat(3000), (heights, gap, from) => {
				const posts = feed(heights, gap, from);
				const cuts = cutPages(WIDTH, end(posts), posts).slice(0, -1);
				return cuts.every((cut) => inside(cut.bottom, posts).length === 0);
			}),
		);
	});
});

it('a page holds as many posts as fit, and is cut in the middle of the gap', () => {
	const posts = feed([400, 400, 400, 400, 400, 400], 20, 300);
	expect(cutPages(WIDTH, 2820, posts)).toEqual([
		{ top: 0, bottom: 1550 },
		{ top: 1550, bottom: 2820 },
	]);
});

it('a page stretches for a post that is a little taller than it', () => {
	const posts = feed([IDEAL + 500, 300, 300, 300], 20);
	expect(cutPages(WIDTH, end(posts), posts)[0]).toEqual({ top: 0, bottom: IDEAL + 510 });
});

it('a page ends before a post that no page can hold', () => {
	const posts = feed([1200, 6000], 20);
	expect(cutPages(WIDTH, end(posts), posts)[0]).toEqual({ top: 0, bottom: 1210 });
});

it('a post taller than any page is cut where the page is full', () => {
	expect(cutPages(WIDTH, 10_000, [{ top: 0, bottom: 10_000 }])[0]).toEqual({ top: 0, bottom: IDEAL });
});

it('without posts, pages have the proportions of A4', () => {
	expect(cutPages(WIDTH, 2 * IDEAL, [])).toEqual([
		{ top: 0, bottom: IDEAL },
		{ top: IDEAL, bottom: 2 * IDEAL },
	]);
});

it('a short rest joins the last page, a longer one does not', () => {
	expect(cutPages(WIDTH, IDEAL + 200, [])).toHaveLength(1);
	expect(cutPages(WIDTH, IDEAL + 400, [])).toHaveLength(2);
});

it('posts whose boxes touch, or meet in one row of pixels, can be parted', () => {
	const touching = feed([1000, 1000, 1000, 1000], 0);
	expect(cutPages(WIDTH, 4000, touching)[0]?.bottom).toBe(1000);
	const meeting = feed([1000.4, 1000.4, 1000.4, 1000.4], -0.8);
	expect(cutPages(WIDTH, 3999, meeting)[0]?.bottom).toBe(1000);
});

it('in a grid, a cut goes between rows', () => {
	const row = (top: number) => [580, 300, 420].map((height) => ({ top, bottom: top + height }));
	const grid = [0, 620, 1240, 1860, 2480].flatMap(row);
	expect(cutPages(WIDTH, 3080, grid)[0]?.bottom).toBe(1220);
});

it('begins each section on a page of its own, and joins them without gap or overlap', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 40_000 }),
			fc.array(fc.integer({ min: -5, max: 45_000 }), { maxLength: 6 }),
			(total, begins) => {
				const cuts = cutSections(WIDTH, total, feed([700, 900, 400, 1200], 30), begins);
				const tops = cuts.map((cut) => cut.top);
				expect(cuts.map((cut) => cut.bottom)).toEqual([...tops.slice(1), total]);
				for (const row of begins.filter((y) => y > 0 && y < total)) expect(tops).toContain(row);
			},
		),
	);
});

describe('a cut that no gap between posts decides', () => {
	const long = [{ top: 0, bottom: 10_000 }];

	it('is made where nothing is cut through, where such a place is found', () => {
		const asked: number[] = [];
		const cuts = answered(cutting(WIDTH, 10_000, long), ({ from, to }) => {
			asked.push(from, to);
			return to - 100;
		});
		expect(asked.slice(0, 2)).toEqual([Math.ceil(IDEAL / 2), IDEAL]);
		expect(cuts[0]).toEqual({ top: 0, bottom: IDEAL - 100 });
	});

	it('stays within its page whatever the answer', () => {
		for (const answer of [-5, 0, 1e9, Number.NaN])
			expect(answered(cutting(WIDTH, 10_000, long), () => answer)[0]).toEqual({ top: 0, bottom: IDEAL });
	});

	it('is not asked about where a gap decides', () => {
		const posts = feed([800, 800, 800, 800], 20);
		answered(cutting(WIDTH, end(posts), posts), () => expect.fail('asked'));
	});

	it('never goes up into a post above a wide gap', () => {
		const posts = [{ top: 0, bottom: 1200 }];
		const [first] = answered(cutting(WIDTH, 5000, posts), ({ from }) => from);
		expect(first?.bottom).toBeGreaterThanOrEqual(1200);
	});
});
