import { createHash } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asDiskFull } from '../../errors.ts';
import type { Post, PostImage } from '../../records/post.ts';
import type { Hanging } from '../page/around/hanging.ts';
import type { SlidePart } from '../page/pictures/slide-pictures.ts';
import type { Session } from '../session.ts';
import type { SlideTile } from '../slide-tile.ts';
import { pictureHeight, shoot } from './tile.ts';

/**
 * Takes a picture of each slide that carousels between two rows show by now and no tile does. They wait in the session until the
 * tiles of the page have all been taken, see `appendSlides`.
 */
export async function pictureSlides(
	session: Session,
	from: number,
	to: number,
	signal: AbortSignal,
): Promise<void> {
	const { world, seen, request } = session;
	if ((await world.call('slidesToPicture', from, to)) === 0) return;
	try {
		for (;;) {
			signal.throwIfAborted();
			const part = await world.call('showSlide', from, to);
			if (!part) return;
			const png = await shoot(session, part);
			const sha256 = createHash('sha256').update(png).digest('hex');
			const file = join(request.dir, `slide-${seen.slides.length + 1}.png`);
			await writeFile(file, png, { flag: 'wx' }).catch((error) => {
				throw asDiskFull(error, file);
			});
			seen.slides.push(waitingTile(part, file, sha256, seen.slides));
		}
	} finally {
		await world.call('leaveSlides');
	}
}

/** The same bytes as another slide's are a picture that did not come about: then none of its pictures counts as shown. */
function waitingTile(part: SlidePart, file: string, sha256: string, others: readonly SlideTile[]): SlideTile {
	const { left: _, scrolled: __, top, bottom, shows, ...rest } = part;
	const isTwin = others.some((other) => other.sha256 === sha256 && !part.continues);
	return { ...rest, file, sha256, height: bottom - top, shows: isTwin ? [] : shows };
}

/** Takes a picture of a part of the window that tiles of the page do not show, to wait with the slides. */
export async function keepAside(
	session: Session,
	part: Hanging & { readonly shows?: readonly string[] },
	of?: SlideTile['of'],
): Promise<void> {
	const { seen, request } = session;
	const png = await shoot(session, part);
	const sha256 = createHash('sha256').update(png).digest('hex');
	const file = join(request.dir, `slide-${seen.slides.length + 1}.png`);
	await writeFile(file, png, { flag: 'wx' }).catch((error) => {
		throw asDiskFull(error, file);
	});
	const { width, top, bottom, shows = [] } = part;
	const slide = { file, sha256, width, height: bottom - top, shows, carousel: 0, continues: false };
	seen.slides.push({ ...slide, ...(of ? { of } : {}) });
}

/** Puts the pictures of slides below the tiles that have been taken, where they stand one under the other, and names them as tiles. */
export async function appendSlides(session: Session): Promise<void> {
	const { seen, parts } = session;
	// Carousels beside each other were turned together: what one shows stands together.
	const fresh = seen.slides
		.filter(({ name }) => name === undefined)
		.toSorted((a, b) => a.carousel - b.carousel);
	for (const slide of fresh) {
		const { width, height, sha256 } = slide;
		const name = `tile-${String(seen.tiles.length + 1).padStart(5, '0')}.png`;
		const file = join(session.request.dir, name);
		const y = pictureHeight(session);
		await rename(slide.file, file);
		seen.slides[seen.slides.indexOf(slide)] = { ...slide, name, file, y };
		seen.tiles.push({ file, name, y, width, height, sha256, unpainted: 0 });
		parts.push({ role: 'tile', outcome: 'taken', file, name, mediaType: 'image/png', width, height });
	}
}

/** A slide among the tiles: where its first part begins in the whole picture, and how tall all of its parts are together. */
export interface PlacedSlide {
	/** Of the first part. */
	readonly name: string;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly shows: readonly string[];
}

/** The slides that have become tiles, each with all of its parts. Pure. */
export function placedSlides(slides: readonly SlideTile[]): PlacedSlide[] {
	const placed: PlacedSlide[] = [];
	for (const { name, y = 0, width, height, shows, continues } of slides) {
		const last = placed.at(-1);
		if (name === undefined) continue;
		if (continues && last) placed[placed.length - 1] = { ...last, height: last.height + height, shows };
		else placed.push({ name, y, width, height, shows });
	}
	return placed;
}

/** Says of every picture that only a turned carousel shows which tile shows it, or the beginning of it. Pure. */
export function nameSlides(posts: readonly Post[], slides: readonly SlideTile[]): Post[] {
	const tiles = new Map(
		placedSlides(slides).flatMap(({ name, shows }) => shows.map((address) => [address, name] as const)),
	);
	const named = (image: PostImage): PostImage => {
		const tile = image.turned ? tiles.get(image.address) : undefined;
		return tile === undefined ? image : { ...image, tile };
	};
	return posts.map((post) => ({
		...post,
		images: post.images.map(named),
		...(post.quoted ? { quoted: { ...post.quoted, images: post.quoted.images.map(named) } } : {}),
	}));
}
