import type { Finding } from '../../records/verdict.ts';
import { type Evidence, finding } from './evidence.ts';

/** Are the pictures true: painted, joined without gap, without repeats, with every image loaded? */
export function pictureFindings({ seen, request }: Evidence): Finding[] {
	const found: Finding[] = [];
	const add = (
		code: Finding['code'],
		severity: Finding['severity'],
		count: number,
		detail: string,
		examples: readonly string[],
		more: Finding['data'] = {},
	) => {
		if (count === 0) return;
		found.push(finding(code, severity, detail, { count, ...more, examples: examples.slice(0, 5) }));
	};
	const unpainted = seen.tiles.filter((t) => t.unpainted > 0);
	const boxes = unpainted.reduce((sum, t) => sum + t.unpainted, 0);
	add(
		'unpainted-tile',
		'loss',
		boxes,
		`${boxes} texts are not painted, in ${unpainted.length} tiles`,
		unpainted.map((t) => t.name),
		{ tiles: unpainted.length },
	);
	const repeated = seen.tiles.filter((t) => t.repeats);
	add(
		'repeated-tile',
		'loss',
		repeated.length,
		`${repeated.length} tiles repeat an earlier one`,
		repeated.map((t) => `${t.name} = ${t.repeats}`),
	);
	const covered = [...seen.covered];
	add(
		'covered-posts',
		'loss',
		covered.length,
		`${covered.length} posts lay under others in their tiles`,
		covered,
	);
	const { broken } = seen.joins;
	add('join-broken', 'loss', broken.length, `${broken.length} joins between tiles are not exact`, broken);
	// An image that the server does not have is broken for every visitor: the capture shows the page as it is.
	const absent = [...seen.images.broken].filter((address) => seen.recording?.absent.has(address));
	const lost = [...seen.images.broken].filter((address) => !seen.recording?.absent.has(address));
	add('broken-images', 'loss', lost.length, `${lost.length} images did not load in the capture`, lost);
	add(
		'broken-images-on-page',
		'note',
		absent.length,
		`${absent.length} images are broken on the page itself`,
		absent,
	);
	const turned = seen.posts.filter((p) => p.images.some((i) => i.turned));
	const slides = turned.reduce((sum, p) => sum + p.images.filter((i) => i.turned).length, 0);
	if (slides > 0) {
		const detail = `${slides} pictures of ${turned.length} posts are slides that the tiles do not show`;
		const data = { count: slides, posts: turned.length, examples: turned.slice(0, 5).map((p) => p.id) };
		found.push(finding('slides-not-in-pixels', 'note', detail, data));
	}
	const short = seen.posts.filter((p) => p.unreadPictures);
	const unread = short.reduce((sum, p) => sum + (p.unreadPictures ?? 0), 0);
	if (unread > 0 && request.level !== 'overview') {
		const detail = `${unread} pictures that ${short.length} posts say they have were not read`;
		const data = { count: unread, posts: short.length, examples: short.slice(0, 5).map((p) => p.id) };
		found.push(finding('pictures-not-read', 'loss', detail, data));
	}
	add(
		'unloaded-images',
		'loss',
		seen.images.unloaded,
		`${seen.images.unloaded} images had not loaded when their tile was taken`,
		[],
	);
	return found;
}
