import type { PostImage } from '../../records/post.ts';
import type { Finding } from '../../records/verdict.ts';
import { type Evidence, finding } from './evidence.ts';
import { joinFindings } from './joins.ts';

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
	const cut = request.level === 'overview' ? [] : [...seen.cutAtEdge];
	add(
		'posts-cut-at-edge',
		'loss',
		cut.length,
		`${cut.length} posts reach beyond what pictures show of them sideways`,
		cut,
	);
	const shut = [...seen.shut];
	add(
		'boxes-not-in-pixels',
		'loss',
		shut.length,
		`${shut.length} posts hold boxes that scroll by themselves, of which no tile shows all`,
		shut,
	);
	found.push(...joinFindings(seen.joins.broken));
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
	found.push(...slideFindings({ seen, request }));
	const short = seen.posts.filter((p) => p.unreadPictures);
	const unread = short.reduce((sum, p) => sum + (p.unreadPictures ?? 0), 0);
	if (unread > 0 && request.level !== 'overview') {
		const detail = `${unread} pictures that ${short.length} posts say they have were not read`;
		const data = { count: unread, posts: short.length, examples: short.slice(0, 5).map((p) => p.id) };
		found.push(finding('pictures-not-read', 'loss', detail, data));
	}
	const turned = [...seen.images.turned];
	add(
		'turning-pictures',
		'loss',
		request.level === 'overview' ? 0 : turned.length,
		`${turned.length} pictures came in the place of others after the tile of their post was taken`,
		turned,
	);
	add(
		'unloaded-images',
		'loss',
		seen.images.unloaded,
		`${seen.images.unloaded} images had not loaded when their tile was taken`,
		[],
	);
	return found;
}

/** Carousels show one picture at a time: the others are in tiles of their own, or in none. */
function slideFindings({ seen, request }: Pick<Evidence, 'seen' | 'request'>): Finding[] {
	if (request.level === 'overview') return [];
	const told = (
		code: 'slides-in-own-tiles' | 'slides-not-in-pixels' | 'pictures-in-pixels-only',
		severity: Finding['severity'],
		which: (image: PostImage) => boolean,
		say: string,
	): Finding[] => {
		const posts = seen.posts.filter((post) => post.images.some(which));
		const count = posts.reduce((sum, post) => sum + post.images.filter(which).length, 0);
		if (count === 0) return [];
		const detail = `${count} pictures of ${posts.length} posts ${say}`;
		return [
			finding(code, severity, detail, {
				count,
				posts: posts.length,
				examples: posts.slice(0, 5).map(({ id }) => id),
			}),
		];
	};
	return [
		...told(
			'slides-in-own-tiles',
			'note',
			(i) => i.tile !== undefined,
			'are slides that tiles of their own show',
		),
		...told('slides-not-in-pixels', 'loss', isUnseen, 'are slides that no tile shows'),
		...told(
			'pictures-in-pixels-only',
			'note',
			(i) => i.made === true,
			'were made by the page itself: only the tiles hold them',
		),
	];
}

/** What did not load is told of by other findings. */
function isUnseen({ turned, tile, broken, kind, width }: PostImage): boolean {
	return turned === true && tile === undefined && !broken && (kind !== 'img' || width > 0);
}
