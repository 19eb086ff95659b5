import type { Finding } from '../../records/verdict.ts';
import { type BrokenJoin, toldOfJoin } from '../walk/broken-join.ts';
import { finding } from './evidence.ts';

/** Do the tiles make one picture of the page, without gap? */
export function joinFindings(broken: readonly BrokenJoin[]): Finding[] {
	if (broken.length === 0) return [];
	const posts = broken.filter((join) => 'post' in join).length;
	const rows = broken.reduce((sum, join) => sum + ('at' in join ? Math.round(join.rows ?? 0) : 0), 0);
	const places = broken.length - posts;
	const detail = `${places} joins between tiles are not exact, ${rows} rows are in none; ${posts} posts are not whole in them`;
	const data = { count: places, rows, posts, examples: broken.slice(0, 5).map(toldOfJoin) };
	return [finding('join-broken', 'loss', detail, data)];
}
