import { deepAll, isShown, plainText, shortHash } from '../tree/dom.ts';
import { childrenOf, contains, elementAt, parentOf } from '../tree/tree.ts';
import { scrolledBy } from '../window/from-below.ts';
import { scroller } from '../window/scroller.ts';
import { postsAtHand } from './at-hand.ts';

interface Anchor {
	readonly el: Element;
	/** Distance from the element's bottom down to the cut, CSS pixels. */
	readonly below: number;
	/** What it showed: a list that reuses its nodes lets the same node stand elsewhere with other contents. */
	readonly showed: string;
}
let anchors: Anchor[] = [];

/** A post above the cut, known by what it says: its node may have gone to another post by the next look. */
interface PostAnchor {
	readonly says: string;
	readonly below: number;
}
let postAnchors: PostAnchor[] = [];
/**
 * Posts that the cut goes through: all there is to know it by in a list that draws little above its window, where one is taller than
 * that. What of it stands above the cut is as tall as it was where all of it is.
 */
interface CutPost {
	readonly says: string;
	readonly height: number;
	/** Distance from its top down to the cut, CSS pixels. */
	readonly into: number;
}
let cutPosts: CutPost[] = [];
/** Where the cut was set last: a tile that is taken again where it was sets it again. */
let setAt = { offset: Number.NaN, cut: Number.NaN };
/** What was known of the cut before. */
let earlier = { anchors, postAnchors, cutPosts };

/**
 * Remembers what lies just above a cut at viewport row `cut`: small elements that the tile above already holds.
 * The next tile starts where they say the cut has gone, so that neither late insertions above nor a wrong scroll
 * offset makes a gap or a repeat.
 */
export function setAnchors(cut: number): number {
	const offset = scrolledBy(scroller());
	if (setAt.cut !== cut || !(Math.abs(setAt.offset - offset) <= 1))
		earlier = { anchors, postAnchors, cutPosts };
	setAt = { offset, cut };
	const found: Anchor[] = [];
	// Hit tests cost the more the longer the page is: the edges are asked only where the middle has nothing.
	for (let up = 2; up < 420 && found.length < 6; up += 16) {
		for (const column of found.length < 2 && up > 100 ? [0.5, 0.35, 0.65, 0.2, 0.8] : [0.5, 0.35, 0.65]) {
			const el = deepest(window.innerWidth * column, cut - up);
			if (!el || found.some((a) => a.el === el)) continue;
			const box = el.getBoundingClientRect();
			if (box.bottom > cut || box.height < 4 || box.height > 900 || hangs(el)) continue;
			found.push({ el, below: cut - box.bottom, showed: contentOf(el) });
		}
	}
	anchors = found.sort((a, b) => a.below - b.below).slice(0, 6);
	postAnchors = postsAtHand()
		.map((el) => ({ el, below: cut - el.getBoundingClientRect().bottom }))
		.filter(({ below }) => below >= -1 && below < 2000)
		.sort((a, b) => a.below - b.below)
		.slice(0, 4)
		.map(({ el, below }) => ({ says: saysOf(el), below }));
	cutPosts = postsAtHand()
		.map((el) => ({ el, box: el.getBoundingClientRect() }))
		.filter(({ box }) => box.top < cut && box.bottom > cut + 1)
		.map(({ el, box }) => ({ says: saysOf(el), height: box.height, into: cut - box.top }));
	return anchors.length;
}

/** Forgets the cut that was set last: its tile is to be taken again, and joined where the one before ends. */
export function unsetAnchors(): void {
	({ anchors, postAnchors, cutPosts } = earlier);
	setAt = { offset: Number.NaN, cut: Number.NaN };
}

/** Where the cut is now, in viewport rows: the answer most anchors give; undefined when all of them are gone. */
export function cutNow(): number | null {
	const votes = new Map<number, number>();
	for (const { el, below, showed } of anchors) {
		if (!el.isConnected || !isShown(el) || contentOf(el) !== showed) continue;
		const at = Math.round(el.getBoundingClientRect().bottom + below);
		votes.set(at, (votes.get(at) ?? 0) + 1);
	}
	const best = [...votes].sort((a, b) => b[1] - a[1])[0];
	return best ? best[0] : cutByPosts();
}

const NEAR = 8000;

/** Where the cut is by the nearest post above it that still says what it said, and alone says it, whatever node holds it now. */
function cutByPosts(): number | null {
	const now = new Map<string, Element[]>();
	for (const el of postsAtHand()) {
		const { bottom } = el.getBoundingClientRect();
		// Words of posts far away are not read: it was near when it was remembered.
		if (Math.abs(bottom) < NEAR) now.set(saysOf(el), [...(now.get(saysOf(el)) ?? []), el]);
	}
	for (const { says, below } of postAnchors) {
		const [el, ...others] = now.get(says) ?? [];
		if (el && others.length === 0) return Math.round(el.getBoundingClientRect().bottom + below);
	}
	for (const { says, height, into } of cutPosts) {
		const [el, ...others] = now.get(says) ?? [];
		const box = el?.getBoundingClientRect();
		if (box && others.length === 0 && Math.abs(box.height - height) < 1) return Math.round(box.top + into);
	}
	return null;
}

/** What tells a post from others, also when its text is folded again and its picture is sharp by now: its first words; without words its picture. */
export function saysOf(post: Element): string {
	const words = plainText(post).replace(/\s+/g, ' ').trim().slice(0, 90);
	const picture =
		deepAll('img', post)
			.find((img) => img.getBoundingClientRect().width >= 100)
			?.getAttribute('src') ?? '';
	return shortHash(words.length >= 24 ? words : `${words}${picture}`);
}

/** Its words and pictures, and those of what it stands in: a bare box says nothing of whose it is. */
function contentOf(el: Element): string {
	let holder: Element | null = el;
	while (holder && plainText(holder).trim().length < 12 && !holder.querySelector('img')) {
		const up: Element | null = parentOf(holder);
		if (!up || up === document.body) break;
		holder = up;
	}
	const pictures = holder ? [...holder.querySelectorAll('img')].map((img) => img.getAttribute('src')) : [];
	const own = el instanceof HTMLImageElement ? el.src : '';
	return shortHash(`${holder ? plainText(holder).slice(0, 2000) : ''}${pictures.join()}${own}`);
}

function deepest(x: number, y: number): Element | null {
	const el = elementAt(x, y);
	if (!el || el === document.body || el === document.documentElement) return null;
	const kids = childrenOf(el);
	return kids.length > 12 ? null : el;
}

/** Fixed or sticky, itself or in something that is: it moves with the window and tells nothing of the feed. */
export function hangs(el: Element): boolean {
	for (let up: Element | null = el; up; up = parentOf(up)) {
		if (/fixed|sticky/.test(getComputedStyle(up).position))
			return up !== scroller() && !contains(up, scroller());
	}
	return false;
}
