import { deepAll, isShown, shownText, webAddress } from '../tree/dom.ts';
import { once, touched } from '../tree/once.ts';
import { childrenOf, contains, isWithin, parentOf } from '../tree/tree.ts';
import { proseBelow } from './prose-below.ts';

/** A page that belongs to one post: the box of the post itself, and all that it and what is said of it stand in. */
export interface OwnPage {
	readonly post: Element | undefined;
	readonly root: Element;
	/** Where no box of the post could be told: what its words stand in, without title and comments; several where no box holds just those. */
	readonly body: readonly Element[];
	/** Where what is said of the post stands, where that is known and is outside of its box, or it has none. */
	readonly talk?: Element;
	/** Other posts that the page shows, as suggestions or as the rest of the feed. */
	readonly others: ReadonlySet<Element>;
}

interface Asked {
	readonly title: string;
	readonly start: string;
	readonly words: string;
	readonly others: ReadonlySet<string>;
	/** Where it is known already: the box of the post, and what is said of it. */
	readonly known?: { readonly post?: Element; readonly talk: Element };
	/** A further page of what is said of it: it need not show the post once more. */
	readonly isFurther?: boolean;
	readonly first?: string;
}
let asked: Asked | undefined;
const NAMED_POSTS =
	'article,[role=article],.h-entry,[itemtype*="schema.org/SocialMediaPosting"],[itemtype*="schema.org/BlogPosting"],[itemtype*="schema.org/Article"],[itemtype*="schema.org/NewsArticle"],[itemtype*="schema.org/DiscussionForumPosting"],[itemtype*="schema.org/VideoObject"]';
const AROUND = 'nav,[role=navigation],[role=banner],[role=contentinfo],footer';
/** Letters that a text must begin with to be known again. */
const START = 24;

/**
 * From now on this page is read as one post's own page: all of it is one post, and what is said of it is its comments.
 * @param text of the post as the feed showed it; may be empty
 * @param others addresses of other posts of the account
 * @param talk where others say something of it, where that is known
 */
export function beOwnPage(text: string, others: readonly string[], talk?: Element): void {
	// Between a title and the words there may stand other things on its own page.
	const lines = text.split('\n').map(lettersOf);
	const longest = lines.reduce((a, b) => (b.length > a.length ? b : a), '');
	const start = lettersOf(text).slice(0, START);
	const known = talk ? { known: { talk } } : {};
	asked = { title: lines[0] ?? '', start, words: longest.slice(0, START), others: new Set(others), ...known };
	touched();
}

/**
 * As `beOwnPage`, of a page that is visited at level `full`: what leads from there to further comments is followed.
 * @param first address of the post's own page, where this is a further one of what is said of it
 */
export function beVisitedPage(text: string, others: readonly string[], first: string | null): void {
	beOwnPage(text, others);
	if (asked) asked = { ...asked, isFurther: first !== null, first: first ?? location.href };
}

/** Where what leads from here to further comments of the post is followed: the address of its own page. */
export function followedFrom(): string | undefined {
	return asked?.first;
}

/** From now on this page is read as the own page of the post in a box, with what is said of it in another. */
export function beOwnPageOf(post: Element, talk: Element): void {
	asked = { title: '', start: '', words: '', others: new Set(), known: { post, talk } };
	touched();
}

/** The page shows the beginning of the post that it belongs to. */
export function showsOwnPost(): boolean {
	return asked !== undefined && holdersOfAsked().length > 0;
}

/** Undefined where the page is not read as a post's own. */
export const ownPage = once((): OwnPage | undefined => {
	if (!asked || !document.body) return undefined;
	const { post: known, talk } = asked.known ?? {};
	if (known?.isConnected && talk) {
		let root = rootOf(known);
		for (let up: Element | null = root; up && !contains(root, talk); up = parentOf(up)) root = up;
		return { post: known, root, body: [], talk, others: new Set() };
	}
	const holders = holdersOfAsked();
	const post = postOf(holders);
	// Title and words may stand in boxes of their own, of which neither holds what is said of them.
	let root = rootOf(post ?? boxAround(holders));
	for (let up: Element | null = root; talk?.isConnected && up && !contains(root, talk); up = parentOf(up))
		root = up;
	const named = deepAll(NAMED_POSTS, root).filter(
		(el) => !post || !(contains(post, el) || contains(el, post)),
	);
	const { others, title, words } = asked;
	const leadsToOther = (el: Element) =>
		deepAll('a[href]', el).some((a) => others.has(plain(webAddress(a.getAttribute('href')))));
	const beside = new Set(named.filter(leadsToOther));
	const said = !post && talk?.isConnected ? { talk } : {};
	// Where the feed showed no more than the title, that alone is no body.
	const held = !post && words !== '' && title.startsWith(words) ? holderOf(words) : undefined;
	const below = held ? proseBelow(held, root, beside) : [];
	const body = post ? [] : below.length > 0 ? below : bodyOf(root);
	return { post, root, body, ...said, others: beside };
});

function holdersOfAsked(): Element[] {
	const { start, words } = asked ?? { start: '', words: '' };
	return [start, words].flatMap((text) => (text.length >= START ? (holderOf(text) ?? []) : []));
}

/** Where the page shows what the feed showed of its post: what that began with, as a heading, and the longest line of it. */
export function heldAsked(): { readonly title?: Element | undefined; readonly words?: Element | undefined } {
	const { title, words } = asked ?? { title: '', words: '' };
	const heading = (el: Element) => isShown(el) && lettersOf(shownText(el)) === title;
	return {
		title: title === '' ? undefined : deepAll('h1,h2,h3,h4,[role=heading]').find(heading),
		words: words.length >= START ? holderOf(words) : undefined,
	};
}

/** The smallest box that holds them all. */
function boxAround([first, ...others]: readonly Element[]): Element | undefined {
	let box = first;
	while (box && !others.every((el) => box && contains(box, el))) box = parentOf(box) ?? undefined;
	return box;
}

/**
 * The largest box around the post's words that holds neither a title of the page, nor a menu, nor anything to fill in; where such
 * things stand right beside it, those that go with it.
 */
function bodyOf(root: Element): Element[] {
	const words = asked?.words ?? '';
	let body = words.length >= START ? holderOf(words) : undefined;
	for (let up = body && parentOf(body); up && up !== root && contains(root, up); up = parentOf(up)) {
		if (deepAll(NO_BODY, up).some(isShown)) break;
		body = up;
	}
	return body ? withProse(body) : [];
}

const NO_BODY = `h1,form,textarea,${AROUND}`;
const PROSE = 'p,figure,blockquote,ul,ol,dl,pre,table,h2,h3,h4,img,picture,video,iframe';
const SHOWN = 'img,picture,video,iframe,canvas';

/** A paragraph and what stands around it as parts of one text: paragraphs, lists, pictures, and no row of links, also where each has a picture and a day. */
function withProse(body: Element): Element[] {
	if (!body.matches(PROSE)) return [body];
	const beside = childrenOf(parentOf(body) ?? body);
	const at = beside.indexOf(body);
	const isPart = (el: Element) =>
		el.matches(PROSE) &&
		deepAll(NO_BODY, el).length === 0 &&
		(hasOwnWords(el) ||
			(showsPictures(el) && !deepAll('a[href]', el).some((a) => /\p{L}/u.test(shownText(a)))));
	const before = beside.slice(0, Math.max(0, at)).reverse();
	const after = beside.slice(at + 1);
	const run = (els: readonly Element[]) => {
		const end = els.findIndex((el) => isShown(el) && !isPart(el));
		return els.slice(0, end < 0 ? els.length : end).filter(isShown);
	};
	return [...run(before).reverse(), body, ...run(after)];
}

function hasOwnWords(el: Element): boolean {
	return lettersOf(shownText(el, (x) => x.matches('a[href],time'))).length > 0;
}

function showsPictures(el: Element): boolean {
	return el.matches(SHOWN) || deepAll(SHOWN, el).length > 0;
}

/** On a post's own page: the post itself, what it stands in, or another post; none of them is a comment on it. */
export function isNoComment(el: Element): boolean {
	const page = ownPage();
	if (!page) return false;
	// Beside a post that stands in the page itself there may be the latest comments on all others.
	const isAround = page.root === document.body && el.closest(`${AROUND},aside,[role=complementary]`) !== null;
	return isAround || (page.post !== undefined && contains(el, page.post)) || isWithin(page.others, el);
}

/** The smallest box that shows a beginning. */
function holderOf(start: string): Element | undefined {
	let holder: Element | undefined;
	for (let at: Element | undefined = document.body; at; ) {
		at = childrenOf(at).find((el) => isShown(el) && lettersOf(shownText(el)).includes(start));
		holder = at ?? holder;
	}
	return holder;
}

function postOf(holders: readonly Element[]): Element | undefined {
	const named = deepAll(NAMED_POSTS).filter(isShown);
	if (holders.length > 0)
		return holders.flatMap((holder) => named.findLast((el) => contains(el, holder)) ?? [])[0];
	// The only box there is what somebody says, where the words of the post are known and not there.
	if (asked?.isFurther && asked.start.length >= START) return undefined;
	const outer = named.filter((el) => !named.some((other) => other !== el && contains(other, el)));
	const here = plain(location.href);
	const own = outer.find((el) =>
		deepAll('a[href]', el).some((a) => plain(webAddress(a.getAttribute('href'))) === here),
	);
	return own ?? (outer.length === 1 ? outer[0] : undefined);
}

/** The main part of the page; where none is marked, the largest box without a menu or a foot beside the post. */
function rootOf(from: Element | undefined): Element {
	const mains = deepAll('main,[role=main]').filter(isShown);
	const main = from ? mains.find((el) => contains(el, from)) : mains[0];
	if (main) return main;
	let root = from;
	for (let up = root; up && up !== document.body; up = parentOf(up) ?? undefined) {
		const inner = root;
		if (deepAll(AROUND, up).some((el) => !inner || !contains(inner, el))) break;
		root = up;
	}
	while (root && root !== document.body && isTitleAlone(root)) root = parentOf(root) ?? undefined;
	return root === undefined || talkIsBeside(root) ? document.body : root;
}

const TALK = /comment|kommentar|dis[ck]ussion|(?:^|[-_ ])(?:repl(?:y|ies)|respond|responses|svar)/i;

/** The post stands in the page itself, and below it, in a box of its own, what is said of it. */
function talkIsBeside(post: Element): boolean {
	if (parentOf(post) !== document.body) return false;
	const below = childrenOf(document.body).filter(
		(el) =>
			(post.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
			!el.matches(`${AROUND},aside,[role=complementary],script,style`) &&
			isShown(el),
	);
	return below.some((el) => {
		const called = [el.id, el.getAttribute('class'), el.getAttribute('aria-label')].join(' ');
		return TALK.test(called) || deepAll('h2,h3,h4', el).some((heading) => TALK.test(shownText(heading)));
	});
}

/** A heading and hardly more, as who and when: what it is the heading of stands beside it, and so does what is said of that. */
function isTitleAlone(box: Element): boolean {
	const headings = 'h1,h2,h3,h4,[role=heading]';
	const heading = box.matches(headings) ? box : deepAll(headings, box)[0];
	if (!heading) return false;
	return lettersOf(shownText(box)).length - lettersOf(shownText(heading)).length < LITTLE;
}

/** Letters beside a title, of a box that holds no post. */
const LITTLE = 40;

function lettersOf(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '');
}

function plain(address: string | undefined): string {
	return (address ?? '').split('#', 1)[0] ?? '';
}
