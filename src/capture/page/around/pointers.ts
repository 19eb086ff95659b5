import { hasTime } from '../feed/post-signs.ts';
import { deepAll, shownText, webAddress } from '../tree/dom.ts';
import { isHeld } from '../tree/held.ts';

const ASIDE = 'aside,[role=complementary]';
const SAMPLE = 10;
/** How much narrower than the widest of the posts a box in a column beside them is. */
const NARROW = 0.6;

/** Boxes that only point at a post which the page shows whole as well: of a list of the latest beside the feed. */
const pointing = new WeakSet<Element>();
/** As many posts there were when it was last asked: a page may show its posts after the boxes beside them. */
let among = -1;

/**
 * The posts without boxes beside them that only point at one of them: narrower, and with no word and no link that the wider
 * post does not have. One whose post stands on another page is no such box: nothing else here shows it.
 */
export function withoutPointers(posts: readonly Element[]): Element[] {
	if (posts.length !== among) judge(posts);
	among = posts.length;
	return posts.filter((el) => !pointing.has(el));
}

/**
 * The posts without what stands in a side part of the page and, unlike the posts, says no time: the latest comments, the most
 * read. A side part may hold the newest post too.
 */
export function withoutWidgets(posts: readonly Element[]): readonly Element[] {
	const aside = posts.filter((el) => !isHeld(el) && el.closest(ASIDE) !== null);
	if (aside.length === 0) return posts;
	const others = posts.filter((el) => !aside.includes(el)).slice(-SAMPLE);
	if (others.filter(hasTime).length * 2 <= others.length) return posts;
	const widgets = new Set(aside.filter((el) => !hasTime(el)));
	return posts.filter((el) => !widgets.has(el));
}

function judge(posts: readonly Element[]): void {
	const widths = new Map(
		posts.filter((el) => !isHeld(el)).map((el) => [el, el.getBoundingClientRect().width]),
	);
	const widest = Math.max(...widths.values());
	const narrow = [...widths].flatMap(([el, width]) => (width < widest * NARROW ? [el] : []));
	if (narrow.length === 0) return;
	const wide = [...widths].flatMap(([el, width]) => (width >= widest * NARROW ? [el] : []));
	const byLink = new Map<string, Element[]>();
	for (const el of wide) for (const link of linksOf(el)) byLink.set(link, [...(byLink.get(link) ?? []), el]);
	for (const el of narrow) {
		const links = linksOf(el);
		const [first] = links;
		const words = wordsOf(el);
		const holds = (other: Element) =>
			links.every((link) => byLink.get(link)?.includes(other)) && words.isSubsetOf(wordsOf(other));
		if (first !== undefined && (byLink.get(first) ?? []).some(holds)) pointing.add(el);
	}
}

function linksOf(el: Element): string[] {
	return [...new Set(deepAll('a[href]', el).flatMap((a) => webAddress(a.getAttribute('href')) ?? []))];
}

function wordsOf(el: Element): Set<string> {
	return new Set(
		shownText(el)
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu) ?? [],
	);
}
