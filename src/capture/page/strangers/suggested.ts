import { statedCount } from '../counts/stated.ts';
import { feedEnd, setFeedEnd } from '../feed/feed-end.ts';
import { readAuthor } from '../post/author.ts';
import { readSharer } from '../post/head.ts';
import { bare } from '../post/permalink.ts';
import { deepAll, isShown, labelOf, shownText } from '../tree/dom.ts';
import { isHeld } from '../tree/held.ts';
import { childrenOf, contains, isWithin, parentOf } from '../tree/tree.ts';

const HEADING = 'h1,h2,h3,h4,h5,h6,[role=heading]';
/** What stands above what others wrote, as platforms say it. */
const SUGGESTS =
	/förslag|föreslag|andra om |omnämn|taggad|inlägg av (?:andra|besökare)|tagged|mention|visitor posts|för dig|(?:mer|fler|inlägg) från|andra (?:konton|sidor|profiler|tittade|gillade|läser)|liknande|relaterad|rekommend|utforska|upptäck|du kanske|populär|suggest|for you|you (?:might|may)|more (?:from|like|posts)|posts from|from others|other accounts|recommend|related|discover|explore|trending|popular|vorschl|vorgeschl|empfohl|ähnlich|sugg[eé]r|similaires|ehdot|suositel|anbefal|foresl|polecan|sugerid|consigliat/iu;
/** Posts that are asked whom they are by, on each side of a heading. */
const SAMPLE = 8;
/** Posts in a column beside the account's, from which on names that come again there are people's and no titles. */
const LEAST_BESIDE = 4;

/** Posts before which nobody needs to look for a heading again: none stands there. */
const looked = new WeakSet<Element>();
/** Parts of the page beside the feed, with what others wrote. */
const beside = new Set<Element>();
/** Headings that were found to be of the account's own posts, and among how many posts that was. */
const own = new WeakMap<Element, number>();

/**
 * The account's posts without those that others wrote and the page puts below its end, under a heading of their own. Above
 * the heading all are the account's, and below it none, nor one that the account has shared; and the heading says what
 * follows, or as many as the account states stand above it, or all of it stands in a column beside.
 */
export function withoutSuggested(found: readonly Element[]): readonly Element[] {
	const posts = beside.size === 0 ? found : found.filter((el) => !isWithin(beside, el));
	const end = feedEnd();
	if (end) return posts.filter((el) => isBefore(el, end));
	for (let i = 1; i < posts.length; i++) {
		const [before, after] = [posts[i - 1], posts[i]];
		if (!before || !after || looked.has(after) || isHeld(after)) continue;
		const heading = headingBetween(before, after);
		if (!heading) {
			looked.add(after);
			continue;
		}
		if (own.get(heading) === posts.length) continue;
		const isBelow = heading.getBoundingClientRect().top >= before.getBoundingClientRect().bottom - 8;
		if (isByOthers(posts, i, heading, isBelow)) {
			if (isBelow) setFeedEnd(heading);
			else beside.add(branchOf(heading, before));
			return withoutSuggested(posts);
		}
		own.set(heading, posts.length);
	}
	return posts;
}

/** The largest box around one element that the other does not stand in. */
function branchOf(el: Element, other: Element): Element {
	let branch = el;
	for (let up = parentOf(el); up && !contains(up, other); up = parentOf(up)) branch = up;
	return branch;
}

function isBefore(el: Element, end: Element): boolean {
	return (el.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** The first heading between two posts and in neither. */
function headingBetween(before: Element, after: Element): Element | undefined {
	if (before.nextElementSibling === after) return undefined;
	let low: Element = before;
	let up = parentOf(low);
	const between: Element[] = [];
	for (; up && !contains(up, after); up = parentOf(low)) {
		between.push(...followers(up, low));
		low = up;
	}
	if (!up) return undefined;
	for (const el of followers(up, low)) {
		if (contains(el, after)) {
			between.push(...leading(el, after));
			break;
		}
		between.push(el);
	}
	return between
		.flatMap((el) => (el.matches(HEADING) ? [el] : deepAll(HEADING, el)))
		.find((el) => isShown(el) && !contains(after, el));
}

/** Children of a box after one of them. */
function followers(box: Element, child: Element): Element[] {
	const children = childrenOf(box);
	return children.slice(children.indexOf(child) + 1);
}

/** What stands in a box before something in it. */
function leading(box: Element, until: Element): Element[] {
	if (box === until) return [];
	const found: Element[] = [];
	for (const child of childrenOf(box)) {
		if (contains(child, until)) return [...found, ...leading(child, until)];
		found.push(child);
	}
	return found;
}

function isByOthers(posts: readonly Element[], at: number, heading: Element, isBelow: boolean): boolean {
	const above = authorsOf(posts.slice(0, at).slice(-SAMPLE));
	const [account] = above;
	if (!account || above.some((by) => by.key !== account.key) || !isTheAccount(account)) return false;
	const below = posts.slice(at, at + SAMPLE);
	const others = authorsOf(below);
	if (others.length < below.length || others.some((by) => by.key === account.key)) return false;
	if (below.some((el) => readSharer(el, () => false, undefined))) return false;
	// A column of its own that nobody but others write in says enough by that. A title is no name, and none comes again.
	const names = new Set(others.map(({ key }) => key)).size;
	if (!isBelow && others.length >= LEAST_BESIDE && names * 2 <= others.length) return true;
	return SUGGESTS.test(labelOf(heading)) || at >= (statedCount(posts)?.count ?? Number.POSITIVE_INFINITY);
}

interface Author {
	readonly key: string;
	readonly name: string;
	readonly address?: string;
}

function authorsOf(posts: readonly Element[]): Author[] {
	return posts
		.filter((el) => !isHeld(el))
		.flatMap((el) => {
			const by = readAuthor(el, () => false);
			return by ? [{ ...by, key: by.address ? bare(by.address) : by.name }] : [];
		});
}

/** Its posts lead to this page, or the page is called as they are. */
function isTheAccount({ name, address }: Author): boolean {
	if (address !== undefined && bare(address) === bare(location.href)) return true;
	const called = [
		document.title,
		...deepAll('h1')
			.filter(isShown)
			.map((el) => shownText(el)),
	];
	return called.some((text) => text.includes(name));
}
