import { childrenOf, contains, deepAll, isShown, parentOf, plainText, shownText } from './dom.ts';

/** How the posts of this page are recognised: by what the markup says, or by repetition. */
export interface Feed {
	readonly kind: 'semantic' | 'repeated' | 'none';
	readonly posts: readonly Element[];
	readonly signature: string;
}

const SEMANTIC = [
	'article',
	'[role=article]',
	'[itemtype*="schema.org/SocialMediaPosting"]',
	'[itemtype*="schema.org/BlogPosting"]',
	'[itemtype*="schema.org/Article"]',
	'[itemtype*="schema.org/NewsArticle"]',
	'[itemtype*="schema.org/DiscussionForumPosting"]',
	'[itemtype*="schema.org/VideoObject"]',
	'.h-entry',
	'[aria-posinset]',
].join(',');
const COMMENT_TYPE = '[itemtype*="schema.org/Comment"],[itemprop=comment],.h-cite';
const OUTSIDE =
	'nav,footer,form,dialog,[role=dialog],[role=navigation],[role=contentinfo],[role=menu],[role=tablist]';
const TIME_TEXT =
	/\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\s?(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)|\b\d+\s?(?:s|sek|m|min|h|tim|timmar|d|dagar|v|veckor|år|hours?|days?|weeks?|months?|years?|mån)\b|\bi ?går\b|\byesterday\b|\bnyss\b|\bjust nu\b/i;

let known: Feed | undefined;
let asked = 0;

/**
 * The posts that are in the page now, outermost only, in document order. Once a feed is recognised, its posts are
 * found by its own signature; the whole page is judged anew now and then, and whenever the signature finds nothing.
 */
export function findFeed(): Feed {
	asked++;
	if (known && known.kind !== 'none' && asked % 60 !== 0) {
		const posts = known.kind === 'semantic' ? semanticPosts() : bySignature(known.signature);
		if (posts.length > 0) return { ...known, posts };
	}
	known = judgeFeed();
	return known;
}

function semanticPosts(): Element[] {
	return outermost(deepAll(SEMANTIC).filter(isPostLike)).filter((el) => !el.closest(COMMENT_TYPE));
}

/** Elements of a group's shape, found from its tag and one class instead of by looking at every element. */
function bySignature(signature: string): Element[] {
	const child = signature.slice(signature.indexOf('>') + 1);
	const tag = /^[A-Z0-9-]+/i.exec(child)?.[0]?.toLowerCase() ?? '*';
	const named = child.includes('(') ? '' : /\.([^.]+)/.exec(child)?.[1];
	return deepAll(named ? `${CSS.escape(tag)}.${CSS.escape(named)}` : CSS.escape(tag)).filter((el) => {
		if (signatureOf(el) !== child) return false;
		const up = parentOf(el);
		return up !== null && `${signatureOf(up)}>${child}` === signature && isShown(el) && !el.closest(OUTSIDE);
	});
}

/** Judges the whole page. */
function judgeFeed(): Feed {
	const semantic = semanticPosts();
	const repeated = findRepeated();
	// Markup that says "article" once (a pinned box, a promo) must not hide a feed of anonymous boxes around it.
	const covered = repeated
		? repeated.posts.filter((p) => semantic.some((s) => contains(p, s) || contains(s, p))).length
		: 0;
	if (semantic.length >= 2 || (semantic.length === 1 && !repeated)) {
		if (!repeated || covered >= repeated.posts.length * 0.5 || areaOf(semantic) >= areaOf(repeated.posts)) {
			return { kind: 'semantic', posts: semantic, signature: 'semantic' };
		}
	}
	return repeated ?? { kind: 'none', posts: [], signature: '' };
}

function isPostLike(el: Element): boolean {
	if (!isShown(el) || el.closest(OUTSIDE)) return false;
	const box = el.getBoundingClientRect();
	return box.width >= 120 && box.height >= 40;
}

function outermost(els: readonly Element[]): Element[] {
	const set = new Set(els);
	return els.filter((el) => {
		for (let up = parentOf(el); up; up = parentOf(up)) if (set.has(up)) return false;
		return true;
	});
}

function areaOf(els: readonly Element[]): number {
	let area = 0;
	for (const el of els) {
		const box = el.getBoundingClientRect();
		area += box.width * box.height;
	}
	return area;
}

/** Signature of an element among its like: tag, role and classes; where it has no class, the tags of its children too. */
function signatureOf(el: Element): string {
	const classes = [...el.classList].filter((c) => !/\d{3,}/.test(c)).sort();
	const own = `${el.tagName}${el.getAttribute('role') ?? ''}`;
	if (classes.length) return `${own}.${classes.join('.')}`;
	return `${own}(${childrenOf(el)
		.slice(0, 4)
		.map((c) => c.tagName)
		.join(',')})`;
}

interface Group {
	readonly signature: string;
	readonly members: Element[];
}

/** Elements of one shape under parents of one shape, wherever in the page: batches of a growing feed fall together. */
function groups(root: Element): Group[] {
	const map = new Map<string, Group>();
	const visit = (el: Element, depth: number): void => {
		if (depth > 60 || el.matches(OUTSIDE) || el.tagName === 'svg' || el.tagName === 'SCRIPT') return;
		const kids = childrenOf(el);
		if (kids.length) {
			const parent = signatureOf(el);
			for (const kid of kids) {
				const key = `${parent}>${signatureOf(kid)}`;
				const group = map.get(key);
				if (group) group.members.push(kid);
				else map.set(key, { signature: key, members: [kid] });
			}
		}
		for (const kid of kids) visit(kid, depth + 1);
	};
	visit(root, 0);
	return [...map.values()];
}

/** How much a box looks like a post, 0 to 5: time, own address, text, picture or video, something to press. */
export function postSigns(el: Element): number {
	let signs = 0;
	const text = plainText(el).slice(0, 4000);
	if (
		el.querySelector('time,[datetime],abbr[title],[itemprop=datePublished]') ||
		deepAll('time', el).length ||
		TIME_TEXT.test(text)
	)
		signs++;
	if (el.matches('a[href]') || deepAll('a[href]', el).length) signs++;
	if (text.trim().length >= 40) signs++;
	if (deepAll('img,video,picture,canvas', el).length || /url\(/.test(el.innerHTML.slice(0, 20000))) signs++;
	if (deepAll('button,[role=button]', el).length) signs++;
	return signs;
}

function findRepeated(): Feed | undefined {
	let best: { posts: Element[]; signature: string; score: number } | undefined;
	const candidates: { posts: Element[]; signature: string; score: number }[] = [];
	for (const group of groups(document.body)) {
		if (group.members.length < 3) continue;
		const posts = group.members.filter((el) => {
			const box = el.getBoundingClientRect();
			return box.height >= 60 && box.width >= 100 && isShown(el);
		});
		if (posts.length < 3) continue;
		const sample = posts.filter((_p, i) => i % Math.ceil(posts.length / 6) === 0);
		const signs = sample.reduce((sum, el) => sum + postSigns(el), 0) / sample.length;
		if (signs < 2) continue;
		const distinct = new Set(sample.map((el) => plainText(el).trim() + (el.querySelector('img')?.src ?? '')))
			.size;
		if (distinct < sample.length * 0.6) continue;
		candidates.push({ posts, signature: group.signature, score: areaOf(posts) * signs });
	}
	candidates.sort((a, b) => b.score - a.score);
	best = candidates[0];
	// A wrapper of batches covers the same area as the posts inside it: go inwards while the inner boxes hold all the text.
	for (let step = 0; best && step < 4; step++) {
		const outer = best;
		const inner = candidates.find(
			(c) =>
				c !== outer &&
				c.posts.length > outer.posts.length &&
				c.posts.every((p) => outer.posts.some((o) => o !== p && contains(o, p))) &&
				holdsAllText(outer.posts, c.posts),
		);
		if (!inner) break;
		best = inner;
	}
	return best ? { kind: 'repeated', posts: best.posts, signature: best.signature } : undefined;
}

function holdsAllText(outer: readonly Element[], inner: readonly Element[]): boolean {
	const length = (els: readonly Element[]) => els.reduce((sum, el) => sum + plainText(el).trim().length, 0);
	const all = length(outer);
	return all > 0 && length(inner) >= all * 0.95 && inner.length >= outer.length * 2;
}

/** Repeated boxes within one post below its own text: what comments look like where no markup names them. */
export function repeatedWithin(post: Element): Element[] {
	const found = groups(post)
		.map((g) => g.members.filter((el) => isShown(el) && shownText(el).length > 1))
		.filter((members) => members.length >= 1);
	return found.flat();
}
