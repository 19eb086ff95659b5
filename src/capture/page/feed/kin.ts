import { readAuthor } from '../post/author.ts';
import { bare } from '../post/permalink.ts';
import { deepAll, plainText, webAddress } from '../tree/dom.ts';
import { isHeld } from '../tree/held.ts';
import { once } from '../tree/once.ts';
import { childrenOf, parentOf } from '../tree/tree.ts';
import { hasTime } from './post-signs.ts';
import { isCard } from './rows.ts';

/** Posts that are asked what they have in common, the share of them that must have it, and letters of one that is built otherwise. */
const SAMPLE = 12;
const MOST = 0.6;
const LETTERS = 40;
/** CSS pixels by which it may be wider or narrower than the posts. */
const WIDER = 8;
/** Share of their width that it has at least where it is narrower and says whose it is. */
const NARROWER = 0.7;
const COMMENTS = /comment|kommentar|repl|svar|answer|thread/i;

/**
 * Boxes that stand among posts, are built otherwise, and are posts all the same: an event among articles, a film among
 * pictures. They are as wide as the posts and dated as they are, and lead to the account that the posts lead to.
 */
export function kinOf(posts: readonly Element[]): Element[] {
	const sample = posts.filter((el) => !isHeld(el)).slice(0, SAMPLE);
	if (sample.length < 3 || sample.filter(hasTime).length < sample.length * MOST) return [];
	const own = new Set(posts);
	const parents = new Map<Element, number>();
	for (const post of posts) {
		const parent = parentOf(post);
		if (parent) parents.set(parent, (parents.get(parent) ?? 0) + 1);
	}
	const others = [...parents]
		.filter(([, held]) => held > 1)
		.flatMap(([parent]) => childrenOf(parent).filter((el) => !own.has(el) && el.childElementCount > 0));
	if (others.length === 0) return [];
	const shared = linksOfMost(sample);
	const name = once(() => nameOfMost(sample));
	const widths = sample.map((el) => el.getBoundingClientRect().width);
	return others.filter((el) => {
		if (isHeld(el) || !isCard(el) || !hasTime(el) || deepAll('time', el).length > 2) return false;
		const { width } = el.getBoundingClientRect();
		const isNamed = () => name() !== undefined && readAuthor(el, () => false)?.name === name();
		if (posts.some((post) => el.contains(post))) return false;
		// What is called a figure stands in from the edges, and says whose it is all the same.
		const isAsWide = widths.some((w) => Math.abs(w - width) <= WIDER);
		if (!isAsWide && !(widths.some((w) => width < w && width > w * NARROWER) && isNamed())) return false;
		if (plainText(el).trim().length < LETTERS) return false;
		// Where posts lead to nobody, nothing but its name tells a box of comments from a post.
		if (shared.size === 0)
			return !COMMENTS.test(`${el.className} ${el.id}`) && deepAll('time', el).length < 2;
		return linksOf(el).some((address) => shared.has(address)) || isNamed();
	});
}

/** Whose most of them are. */
export function nameOfMost(posts: readonly Element[]): string | undefined {
	const names = posts.map((el) => readAuthor(el, () => false)?.name);
	return names.find(
		(name) => name !== undefined && names.filter((other) => other === name).length >= posts.length * MOST,
	);
}

/** Addresses that it leads to, each once. */
export function linksOf(el: Element): string[] {
	const addresses = deepAll('a[href]', el).map((a) => webAddress(a.getAttribute('href')));
	return [...new Set(addresses.filter((a): a is string => a !== undefined).map(bare))];
}

/** Addresses that most of them lead to. */
export function linksOfMost(posts: readonly Element[]): ReadonlySet<string> {
	const counts = new Map<string, number>();
	for (const address of posts.flatMap(linksOf)) counts.set(address, (counts.get(address) ?? 0) + 1);
	return new Set([...counts].filter(([, n]) => n >= posts.length * MOST).map(([address]) => address));
}
