import { saysOf } from '../feed/anchors.ts';
import { postsAtHand } from '../feed/at-hand.ts';
import { deepAll } from '../tree/dom.ts';
import { isHeld } from '../tree/held.ts';
import { slidesOf } from './slides.ts';
import { isBig } from './stage-pictures.ts';

/** What posts that have their tile show now and did not then: addresses. */
export interface LaterPictures {
	/** Where no picture was. */
	readonly came: readonly string[];
	/** In the place of another, which the tile shows. */
	readonly turned: readonly string[];
}

/** A picture as the tile has it: where it stands in its post, and what it is. */
interface Taken {
	/** A list that takes its posts away must not be kept in memory by what is remembered of them. */
	readonly img: WeakRef<HTMLImageElement>;
	readonly address: string;
	readonly width: number;
	readonly height: number;
	readonly box: Box;
}
interface Box {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}
interface TakenPost {
	readonly post: WeakRef<Element>;
	/** A list that reuses its nodes lets the same one show another post. */
	readonly says: string;
	readonly pictures: readonly Taken[];
	/** Rows of the post that tiles show by now, from its top. */
	readonly from: number;
	readonly to: number;
	/** Height and width then: in a post that has grown since, nothing stands where it stood. */
	readonly height: number;
	readonly width: number;
}

/** Posts that are remembered, and those of the last tiles, which are asked at every place: to ask all would cost more and more. */
const MOST = 300;
const LAST = 12;
/** Two sizes of one picture have the same shape; of two pictures with the same size and shape, each is one of its own. */
const SAME_SHAPE = 0.02;
const OTHER_SIZE = 1.1;

let taken: TakenPost[] = [];
const told = new Set<string>();

/** Remembers the pictures of the posts between two rows of the viewport, of which a tile is taken now. */
export function rememberPictures(from: number, to: number): void {
	const now = postsAtHand().flatMap((post) => {
		const box = post.getBoundingClientRect();
		if (box.bottom < from || box.top > to || box.height < 1) return [];
		const says = saysOf(post);
		const before = taken.find((one) => one.post.deref() === post && one.says === says);
		// A tile further up may have shown pictures that the page has taken away since. Each is kept once: a page that is one post has many tiles.
		const known = new Map((before?.pictures ?? []).map((one) => [one.address, one]));
		for (const img of picturesOf(post))
			if (!known.has(img.currentSrc)) known.set(img.currentSrc, asTaken(box)(img));
		const pictures = [...known.values()];
		const rows = {
			from: Math.min(before?.from ?? Infinity, Math.max(from, box.top) - box.top),
			to: Math.max(before?.to ?? 0, Math.min(to, box.bottom) - box.top),
		};
		return [{ post: new WeakRef(post), says, pictures, ...rows, height: box.height, width: box.width }];
	});
	const again = new Set(now.map(({ post }) => post.deref()));
	for (const img of now.flatMap(({ post }) => picturesOf(post.deref()))) {
		if (listened.has(img)) continue;
		listened.add(img);
		img.addEventListener('load', () =>
			look(taken.filter(({ pictures }) => pictures.some((one) => one.img.deref() === img))),
		);
	}
	taken = [...taken.filter(({ post }) => !again.has(post.deref())), ...now].slice(-MOST);
}

/**
 * Asks the posts of the last tiles whether they show pictures that their tiles cannot have: those that came by a timer of the
 * page, with nothing before to wait for, and those that turn by themselves. The same one is told once. Another size of the picture
 * that is in the tile is the same picture, and one that goes is in the tile.
 * @param all also those of tiles further back
 */
export function laterPictures(all = false): LaterPictures {
	look(all ? taken : taken.slice(-LAST));
	return { came: came.splice(0), turned: turned.splice(0) };
}

/** What was found and not yet told of. */
const came: string[] = [];
const turned: string[] = [];
/** Pictures in tiles, which are looked at whenever another has come in their place: by the next place it may be the first again. */
const listened = new WeakSet<Element>();

function look(posts: readonly TakenPost[]): void {
	for (const known of posts) {
		const post = known.post.deref();
		if (!post?.isConnected || isHeld(post) || saysOf(post) !== known.says) continue;
		const at = post.getBoundingClientRect();
		const isAsItWas = Math.abs(at.height - known.height) < 2 && Math.abs(at.width - known.width) < 2;
		const slides = new Set(slidesOf(post).images.map(({ address }) => address));
		for (const img of picturesOf(post)) {
			const now = asTaken(at)(img);
			if (slides.has(now.address) || told.has(now.address)) continue;
			if (known.pictures.some(({ address }) => isSameFile(address, now.address))) continue;
			const before =
				known.pictures.find((one) => one.img.deref() === img) ??
				known.pictures.find(({ box }) => isAsItWas && isOver(box, now.box));
			const isInTiles = isAsItWas && now.box.top >= known.from && now.box.bottom <= known.to;
			if (before ? isAnother(before, now) : isInTiles) {
				(before ? turned : came).push(now.address);
				told.add(now.address);
			}
		}
	}
}

function picturesOf(post: Element | undefined): HTMLImageElement[] {
	if (!post) return [];
	return deepAll('img', post).filter(
		(el): el is HTMLImageElement =>
			el instanceof HTMLImageElement && el.complete && el.naturalWidth > 40 && isBig(el) && !isDrawing(el),
	);
}

/** What pages put where a picture is to come. */
function isDrawing(img: HTMLImageElement): boolean {
	return /^data:/.test(img.currentSrc);
}

function asTaken(post: DOMRect): (img: HTMLImageElement) => Taken {
	return (img) => {
		const { left, right, top, bottom } = img.getBoundingClientRect();
		const { currentSrc: address, naturalWidth: width, naturalHeight: height } = img;
		const box = {
			...{ left: left - post.left, right: right - post.left },
			...{ top: top - post.top, bottom: bottom - post.top },
		};
		return { img: new WeakRef(img), address, width, height, box };
	};
}

/** By all but its query, which often is a size or a signature. */
function isSameFile(one: string, other: string): boolean {
	return one === other || one.split('?')[0] === other.split('?')[0];
}

function isAnother(before: Taken, now: Taken): boolean {
	const shape = before.width / before.height;
	const isSameShape = Math.abs(now.width / now.height - shape) < shape * SAME_SHAPE;
	const size = now.width / before.width;
	return !isSameShape || (size < OTHER_SIZE && size > 1 / OTHER_SIZE);
}

function isOver(one: Box, other: Box): boolean {
	const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
	const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
	const smaller = Math.min(area(one), area(other));
	return wide > 0 && high > 0 && wide * high > smaller / 2;
}

function area({ left, right, top, bottom }: Box): number {
	return (right - left) * (bottom - top);
}
