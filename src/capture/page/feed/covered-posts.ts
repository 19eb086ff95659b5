import { contains, elementAt } from '../tree/tree.ts';
import { postsAtHand } from './at-hand.ts';

/** Posts in the rows that another post lies over: their pictures and words would be in no tile. */
export function coveredPosts(from: number, to: number): string[] {
	const posts = postsAtHand().filter((el) => {
		const box = el.getBoundingClientRect();
		return box.bottom > from && box.top < to;
	});
	const covered: string[] = [];
	for (const post of posts) {
		const box = post.getBoundingClientRect();
		const rows = [0.1, 0.35, 0.65, 0.9].map((share) => box.top + box.height * share);
		const over = rows
			.filter((row) => row > Math.max(from, 0) && row < Math.min(to, window.innerHeight))
			.filter((row) => {
				const met = elementAt(box.left + box.width / 2, row);
				return posts.some((p) => p !== post && met !== null && contains(p, met) && !contains(p, post));
			});
		if (over.length > 0) covered.push((post.textContent ?? '').trim().slice(0, 60));
	}
	return covered;
}
